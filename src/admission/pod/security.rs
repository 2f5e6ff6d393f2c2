//! Under which rights pods run.

use std::collections::HashSet;

use super::Objection;
use super::check::Check;
use super::place::Place;

/// Settings of the kernel (`validateSysctls`).
pub(super) fn sysctls(sysctls: &Place<'_>, found: &mut Vec<Objection>) {
    let mut seen = HashSet::new();
    for sysctl in sysctls.items() {
        let name = sysctl.key("name");
        let text = name.text();
        if !text.split(['.', '/']).all(is_part) {
            found.push(name.refused(format!("`{text}` is no setting of the kernel")));
        } else if !seen.insert(text) {
            found.push(name.refused(format!("`{text}` is set twice")));
        }
    }
}

/// Whether a text may stand between the dots of a setting's name.
fn is_part(text: &str) -> bool {
    let is_inner = |byte: u8| b"-_".contains(&byte);
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_end = |byte: Option<u8>| byte.is_some_and(is_plain);
    text.bytes().all(|byte| is_plain(byte) || is_inner(byte))
        && is_end(text.bytes().next())
        && is_end(text.bytes().last())
}

/// A profile of seccomp or AppArmor (`validateSeccompProfileField`, `ValidateAppArmorProfileField`).
pub(super) fn profile(profile: &Place<'_>, found: &mut Vec<Objection>) {
    if !profile.is_there() {
        return;
    }
    let (ty, local) = (profile.key("type"), profile.key("localhostProfile"));
    Check::Required.run(&ty, found);
    Check::OneOf(&["Localhost", "RuntimeDefault", "Unconfined"]).run(&ty, found);
    let is_local = ty.text() == "Localhost";
    if is_local && local.text().is_empty() {
        found.push(local.refused("`type: Localhost` takes it"));
    } else if !is_local && local.is_there() {
        found.push(local.refused("it takes `type: Localhost`"));
    }
}
