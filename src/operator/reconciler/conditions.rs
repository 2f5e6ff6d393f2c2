//! The conditions of a proxy, and the reasons for them, as the operator names them.

use std::borrow::Cow;

use crate::operator::objection::Objection;
use crate::operator::outcome::{Refusal, Stop, Verdict};
use crate::operator::status::{Condition, Truth};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name {
            $($(#[$word])* $variant,)+
        }

        impl $name {
            /// The word itself.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }
        }
    };
}

words! {
    /// What a condition is about.
    Type {
        Ready = "Ready",
        ConfigurationValid = "ConfigurationValid",
        AuthConfigured = "AuthConfigured",
        PodTemplateValid = "PodTemplateValid",
        GroupRefValidated = "GroupRefValidated",
        CaBundleRefValidated = "CABundleRefValidated",
        AuthzPrimaryUpstreamProviderIgnored = "AuthzPrimaryUpstreamProviderIgnored",
        SessionStorageWarning = "SessionStorageWarning",
        ToolConfigValidated = "ToolConfigValidated",
        TelemetryConfigRefValidated = "TelemetryConfigRefValidated",
        ExternalAuthConfigValidated = "ExternalAuthConfigValidated",
        AuthServerRefValidated = "AuthServerRefValidated",
        OidcConfigRefValidated = "OIDCConfigRefValidated",
        AuthzConfigRefValidated = "AuthzConfigRefValidated",
    }
}

words! {
    /// Why a condition is as it is.
    Reason {
        NotReady = "NotReady",
        DeploymentReady = "DeploymentReady",
        DeploymentNotReady = "DeploymentNotReady",
        ConfigurationValid = "ConfigurationValid",
        AuthInvalid = "AuthInvalid",
        RemoteUrlInvalid = "RemoteURLInvalid",
        AuthzPolicySyntaxInvalid = "AuthzPolicySyntaxInvalid",
        AuthzConfigMapNotFound = "AuthzConfigMapNotFound",
        AuthzConfigMapInvalid = "AuthzConfigMapInvalid",
        HeaderSecretNotFound = "HeaderSecretNotFound",
        ValidPodTemplateSpec = "ValidPodTemplateSpec",
        InvalidPodTemplateSpec = "InvalidPodTemplateSpec",
        GroupRefIsValid = "GroupRefIsValid",
        GroupRefNotFound = "GroupRefNotFound",
        GroupRefNotReady = "GroupRefNotReady",
        CaBundleRefValid = "CABundleRefValid",
        CaBundleRefNotFound = "CABundleRefNotFound",
        CaBundleRefInvalid = "CABundleRefInvalid",
        PrimaryUpstreamProviderIgnored = "PrimaryUpstreamProviderIgnored",
        SessionStorageWarningNotApplicable = "SessionStorageWarningNotApplicable",
        SessionStorageConfigured = "SessionStorageConfigured",
        SessionStorageMissingForReplicas = "SessionStorageMissingForReplicas",
        ToolConfigValid = "ToolConfigValid",
        ToolConfigNotFound = "ToolConfigNotFound",
        ToolConfigFetchError = "ToolConfigFetchError",
        TelemetryConfigRefValid = "TelemetryConfigRefValid",
        TelemetryConfigRefNotFound = "TelemetryConfigRefNotFound",
        TelemetryConfigRefFetchError = "TelemetryConfigRefFetchError",
        TelemetryConfigRefInvalid = "TelemetryConfigRefInvalid",
        ExternalAuthConfigValid = "ExternalAuthConfigValid",
        ExternalAuthConfigFetchError = "ExternalAuthConfigFetchError",
        MultiUpstreamNotSupported = "MultiUpstreamNotSupported",
        InvalidConfig = "InvalidConfig",
        ValidationFailed = "ValidationFailed",
        EnterpriseRequired = "EnterpriseRequired",
        AuthServerRefValid = "AuthServerRefValid",
        AuthServerRefNotFound = "AuthServerRefNotFound",
        AuthServerRefFetchError = "AuthServerRefFetchError",
        AuthServerRefInvalidKind = "AuthServerRefInvalidKind",
        AuthServerRefInvalidType = "AuthServerRefInvalidType",
        AuthServerRefInvalidConfig = "AuthServerRefInvalidConfig",
        OidcConfigRefValid = "OIDCConfigRefValid",
        OidcConfigRefNotFound = "OIDCConfigRefNotFound",
        OidcConfigRefNotValid = "OIDCConfigRefNotValid",
        AuthzConfigRefValid = "AuthzConfigRefValid",
        AuthzConfigRefNotFound = "AuthzConfigRefNotFound",
        AuthzConfigRefNotValid = "AuthzConfigRefNotValid",
    }
}

/// A condition.
pub(super) fn condition(
    ty: Type,
    status: Truth,
    reason: Reason,
    message: impl Into<Cow<'static, str>>,
) -> Condition {
    Condition {
        ty: ty.name().into(),
        status,
        reason: reason.name().into(),
        message: message.into(),
        is_current: true,
    }
}

/// A refusal that a condition tells of.
pub(super) fn refused(ty: Type, reason: Reason, objection: Objection) -> Stop {
    let verdict = Verdict {
        condition: ty.name(),
        reason: reason.name().into(),
    };
    Stop::Refused(Refusal {
        objection,
        verdict: Some(verdict),
    })
}
