//! MRP449: region mismatch.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP449",
    name: "region-mismatch",
    severity: Severity::Warning,
    explanation: "Requests are signed for one region of AWS and sent to an endpoint of another: AWS refuses the signature \
                  (`Credential should be scoped to a valid region`). The region stands in the endpoint's host, between the \
                  service and `amazonaws.com` or `api.aws`.",
    origin: "AWS: Signature Version 4, credential scope; pkg/auth/awssts newRequestSigner",
    fail: example!("MRP449", "fail"),
    pass: example!("MRP449", "pass"),
};

/// What hosts of AWS end with.
const DOMAINS: [&str; 3] = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = &view.external_auth else {
        return;
    };
    let Some(aws) = config.spec.aws_sts.as_ref() else {
        return;
    };
    let Ok(url) = url::parse(&view.spec.remote_url) else {
        return;
    };
    let host = String::from_utf8_lossy(url.hostname()).to_lowercase();
    let Some(region) = region(&host).filter(|region| *region != aws.region) else {
        return;
    };
    let path = "spec.remoteUrl";
    let (name, own) = (&config.entry.name, &aws.region);
    let message = format!("`{path}`: it is in the region `{region}`, and `{name}` signs for `{own}`");
    report.add(&RULE, view.entry, At::Value(path), message);
}

/// The region in a host of AWS.
fn region(host: &str) -> Option<&str> {
    let service = DOMAINS.iter().find_map(|domain| host.strip_suffix(domain))?;
    let region = service.rsplit('.').next()?;
    let mut parts = region.split('-');
    let (continent, number) = (parts.next()?, parts.next_back()?);
    let is_region = continent.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_region && parts.next().is_some()).then_some(region)
}
