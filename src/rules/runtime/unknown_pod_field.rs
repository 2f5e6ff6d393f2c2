//! MRP460: unknown pod field.

use crate::finding::{Rule, Severity};
use crate::go::fold;
use crate::go::pod_types::{Merge, POD_TEMPLATE_SPEC};
use crate::go::types::{Struct, Type};
use crate::rules::example::example;
use crate::rules::pod::PATH;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report, nearest};
use crate::span::Span;
use crate::tree::Node;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP460",
    name: "unknown-pod-field",
    severity: Severity::Warning,
    explanation: "The pod template has a field that pods do not have. The CRD takes the pod template as it is, and the operator \
                  drops what its types do not know: what the field was to do does not happen, and nobody says so.",
    origin: "controllerutil.ApplyPodTemplateSpecPatch, which decodes the merged template; k8s.io/api v0.35.3 PodTemplateSpec",
    fail: example!("MRP460", "fail"),
    pass: example!("MRP460", "pass"),
};

/// What every manifest begins with; at the top of a pod template it does no harm.
const HEADER: [&str; 2] = ["apiVersion", "kind"];

/// A field that is dropped.
struct Unknown {
    path: String,
    name: String,
    span: Span,
    /// The fields that there are.
    known: Vec<&'static str>,
}

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(template) = view.proxy.pod_template() else {
        return;
    };
    let mut unknown = Vec::new();
    of_struct(template, &POD_TEMPLATE_SPEC, PATH, &mut unknown);
    for field in unknown {
        let path = field.path.as_str();
        if HEADER.iter().any(|it| path == format!("{PATH}.{it}")) {
            continue;
        }
        let message = format!("`{path}`: pods have no such field, and it is dropped");
        let finding = report.add(&RULE, view.entry, At::Span(field.span, path), message);
        finding.help = nearest(&field.name, field.known).map(|near| format!("nearest: `{near}`"));
    }
}

/// Looks through an object of a struct's type.
fn of_struct(
    node: &Node,
    schema: &'static Struct<Merge>,
    path: &str,
    unknown: &mut Vec<Unknown>,
) {
    let entries = node.as_map().map(|map| map.entries()).unwrap_or_default();
    let fields = fields(schema);
    // Directives of patches, such as `$patch`, are no fields.
    for entry in entries.iter().filter(|entry| !entry.key.starts_with('$')) {
        let below = format!("{path}.{}", entry.key);
        match fields.iter().find(|(name, _)| fold::matches(name, &entry.key)) {
            Some((_, ty)) => of_type(&entry.node, ty, &below, unknown),
            None => unknown.push(Unknown {
                path: below,
                name: entry.key.to_string(),
                span: entry.key_span,
                known: fields.iter().map(|(name, _)| *name).collect(),
            }),
        }
    }
}

fn of_type(node: &Node, ty: &'static Type<Merge>, path: &str, unknown: &mut Vec<Unknown>) {
    match ty {
        Type::Pointer(inner) => of_type(node, inner, path, unknown),
        Type::Struct(schema) => of_struct(node, schema, path, unknown),
        Type::Slice(items) => {
            let nodes = node.as_list().unwrap_or_default().iter().enumerate();
            nodes.for_each(|(index, node)| {
                of_type(node, items, &format!("{path}[{index}]"), unknown);
            });
        }
        _ => {}
    }
}

/// The fields of a struct, with those of the structs that are embedded in it.
fn fields(schema: &'static Struct<Merge>) -> Vec<(&'static str, &'static Type<Merge>)> {
    let fields = schema.fields.iter().flat_map(|field| match &field.ty {
        Type::Struct(embedded) if field.json.is_empty() => fields(embedded),
        ty => vec![(field.json, ty)],
    });
    fields.collect()
}
