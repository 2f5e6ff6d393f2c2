//! From what the API server objects to, to findings with a way out.

use super::{
    broken_rule, duplicate_element, invalid_metadata, missing_field, too_many_elements,
    undecodable_object, unknown_field, unknown_kind, unsupported_value, value_out_of_bounds,
    value_too_long, version_not_served, wrong_type,
};
use crate::admission::core;
use crate::admission::prune::UnknownField;
use crate::admission::shape::{Shape, at};
use crate::admission::violation::{Violation, ViolationKind};
use crate::finding::nearest;
use crate::finding::{Edit, Fix, Rule};
use crate::go::types::Field;
use crate::plan::{Entry, Plan};
use crate::reference::{Instead, instead};
use crate::resource::kind::{GROUP, OTHER_KINDS};
use crate::resource::schema::Check;
use crate::resource::{KINDS, Kind, Schema};
use crate::rules::place::value_at;
use crate::rules::report::{At, Report};
use crate::tree::Node;

/// All that the API server objects to, and what it drops.
pub(in crate::rules) fn check(plan: &Plan<'_>, report: &mut Report<'_>) {
    for entry in plan.judged().filter(|entry| entry.decoded) {
        if entry.foreign {
            unknown_kind(entry, report);
            continue;
        }
        for (index, violation) in entry.violations.iter().enumerate() {
            let earlier = entry.violations.get(..index).unwrap_or_default();
            if !earlier
                .iter()
                .any(|other| is_same_mistake(other, violation))
            {
                object_to(plan, entry, violation, report);
            }
        }
        for field in &entry.unknown {
            drop_field(plan, entry, field, report);
        }
    }
}

/// Whether two objections are to one mistake: several rules may speak of the same object.
fn is_same_mistake(one: &Violation, other: &Violation) -> bool {
    one.path == other.path && one.kind == ViolationKind::Rule && other.kind == one.kind
}

/// The rule that an objection breaks.
fn rule_of(violation: &Violation) -> &'static Rule {
    let of_metadata = violation.path.starts_with("metadata");
    match violation.kind {
        ViolationKind::Decode => &undecodable_object::RULE,
        ViolationKind::NotServed => &version_not_served::RULE,
        _ if of_metadata => &invalid_metadata::RULE,
        ViolationKind::Required => &missing_field::RULE,
        ViolationKind::NotSupported => &unsupported_value::RULE,
        ViolationKind::TypeInvalid => &wrong_type::RULE,
        ViolationKind::TooLong => &value_too_long::RULE,
        ViolationKind::TooMany => &too_many_elements::RULE,
        ViolationKind::Duplicate => &duplicate_element::RULE,
        ViolationKind::Rule => &broken_rule::RULE,
        ViolationKind::Invalid => &value_out_of_bounds::RULE,
    }
}

fn object_to(plan: &Plan<'_>, entry: &Entry, violation: &Violation, report: &mut Report<'_>) {
    let path = violation.path.as_str();
    let kind = kind_of(entry);
    let written = report.places.written(entry);
    let written = written.and_then(|root| value_at(root, path)).cloned();
    let at_field = kind.and_then(|kind| field_at(plan, entry, kind, path));
    let wrong_type = (violation.kind == ViolationKind::TypeInvalid)
        .then(|| wrong_type::explain(written.as_ref()?, at_field?.1.ty()))
        .flatten();
    let message = match (&wrong_type, path) {
        (Some((why, _)), path) => format!("`{path}`: {why}"),
        (None, "") => violation.message.clone(),
        (None, path) => format!("`{path}`: {}", violation.message),
    };
    let finding = report.add(
        rule_of(violation),
        entry,
        At::Span(violation.span, path),
        message,
    );
    let Some(kind) = kind else { return };
    let choices = choices(plan, entry, kind, path);
    let word = written.as_ref().and_then(Node::as_text);
    let near = word.and_then(|word| nearest(word, choices.iter().copied()));
    finding.fix = wrong_type.and_then(|(_, text)| {
        let edit = Edit {
            span: violation.span,
            text: text?,
        };
        Some(Fix {
            safe: true,
            edits: vec![edit],
        })
    });
    if violation.kind == ViolationKind::NotSupported
        && let Some(near) = near
    {
        finding.help = Some(format!("nearest: `{near}`"));
        let text = plan.text(entry);
        finding.fix = Some(Fix::word(text, violation.span, near, false));
    } else {
        finding.help = description(plan, kind, &violation.path);
    }
}

