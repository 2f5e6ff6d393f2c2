//! The rules of Secrets. No message has anything of a value in it.

use std::collections::HashSet;

use super::data::{Item, bytes, texts, validate_keys, validate_size};
use crate::admission::typed::DecodeError;
use crate::admission::violation::{Violation, ViolationKind};
use crate::go::json;
use crate::resolve::Secret;
use crate::span::Span;
use crate::tree::{Node, Value};

/// The annotation that says whose token a Secret holds.
const ACCOUNT_NAME: &str = "kubernetes.io/service-account.name";

/// The keys of a Secret.
pub(super) fn read(node: &Node, out: &mut Vec<Violation>) -> Result<Secret, DecodeError> {
    let mut items = bytes(node, "data")?;
    let texts = texts(node, "stringData");
    let written: HashSet<&str> = texts.iter().map(|text| text.key).collect();
    items.retain(|item| !written.contains(item.key));
    items.extend(texts);
    validate_keys("data", &items, out);
    validate_size("data", items.iter(), node.span, out);
    Content {
        node,
        items: &items,
    }
    .validate(out);
    Ok(Secret {
        keys: items.iter().map(|item| item.key.to_owned()).collect(),
    })
}

/// What a Secret holds, to be judged by its type.
struct Content<'a> {
    node: &'a Node,
    items: &'a [Item<'a>],
}

impl Content<'_> {
    /// Objects to what the type of a Secret asks for and is not there.
    fn validate(&self, out: &mut Vec<Violation>) {
        match self.node.text_at(&["type"]).unwrap_or_default() {
            "kubernetes.io/service-account-token" => self.account(out),
            "kubernetes.io/dockercfg" => self.docker(".dockercfg", out),
            "kubernetes.io/dockerconfigjson" => self.docker(".dockerconfigjson", out),
            "kubernetes.io/basic-auth" => {
                let keys = ["username", "password"];
                if keys.iter().all(|key| self.value(key).is_none()) {
                    out.extend(keys.map(|key| self.missing(key)));
                }
            }
            "kubernetes.io/ssh-auth" => {
                let key = "ssh-privatekey";
                if self.value(key).is_none_or(<[u8]>::is_empty) {
                    out.push(self.missing(key));
                }
            }
            "kubernetes.io/tls" => {
                let keys = ["tls.crt", "tls.key"];
                let missing = keys.iter().filter(|key| self.value(key).is_none());
                out.extend(missing.map(|key| self.missing(key)));
            }
            _ => {}
        }
    }

    /// A token says whose it is.
    fn account(&self, out: &mut Vec<Violation>) {
        let name = self
            .node
            .text_at(&["metadata", "annotations", ACCOUNT_NAME]);
        if name.unwrap_or_default().is_empty() {
            let path = format!("metadata.annotations[{ACCOUNT_NAME}]");
            out.push(required(path, self.node.span));
        }
    }

    /// Credentials for registries are an object in JSON.
    fn docker(&self, key: &str, out: &mut Vec<Violation>) {
        let Some(item) = self.items.iter().find(|item| item.key == key) else {
            return out.push(self.missing(key));
        };
        let json = json::read(&item.value).map(|node| node.value);
        if !matches!(json, Ok(Value::Map(_) | Value::Null)) {
            out.push(Violation {
                path: format!("data[{key}]"),
                kind: ViolationKind::Invalid,
                message: "Invalid value: \"<secret contents redacted>\": must be an object in JSON"
                    .to_owned(),
                span: item.at,
            });
        }
    }

    fn value(&self, key: &str) -> Option<&[u8]> {
        let item = self.items.iter().find(|item| item.key == key)?;
        Some(&item.value)
    }

    fn missing(&self, key: &str) -> Violation {
        required(format!("data[{key}]"), self.node.span)
    }
}

fn required(path: String, span: Span) -> Violation {
    Violation {
        path,
        kind: ViolationKind::Required,
        message: "Required value".to_owned(),
        span,
    }
}
