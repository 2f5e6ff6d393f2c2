//! What an upgrade does, as it is told: a summary, then why, then the proxies, those with the same story together.

use serde::Serialize;

use super::words;
use crate::ops::releases::Origin;
use crate::ops::upgrade::{Cause, EffectKind, Subject, Summary, Upgrade, Verdict};
use crate::present::count::count;
use crate::present::diff::restart_in_words;
use crate::release::Way;

/// What is told of an upgrade.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The release before.
    pub(super) from: String,
    /// The release afterwards.
    pub(super) to: &'static str,
    /// What happens to how many.
    pub(super) summary: String,
    /// What is to be done before; nothing where nothing is.
    pub(super) first: Option<String>,
    /// Why, a line a cause.
    pub(super) causes: Vec<Line>,
    /// What becomes of the resources.
    pub(super) groups: Vec<Group>,
}

/// A cause.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) why: String,
    pub(super) since: String,
    pub(super) proxies: usize,
    pub(super) effect: String,
    pub(super) sentence: String,
}

/// Resources with the same story.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Group {
    #[serde(skip)]
    pub(super) verdict: Verdict,
    pub(super) mark: &'static str,
    pub(super) names: Vec<String>,
    pub(super) lines: Vec<String>,
}

impl Report {
    /// What is told of an upgrade whose beginning is known from somewhere.
    pub fn new(upgrade: &Upgrade<'_>, origin: &Origin) -> Self {
        let (before, after) = (upgrade.before, upgrade.after);
        let place = match origin {
            Origin::Installed(place) => format!(" ({place})"),
            Origin::Asked | Origin::Newest => String::new(),
        };
        Self {
            from: format!("{}{place}", before.release.version()),
            to: after.release.version(),
            summary: summary(&upgrade.summary()),
            first: first(upgrade),
            causes: lines_of(upgrade),
            groups: groups(upgrade),
        }
    }
}

fn summary(summary: &Summary) -> String {
    let mut text = format!(
        "{}: {} restart, {} newly refused, {} mended",
        count(summary.proxies, "proxy"),
        summary.restart,
        summary.newly_refused,
        summary.mended
    );
    let more = [
        (summary.still_refused, "refused as before"),
        (summary.unchanged, "unchanged"),
    ];
    for (number, words) in more.into_iter().filter(|(number, _)| *number > 0) {
        text.push_str(&format!(", {number} {words}"));
    }
    match summary.configurations_newly_refused {
        0 => text,
        refused => format!("{text}, {} newly refused", count(refused, "configuration")),
    }
}

/// CRDs that have changed since go before an operator that writes by them, and after it on the way back.
fn first(upgrade: &Upgrade<'_>) -> Option<String> {
    let (before, after) = (upgrade.before, upgrade.after);
    let way = Way {
        from: before.crd_release,
        to: after.crd_release,
    };
    let version = after.crd_release.version();
    match (before.crd_release == after.crd_release, way.is_back()) {
        (true, _) => None,
        (_, false) => Some(format!("apply the {version} CRDs first")),
        (_, true) => Some(format!("apply the {version} CRDs last")),
    }
}

fn lines_of(upgrade: &Upgrade<'_>) -> Vec<Line> {
    let way = Way {
        from: upgrade.before.release,
        to: upgrade.after.release,
    };
    let lines = upgrade.causes.iter().map(|cause| {
        let mut line = Line::new(cause);
        if way.is_back() && !line.sentence.is_empty() {
            line.sentence.insert_str(0, "Taken back: ");
        }
        line
    });
    lines.collect()
}

impl Line {
    fn new(cause: &Cause) -> Self {
        Self {
            why: words::why(&cause.what),
            since: words::since(&cause.what),
            proxies: cause.proxies,
            effect: words::effects(cause),
            sentence: words::sentence(&cause.what).to_owned(),
        }
    }
}

/// The resources that something happens to, the gravest first.
fn groups(upgrade: &Upgrade<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let told = upgrade.subjects.iter().filter(|it| !it.effects.is_empty());
    for subject in told {
        let group = Group::new(subject, &upgrade.causes);
        let same = |it: &&mut Group| (it.verdict, &it.lines) == (group.verdict, &group.lines);
        match groups.iter_mut().find(same) {
            Some(known) => known.names.extend(group.names),
            None => groups.push(group),
        }
    }
    groups.sort_by_key(|group| group.verdict);
    groups
}

impl Group {
    fn new(subject: &Subject, causes: &[Cause]) -> Self {
        let verdict = subject.verdict();
        let name = format!("{}/{}", subject.namespace, subject.name);
        Self {
            verdict,
            mark: words::mark(verdict),
            names: vec![match subject.is_proxy() {
                true => name,
                false => format!("{} {name}", subject.kind),
            }],
            lines: lines(subject, causes),
        }
    }
}

fn lines(subject: &Subject, causes: &[Cause]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let newly = subject.has(EffectKind::Refused);
    lines.extend(subject.refusal.clone().filter(|_| newly));
    for effects in subject
        .effects
        .chunk_by(|one, other| one.kind == other.kind)
    {
        let effects: Vec<_> = effects.iter().collect();
        if let Some(first) = effects.first() {
            lines.extend(words::lines(first.kind, &effects, causes));
        }
    }
    if let Some(restart) = &subject.restart {
        lines.push(format!("effect: {}", restart_in_words(restart)));
    }
    lines
}
