//! Findings for people.

use crate::folder::{Folder, broken, proxy};

/// The summary with its time taken out.
fn without_time(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find(" s;") {
        Some(end) => {
            let start = line[..end].rfind(' ').expect("a number");
            format!("{} 0.00{}", &line[..start], &line[end..])
        }
        None => match line.strip_suffix(" s") {
            Some(rest) => format!("{} 0.00 s", &rest[..rest.rfind(' ').expect("a number")]),
            None => line.to_owned(),
        },
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_finding_shows_its_place_and_a_way_out() {
    let folder = Folder::new().with("proxies/a.yaml", &broken("a"));
    let said = folder.call(&["validate", "--operator-version", "0.44"]);
    let expected = "\
error[MRP204]: `spec.proxyPort`: Invalid value: 70000: spec.proxyPort in body should be less than or equal to 65535
 --> proxies/a.yaml:7:14
  |
7 |   proxyPort: 70000
  |              ^^^^^ MCPRemoteProxy default/a, spec.proxyPort
  |
  = refused by the API server
  = help: `proxyPort`: Port that the proxy and its Service listen on.

1 error; 1 proxy among 1 document in 1 file, ToolHive v0.44.0, 0.00 s";
    assert_eq!(without_time(&said.ending_with(1).out), expected);
}

#[test]
fn quiet_shows_findings_alone() {
    let folder = Folder::new().with("a.yaml", &proxy("a"));
    let said = folder.call(&["validate", "-q"]).ending_with(0);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("", ""));
}

#[test]
fn what_is_left_out_is_counted_with_the_command_that_checks_it() {
    let folder = Folder::new()
        .with("base/a.yaml", &proxy("a"))
        .with("prod/kustomization.yaml", "patches: [path: port.yaml]\n")
        .with("prod/port.yaml", &broken("a"))
        .with("a chart/Chart.yaml", "name: x\n")
        .with("a chart/templates/a.yaml", &broken("a"));
    let said = folder.call(&["validate"]).ending_with(0);
    let expected = "\
1 patch is left out; this checks what is built:
  kubectl kustomize ./prod | mcprp validate -
2 files of charts are left out; this checks what is built:
  helm template './a chart' | mcprp validate -
";
    assert!(said.out.ends_with(expected), "{}", said.out);
}

#[test]
fn nothing_of_the_input_steers_the_terminal() {
    let name = "\"a\\e]0;x\\a\"";
    let odd = broken(name).replace("70000", "7 # \u{1b}[2J \u{9b}31m");
    let folder = Folder::new().with("a\u{1b}[1m.yaml", &odd);
    for arguments in [["validate", "-v"], ["plan", "."]] {
        let said = folder.call(&arguments);
        let steers = |c: char| c.is_control() && c != '\n';
        assert!(!said.out.contains(steers), "{:?}", said.out);
    }
}

#[test]
fn colors_are_for_terminals_and_those_who_ask() {
    let colored = |variables: &[(&'static str, &str)], arguments: &[&str]| {
        let mut folder = Folder::new().with("a.yaml", &broken("a"));
        for (name, value) in variables {
            folder = folder.with_variable(name, value);
        }
        let said = folder.call(&[&["validate"], arguments].concat());
        said.out.contains('\u{1b}')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&[], &["--color", "always"]));
    assert!(colored(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(colored(&[("NO_COLOR", "1")], &["--color", "always"]));
}
