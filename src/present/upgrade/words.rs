//! Words for what an upgrade does.

use std::collections::BTreeSet;

use crate::ops::upgrade::{Cause, Effect, EffectKind, Verdict, What};
use crate::present::count::count;
use crate::release::chart::RUNNER_IMAGE_VARIABLE;

/// A verdict as a mark in front of a resource.
pub(super) fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Refused => "REFUSED",
        Verdict::Restart => "RESTART",
        Verdict::Mended => "MENDED",
        Verdict::Changed => "CHANGES",
        Verdict::Unchanged => "SAME",
    }
}

/// What a kind of effect does, in a word.
fn kind(kind: EffectKind) -> &'static str {
    match kind {
        EffectKind::Refused => "refused",
        EffectKind::Restart => "restart",
        EffectKind::Pruned => "prunes",
        EffectKind::Mended => "mended",
        EffectKind::Scale => "other number of pods",
        EffectKind::InPlace => "in place",
        EffectKind::Created => "new objects",
        EffectKind::Later => "with the next write",
        EffectKind::Known => "takes effect:",
        EffectKind::Default => "default of",
        EffectKind::Condition => "condition",
    }
}

/// Whether what is concerned is named behind the word.
fn is_named(kind: EffectKind) -> bool {
    matches!(
        kind,
        EffectKind::Pruned | EffectKind::Known | EffectKind::Default | EffectKind::Condition
    )
}

/// What a cause is, in a few words.
pub(super) fn why(what: &What) -> String {
    match what {
        What::Row(row) => row.name.replace('-', " "),
        What::Setting { name, old, new, .. } => {
            let [old, new] = [old, new].map(|value| value.as_deref().unwrap_or("unset"));
            match (name.as_str(), old.rsplit_once(':'), new.rsplit_once(':')) {
                (RUNNER_IMAGE_VARIABLE, Some((image, old)), Some((same, new))) if image == same => {
                    format!("runner image {old} -> {new}")
                }
                (RUNNER_IMAGE_VARIABLE, ..) => format!("runner image {old} -> {new}"),
                _ => format!("{name} {old} -> {new}"),
            }
        }
    }
}

/// A cause where it is one of several.
pub(super) fn short(what: &What) -> String {
    what.name().replace('-', " ")
}

/// Where a cause comes from.
pub(super) fn since(what: &What) -> String {
    match what {
        What::Row(row) => format!("{} #{}", row.since.version(), row.pull),
        What::Setting { source, .. } => source.clone(),
    }
}

/// What a user notices of a cause.
pub(super) fn sentence(what: &What) -> &'static str {
    match what {
        What::Row(row) => row.effect,
        What::Setting { .. } => "",
    }
}

/// What a cause does.
pub(super) fn effects(cause: &Cause) -> String {
    let mut words: Vec<String> = Vec::new();
    let restarts = cause.effects.contains(&EffectKind::Restart);
    let shown = cause.effects.iter();
    // Pods restart since an object changes; that it does is no news.
    for effect in shown.filter(|it| !restarts || **it != EffectKind::InPlace) {
        match is_named(*effect) {
            true => {
                let names = cause.named(*effect);
                words.push(format!("{} {}", kind(*effect), names.join(", ")));
            }
            false => words.push(kind(*effect).to_owned()),
        }
    }
    if cause.proxies == 0 && cause.configurations > 0 {
        words.push(format!(
            "of {}",
            count(cause.configurations, "configuration")
        ));
    }
    words.join(", ")
}

/// What effects of a kind do to one resource, a line each.
pub(super) fn lines(of: EffectKind, effects: &[&Effect], causes: &[Cause]) -> Vec<String> {
    let because = |effects: &[&Effect]| {
        let numbers: BTreeSet<usize> = effects
            .iter()
            .flat_map(|effect| effect.causes.iter().copied())
            .collect();
        let names: Vec<String> = numbers
            .iter()
            .filter_map(|number| causes.get(*number))
            .map(|cause| short(&cause.what))
            .collect();
        match names.is_empty() {
            true => "what exists".to_owned(),
            false => names.join(", "),
        }
    };
    match of {
        EffectKind::Refused | EffectKind::Mended => effects
            .iter()
            .map(|effect| format!("{} by {}: {}", kind(of), effect.path, because(&[effect])))
            .collect(),
        EffectKind::Restart | EffectKind::Scale => {
            vec![format!("{}: {}", kind(of), because(effects))]
        }
        EffectKind::InPlace | EffectKind::Created | EffectKind::Later => {
            let objects: BTreeSet<&str> = effects.iter().filter_map(|it| object_kind(it)).collect();
            let objects: Vec<&str> = objects.into_iter().collect();
            vec![format!(
                "{} ({}): {}",
                kind(of),
                objects.join(", "),
                because(effects)
            )]
        }
        _ => effects
            .iter()
            .map(|effect| {
                let value = match (&effect.old, &effect.new) {
                    (_, Some(new)) => format!(" {}", plain(new)),
                    (Some(_), None) => " is not written any more".to_owned(),
                    (None, None) => String::new(),
                };
                let path = &effect.path;
                format!("{} {path}{value}: {}", kind(of), because(&[effect]))
            })
            .collect(),
    }
}

fn object_kind(effect: &Effect) -> Option<&str> {
    effect.object.as_deref()?.split(' ').next()
}

fn plain(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
