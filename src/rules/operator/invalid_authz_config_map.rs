//! MRP304: invalid authz config map.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP304",
    name: "invalid-authz-config-map",
    severity: Severity::Error,
    explanation: "The ConfigMap with the authorization policies holds nothing that the operator takes: the key is \
                  missing, the text is no authorization configuration, or it is not for Cedar. Condition \
                  ConfigurationValid, reason AuthzConfigMapInvalid, phase Failed.",
    origin: "controllerutil.LoadAuthzConfigFromConfigMap",
    fail: example!("MRP304", "fail"),
    pass: example!("MRP304", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthzConfigMapInvalid"],
};
