//! What becomes of one resource.

use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use super::picture::{LEFT, OBJECTS, PRUNED, SPEC, documents, object_key, refusal};
use super::trace::Touched;
use super::{Effect, EffectKind};
use crate::ops::diff::{Action, Diff, Difference, Id, Path, ProxyDiff, Restart, Step, between};
use crate::plan::{Entry, PROXY, Plan};

/// What becomes of a resource.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Its kind.
    pub kind: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Where it is in the input.
    pub place: Option<String>,
    /// Who refuses it afterwards, and what is said.
    pub refusal: Option<String>,
    /// What the replacement of its pods costs; none where none are replaced.
    pub restart: Option<Restart>,
    /// What happens to it, the gravest first.
    pub effects: Vec<Effect>,
}

/// What becomes of a resource, in a word; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It is refused, and was not before.
    Refused,
    /// Its pods are replaced.
    Restart,
    /// It was refused, and is not any more.
    Mended,
    /// Something else happens to it.
    Changed,
    /// Nothing happens to it.
    Unchanged,
}

impl Subject {
    /// Whether it is a proxy.
    pub fn is_proxy(&self) -> bool {
        self.kind == PROXY
    }

    /// Whether an effect of a kind happens to it.
    pub fn has(&self, kind: EffectKind) -> bool {
        self.effects.iter().any(|effect| effect.kind == kind)
    }

    /// What becomes of it, in a word.
    pub fn verdict(&self) -> Verdict {
        let words = [
            (EffectKind::Refused, Verdict::Refused),
            (EffectKind::Restart, Verdict::Restart),
            (EffectKind::Mended, Verdict::Mended),
        ];
        let word = words.into_iter().find(|(kind, _)| self.has(*kind));
        match word {
            Some((_, verdict)) => verdict,
            None if self.effects.is_empty() => Verdict::Unchanged,
            None => Verdict::Changed,
        }
    }

    /// The order in which resources are told of.
    pub(super) fn order(&self) -> (bool, &str, &str, &str) {
        (!self.is_proxy(), &self.kind, &self.namespace, &self.name)
    }
}

/// The ends of the way, and what is between them.
pub(super) struct Ends<'a> {
    /// What the operator changes at the end.
    pub(super) diff: &'a Diff,
    /// The pictures at the beginning.
    pub(super) old: &'a [Rc<Value>],
    /// The pictures at the end.
    pub(super) new: &'a [Rc<Value>],
    /// What the steps touch.
    pub(super) touched: &'a [Touched],
}

/// What becomes of the resources of a plan.
pub(super) fn all(plan: &Plan<'_>, ends: &Ends<'_>) -> Vec<Subject> {
    let pictures = ends.old.iter().zip(ends.new).zip(ends.touched);
    let subjects = documents(plan).zip(pictures);
    let subjects = subjects.map(|(document, ((old, new), touched))| {
        let (entry, resource) = (document.entry, document.resource);
        let mut subject = Subject {
            kind: entry.kind.to_string(),
            namespace: entry.namespace.to_string(),
            name: entry.name.to_string(),
            place: plan.place(entry, entry.span),
            refusal: refusal(entry, resource).map(|(by, why)| format!("{by} refuses it: {why}")),
            restart: None,
            effects: of_picture(old, new, touched),
        };
        if let Some(diff) = ends.diff_of(entry).filter(|_| resource.is_some()) {
            subject.restart.clone_from(&diff.restart);
            subject.effects.extend(of_objects(diff, touched));
        }
        subject.effects.sort_by_key(|effect| effect.kind);
        subject
    });
    subjects.collect()
}

impl Ends<'_> {
    fn diff_of(&self, entry: &Entry) -> Option<&ProxyDiff> {
        let mut proxies = self.diff.proxies.iter().filter(|_| entry.kind == PROXY);
        proxies.find(|diff| diff.name() == (entry.namespace.as_str(), entry.name.as_str()))
    }
}

/// What differs in the resource itself.
fn of_picture(old: &Value, new: &Value, touched: &Touched) -> Vec<Effect> {
    let differences = between(Some(old), Some(new));
    let refused = |effect: &Effect| matches!(effect.kind, EffectKind::Refused | EffectKind::Mended);
    let effects = differences.iter().filter_map(|it| effect(it, touched));
    let mut effects: Vec<Effect> = effects.collect();
    // What somebody else refuses instead is neither mended nor newly refused.
    if effects.iter().filter(|it| refused(it)).count() > 1 {
        effects.retain(|it| !refused(it));
    }
    match effects.iter().any(refused) && (old.get(SPEC).is_none() || new.get(SPEC).is_none()) {
        // What is refused by the API server has nothing else.
        true => effects.into_iter().filter(refused).collect(),
        false => {
            let fields = effects
                .iter()
                .filter(|it| matches!(it.kind, EffectKind::Pruned | EffectKind::Known));
            let fields: Vec<String> = fields.map(|it| it.path.clone()).collect();
            let follows = |it: &Effect| {
                it.kind == EffectKind::Default
                    && fields
                        .iter()
                        .any(|field| it.path.starts_with(field.as_str()))
            };
            effects.into_iter().filter(|it| !follows(it)).collect()
        }
    }
}

fn effect(difference: &Difference, touched: &Touched) -> Option<Effect> {
    let Difference { path, old, new } = difference;
    let kind = EffectKind::of(path, difference)?;
    let shown = match path.steps() {
        [Step::Key(part), _, ..] if part == SPEC => path.to_string(),
        [_, rest @ ..] => match rest {
            [Step::Key(name)] => name.clone(),
            _ => Path::of_steps(rest).to_string(),
        },
        [] => String::new(),
    };
    let is_field = matches!(path.steps(), [Step::Key(part), ..] if part == PRUNED);
    let value = |value: &Option<Value>| value.clone().filter(|_| !is_field);
    Some(Effect {
        kind,
        object: None,
        path: shown,
        old: value(old),
        new: value(new),
        causes: touched.by(std::slice::from_ref(path)),
    })
}

/// What differs in the objects of a proxy.
fn of_objects(diff: &ProxyDiff, touched: &Touched) -> Vec<Effect> {
    let mut effects = Vec::new();
    for object in &diff.objects {
        let is_created = object.action == Action::Create;
        for change in &object.changes {
            let kind = match is_created {
                true => EffectKind::Created,
                false => change.effect.into(),
            };
            let shown = (change.old.clone(), change.new.clone());
            let (old, new) = if is_created { (None, None) } else { shown };
            effects.push(Effect {
                kind,
                object: Some(object_key(&object.id.kind, &object.id.name)),
                path: change.path.to_string(),
                old,
                new,
                causes: touched.by(&in_picture(&object.id, &change.path)),
            });
        }
    }
    for drift in &diff.drift {
        let fields = drift.fields.iter().map(|field| Effect {
            kind: EffectKind::Later,
            object: Some(object_key(&drift.id.kind, &drift.id.name)),
            path: field.path.to_string(),
            old: field.is.clone(),
            new: field.would_be.clone(),
            causes: touched.by(&in_picture(&drift.id, &field.path)),
        });
        // What nothing on the way touches was otherwise before.
        effects.extend(fields.filter(|effect| !effect.causes.is_empty()));
    }
    effects
}

/// Where a field of an object stands in the picture of its proxy.
fn in_picture(id: &Id, path: &Path) -> [Path; 2] {
    let key = object_key(&id.kind, &id.name);
    [OBJECTS, LEFT].map(|part| {
        let object = Path::of_keys(&[part, &key]);
        let steps = path.steps().iter();
        steps.fold(object, |path, step| path.with(step.clone()))
    })
}
