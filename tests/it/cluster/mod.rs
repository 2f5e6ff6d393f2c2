//! The program in front of a real API server: the one that `MCPRP_TEST_KUBECONFIG` leads to. Without it these tests say that they
//! are skipped.

mod drift;
mod errors;
mod fleet;
mod operator;
#[cfg(unix)]
mod plugin;
mod references;
mod rendered;
mod rights;
mod server;
mod settled;
mod upgrade;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::run;
use server::{Cluster, Reserved};

/// The cluster with the CRDs of a release, for one test at a time; none where there is none.
fn cluster(test: &str, release: &str) -> Option<Reserved> {
    let Some(kubeconfig) = std::env::var_os("MCPRP_TEST_KUBECONFIG") else {
        skip(test, "MCPRP_TEST_KUBECONFIG leads to no cluster");
        return None;
    };
    let crds = shared("testcluster/crds").join(release);
    if !crds.exists() {
        skip(test, &format!("there are no CRDs in {}", crds.display()));
        return None;
    }
    let cluster = Cluster::reserve(Path::new(&kubeconfig)).install(release, &crds);
    Some(cluster)
}

/// Says that a test is skipped; nobody may take it for one that passed.
fn skip(test: &str, why: &str) {
    let line = format!("cluster tests, {test}: skipped, {why}\n");
    std::io::stderr()
        .write_all(line.as_bytes())
        .expect("stderr");
}

/// What lies beside the repository.
fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(path)
}

impl Cluster {
    /// Runs the program with the cluster's kubeconfig, and nothing else that leads to a cluster.
    fn mcprp(&self, arguments: &[&str]) -> Output {
        let kubeconfig = self.kubeconfig.to_str().expect("UTF-8");
        run(&[arguments, &["--kubeconfig", kubeconfig]].concat(), "")
    }

    /// The same as a user who may do what a test allows.
    fn mcprp_as(&self, user: &str, arguments: &[&str]) -> Output {
        self.mcprp(&[arguments, &["--as", user]].concat())
    }
}

/// A file of a test's own.
fn file(test: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cluster");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{test}.yaml"));
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}
