//! Rules in CEL, evaluated by the `cel` crate.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use cel::{Context, Env, ExecutionError, Program, Value as CelValue, extensions};

use super::value::value;
use crate::tree::{Node, Value};

/// The functions that are known: CEL's own, and those on strings, which the API server has, too.
static ENV: LazyLock<Arc<Env>> = LazyLock::new(|| {
    let mut env = Env::stdlib();
    // It fails where a function is declared twice, and then the first one stays.
    let _ = env.add_extension(extensions::strings);
    Arc::new(env)
});

/// What comes of evaluating a rule.
pub(super) enum Outcome {
    Holds,
    Broken,
    /// It reads a key that is not there, which refuses the object, too.
    NoSuchKey(String),
    Unknown(String),
}

/// The expressions of a schema, each parsed once.
#[derive(Debug, Default)]
pub(super) struct Programs(HashMap<String, Result<Program, String>>);

impl Programs {
    /// Those of a schema and of all below it.
    pub(super) fn of(schema: &Node) -> Self {
        let mut programs = Self::default();
        programs.add(schema);
        programs
    }

    fn add(&mut self, node: &Node) {
        match &node.value {
            Value::Map(map) => {
                for entry in map.entries() {
                    self.add_text(&entry.key, &entry.node);
                    self.add(&entry.node);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            _ => {}
        }
    }

    fn add_text(&mut self, key: &str, node: &Node) {
        let text = node.as_text().filter(|_| EXPRESSIONS.contains(&key));
        if let Some(text) = text
            && !self.0.contains_key(text)
        {
            self.0.insert(text.to_owned(), compile(text));
        }
    }

    fn get(&self, text: &str) -> Result<&Program, String> {
        match self.0.get(text) {
            Some(program) => program.as_ref().map_err(String::clone),
            None => Err("it is no text".to_owned()),
        }
    }
}

/// The keys under which expressions stand.
const EXPRESSIONS: [&str; 2] = ["rule", "messageExpression"];

fn compile(text: &str) -> Result<Program, String> {
    ENV.compile(text).map_err(|error| {
        let first = error.to_string();
        let first = first.lines().next().unwrap_or_default();
        format!("it cannot be parsed: {first}")
    })
}

/// Evaluates a rule on an object that is created. Rules about changes have nothing to say then, unless they ask to.
pub(super) fn evaluate(
    programs: &Programs,
    rule: &str,
    node: &Node,
    schema: &Node,
    is_for_new: bool,
) -> Outcome {
    let program = match programs.get(rule) {
        Ok(program) => program,
        Err(why) => return Outcome::Unknown(why),
    };
    if program.references().has_variable("oldSelf") {
        return match is_for_new {
            true => Outcome::Unknown("it takes what was there before as optional".to_owned()),
            false => Outcome::Holds,
        };
    }
    match run(program, node, schema) {
        Ok(CelValue::Bool(true)) => Outcome::Holds,
        Ok(CelValue::Bool(false)) => Outcome::Broken,
        Ok(_) => Outcome::Unknown("it gives no boolean".to_owned()),
        Err(ExecutionError::NoSuchKey(key)) => Outcome::NoSuchKey(key.to_string()),
        Err(error) => Outcome::Unknown(because(&error)),
    }
}

fn run(program: &Program, node: &Node, schema: &Node) -> Result<CelValue, ExecutionError> {
    let mut context = Context::with_env(Arc::clone(&ENV));
    context.add_variable_from_value("self", value(node, Some(schema)));
    program.execute(&context)
}

/// What the `cel` crate makes of a rule on a value, in words.
#[cfg(test)]
pub(in crate::admission) fn second_opinion(rule: &str, node: &Node) -> &'static str {
    let rules = Programs(HashMap::from([(rule.to_owned(), compile(rule))]));
    match evaluate(&rules, rule, node, &Node::default(), false) {
        Outcome::Holds => "holds",
        Outcome::Broken => "broken",
        Outcome::NoSuchKey(_) => "no such key",
        Outcome::Unknown(_) => "not evaluated",
    }
}

/// Why evaluation failed, without values.
fn because(error: &ExecutionError) -> String {
    match error {
        ExecutionError::UndeclaredReference(name) => format!("`{name}` is not known here"),
        ExecutionError::NoSuchOverload(overload) => {
            format!(
                "`{}` is not known here for such values",
                overload.function()
            )
        }
        _ => "it failed".to_owned(),
    }
}

/// A rule in one line, as messages show it.
pub(super) fn one_line(rule: &str) -> String {
    rule.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a rule says where it is broken.
pub(super) fn said(programs: &Programs, rule: &Node, node: &Node, schema: &Node) -> String {
    let computed = || {
        let text = rule.text_at(&["messageExpression"])?;
        let program = programs.get(text).ok()?;
        match run(program, node, schema).ok()? {
            CelValue::String(text) => Some(text.to_string()),
            _ => None,
        }
    };
    let fixed = || rule.text_at(&["message"]).map(str::to_owned);
    let failed = || {
        format!(
            "failed rule: {}",
            one_line(rule.text_at(&["rule"]).unwrap_or_default())
        )
    };
    computed().or_else(fixed).unwrap_or_else(failed)
}
