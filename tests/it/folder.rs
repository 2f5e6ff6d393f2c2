//! A folder of a test's own, and the program called in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many folders there are.
static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A folder of a test's own.
pub(crate) struct Folder {
    path: PathBuf,
    variables: Vec<(&'static str, String)>,
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: Option<i32>,
}

impl Folder {
    /// An empty folder. It is a repository's root, so that nothing above it counts.
    pub(crate) fn new() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("folder-{number}"));
        if path.exists() {
            fs::remove_dir_all(&path).expect("a folder of ours");
        }
        fs::create_dir_all(path.join(".git")).expect("a folder");
        let variables = Vec::new();
        Self { path, variables }
    }

    /// The folder with a file.
    pub(crate) fn with(self, name: &str, text: &str) -> Self {
        self.write(name, text);
        self
    }

    /// The folder, in which the program has an environment variable.
    pub(crate) fn with_variable(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Where a file is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.path.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The JSON of a file.
    pub(crate) fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(name)).expect("JSON")
    }

    /// Calls the program in the folder.
    pub(crate) fn call(&self, arguments: &[&str]) -> Said {
        self.call_with_input(arguments, "")
    }

    /// Calls the program in the folder with something on standard input.
    pub(crate) fn call_with_input(&self, arguments: &[&str], input: &str) -> Said {
        self.run(&self.path, arguments, input)
    }

    /// Calls the program in a folder below.
    pub(crate) fn call_in(&self, below: &str, arguments: &[&str]) -> Said {
        self.run(&self.path.join(below), arguments, "")
    }

    fn run(&self, folder: &Path, arguments: &[&str], input: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mcprp"))
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut stdin = child.stdin.take().expect("standard input");
        // A program that does not read its input closes it.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        Said::of(child.wait_with_output().expect("an end"))
    }
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            status: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// The same, after a look at the exit status.
    #[track_caller]
    pub(crate) fn ending_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// A proxy of a name that nothing is wrong with.
pub(crate) fn proxy(name: &str) -> String {
    format!(
        "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata:
  name: {name}
spec:
  remoteUrl: https://mcp.example.com/mcp
"
    )
}

/// A proxy whose port is none, in line 7.
pub(crate) fn broken(name: &str) -> String {
    format!("{}  proxyPort: 70000\n", proxy(name))
}
