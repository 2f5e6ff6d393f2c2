//! MRP315: unfit auth server.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP315",
    name: "unfit-auth-server",
    severity: Severity::Error,
    explanation: "The embedded authorization server does not fit to the proxy, or its parts do not fit together. Up to \
                  v0.40 the operator only logs it and tries again for ever; later ones set the phase Failed.",
    origin: "controllerutil.ValidateAndAddAuthServerRefOptions; pkg/authserver/config Validate",
    fail: example!("MRP315", "fail"),
    pass: example!("MRP315", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["InvalidConfig", "AuthServerRefInvalidConfig"],
};
