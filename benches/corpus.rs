//! What commands cost, as ratios: machines are noisy, ratios are not.
//!
//! `cargo bench` prints them. The corpora come from the folder in `MCPRP_CORPUS`, which holds `docs-1000.yaml` and
//! `docs-10000.yaml`, streams of so many documents, and `files`, a folder of files; without it only the single proxy is
//! measured. With the path of kubeconform in `MCPRP_KUBECONFORM` `validate` is measured against it.

#![expect(
    clippy::print_stdout,
    reason = "a benchmark reports on its standard output"
)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// First argument of a process that measures one command and prints what it took.
const MEASURE: &str = "--measure-one";

/// How often each command runs; the least counts.
const RUNS: usize = 5;

/// A proxy that needs nothing else.
const PROXY: &str = "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {name: docs}
spec: {remoteUrl: https://mcp.example.com/mcp}
";

/// What a command took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    /// Processor time in milliseconds.
    cpu: f64,
    /// Largest resident set in bytes.
    memory: f64,
}

fn main() {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() == Some(MEASURE) {
        return measure_one(&arguments.collect::<Vec<_>>());
    }
    let program = env!("CARGO_BIN_EXE_mcprp");
    single(program);
    match env::var_os("MCPRP_CORPUS") {
        Some(folder) => {
            streams(program, Path::new(&folder));
            against_kubeconform(program, Path::new(&folder));
        }
        None => {
            println!("set MCPRP_CORPUS to a folder with docs-1000.yaml, docs-10000.yaml and files")
        }
    }
}

/// Runs a command and prints the processor time and memory of its process.
fn measure_one(command: &[String]) {
    let (program, arguments) = command.split_first().expect("a command");
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.expect("the command runs");
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("usage of children");
    let time = [usage.user_time(), usage.system_time()];
    let micros: i64 = time
        .iter()
        .map(|it| it.tv_sec() * 1_000_000 + it.tv_usec())
        .sum();
    println!("{micros} {}", usage.max_rss());
}

/// The least that a command takes.
fn cost(command: &[&str]) -> Cost {
    let own = env::current_exe().expect("this program");
    let runs = (0..RUNS).map(|_| {
        let output = Command::new(&own)
            .arg(MEASURE)
            .args(command)
            .output()
            .expect("a run");
        let text = String::from_utf8(output.stdout).expect("numbers");
        let mut numbers = text
            .split_whitespace()
            .map(|number| number.parse::<f64>().expect("a number"));
        let (micros, kilobytes) = (
            numbers.next().expect("time"),
            numbers.next().expect("memory"),
        );
        Cost {
            cpu: micros / 1000.0,
            memory: kilobytes * 1024.0,
        }
    });
    let all: Vec<Cost> = runs.collect();
    Cost {
        cpu: all.iter().map(|run| run.cpu).fold(f64::INFINITY, f64::min),
        memory: all
            .iter()
            .map(|run| run.memory)
            .fold(f64::INFINITY, f64::min),
    }
}

/// One render of one proxy, process start included, against a program that does nothing.
fn single(program: &str) {
    let input: PathBuf = env::temp_dir().join(format!("mcprp-bench-{}.yaml", std::process::id()));
    fs::write(&input, PROXY).expect("a temporary file");
    let path = input.to_string_lossy();
    let render = cost(&[program, "render", "--quiet", &path]);
    let nothing = cost(&["true"]);
    fs::remove_file(&input).expect("the temporary file");
    println!(
        "one proxy: {:.1} ms of CPU over `true` (at most 5)",
        render.cpu - nothing.cpu
    );
}

/// Ten times the documents, and memory against the size of the input.
fn streams(program: &str, folder: &Path) {
    let [few, many] = ["docs-1000.yaml", "docs-10000.yaml"].map(|name| folder.join(name));
    let render = |path: &Path| cost(&[program, "render", "--quiet", &path.to_string_lossy()]);
    let (small, large) = (render(&few), render(&many));
    let size = fs::metadata(&many).expect("a corpus").len() as f64;
    println!(
        "10,000 documents against 1,000: {:.1} times the CPU (at most 12)",
        large.cpu / small.cpu
    );
    println!(
        "10,000 documents: {:.1} times the input in memory (at most 8)",
        large.memory / size
    );
}

/// Validation against kubeconform's, with the schemas that this program writes.
fn against_kubeconform(program: &str, folder: &Path) {
    let Some(kubeconform) = env::var_os("MCPRP_KUBECONFORM") else {
        return println!("set MCPRP_KUBECONFORM to the program to measure against it");
    };
    let kubeconform = kubeconform.to_string_lossy();
    let catalog = env::temp_dir().join(format!("mcprp-bench-schemas-{}", std::process::id()));
    let written = Command::new(program)
        .args(["schema", "-o", &format!("dir={}", catalog.display())])
        .status();
    assert!(written.expect("schemas").success());
    let schemas = format!(
        "{}/{{{{.Group}}}}/{{{{.ResourceKind}}}}_{{{{.ResourceAPIVersion}}}}.json",
        catalog.display()
    );
    for input in ["files", "docs-10000.yaml"] {
        let input = folder.join(input);
        let input = input.to_string_lossy();
        let own = cost(&[program, "validate", "--quiet", &input]);
        let strict = ["-strict", "-ignore-missing-schemas", "-schema-location"];
        let command = [&[&*kubeconform][..], &strict, &[&schemas, &input]].concat();
        let other = cost(&command);
        println!(
            "validate {input}: {:.2} of kubeconform's CPU (at most 0.5)",
            own.cpu / other.cpu
        );
    }
    fs::remove_dir_all(&catalog).expect("the schemas");
}
