//! MRP503: near name.

use strsim::damerau_levenshtein;

use crate::finding::{Rule, Severity};
use crate::resolve::State;
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::known::CORE_KINDS;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP503",
    name: "near-name",
    severity: Severity::Warning,
    explanation: "A reference names a Secret, ConfigMap or ServiceAccount that is not in the input, and one of the same namespace \
                  that is there is called almost so: one letter or a separator is different. Others are taken to exist \
                  elsewhere; this one looks like a slip.",
    origin: "mcprp --refs auto",
    fail: example!("MRP503", "fail"),
    pass: example!("MRP503", "pass"),
};

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let reference = referred.reference;
    if reference.state != State::Assumed || !CORE_KINDS.contains(&reference.kind) {
        return;
    }
    let (kind, name) = (reference.kind, reference.name.as_str());
    let namespace = &referred.resource.object.namespace;
    let known = referred.scene.known.names(kind, namespace).iter();
    let Some(near) = known.copied().find(|other| is_slip(name, other)) else {
        return;
    };
    let path = &reference.path;
    let message = format!("`{path}`: no {kind} `{name}` is in the input, but `{near}` is");
    let entry = referred.resource.entry;
    let finding = report.add(&RULE, entry, At::Span(reference.span, path), message);
    finding.help = Some(format!("nearest: `{near}`"));
}

/// The fewest letters of a word in which one letter may be a slip: shorter ones are mostly different words, such as `a` and `b`.
const SHORTEST: usize = 4;

/// Whether two names are the same but for one letter of one word, or for what stands between the words. Digits count things,
/// so they make different names.
fn is_slip(name: &str, other: &str) -> bool {
    if name == other || name.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let separators = |it: char| !it.is_ascii_alphanumeric();
    let (ours, theirs) = (name.split(separators), other.split(separators));
    if ours.clone().collect::<String>() == theirs.clone().collect::<String>() {
        return true;
    }
    if ours.clone().count() != theirs.clone().count() {
        return false;
    }
    let mut different = ours.zip(theirs).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (different.next(), different.next()) else {
        return false;
    };
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    one.len().min(other.len()) >= SHORTEST
        && digits(one) == digits(other)
        && damerau_levenshtein(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_names() {
        let slips = [
            ("github-tokn", "github-token"),
            ("githbu-token", "github-token"),
            ("githubtoken", "github-token"),
            ("github-tokens", "github-token"),
        ];
        let others = [
            ("team-a-token", "team-b-token"),
            ("token-1", "token-2"),
            ("gitlab-token", "github-token"),
            ("github-token", "github-token"),
            ("dev-token", "dex-token"),
            ("redis0001", "redis0002"),
        ];
        assert!(slips.iter().all(|(one, other)| is_slip(one, other)));
        assert!(!others.iter().any(|(one, other)| is_slip(one, other)));
    }
}
