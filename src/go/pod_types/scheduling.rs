//! Where a pod may run: affinity, tolerations, spreading.

use super::meta::LABEL_SELECTOR;
use super::{
    Merge, OPTIONAL_INT32, OPTIONAL_INT64, STRING, STRINGS, keep, list, object, omit, optional,
};
use crate::go::types::Struct;
use crate::go::types::Type::{Int32, Pointer, Text};

static NODE_SELECTOR_REQUIREMENT: Struct<Merge> = Struct {
    name: "v1.NodeSelectorRequirement",
    fields: &[
        keep("key", "Key", STRING),
        keep("operator", "Operator", Text("v1.NodeSelectorOperator")),
        omit("values", "Values", STRINGS),
    ],
};

static NODE_SELECTOR_TERM: Struct<Merge> = Struct {
    name: "v1.NodeSelectorTerm",
    fields: &[
        omit(
            "matchExpressions",
            "MatchExpressions",
            list!(NODE_SELECTOR_REQUIREMENT),
        ),
        omit(
            "matchFields",
            "MatchFields",
            list!(NODE_SELECTOR_REQUIREMENT),
        ),
    ],
};

static NODE_SELECTOR: Struct<Merge> = Struct {
    name: "v1.NodeSelector",
    fields: &[keep(
        "nodeSelectorTerms",
        "NodeSelectorTerms",
        list!(NODE_SELECTOR_TERM),
    )],
};

static PREFERRED_SCHEDULING_TERM: Struct<Merge> = Struct {
    name: "v1.PreferredSchedulingTerm",
    fields: &[
        keep("weight", "Weight", Int32),
        keep("preference", "Preference", object!(NODE_SELECTOR_TERM)),
    ],
};

static NODE_AFFINITY: Struct<Merge> = Struct {
    name: "v1.NodeAffinity",
    fields: &[
        omit(
            "requiredDuringSchedulingIgnoredDuringExecution",
            "RequiredDuringSchedulingIgnoredDuringExecution",
            optional!(NODE_SELECTOR),
        ),
        omit(
            "preferredDuringSchedulingIgnoredDuringExecution",
            "PreferredDuringSchedulingIgnoredDuringExecution",
            list!(PREFERRED_SCHEDULING_TERM),
        ),
    ],
};

static POD_AFFINITY_TERM: Struct<Merge> = Struct {
    name: "v1.PodAffinityTerm",
    fields: &[
        omit("labelSelector", "LabelSelector", optional!(LABEL_SELECTOR)),
        omit("namespaces", "Namespaces", STRINGS),
        keep("topologyKey", "TopologyKey", STRING),
        omit(
            "namespaceSelector",
            "NamespaceSelector",
            optional!(LABEL_SELECTOR),
        ),
        omit("matchLabelKeys", "MatchLabelKeys", STRINGS),
        omit("mismatchLabelKeys", "MismatchLabelKeys", STRINGS),
    ],
};

static WEIGHTED_POD_AFFINITY_TERM: Struct<Merge> = Struct {
    name: "v1.WeightedPodAffinityTerm",
    fields: &[
        keep("weight", "Weight", Int32),
        keep(
            "podAffinityTerm",
            "PodAffinityTerm",
            object!(POD_AFFINITY_TERM),
        ),
    ],
};

static POD_AFFINITY: Struct<Merge> = Struct {
    name: "v1.PodAffinity",
    fields: &[
        omit(
            "requiredDuringSchedulingIgnoredDuringExecution",
            "RequiredDuringSchedulingIgnoredDuringExecution",
            list!(POD_AFFINITY_TERM),
        ),
        omit(
            "preferredDuringSchedulingIgnoredDuringExecution",
            "PreferredDuringSchedulingIgnoredDuringExecution",
            list!(WEIGHTED_POD_AFFINITY_TERM),
        ),
    ],
};

static POD_ANTI_AFFINITY: Struct<Merge> = Struct {
    name: "v1.PodAntiAffinity",
    fields: &[
        omit(
            "requiredDuringSchedulingIgnoredDuringExecution",
            "RequiredDuringSchedulingIgnoredDuringExecution",
            list!(POD_AFFINITY_TERM),
        ),
        omit(
            "preferredDuringSchedulingIgnoredDuringExecution",
            "PreferredDuringSchedulingIgnoredDuringExecution",
            list!(WEIGHTED_POD_AFFINITY_TERM),
        ),
    ],
};

pub(super) static AFFINITY: Struct<Merge> = Struct {
    name: "v1.Affinity",
    fields: &[
        omit("nodeAffinity", "NodeAffinity", optional!(NODE_AFFINITY)),
        omit("podAffinity", "PodAffinity", optional!(POD_AFFINITY)),
        omit(
            "podAntiAffinity",
            "PodAntiAffinity",
            optional!(POD_ANTI_AFFINITY),
        ),
    ],
};

pub(super) static TOLERATION: Struct<Merge> = Struct {
    name: "v1.Toleration",
    fields: &[
        omit("key", "Key", STRING),
        omit("operator", "Operator", Text("v1.TolerationOperator")),
        omit("value", "Value", STRING),
        omit("effect", "Effect", Text("v1.TaintEffect")),
        omit("tolerationSeconds", "TolerationSeconds", OPTIONAL_INT64),
    ],
};

pub(super) static TOPOLOGY_SPREAD_CONSTRAINT: Struct<Merge> = Struct {
    name: "v1.TopologySpreadConstraint",
    fields: &[
        keep("maxSkew", "MaxSkew", Int32),
        keep("topologyKey", "TopologyKey", STRING),
        keep(
            "whenUnsatisfiable",
            "WhenUnsatisfiable",
            Text("v1.UnsatisfiableConstraintAction"),
        ),
        omit("labelSelector", "LabelSelector", optional!(LABEL_SELECTOR)),
        omit("minDomains", "MinDomains", OPTIONAL_INT32),
        omit(
            "nodeAffinityPolicy",
            "NodeAffinityPolicy",
            Pointer(&Text("v1.NodeInclusionPolicy")),
        ),
        omit(
            "nodeTaintsPolicy",
            "NodeTaintsPolicy",
            Pointer(&Text("v1.NodeInclusionPolicy")),
        ),
        omit("matchLabelKeys", "MatchLabelKeys", STRINGS),
    ],
};
