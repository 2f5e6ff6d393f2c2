//! A plan for people: the verdict first, then why, then how to see more.

use std::io::{self, Write};

use super::count::count;
use super::findings;
use super::style::{BAD, BOLD, DIM, GOOD, styled};
use super::visible::visible;
use crate::finding::{Finding, Severity};
use crate::operator::outcome::{Refusal, Stop};
use crate::ops::releases::Origin;
use crate::plan::{Plan, Resource};
use crate::resolve::{Reference, State};

/// Writes a plan.
///
/// # Errors
/// Where it cannot be written.
pub fn plan(
    plan: &Plan<'_>,
    findings: &[Finding],
    origin: &Origin,
    verbose: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "{}\n", heading(plan, origin))?;
    for proxy in plan.proxies() {
        self::proxy(plan, proxy, out)?;
    }
    if verbose {
        for resource in plan
            .resources
            .iter()
            .filter(|it| it.object.kind.name != "MCPRemoteProxy")
        {
            configuration(resource, out)?;
        }
    }
    let shown = findings::placed(plan, findings, least(verbose));
    if !shown.is_empty() {
        writeln!(out)?;
        findings::human(&shown, out)?;
    }
    writeln!(out, "\n{}", summary(plan))
}

/// The least severity that is shown: notes are for those who ask.
fn least(verbose: bool) -> Severity {
    match verbose {
        true => Severity::Note,
        false => Severity::Warning,
    }
}

fn heading(plan: &Plan<'_>, origin: &Origin) -> String {
    let options = plan.options;
    let mut heading = format!("ToolHive {}", options.release.version());
    match origin {
        Origin::Installed(place) => heading.push_str(&format!(" ({place})")),
        Origin::Newest => heading.push_str(" (the newest known)"),
        Origin::Asked => {}
    }
    if !plan.cluster.given.is_empty() {
        heading.push_str(", CRDs as given");
    } else if options.crd_release != options.release {
        heading.push_str(&format!(", CRDs {}", options.crd_release.version()));
    }
    let documents = plan.judged().count();
    let passed_over = plan.judged().filter(|entry| entry.foreign).count();
    format!(
        "{heading}, {} settings; {}, {}, {passed_over} passed over",
        options.settings_source,
        count(documents, "document"),
        count(plan.proxies().count(), "proxy")
    )
}

fn proxy(plan: &Plan<'_>, proxy: &Resource<'_>, out: &mut impl Write) -> io::Result<()> {
    let objects = plan.objects(proxy).len();
    let (mark, detail) = match proxy.stop() {
        None => {
            let url = proxy.status.as_ref().map(|status| status.url.clone());
            (styled(GOOD, "ok"), url.unwrap_or_default())
        }
        Some(Stop::Refused(refusal)) => (
            styled(BAD, "X "),
            format!("the operator refuses it{}", reason(proxy, refusal)),
        ),
        Some(Stop::Crash(_)) => (styled(BAD, "X "), "the operator panics on it".to_owned()),
        Some(Stop::Unknown(objection)) => (styled(BAD, "? "), visible(&objection.why).into_owned()),
    };
    let name = format!("{}/{}", proxy.object.namespace, proxy.object.name);
    writeln!(
        out,
        "{mark}  {}  {}  {detail}",
        styled(BOLD, &name),
        count(objects, "object")
    )?;
    let references = plan.references(proxy);
    for (title, state) in [
        ("reads", State::Found),
        ("made", State::Produced),
        ("declared", State::Declared),
        ("assumed", State::Assumed),
        ("missing", State::Missing),
    ] {
        let names: Vec<String> = references
            .iter()
            .filter(|reference| reference.state == state)
            .map(|reference| match plan.source_of(proxy, reference) {
                Some(source) => format!("{} ({})", named(reference), visible(source)),
                None => named(reference),
            })
            .collect();
        if !names.is_empty() {
            writeln!(
                out,
                "      {} {}",
                styled(DIM, &format!("{title:<8}")),
                names.join(", ")
            )?;
        }
    }
    Ok(())
}

/// The condition that says why a proxy is refused, and the phase.
fn reason(proxy: &Resource<'_>, refusal: &Refusal) -> String {
    let verdict = refusal.verdict.as_ref();
    let reason = verdict.map_or_else(String::new, |verdict| format!(": {}", verdict.reason));
    match proxy.status.as_ref().map(|status| &*status.phase) {
        None | Some("") => reason,
        Some(phase) => format!("{reason}, phase {phase}"),
    }
}

fn configuration(resource: &Resource<'_>, out: &mut impl Write) -> io::Result<()> {
    let mark = match resource.stop() {
        None => styled(GOOD, "ok"),
        Some(_) => styled(BAD, "X "),
    };
    let object = resource.object;
    writeln!(
        out,
        "{mark}  {} {}/{}",
        object.kind.name, object.namespace, object.name
    )
}

fn named(reference: &Reference) -> String {
    let name = match &reference.key {
        Some(key) if !key.is_empty() => format!("{} {}[{key}]", reference.kind, reference.name),
        _ => format!("{} {}", reference.kind, reference.name),
    };
    visible(&name).into_owned()
}

fn summary(plan: &Plan<'_>) -> String {
    let proxies = plan.proxies().count();
    let ok = plan
        .proxies()
        .filter(|proxy| proxy.stop().is_none())
        .count();
    let objects: usize = plan.proxies().map(|proxy| plan.objects(proxy).len()).sum();
    let assumed: usize = plan
        .resources
        .iter()
        .map(|resource| {
            let references = plan.references(resource).into_iter();
            references
                .filter(|reference| reference.state == State::Assumed)
                .count()
        })
        .sum();
    let mut summary = format!(
        "{ok} of {} will run, {}",
        count(proxies, "proxy"),
        count(objects, "object")
    );
    if assumed > 0 {
        summary.push_str(&format!(
            "; {} assumed (`--refs closed` insists)",
            count(assumed, "reference")
        ));
    }
    summary
}
