//! MRP550: forgetful server.

use crate::finding::{Rule, Severity};
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::rules::auth_server::forgotten;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP550",
    name: "forgetful-server",
    severity: Severity::Note,
    explanation: "The embedded authorization server makes its keys anew at each start, or keeps what it must remember in memory: \
                  when the pod is replaced, all tokens are invalid and everyone signs in again. `signingKeySecretRefs`, \
                  `hmacSecretRefs` and `storage` of type redis outlive the pod.",
    origin: "pkg/authserver Config.applyDefaults, whose log says so; pkg/authserver/runner createStorage",
    fail: example!("MRP550", "fail"),
    pass: example!("MRP550", "pass"),
};

pub(super) fn check(
    config: &ConfigView<'_, MCPExternalAuthConfigSpec>,
    report: &mut Report<'_>,
) {
    let Some(server) = config.spec.auth_server() else {
        return;
    };
    let missing = forgotten(server);
    if missing.is_empty() {
        return;
    }
    let path = "spec.embeddedAuthServer";
    let message = format!("`{path}`: without {} it forgets at each start", missing.join(", "));
    report.add(&RULE, config.entry, At::Key(path), message);
}
