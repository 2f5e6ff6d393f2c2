//! The program as a plugin of the real kubectl.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{cluster, file, shared, skip};
use crate::program::{PROXY, ends_with, text};

/// The folder of the kit's programs; none where it has built none.
fn programs() -> Option<PathBuf> {
    let build = shared("testcluster/build");
    let output = Command::new(build).arg("--where").output().ok()?;
    let folder = PathBuf::from(text(&output.stdout).trim());
    folder.join("kubectl").exists().then_some(folder)
}

/// A folder with the plugin as the README installs it.
fn installed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plugin");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let link = folder.join("kubectl-mcprp");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_mcprp"), link).expect("a link");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions/kubectl_complete-mcprp");
    fs::copy(script, folder.join("kubectl_complete-mcprp")).expect("a script");
    folder
}

#[test]
fn kubectl_finds_the_plugin_and_its_completions() {
    let Some(cluster) = cluster("plugin", "v0.44.0") else {
        return;
    };
    let Some(programs) = programs() else {
        skip("plugin", "there is no kubectl");
        return;
    };
    let path = [
        installed(),
        programs,
        PathBuf::from("/usr/bin"),
        PathBuf::from("/bin"),
    ];
    let path = std::env::join_paths(path).expect("a path");
    let kubectl = |arguments: &[&str]| -> Output {
        let mut command = Command::new("kubectl");
        command.args(arguments).env_clear().env("PATH", &path);
        command.env("KUBECONFIG", &cluster.kubeconfig);
        command.output().expect("kubectl")
    };
    let help = kubectl(&["mcprp", "diff", "--help"]);
    ends_with(&help, 0);
    assert!(
        text(&help.stdout).contains("Usage: kubectl mcprp diff [OPTIONS]"),
        "{}",
        text(&help.stdout)
    );
    let proxy = file("plugin", PROXY);
    let given = [
        "mcprp",
        "diff",
        &proxy,
        "-n",
        "nowhere",
        "--context",
        "testcluster",
    ];
    let diff = kubectl(&[&given[..], &["--operator-version", "0.44"]].concat());
    ends_with(&diff, 1);
    assert!(
        text(&diff.stdout).contains("nowhere/docs"),
        "{}",
        text(&diff.stdout)
    );
    let offered = kubectl(&["__complete", "mcprp", "diff", "--context", "test"]);
    assert_eq!(text(&offered.stdout), "testcluster\n:4\n");
}
