//! What is said of a resource's `metadata`: the fields of `metav1.ObjectMeta`, and what the API server holds them to
//! (apimachinery `validation.ValidateObjectMetaAccessor`).

/// What is said of one of the fields.
#[derive(Debug)]
pub(super) struct Row {
    /// Its path below `metadata`; the fields of an element follow their list.
    pub(super) path: &'static str,
    /// What it is.
    pub(super) doc: &'static str,
}

/// What is said of each field.
pub(super) static ROWS: &[Row] = &[
    row(
        "name",
        "Name of the resource, at most 253 characters: what others refer to it by, and what the names of its objects are made from.",
    ),
    row(
        "generateName",
        "What a name begins with that the API server makes up; only for `kubectl create`.",
    ),
    row(
        "namespace",
        "Namespace of the resource, at most 63 characters; that of the command or the context when left out.",
    ),
    row("labels", "Words to select the resource by."),
    row(
        "annotations",
        "Notes for people and tools, 256 KiB at most in all.",
    ),
    row(
        "finalizers",
        "What must be done before the resource may go. Controllers write it.",
    ),
    row(
        "ownerReferences",
        "Objects that the resource goes with. Controllers write it.",
    ),
    row(
        "ownerReferences.apiVersion",
        "API group and version of the owner.",
    ),
    row("ownerReferences.kind", "Kind of the owner."),
    row(
        "ownerReferences.name",
        "Name of the owner, in the same namespace.",
    ),
    row("ownerReferences.uid", "Identifier of the owner."),
    row(
        "ownerReferences.controller",
        "Whether the owner manages the resource; at most one does.",
    ),
    row(
        "ownerReferences.blockOwnerDeletion",
        "Whether the owner waits for the resource to go.",
    ),
    row("selfLink", "Always empty today."),
    row("uid", "Identifier of the resource. The API server sets it."),
    row(
        "resourceVersion",
        "State of the resource. The API server sets it.",
    ),
    row(
        "generation",
        "How often `spec` has changed. The API server sets it.",
    ),
    row(
        "creationTimestamp",
        "When the resource was made. The API server sets it.",
    ),
    row(
        "deletionTimestamp",
        "When the resource goes. The API server sets it.",
    ),
    row(
        "deletionGracePeriodSeconds",
        "Seconds until the resource goes. The API server sets it.",
    ),
    row(
        "managedFields",
        "Who wrote which field. The API server sets it.",
    ),
    row("managedFields.manager", "Name of the writer."),
    row("managedFields.operation", "Whether it applied or updated."),
    row("managedFields.apiVersion", "API version that it wrote in."),
    row("managedFields.time", "When it wrote."),
    row("managedFields.fieldsType", "How the fields are listed."),
    row("managedFields.fieldsV1", "The fields."),
    row(
        "managedFields.subresource",
        "Part of the resource that it wrote to, such as `status`.",
    ),
];

const fn row(path: &'static str, doc: &'static str) -> Row {
    Row { path, doc }
}

/// What is said of a field, by its path below `metadata`.
pub(super) fn doc(path: &str) -> &'static str {
    let row = ROWS.iter().find(|row| row.path == path);
    row.map_or("", |row| row.doc)
}
