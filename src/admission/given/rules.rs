//! The rules of a schema on a value and on all below it (apiextensions-apiserver `cel.Validator.Validate`).

use super::evaluate::{Outcome, Programs, evaluate, one_line, said};
use super::is_true;
use crate::admission::path::Path;
use crate::admission::structure::value_type_name;
use crate::admission::violation::{Violation, ViolationKind};
use crate::span::Span;
use crate::tree::{Node, Value};

/// Something that a CRD says and that could not be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unevaluated {
    /// Path of the value that it is about.
    pub path: String,
    /// The rule, or the word of the schema.
    pub rule: String,
    /// Why it could not be evaluated.
    pub why: String,
    /// The key of the value.
    pub span: Span,
}

/// What structural schemas may say beyond our shapes.
const BEYOND: [&str; 9] = [
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "multipleOf",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minProperties",
    "x-kubernetes-embedded-resource",
];

/// Evaluates the rules; `at` is the place of the value's key.
pub(super) fn validate(
    node: &Node,
    (schema, programs): (&Node, &Programs),
    path: &Path<'_>,
    at: Span,
    out: &mut Vec<Violation>,
) -> Vec<Unevaluated> {
    let mut walk = Walk {
        programs,
        out,
        unevaluated: Vec::new(),
    };
    walk.value(node, schema, path, at, 0);
    walk.unevaluated
}

struct Walk<'o> {
    programs: &'o Programs,
    out: &'o mut Vec<Violation>,
    unevaluated: Vec<Unevaluated>,
}

impl Walk<'_> {
    /// A value; `elements` says how many lists and maps it is an element of without a field in between.
    fn value(&mut self, node: &Node, schema: &Node, path: &Path<'_>, at: Span, elements: usize) {
        self.beyond(schema, path, at, elements);
        let rules = schema
            .get("x-kubernetes-validations")
            .and_then(Node::as_list);
        for rule in rules.unwrap_or_default() {
            self.rule(rule, node, schema, path, at);
        }
        match &node.value {
            Value::Map(map) => {
                for entry in map.entries() {
                    let below = path.key(&entry.key);
                    let property = schema.at(&["properties", &entry.key]);
                    let values = || schema.get("additionalProperties");
                    match (property, values()) {
                        (Some(schema), _) => {
                            self.value(&entry.node, schema, &below, entry.key_span, 0)
                        }
                        (None, Some(schema)) => {
                            self.value(&entry.node, schema, &below, entry.key_span, elements + 1);
                        }
                        (None, None) => {}
                    }
                }
            }
            Value::List(items) => {
                let Some(schema) = schema.get("items") else {
                    return;
                };
                for (index, item) in items.iter().enumerate() {
                    self.value(item, schema, &path.index(index), item.span, elements + 1);
                }
            }
            _ => {}
        }
    }

    /// Tells what the schema says of a value beyond our shapes.
    fn beyond(&mut self, schema: &Node, path: &Path<'_>, at: Span, elements: usize) {
        let word = |word: &&str| {
            schema
                .get(word)
                .is_some_and(|it| it.value != Value::Bool(false))
        };
        let mut words: Vec<&str> = BEYOND.into_iter().filter(word).collect();
        if is_true(schema, "x-kubernetes-int-or-string") {
            // These say the same again.
            words.retain(|word| !["anyOf", "allOf"].contains(word));
        }
        let is_whole = |key| schema.get(key).is_none_or(|it| it.as_int().is_some());
        words.extend(
            ["minimum", "maximum"]
                .into_iter()
                .filter(|key| !is_whole(key)),
        );
        let choices = schema
            .get("enum")
            .and_then(Node::as_list)
            .unwrap_or_default();
        if choices.iter().any(|it| it.as_text().is_none()) {
            words.push("enum");
        }
        const OF_FIELDS: [&str; 5] = ["pattern", "format", "minLength", "maxLength", "enum"];
        if elements > 1 {
            words.extend(OF_FIELDS.iter().filter(|key| schema.get(key).is_some()));
        }
        for word in words {
            let why = "it is beyond what is checked here";
            self.unevaluated(path, &format!("`{word}` of the schema"), why, at);
        }
    }

    fn rule(&mut self, rule: &Node, node: &Node, schema: &Node, path: &Path<'_>, at: Span) {
        let text = rule.text_at(&["rule"]).unwrap_or_default();
        let message = || said(self.programs, rule, node, schema);
        let message = match evaluate(
            self.programs,
            text,
            node,
            schema,
            is_true(rule, "optionalOldSelf"),
        ) {
            Outcome::Holds => return,
            Outcome::Unknown(why) => {
                return self.unevaluated(path, &format!("rule `{}`", one_line(text)), &why, at);
            }
            Outcome::Broken => format!("Invalid value: {}", message()),
            Outcome::NoSuchKey(key) => format!(
                "Invalid value: \"{}\": no such key: {key} evaluating rule: {}",
                value_type_name(&node.value),
                message()
            ),
        };
        let field = rule.text_at(&["fieldPath"]).unwrap_or_default();
        self.out.push(Violation {
            path: format!("{path}{field}"),
            kind: ViolationKind::Rule,
            message,
            span: at,
        });
    }

    fn unevaluated(&mut self, path: &Path<'_>, rule: &str, why: &str, span: Span) {
        self.unevaluated.push(Unevaluated {
            path: path.to_string(),
            rule: rule.to_owned(),
            why: why.to_owned(),
            span,
        });
    }
}
