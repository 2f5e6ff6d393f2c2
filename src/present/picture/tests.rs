use std::io;

use super::*;

/// A picture of a refused proxy and a good one that share a configuration, one of whose Secrets is missing.
fn picture() -> Picture {
    let name = |kind: &str, name: &str| ("a".to_owned(), kind.to_owned(), name.to_owned());
    let mut picture = Picture::default();
    let (good, bad) = (
        name("MCPRemoteProxy", "good"),
        name("MCPRemoteProxy", "bad"),
    );
    let (shared, missing) = (name("MCPOIDCConfig", "login"), name("Secret", "a\"b"));
    picture.add(good.clone(), Look::Restart, Some("restarts pods"));
    picture.add(bad.clone(), Look::Refused, Some("refused"));
    picture.add(shared.clone(), Look::Found, None);
    picture.add(missing.clone(), Look::Missing, None);
    let mut edge = |from: &Name, to: &Name, field: &str| {
        let (from, to) = (from.clone(), to.clone());
        let field = field.to_owned();
        picture.edges.push(Edge { from, to, field });
    };
    edge(&bad, &shared, "oidcConfigRef");
    edge(&good, &shared, "oidcConfigRef");
    edge(&shared, &missing, "inline.clientSecretRef");
    picture.count();
    picture
}

#[track_caller]
fn drawn(write: fn(&Picture, &mut dyn io::Write) -> io::Result<()>) -> String {
    let mut text = Vec::new();
    write(&picture(), &mut text).expect("memory");
    String::from_utf8(text).expect("UTF-8")
}

#[test]
fn graphviz_gets_nodes_and_edges() {
    let expected = r#"digraph plan {
  rankdir=LR;
  subgraph cluster_0 {
    label="a";
    n0 [label="MCPOIDCConfig\nlogin\nshared by 2", shape=ellipse];
    n1 [label="MCPRemoteProxy\nbad\nrefused", shape=box, style=filled, fillcolor=lightcoral];
    n2 [label="MCPRemoteProxy\ngood\nrestarts pods", shape=box, style=filled, fillcolor=gold];
    n3 [label="Secret\na\"b\nmissing", shape=ellipse, style=dashed, color=red, fontcolor=red];
  }
  n1 -> n0 [label="oidcConfigRef"];
  n2 -> n0 [label="oidcConfigRef"];
  n0 -> n3 [label="inline.clientSecretRef"];
}
"#;
    assert_eq!(drawn(dot), expected);
}

#[test]
fn mermaid_gets_nodes_and_edges() {
    let text = drawn(mermaid);
    let expected = r#"flowchart LR
  subgraph s0["a"]
    n0["MCPOIDCConfig<br>login<br>shared by 2"]:::found
    n1["MCPRemoteProxy<br>bad<br>refused"]:::refused
    n2["MCPRemoteProxy<br>good<br>restarts pods"]:::restart
    n3["Secret<br>a#34;b<br>missing"]:::missing
  end
  n1 -->|"oidcConfigRef"| n0
  n2 -->|"oidcConfigRef"| n0
  n0 -->|"inline.clientSecretRef"| n3
"#;
    assert!(text.starts_with(expected), "{text}");
}
