//! Findings in what another program built lead back to the file that people edit.

use crate::folder::{Folder, broken};

/// A proxy as kustomize builds it of a base, and as Helm renders it.
fn built() -> [String; 2] {
    let origin =
        "metadata:\n  annotations: {config.kubernetes.io/origin: \"path: ../../base/a.yaml\\n\"}\n";
    [
        broken("a").replace("metadata:\n", origin),
        format!("---\n# Source: chart/templates/a.yaml\n{}", broken("a")),
    ]
}

const NAMES: [&str; 2] = ["../../base/a.yaml", "chart/templates/a.yaml"];

#[test]
fn the_origin_stands_beside_the_place_in_what_was_built() {
    for (text, name) in built().iter().zip(NAMES) {
        let folder = Folder::new();
        let call = |form| folder.call_with_input(&["validate", "-", "-o", form], text);
        let human = call("human").ending_with(1).out;
        assert!(human.contains("--> <stdin>:"), "{human}");
        assert!(human.contains(&format!("= origin: {name}\n")), "{human}");
        let json = call("json").json();
        assert_eq!(json["findings"][0]["origin"], name);
        assert_eq!(json["findings"][0]["source"], "<stdin>");
        let sarif = call("sarif").json();
        let result = &sarif["runs"][0]["results"][0];
        assert_eq!(result["properties"]["origin"], name);
        assert!(result["relatedLocations"].is_null());
        assert!(call("junit").out.contains(&format!("origin: {name}")));
    }
}

#[test]
fn annotations_are_put_on_the_origin_where_it_is_here() {
    let places = ["base/a.yaml", "chart/templates/a.yaml"];
    for (text, place) in built().iter().zip(places) {
        let folder = Folder::new().with(place, "");
        let call = |form| folder.call_with_input(&["validate", "-", "-o", form], text);
        let github = call("github").out;
        assert!(
            github.starts_with(&format!("::error file={place},title=MRP204")),
            "{github}"
        );
        assert_eq!(call("gitlab").json()[0]["location"]["path"], place);
        let sarif = call("sarif").json();
        let related = &sarif["runs"][0]["results"][0]["relatedLocations"][0];
        let uri = &related["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, place);
    }
}

#[test]
fn files_that_are_here_stay_the_place() {
    let [_, rendered] = built();
    let folder = Folder::new()
        .with("rendered.yaml", &rendered)
        .with("chart/templates/a.yaml", "");
    let said = folder.call(&["validate", "rendered.yaml", "-o", "github"]);
    assert!(
        said.out.starts_with("::error file=rendered.yaml,line="),
        "{}",
        said.out
    );
}
