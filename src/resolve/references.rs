//! Which resources refer to which: a table of the fields that hold references.

use super::{Inventory, Lookup};
use crate::resource::Object;
use crate::span::Span;
use crate::tree::Node;

/// A field that holds a reference.
struct Row {
    /// Kind of the resource that has the field.
    from: &'static str,
    /// Its path below `spec`; `[]` stands for every element of a list.
    path: &'static str,
    /// Kind of what it refers to.
    to: &'static str,
    /// How the name, and the key if there is one, are written.
    form: Form,
    /// Whether the operator reads what it refers to, and not only its keys.
    read: bool,
}

/// How a reference is written.
enum Form {
    /// The field is the name.
    Name,
    /// An object with `name`.
    Object,
    /// An object with `name` and `key`; the key when none is given.
    Selector(&'static str),
}

const fn named(from: &'static str, path: &'static str, to: &'static str) -> Row {
    Row {
        from,
        path,
        to,
        form: Form::Object,
        read: false,
    }
}

const fn secret(from: &'static str, path: &'static str) -> Row {
    Row {
        from,
        path,
        to: "Secret",
        form: Form::Selector(""),
        read: false,
    }
}

const fn config_map(from: &'static str, path: &'static str, default_key: &'static str) -> Row {
    Row {
        from,
        path,
        to: "ConfigMap",
        form: Form::Selector(default_key),
        read: false,
    }
}

const PROXY: &str = "MCPRemoteProxy";
const EXTERNAL: &str = "MCPExternalAuthConfig";
const OIDC: &str = "MCPOIDCConfig";
const TELEMETRY: &str = "MCPTelemetryConfig";

/// Every field that holds a reference.
static ROWS: &[Row] = &[
    named(PROXY, "oidcConfigRef", OIDC),
    named(PROXY, "externalAuthConfigRef", EXTERNAL),
    named(PROXY, "authServerRef", EXTERNAL),
    Row {
        read: true,
        ..config_map(PROXY, "authzConfig.configMap", "authz.json")
    },
    named(PROXY, "authzConfigRef", "MCPAuthzConfig"),
    named(PROXY, "toolConfigRef", "MCPToolConfig"),
    named(PROXY, "telemetryConfigRef", TELEMETRY),
    named(PROXY, "groupRef", "MCPGroup"),
    secret(PROXY, "headerForward.addHeadersFromSecret[].valueSecretRef"),
    secret(PROXY, "sessionStorage.passwordRef"),
    named(
        PROXY,
        "resourceOverrides.proxyDeployment.imagePullSecrets[]",
        "Secret",
    ),
    Row {
        from: PROXY,
        path: "serviceAccount",
        to: "ServiceAccount",
        form: Form::Name,
        read: false,
    },
    secret(EXTERNAL, "tokenExchange.clientSecretRef"),
    secret(EXTERNAL, "headerInjection.valueSecretRef"),
    secret(EXTERNAL, "bearerToken.tokenSecretRef"),
    secret(EXTERNAL, "embeddedAuthServer.signingKeySecretRefs[]"),
    secret(EXTERNAL, "embeddedAuthServer.hmacSecretRefs[]"),
    secret(
        EXTERNAL,
        "embeddedAuthServer.upstreamProviders[].oidcConfig.clientSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.upstreamProviders[].oauth2Config.clientSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.upstreamProviders[].oauth2Config.dcrConfig.initialAccessTokenRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.storage.redis.aclUserConfig.usernameSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.storage.redis.aclUserConfig.passwordSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.storage.redis.tls.caCertSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.storage.redis.sentinelTls.caCertSecretRef",
    ),
    secret(
        EXTERNAL,
        "embeddedAuthServer.delegateClients[].clientSecretRef",
    ),
    secret(EXTERNAL, "obo.clientSecretRef"),
    secret(EXTERNAL, "xaa.idpClientSecretRef"),
    secret(EXTERNAL, "xaa.targetClientSecretRef"),
    secret(OIDC, "inline.clientSecretRef"),
    config_map(OIDC, "inline.caBundleRef.configMapRef", "ca.crt"),
    secret(TELEMETRY, "openTelemetry.sensitiveHeaders[].secretKeyRef"),
    config_map(
        TELEMETRY,
        "openTelemetry.caBundleRef.configMapRef",
        "ca.crt",
    ),
];

/// What became of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It leads to something in the input.
    Found,
    /// Something in the input makes what it leads to.
    Produced,
    /// It is said to exist elsewhere.
    Declared,
    /// What it leads to is not in the input and taken to exist.
    Assumed,
    /// What it leads to, or the key in it, does not exist.
    Missing,
}

