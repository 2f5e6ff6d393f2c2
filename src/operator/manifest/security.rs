//! What pods and containers may do (`kubernetes.SecurityContextBuilder`).

use k8s_openapi::api::core::v1::{
    Capabilities, PodSecurityContext, SeccompProfile, SecurityContext,
};

use crate::operator::settings::Platform;
use crate::operator::world::World;
use crate::release::rows;

/// The user and group that everything runs as; OpenShift assigns its own.
const USER: i64 = 1000;

/// The pod's security context.
pub(super) fn of_pod(world: &World<'_>) -> PodSecurityContext {
    let user = user(world);
    PodSecurityContext {
        run_as_non_root: Some(true),
        run_as_user: user,
        run_as_group: user,
        fs_group: user,
        seccomp_profile: is_hardened(world).then(seccomp),
        ..PodSecurityContext::default()
    }
}

/// The container's security context.
pub(super) fn of_container(world: &World<'_>) -> SecurityContext {
    let user = user(world);
    SecurityContext {
        privileged: Some(false),
        run_as_non_root: Some(true),
        run_as_user: user,
        run_as_group: user,
        allow_privilege_escalation: Some(false),
        read_only_root_filesystem: Some(true),
        seccomp_profile: is_hardened(world).then(seccomp),
        capabilities: is_hardened(world).then(|| Capabilities {
            drop: Some(vec!["ALL".to_owned()]),
            ..Capabilities::default()
        }),
        ..SecurityContext::default()
    }
}

fn is_openshift(world: &World<'_>) -> bool {
    world.settings.platform() == Platform::OpenShift
}

fn user(world: &World<'_>) -> Option<i64> {
    (!is_openshift(world)).then_some(USER)
}

/// Whether system calls are filtered and capabilities dropped: on OpenShift always.
fn is_hardened(world: &World<'_>) -> bool {
    is_openshift(world) || rows::HARDENED_EVERYWHERE.at(world.release)
}

fn seccomp() -> SeccompProfile {
    SeccompProfile {
        type_: "RuntimeDefault".to_owned(),
        ..SeccompProfile::default()
    }
}
