//! Deployments (`apps/v1`).

use super::{
    API_VERSION, KIND, LABEL_SELECTOR, METADATA, Merge, OPTIONAL_INT32, POD_TEMPLATE_SPEC, keep,
    object, omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Bool, Int32, IntOrString, Pointer, Text};

/// `appsv1.Deployment`.
pub static DEPLOYMENT: Struct<Merge> = Struct {
    name: "v1.Deployment",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("spec", "Spec", object!(DEPLOYMENT_SPEC)),
    ],
};

static DEPLOYMENT_SPEC: Struct<Merge> = Struct {
    name: "v1.DeploymentSpec",
    fields: &[
        omit("replicas", "Replicas", OPTIONAL_INT32),
        keep("selector", "Selector", optional!(LABEL_SELECTOR)),
        keep("template", "Template", object!(POD_TEMPLATE_SPEC)),
        omit("strategy", "Strategy", object!(DEPLOYMENT_STRATEGY)),
        omit("minReadySeconds", "MinReadySeconds", Int32),
        omit(
            "revisionHistoryLimit",
            "RevisionHistoryLimit",
            OPTIONAL_INT32,
        ),
        omit("paused", "Paused", Bool),
        omit(
            "progressDeadlineSeconds",
            "ProgressDeadlineSeconds",
            OPTIONAL_INT32,
        ),
    ],
};

static DEPLOYMENT_STRATEGY: Struct<Merge> = Struct {
    name: "v1.DeploymentStrategy",
    fields: &[
        omit("type", "Type", Text("v1.DeploymentStrategyType")),
        omit(
            "rollingUpdate",
            "RollingUpdate",
            optional!(ROLLING_UPDATE_DEPLOYMENT),
        ),
    ],
};

static ROLLING_UPDATE_DEPLOYMENT: Struct<Merge> = Struct {
    name: "v1.RollingUpdateDeployment",
    fields: &[
        omit("maxUnavailable", "MaxUnavailable", Pointer(&IntOrString)),
        omit("maxSurge", "MaxSurge", Pointer(&IntOrString)),
    ],
};