/// A reference of a resource.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Path of the name, such as `spec.oidcConfigRef.name`.
    pub path: String,
    /// Where the name stands.
    pub span: Span,
    /// Kind of what it refers to, in the same namespace.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// The key in it.
    pub key: Option<String>,
    /// What became of it.
    pub state: State,
}

/// A field that holds the name of another object, as kustomize writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceField {
    /// Kind of the resource that has the field.
    pub from: &'static str,
    /// Its path with slashes; lists take up no step.
    pub path: String,
    /// Kind of what it refers to.
    pub to: &'static str,
}

/// Every field that holds the name of another object, in the order of the table.
pub fn reference_fields() -> impl Iterator<Item = ReferenceField> {
    ROWS.iter().map(|row| {
        let path = row.path.replace("[]", "").replace('.', "/");
        let name = match row.form {
            Form::Name => "",
            Form::Object | Form::Selector(_) => "/name",
        };
        ReferenceField {
            from: row.from,
            path: format!("spec/{path}{name}"),
            to: row.to,
        }
    })
}

/// The references of a resource, in the order of the table.
pub fn references(inventory: &Inventory<'_>, object: &Object) -> Vec<Reference> {
    let mut references = Vec::new();
    let Some(spec) = object.spec() else {
        return references;
    };
    for row in ROWS.iter().filter(|row| row.from == object.kind.name) {
        for (path, node) in nodes(spec, "spec".to_owned(), row.path) {
            references.extend(reference(inventory, &object.namespace, row, path, node));
        }
    }
    references
}

fn reference(
    inventory: &Inventory<'_>,
    namespace: &str,
    row: &Row,
    path: String,
    node: &Node,
) -> Option<Reference> {
    let (path, name) = match row.form {
        Form::Name => (path, node),
        Form::Object | Form::Selector(_) => (format!("{path}.name"), node.get("name")?),
    };
    let key = match row.form {
        Form::Selector(default) => {
            let given = node.text_at(&["key"]).filter(|key| !key.is_empty());
            Some(given.unwrap_or(default).to_owned())
        }
        _ => None,
    };
    let text = name.as_text().filter(|name| !name.is_empty())?;
    Some(Reference {
        state: state(inventory, row, namespace, text, key.as_deref()),
        path,
        span: name.span,
        kind: row.to,
        name: text.to_owned(),
        key,
    })
}

fn state(
    inventory: &Inventory<'_>,
    row: &Row,
    namespace: &str,
    name: &str,
    key: Option<&str>,
) -> State {
    let (kind, key) = (row.to, key.unwrap_or_default());
    let state = match kind {
        "Secret" => of_lookup(inventory.secret(namespace, name), |secret| {
            key.is_empty() || secret.keys.contains(key)
        }),
        "ConfigMap" => {
            let found = match row.read {
                true => inventory.config_map(namespace, name),
                false => inventory.config_map_keys(namespace, name),
            };
            of_lookup(found, |map| map.data.contains_key(key))
        }
        "ServiceAccount" => of_lookup(inventory.account(namespace, name), |()| true),
        _ => of_lookup(inventory.resource(kind, namespace, name), |_| true),
    };
    match inventory.produced(kind, namespace, name) {
        Some(produced) if state != State::Missing => match produced.is_declared {
            true => State::Declared,
            false => State::Produced,
        },
        _ => state,
    }
}

/// What became of a reference to something that must hold what is wanted.
fn of_lookup<T>(lookup: Lookup<T>, holds: impl FnOnce(T) -> bool) -> State {
    match lookup {
        Lookup::Found(found) => match holds(found) {
            true => State::Found,
            false => State::Missing,
        },
        Lookup::Missing => State::Missing,
        Lookup::Assumed => State::Assumed,
    }
}

/// The nodes at a path, with their own paths.
fn nodes<'a>(node: &'a Node, at: String, path: &str) -> Vec<(String, &'a Node)> {
    let Some((step, rest)) = split(path) else {
        return vec![(at, node)];
    };
    if step == "[]" {
        let items = node.as_list().unwrap_or_default().iter().enumerate();
        return items
            .flat_map(|(index, item)| nodes(item, format!("{at}[{index}]"), rest))
            .collect();
    }
    match node.get(step).filter(|node| !node.is_null()) {
        Some(below) => nodes(below, format!("{at}.{step}"), rest),
        None => Vec::new(),
    }
}

/// The first step of a path, and the rest.
fn split(path: &str) -> Option<(&str, &str)> {
    if path.is_empty() {
        return None;
    }
    if let Some(rest) = path.strip_prefix("[]") {
        return Some(("[]", rest.strip_prefix('.').unwrap_or(rest)));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (step, rest) = path.split_at(end);
    Some((step, rest.strip_prefix('.').unwrap_or(rest)))
}
