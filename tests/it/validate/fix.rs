//! Mending what is certain.

use crate::folder::{Folder, Said, broken, proxy};

/// A proxy whose text has its own layout, with mistakes that can be mended.
const MENDABLE: &str = "\
# kept
apiVersion: toolhive.stacklok.dev/v1beta1
kind:   MCPRemoteProxy # kept, too
metadata: {name: a}\r
spec:
    remoteUrl:   \"https://mcp.example.com/mcp\"
    'ProxyPort': 8080   # a comment


    transport: sse
# the end, without a line break";

fn fix(folder: &Folder, arguments: &[&str]) -> Said {
    folder.call(&[&["validate", "--fix"], arguments].concat())
}

#[test]
fn only_what_is_mended_changes() {
    let folder = Folder::new()
        .with("a.yaml", MENDABLE)
        .with("b.yaml", &broken("b"));
    let said = fix(&folder, &[]).ending_with(1);
    assert_eq!(
        folder.read("a.yaml"),
        MENDABLE.replace("ProxyPort", "proxyPort")
    );
    assert_eq!(folder.read("b.yaml"), broken("b"));
    assert!(said.out.contains("; 1 mended") && said.out.contains("b.yaml:7:14"));
    assert!(!said.out.contains("a.yaml"), "{}", said.out);
    let said = fix(&folder, &["a.yaml"]).ending_with(0);
    assert!(!said.out.contains("mended"), "{}", said.out);
}

#[test]
fn json_stays_json() {
    let text = r#"{"apiVersion":"toolhive.stacklok.dev/v1beta1","kind":"MCPRemoteProxy","metadata":{"name":"a"},
"spec":{"remoteUrl":"https://mcp.example.com/mcp","ProxyPort":8080,"transport":"SSE"}}"#;
    let folder = Folder::new().with("a.json", text);
    fix(&folder, &["--unsafe-fixes"]).ending_with(0);
    let expected = text.replace("ProxyPort", "proxyPort").replace("SSE", "sse");
    assert_eq!(folder.read("a.json"), expected);
}

#[test]
fn what_is_only_likely_is_mended_where_that_is_wanted() {
    let text = proxy("a") + "  transprot: ssee\n";
    let folder = Folder::new().with("a.yaml", &text);
    fix(&folder, &[]).ending_with(1);
    assert_eq!(folder.read("a.yaml"), text);
    // The value is looked at once the key is right.
    fix(&folder, &["--unsafe-fixes"]).ending_with(0);
    assert_eq!(folder.read("a.yaml"), proxy("a") + "  transport: sse\n");
}

#[test]
fn what_makes_things_worse_is_taken_back() {
    let text = proxy("a") + "  RemoteUrl: https://other.example.com\n";
    let folder = Folder::new().with("a.yaml", &text);
    fix(&folder, &["--unsafe-fixes"]).ending_with(1);
    assert_eq!(folder.read("a.yaml"), text);
}

#[test]
fn what_is_accepted_is_not_mended() {
    let text = proxy("a") + "  ProxyPort: 8080 # mcprp: ignore[MRP201] on purpose\n";
    let folder = Folder::new().with("a.yaml", &text);
    fix(&folder, &[]).ending_with(0);
    assert_eq!(folder.read("a.yaml"), text);
    let text = proxy("b") + "  ProxyPort: 8080\n";
    folder.write("a.yaml", &text);
    fix(&folder, &["--ignore", "MRP201"]).ending_with(0);
    assert_eq!(folder.read("a.yaml"), text);
}

#[test]
fn a_diff_changes_nothing() {
    let folder = Folder::new().with("a.yaml", MENDABLE);
    let said = fix(&folder, &["--diff"]).ending_with(1);
    assert_eq!(folder.read("a.yaml"), MENDABLE);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[..2], ["--- a/a.yaml", "+++ b/a.yaml"]);
    assert!(lines.contains(&"-    'ProxyPort': 8080   # a comment"));
    assert!(lines.contains(&"+    'proxyPort': 8080   # a comment"));
}

#[test]
fn values_of_secrets_are_never_shown() {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: hunter2}\n";
    let text = format!("{secret}---\n{}  ProxyPort: 8080\n", proxy("a"));
    let broken_secret = secret.replace("hunter2}", "[hunter2");
    let odd_secret = secret.replace(
        "stringData: {k: hunter2}",
        "data: {k: hunter2!}\nstringdata: {k: hunter2}",
    );
    let folder = Folder::new()
        .with("a.yaml", &text)
        .with("b.yaml", &broken_secret)
        .with("c.yaml", &odd_secret);
    for arguments in [
        &["--diff"][..],
        &["--diff", "--unsafe-fixes"],
        &[
            "-o",
            "human",
            "-o",
            "json=o.json",
            "-o",
            "sarif=o.sarif",
            "-o",
            "junit=o.xml",
        ],
    ] {
        let said = fix(&folder, arguments).ending_with(1);
        assert!(
            !said.out.contains("hunter2") && !said.err.contains("hunter2"),
            "{}",
            said.out
        );
    }
    for file in ["o.json", "o.sarif", "o.xml"] {
        assert!(!folder.read(file).contains("hunter2"), "{file}");
    }
}

#[test]
fn the_mended_text_of_a_pipe_is_printed() {
    let folder = Folder::new();
    let call = |arguments: &[&str], text: &str| {
        let arguments = [&["validate", "--fix", "-"], arguments].concat();
        folder.call_with_input(&arguments, text)
    };
    let said = call(&[], MENDABLE).ending_with(0);
    assert_eq!(said.out, MENDABLE.replace("ProxyPort", "proxyPort"));
    assert!(said.err.contains("1 mended"), "{}", said.err);
    let said = call(&[], &broken("a")).ending_with(1);
    assert_eq!(said.out, broken("a"));
    assert!(said.err.contains("MRP204"));
    call(&["-o", "json"], MENDABLE).ending_with(2);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new().with("real.yml", MENDABLE);
    let real = folder.path("real.yml");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("real.yml", folder.path("link.yaml")).expect("a link");
    fix(&folder, &["link.yaml"]).ending_with(0);
    assert!(folder.path("link.yaml").is_symlink());
    let mode = std::fs::metadata(&real)
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(folder.read("real.yml").contains("proxyPort"));
}
