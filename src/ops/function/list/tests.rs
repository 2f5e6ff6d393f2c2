use serde_json::json;

use super::*;

const LIST: &str = "\
# What comes in.
apiVersion: config.kubernetes.io/v1
kind: ResourceList
items:
# A proxy.
- apiVersion: v1
  kind: A
  metadata: {name: a} # here
# What was made.
- apiVersion: v1
  kind: B
  metadata:
    annotations:
      mcprp.dev/made-of: A/a
# The last one.
- kind: C
  text: |
    # no comment
functionConfig:
  kind: D
";

#[track_caller]
fn list(text: &str) -> ResourceList {
    ResourceList::read(text.as_bytes().to_vec()).expect("a list")
}

#[track_caller]
fn text(list: &ResourceList) -> &str {
    std::str::from_utf8(list.text()).expect("UTF-8")
}

#[test]
fn what_was_made_goes_and_comments_stay() {
    let made = "- apiVersion: v1\n  kind: B\n  metadata:\n    annotations:\n      mcprp.dev/made-of: A/a\n";
    let list = list(LIST).without_made().expect("a list");
    assert_eq!(text(&list), LIST.replace(made, ""));
}

#[test]
fn objects_and_results_are_put_in() {
    let list = list(LIST).without_made().expect("a list");
    let before = text(&list).to_owned();
    let out = list.with(&[json!({"kind": "E"})], &[json!({"message": "m"})]);
    let expected = before.replace("    # no comment\n", "    # no comment\n- kind: E\n");
    let expected = format!("{expected}results:\n- message: m\n");
    assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
}

#[test]
fn what_is_put_in_twice_stands_once() {
    let mut object = json!({"kind": "E", "metadata": {"name": "e"}});
    mark(&mut object, "A/a", true);
    for text in [
        LIST,
        "{apiVersion: config.kubernetes.io/v1beta1, kind: ResourceList, items: []}",
    ] {
        let once = list(text)
            .without_made()
            .expect("a list")
            .with(&[object.clone()], &[]);
        let again = ResourceList::read(once.clone()).expect("a list");
        let twice = again
            .without_made()
            .expect("a list")
            .with(&[object.clone()], &[]);
        assert_eq!(once, twice);
    }
}

#[test]
fn what_is_no_list_is_refused() {
    let cases = [
        ("a: [", "cannot be read"),
        ("{apiVersion: v1, kind: List, items: []}", "but `v1 List`"),
        (
            "{apiVersion: config.kubernetes.io/v1, kind: ResourceList}",
            "no list `items`",
        ),
        ("", "holds no ResourceList"),
    ];
    for (text, expected) in cases {
        let error = ResourceList::read(text.as_bytes().to_vec()).expect_err("an error");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn items_name_their_files() {
    let item = |annotations: &str| {
        let text = format!("metadata: {{annotations: {{{annotations}}}}}");
        yaml::read(text.as_bytes(), &Limits::default())
            .expect("YAML")
            .root
    };
    let of = |annotations: &str| file(&item(annotations)).map(|it| (it.path, it.index));
    let newer =
        "internal.config.kubernetes.io/path: a.yaml, internal.config.kubernetes.io/index: '2'";
    assert_eq!(of(newer), Some(("a.yaml".to_owned(), 2)));
    assert_eq!(
        of("config.kubernetes.io/path: b.yaml"),
        Some(("b.yaml".to_owned(), 0))
    );
    assert_eq!(of("a: b"), None);
}

#[test]
fn references_follow_names_that_are_changed_on_the_way() {
    let text = |tools: &str| {
        format!(
            "\
apiVersion: config.kubernetes.io/v1
kind: ResourceList
items:
- kind: MCPRemoteProxy
  metadata: {{name: docs}}
  spec: {{toolConfigRef: {{name: {tools}}}, oidcConfigRef: {{name: tools}}}}
- kind: MCPToolConfig
  metadata: {{name: prod-tools, annotations: {{internal.config.kubernetes.io/previousNames: 'tools,tools'}}}}
"
        )
    };
    let resolved = list(&text("tools")).resolved().expect("a list");
    assert_eq!(self::text(&resolved), text("\"prod-tools\""));
}
