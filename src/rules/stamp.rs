//! What holds of every finding: the release at which it was found, and the file that people edit.

use crate::finding::Finding;
use crate::plan::{Entry, Plan};

/// Notes the release that judges, and of findings in what another program built the file that it was built of.
pub(super) fn stamp(plan: &Plan<'_>, findings: &mut [Finding]) {
    let origins = Origins::of(plan);
    for finding in findings {
        finding.releases = vec![plan.options.release.version()];
        finding.origin = origins.of_finding(finding);
    }
}

/// The documents that another program built, in the order of their places.
struct Origins<'a>(Vec<&'a Entry>);

impl<'a> Origins<'a> {
    fn of(plan: &'a Plan<'_>) -> Self {
        let entries = plan.cluster.entries.iter();
        let mut built: Vec<&Entry> = entries.filter(|it| it.origin.is_some()).collect();
        built.sort_by_key(|it| (it.source, it.span.start));
        Self(built)
    }

    fn of_finding(&self, finding: &Finding) -> Option<String> {
        let place = (finding.source, finding.span.start);
        let behind = self
            .0
            .partition_point(|it| (it.source, it.span.start) <= place);
        let entry = self.0.get(behind.checked_sub(1)?)?;
        let is_in = entry.source == finding.source && entry.span.holds(finding.span);
        entry.origin.clone().filter(|_| is_in)
    }
}
