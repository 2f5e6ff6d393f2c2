//! What is said where a cluster does not answer. Most of it needs no API server: what answers is made up.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::thread;

use super::{cluster, file};
use crate::program::{PROXY, ends_with, run, text};

/// A kubeconfig that leads to a server.
fn kubeconfig(test: &str, server: &str, user: &str) -> String {
    let text = format!(
        "\
apiVersion: v1
kind: Config
current-context: dev
clusters: [{{name: one, cluster: {{server: '{server}'}}}}]
contexts: [{{name: dev, context: {{cluster: one, user: me, namespace: team-a}}}}, {{name: staging, context: {{cluster: one}}}}]
users: [{{name: me, user: {user}}}]
"
    );
    file(test, &text)
}

/// Credentials that nobody may read in a message.
const USER: &str = "{token: hunter2}";

/// `diff` of a proxy against what a kubeconfig leads to.
fn diff(test: &str, kubeconfig: &str, more: &[&str]) -> Output {
    let proxy = file(&format!("{test}-proxy"), PROXY);
    let given = ["diff", &proxy, "--kubeconfig", kubeconfig, "-q"];
    run(&[&given[..], more].concat(), "")
}

/// An error is one line that says all of it, and no credential.
#[track_caller]
fn fails(output: &Output, words: &[&str]) {
    ends_with(output, 2);
    let said = text(&output.stderr);
    assert_eq!(text(&output.stdout), "", "{said}");
    assert!(
        said.starts_with("error: ") && said.lines().count() == 1,
        "{said}"
    );
    assert!(!said.contains("hunter2"), "{said}");
    for words in words {
        assert!(said.contains(words), "{said}");
    }
}

/// A server that gives every request the same answer; nothing at all to keep waiting. Gives its address.
fn server(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let mut waiting = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
            if answer.is_empty() {
                waiting.push(stream);
            }
        }
    });
    format!("http://{address}")
}

#[test]
fn without_a_kubeconfig_there_is_no_cluster() {
    let proxy = file("no-kubeconfig", PROXY);
    fails(
        &run(&["diff", &proxy], ""),
        &["no kubeconfig", "--kubeconfig", "--live FILE"],
    );
    fails(
        &diff("missing", "/nowhere/config", &[]),
        &["`/nowhere/config`", "no such file"],
    );
    let broken = file("unreadable", "users: [{name: me, user: {token: hunter2\n");
    fails(
        &diff("unreadable", &broken, &[]),
        &["unreadable.yaml", "line "],
    );
    let refs = ["plan", &proxy, "--refs", "cluster", "-q"];
    fails(&run(&refs, ""), &["no kubeconfig"]);
    let auto = ["render", &proxy, "--operator-version", "auto"];
    fails(&run(&auto, ""), &["no kubeconfig"]);
}

#[test]
fn unknown_names_come_with_the_nearest() {
    let config = kubeconfig("names", "http://127.0.0.1:1", USER);
    for (flag, name, words) in [
        (
            "--context",
            "stagin",
            "no context `stagin`; nearest: `staging`",
        ),
        ("--context", "production", "it has `dev`, `staging`"),
        ("--cluster", "ones", "no cluster `ones`; nearest: `one`"),
        ("--user", "you", "no user `you`; it has `me`"),
    ] {
        fails(&diff("names", &config, &[flag, name]), &[words]);
    }
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let config = kubeconfig("dead", "http://127.0.0.1:1", USER);
    let words = [
        "cannot reach the cluster at http://127.0.0.1:1",
        "connection refused",
    ];
    fails(&diff("dead", &config, &[]), &words);
    let config = kubeconfig("unknown", "https://no-such-host.invalid", USER);
    fails(
        &diff("unknown", &config, &[]),
        &["https://no-such-host.invalid"],
    );
}

#[test]
fn a_server_that_says_nothing_is_waited_for_as_long_as_asked() {
    let config = kubeconfig("silent", &server(""), USER);
    let words = ["did not answer within 200ms", "--request-timeout"];
    fails(
        &diff("silent", &config, &["--request-timeout", "200ms"]),
        &words,
    );
}

