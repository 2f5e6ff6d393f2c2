//! Where results go: standard output, files, folders. Files and folders are replaced whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use anyhow::{Context, bail};

use super::args::Color;

/// Writes to standard error, with colors where they are wanted.
pub(super) fn to_standard_error(
    color: Color,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let stderr = io::stderr();
    let choice = choice(color, anstream::AutoStream::choice(&stderr));
    let mut out = BufWriter::new(AutoStream::new(stderr.lock(), choice));
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

fn choice(color: Color, by_itself: anstream::ColorChoice) -> anstream::ColorChoice {
    match color {
        Color::Auto => by_itself,
        Color::Always => anstream::ColorChoice::AlwaysAnsi,
        Color::Never => anstream::ColorChoice::Never,
    }
}

/// Writes words to standard output, with colors where they are wanted, or to a file without.
pub(super) fn words(
    path: Option<&Path>,
    color: Color,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    if let Some(path) = path {
        return to_file(path, |file| {
            let mut out = anstream::StripStream::new(file);
            write(&mut out)?;
            out.flush()
        });
    }
    let choice = choice(color, anstream::AutoStream::choice(&io::stdout()));
    let mut out = BufWriter::new(AutoStream::new(io::stdout().lock(), choice));
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Writes data to standard output or to a file, as it is.
pub(super) fn data(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    if let Some(path) = path {
        return to_file(path, |file| {
            let mut out = BufWriter::new(file);
            write(&mut out)?;
            out.flush()
        });
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// A file for the output of another program.
pub(super) fn for_program(path: &Path) -> anyhow::Result<fs::File> {
    fs::File::create(path).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Writes behind what a file holds already.
pub(super) fn append(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let file = fs::OpenOptions::new().append(true).create(true).open(path);
    let written = file.and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    });
    written.with_context(|| format!("cannot write `{}`", path.display()))
}

/// Replaces the text of a file that is there, whole or not at all. Where it is a link, what it leads to is replaced. Nothing is
/// written where the text is not the one that was read.
pub(super) fn replace(path: &Path, before: &[u8], after: &[u8]) -> anyhow::Result<()> {
    let context = || format!("cannot write `{}`", path.display());
    let file = fs::canonicalize(path).with_context(context)?;
    if fs::read(&file).with_context(context)? != before {
        bail!("`{}` has changed since it was read", path.display());
    }
    let permissions = fs::metadata(&file).with_context(context)?.permissions();
    to_file(&file, |mut out| {
        out.write_all(after)?;
        out.set_permissions(permissions)
    })
}

/// Replaces a file whole or not at all.
fn to_file(path: &Path, write: impl FnOnce(fs::File) -> io::Result<()>) -> anyhow::Result<()> {
    let beside = beside(path, "part");
    let written = fs::File::create(&beside).and_then(write);
    let replaced = written.and_then(|()| fs::rename(&beside, path));
    if replaced.is_err() {
        // What is half written must not stay; that it cannot be removed adds nothing to the error.
        let _ = fs::remove_file(&beside);
    }
    replaced.with_context(|| format!("cannot write `{}`", path.display()))
}

/// Writes files into a folder that may hold others, each whole or not at all.
pub(super) fn into_folder(folder: &Path, files: &[(PathBuf, String)]) -> anyhow::Result<()> {
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            let made = fs::create_dir_all(parent);
            made.with_context(|| format!("cannot make the folder `{}`", parent.display()))?;
        }
        to_file(&path, |mut file| file.write_all(text.as_bytes()))?;
    }
    Ok(())
}

/// Replaces a folder by one with the given files, all of them or none. A folder that exists must be empty or hold nothing but
/// files that begin with the same header.
pub(super) fn folder(path: &Path, header: &str, files: &[(PathBuf, String)]) -> anyhow::Result<()> {
    let exists = path.exists();
    if exists {
        check_ours(path, header)?;
    }
    let (new, old) = (beside(path, "part"), beside(path, "old"));
    let context = || format!("cannot write `{}`", path.display());
    let written = write_files(&new, header, files);
    if written.is_err() {
        // What is half written must not stay; that it cannot be removed adds nothing to the error.
        let _ = fs::remove_dir_all(&new);
    }
    written.with_context(context)?;
    if exists {
        fs::rename(path, &old).with_context(context)?;
    }
    fs::rename(&new, path).with_context(context)?;
    if exists {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove `{}`", old.display()))?;
    }
    Ok(())
}

fn write_files(folder: &Path, header: &str, files: &[(PathBuf, String)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, format!("{header}{text}"))?;
    }
    Ok(())
}

/// Whether all files of a folder were written by us, by their first line.
fn check_ours(folder: &Path, header: &str) -> anyhow::Result<()> {
    let first_line = header.lines().next().unwrap_or_default();
    let mark = first_line.split(':').next().unwrap_or(first_line);
    for entry in ignore::WalkBuilder::new(folder)
        .standard_filters(false)
        .build()
    {
        let entry = entry?;
        if entry.file_type().is_none_or(|ty| ty.is_dir()) {
            continue;
        }
        let text = fs::read(entry.path())?;
        if !text.starts_with(mark.as_bytes()) {
            bail!(
                "`{}` has files that mcprp did not write, such as `{}`; name a folder of its own",
                folder.display(),
                entry.path().display()
            );
        }
    }
    Ok(())
}

/// A path in the same folder, for what is not finished yet.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.{ending}", std::process::id()));
    path.with_file_name(name)
}
