//! A large repository: nothing is passed over, and nothing hides anything else.

use std::collections::BTreeSet;

use crate::folder::{Folder, broken, proxy};

/// How many files there are.
const FILES: usize = 500;

/// Which of them are broken, each in its own way.
const BROKEN: [usize; 5] = [3, 99, 250, 251, 499];

fn name(number: usize) -> String {
    format!("team-{}/p{number:03}.yaml", number % 7)
}

/// A good file, or one of those that are broken.
fn text(number: usize) -> String {
    let name = format!("p{number:03}");
    match BROKEN.iter().position(|broken| *broken == number) {
        None => proxy(&name),
        Some(0) => broken(&name),
        Some(1) => proxy(&name).replace("remoteUrl", "remoteUr"),
        Some(2) => format!("{}---\nkind: [\n---\n{}", proxy(&name), broken("behind")),
        Some(3) => proxy(&name).replace("https://mcp.example.com", "https://10.0.0.1"),
        Some(_) => proxy(&name).replace("  name:", "\tname:") + "# toolhive.stacklok.dev\n",
    }
}

#[test]
fn every_broken_file_is_named_and_every_good_one_is_checked() {
    let files = (0..FILES).map(|number| (name(number), text(number)));
    let folder = files.fold(Folder::new(), |folder, (name, text)| {
        folder.with(&name, &text)
    });
    let forms = [
        "validate",
        "-o",
        "json=out.json",
        "-o",
        "junit=out.xml",
        "-o",
        "human",
    ];
    let said = folder.call(&forms).ending_with(1);
    let json = folder.json("out.json");
    let findings = json["findings"].as_array().expect("findings");
    let errors = findings
        .iter()
        .filter(|finding| finding["severity"] == "error");
    let named: BTreeSet<_> = errors
        .map(|it| it["source"].as_str().unwrap_or_default())
        .collect();
    let expected: BTreeSet<String> = BROKEN.into_iter().map(name).collect();
    assert!(
        named
            .iter()
            .copied()
            .eq(expected.iter().map(String::as_str)),
        "{named:?}"
    );
    assert!(expected.iter().all(|file| said.out.contains(file.as_str())));
    let behind = findings
        .iter()
        .any(|it| it["document"]["name"] == "behind" && it["code"] == "MRP204");
    assert!(behind, "a broken document hides the one behind it");
    assert_eq!(json["summary"]["files"], FILES);
    let xml = folder.read("out.xml");
    assert_eq!(xml.matches("<testsuite ").count(), FILES);
    for number in (0..FILES).filter(|number| !BROKEN.contains(number)) {
        let case = format!("<testcase name=\"default/p{number:03}\" ");
        assert!(xml.contains(&case), "{case}");
    }
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let numbers: Vec<usize> = (245..255).collect();
    let mut names: Vec<String> = numbers.iter().map(|number| name(*number)).collect();
    let files = numbers.iter().map(|number| (name(*number), text(*number)));
    let folder = files.fold(Folder::new(), |folder, (name, text)| {
        folder.with(&name, &text)
    });
    let call = |names: &[String]| {
        let arguments = ["validate", "-o", "json"].into_iter();
        let arguments: Vec<&str> = arguments.chain(names.iter().map(String::as_str)).collect();
        folder.call(&arguments).out
    };
    let once = call(&names);
    names.reverse();
    assert_eq!(once, call(&names));
    names.rotate_left(3);
    assert_eq!(once, call(&names));
    assert_eq!(once, call(&[".".to_owned()]));
}