fn drop_field(plan: &Plan<'_>, entry: &Entry, field: &UnknownField, report: &mut Report<'_>) {
    let kind = kind_of(entry);
    let message = format!("`{}`: no field of {}", field.path, entry.kind);
    let finding = report.add(
        &unknown_field::RULE,
        entry,
        At::Span(field.span, &field.path),
        message,
    );
    let instead = match kind {
        Some(kind) => instead(kind, plan.options.crd_release, &field.path),
        None => nearest(name_of(&field.path), core::fields(&entry.kind)).map(Instead::Nearest),
    };
    let instead = match instead {
        near @ (None | Some(Instead::Nearest(_))) => near_in_given(plan, entry, field, near),
        other => other,
    };
    finding.help = instead.as_ref().map(Instead::to_string);
    if let Some(Instead::Nearest(near)) = instead {
        let safe = near.eq_ignore_ascii_case(name_of(&field.path));
        finding.fix = Some(Fix::word(plan.text(entry), field.span, near, safe));
    }
}

/// The nearest name that a given CRD has in place of an unknown one; what is near among our own fields where none is given.
fn near_in_given(
    plan: &Plan<'_>,
    entry: &Entry,
    field: &UnknownField,
    own: Option<Instead>,
) -> Option<Instead> {
    let given = plan.cluster.given.spec(&entry.api_version, &entry.kind);
    let (Some(spec), Some((above, name))) = (given, field.path.rsplit_once('.')) else {
        return own;
    };
    let release = plan.options.crd_release;
    let shape = match above {
        "spec" => Shape::new(spec, release),
        // Metadata is the same everywhere.
        above if !above.starts_with("spec.") => return own,
        above => at(spec, release, above)?.1,
    };
    let names = shape.fields().into_iter().map(|field| field.json);
    nearest(name, names).map(Instead::Nearest)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn unknown_kind(entry: &Entry, report: &mut Report<'_>) {
    let is_of_group = entry.api_version.split('/').next() == Some(GROUP);
    if !is_of_group || OTHER_KINDS.contains(&entry.kind.as_str()) {
        return;
    }
    let message = format!("`kind`: the group {GROUP} has no kind `{}`", entry.kind);
    let finding = report.add(&unknown_kind::RULE, entry, At::Value("kind"), message);
    let known = KINDS
        .iter()
        .map(|kind| kind.name)
        .chain(OTHER_KINDS.iter().copied());
    finding.help = nearest(&entry.kind, known).map(|near| format!("nearest: `{near}`"));
}

fn kind_of(entry: &Entry) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == entry.kind)
}

/// A field and what is below it, as the CRD that judges has it.
fn field_at(
    plan: &Plan<'_>,
    entry: &Entry,
    kind: &'static Kind,
    path: &str,
) -> Option<(&'static Field<Schema>, Shape)> {
    let given = plan.cluster.given.spec(&entry.api_version, kind.name);
    at(given.unwrap_or(&kind.spec), plan.options.crd_release, path)
}

/// The values that a field may have.
fn choices(plan: &Plan<'_>, entry: &Entry, kind: &'static Kind, path: &str) -> Vec<&'static str> {
    let release = plan.options.crd_release;
    let Some((field, _)) = field_at(plan, entry, kind, path) else {
        return Vec::new();
    };
    let checks = field.extra.checks.iter().chain(field.extra.items);
    let choices = checks.filter_map(|check| match check {
        Check::OneOf(choices) => Some(choices.iter()),
        _ => None,
    });
    choices
        .flatten()
        .filter(|choice| choice.releases.contains(release))
        .map(|choice| choice.value)
        .collect()
}

/// What a field is.
fn description(plan: &Plan<'_>, kind: &'static Kind, path: &str) -> Option<String> {
    let (field, _) = at(&kind.spec, plan.options.crd_release, path)?;
    let sentence = field.extra.doc.split_inclusive(". ").next()?.trim();
    (!sentence.is_empty()).then(|| format!("`{}`: {sentence}", field.json))
}
