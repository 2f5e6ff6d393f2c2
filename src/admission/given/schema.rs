//! Structural schemas as types.
//!
//! Shapes borrow their types for as long as the program runs, since our own are constants. The schemas that are given are
//! read once, and kept for as long.

use super::is_true;
use crate::go::types::{Field, Struct, Type};
use crate::release::Releases;
use crate::resource::Schema;
use crate::resource::schema::{Check, Choice, List, Literal};
use crate::tree::{Node, Value};

/// The type that a schema describes.
pub(super) fn type_of(schema: &Node) -> &'static Type<Schema> {
    kept(ty(schema))
}

/// The type of a whole object: what every object has is checked elsewhere.
pub(super) fn root(schema: &Node) -> &'static Type<Schema> {
    const OF_ALL: [&str; 3] = ["apiVersion", "kind", "metadata"];
    let mut fields = fields(schema);
    fields.retain(|field| !OF_ALL.contains(&field.json));
    fields.extend(OF_ALL.map(|name| Field {
        go: name,
        json: name,
        ty: Type::Json,
        extra: field(&Node::default(), false),
    }));
    kept(Type::Struct(kept(Struct {
        name: "object",
        fields: fields.leak(),
    })))
}

fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn kept_text(text: &str) -> &'static str {
    Box::leak(text.into())
}

fn ty(schema: &Node) -> Type<Schema> {
    if is_true(schema, "x-kubernetes-int-or-string") {
        return Type::IntOrString;
    }
    let below = |key| schema.get(key).map_or(kept(Type::Json), type_of);
    match schema.text_at(&["type"]) {
        Some("string") => Type::Text("string"),
        Some("boolean") => Type::Bool,
        Some("integer") => Type::Int,
        Some("number") => Type::Float64,
        Some("array") => Type::Slice(below("items")),
        Some("object") => object(schema),
        _ => Type::Json,
    }
}

fn object(schema: &Node) -> Type<Schema> {
    let keeps_unknown = is_true(schema, "x-kubernetes-preserve-unknown-fields");
    if keeps_unknown && schema.get("properties").is_none() {
        return Type::Raw;
    }
    let own = || {
        kept(Struct {
            name: "object",
            fields: fields(schema).leak(),
        })
    };
    if keeps_unknown {
        return Type::Open(own());
    }
    match schema.get("additionalProperties") {
        Some(values) if values.as_map().is_some() => Type::Map(type_of(values)),
        Some(Node {
            value: Value::Bool(true),
            ..
        }) => Type::Map(&Type::Json),
        _ => Type::Struct(own()),
    }
}

fn fields(schema: &Node) -> Vec<Field<Schema>> {
    let required = list(schema, "required");
    let required: Vec<&str> = required.iter().filter_map(Node::as_text).collect();
    let properties = schema.get("properties").and_then(Node::as_map);
    let properties = properties.map(|map| map.entries()).unwrap_or_default();
    let fields = properties.iter().map(|property| {
        let name = kept_text(&property.key);
        Field {
            go: name,
            json: name,
            ty: ty(&property.node),
            extra: field(&property.node, required.contains(&name)),
        }
    });
    fields.collect()
}

/// What a schema says of a field besides its type.
fn field(schema: &Node, is_required: bool) -> Schema {
    let below = schema
        .get("items")
        .or_else(|| schema.get("additionalProperties"));
    Schema {
        doc: "",
        releases: Releases::ALL,
        required: is_required.then_some(Releases::ALL),
        default: schema.get("default").map(literal),
        checks: checks(schema).leak(),
        nullable: is_true(schema, "nullable"),
        items: below.map_or(&[], |schema| checks(schema).leak()),
        list: list_type(schema),
    }
}

fn literal(node: &Node) -> Literal {
    match &node.value {
        Value::Text(text) => Literal::Text(kept_text(text)),
        Value::Int(number) => Literal::Int(*number),
        Value::Bool(value) => Literal::Bool(*value),
        _ => Literal::Value(kept(node.clone())),
    }
}

/// The bounds, by their words. Those that are no whole numbers are told as not evaluated.
fn checks(schema: &Node) -> Vec<Check> {
    type Bound = (&'static str, fn(usize) -> Check);
    const BOUNDS: [Bound; 5] = [
        ("minLength", Check::MinLength),
        ("maxLength", Check::MaxLength),
        ("minItems", Check::MinItems),
        ("maxItems", Check::MaxItems),
        ("maxProperties", Check::MaxProperties),
    ];
    let number = |key| schema.get(key).and_then(Node::as_int);
    let bounds = BOUNDS.into_iter().filter_map(|(key, check)| {
        let bound = usize::try_from(number(key)?).ok()?;
        Some(check(bound))
    });
    let text = |key| schema.text_at(&[key]).map(kept_text);
    let others = [
        number("minimum").map(Check::Minimum),
        number("maximum").map(Check::Maximum),
        text("pattern").map(Check::Pattern),
        text("format").map(Check::Format),
        choices(schema).map(|choices| Check::OneOf(choices.leak())),
    ];
    bounds.chain(others.into_iter().flatten()).collect()
}

/// The strings that are allowed.
fn choices(schema: &Node) -> Option<Vec<Choice>> {
    let choices = list(schema, "enum").iter().map(|choice| {
        Some(Choice {
            value: kept_text(choice.as_text()?),
            releases: Releases::ALL,
        })
    });
    choices
        .collect::<Option<Vec<_>>>()
        .filter(|choices| !choices.is_empty())
}

fn list_type(schema: &Node) -> List {
    match schema.text_at(&["x-kubernetes-list-type"]) {
        Some("set") => List::Set,
        Some("map") => {
            let keys = list(schema, "x-kubernetes-list-map-keys");
            let keys = keys.iter().filter_map(Node::as_text).map(kept_text);
            List::KeyedBy(keys.collect::<Vec<_>>().leak())
        }
        _ => List::Plain,
    }
}

fn list<'a>(schema: &'a Node, key: &str) -> &'a [Node] {
    schema.get(key).and_then(Node::as_list).unwrap_or_default()
}