#[test]
fn odd_answers_are_no_answers() {
    for (test, answer, words) in [
        (
            "login",
            "HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>",
            "no Kubernetes API server",
        ),
        (
            "cut",
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"kind\":",
            "ended in the middle",
        ),
        (
            "credentials",
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "401 Unauthorized",
        ),
        (
            "none",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "CRDs are not installed",
        ),
        (
            "broken",
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\nConnection: close\r\n\r\noops",
            "refuses (500): oops",
        ),
    ] {
        let address = server(answer);
        let config = kubeconfig(test, &address, USER);
        fails(&diff(test, &config, &[]), &[words, &address]);
    }
}

#[test]
fn programs_that_give_no_credentials_are_named() {
    for (test, program, words) in [
        ("no-program", "no-such-program", "no such file"),
        ("no-credentials", "/bin/false", "exit status: 1"),
        ("words", "/bin/echo", "no ExecCredential"),
    ] {
        let user = format!(
            "{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: {program}, args: [hunter2], interactiveMode: Never}}}}"
        );
        let config = kubeconfig(test, "http://127.0.0.1:1", &user);
        fails(&diff(test, &config, &[]), &[&format!("`{program}`"), words]);
    }
}

/// The cluster's kubeconfig with something else in it.
fn changed(test: &str, change: impl Fn(&str) -> String) -> Option<String> {
    let cluster = cluster(test, "v0.44.0")?;
    let text = std::fs::read_to_string(&cluster.kubeconfig).expect("a kubeconfig");
    Some(file(test, &change(&text)))
}

#[test]
fn a_server_with_another_certificate_is_not_trusted() {
    let other = |text: &str| {
        let value = |key: &str| {
            let (_, rest) = text.split_once(key).expect("a key");
            rest.lines().next().expect("a value").to_owned()
        };
        let [root, own] = ["certificate-authority-data:", "client-certificate-data:"].map(value);
        text.replacen(&root, &own, 1)
    };
    if let Some(config) = changed("tls", other) {
        let words = ["no safe connection", "certificate"];
        fails(&diff("tls", &config, &[]), &words);
    }
}

#[test]
fn wrong_tokens_are_told_apart_from_missing_rights() {
    let other = |text: &str| {
        let (before, _) = text.split_once("users:").expect("users");
        let (_, after) = text.split_once("user: ").expect("a user");
        let name = after.lines().next().expect("a name");
        let rest = text
            .split_once("contexts:")
            .map(|(_, rest)| rest)
            .expect("contexts");
        let contexts = rest.split("users:").next().expect("contexts");
        let before = before.split("contexts:").next().expect("clusters");
        format!("{before}users: [{{name: {name}, user: {{token: hunter2}}}}]\ncontexts:{contexts}")
    };
    if let Some(config) = changed("token", other) {
        fails(
            &diff("token", &config, &[]),
            &["401 Unauthorized", "log in again"],
        );
    }
}

/// A way to the server that ends after so many bytes of its answers.
fn cutting(to: String, after: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let client = stream.expect("a connection");
            let server = TcpStream::connect(&to).expect("the server");
            let (mut from, mut into) = (
                client.try_clone().expect("a client"),
                server.try_clone().expect("a server"),
            );
            thread::spawn(move || std::io::copy(&mut from, &mut into));
            thread::spawn(move || {
                let mut limited = (&server).take(after as u64);
                let _ = std::io::copy(&mut limited, &mut &client);
                let _ = client.shutdown(std::net::Shutdown::Both);
                let _ = server.shutdown(std::net::Shutdown::Both);
            });
        }
    });
    address.to_string()
}

#[test]
fn a_server_that_goes_away_in_the_middle_gives_no_answer() {
    for (after, words) in [
        (100, "cannot reach the cluster"),
        (3_000, "ended in the middle"),
        (6_000, "ended in the middle"),
    ] {
        let cut = |text: &str| {
            let (_, server) = text.split_once("https://").expect("a server");
            let server = server.split(['"', '\n']).next().expect("an address");
            text.replace(server, &cutting(server.to_owned(), after))
        };
        let test = format!("cut-{after}");
        if let Some(config) = changed(&test, cut) {
            fails(&diff(&test, &config, &[]), &["https://127.0.0.1", words]);
        }
    }
}
