//! Go types as data, for what Go does by reflection: struct dumps, decoding, merging.

use std::borrow::Cow;

/// A Go struct: its fields in Go's order. What a room adds to each field is its own (`Extra`).
#[derive(Debug)]
pub struct Struct<Extra: 'static> {
    /// The type's name with its package, such as `v1beta1.SecretKeyRef`.
    pub name: &'static str,
    /// The fields in the order of the source.
    pub fields: &'static [Field<Extra>],
}

/// A field of a Go struct.
#[derive(Debug)]
pub struct Field<Extra: 'static> {
    /// The field's name in Go.
    pub go: &'static str,
    /// The field's name in JSON; empty for an embedded struct, whose fields stand in the object itself.
    pub json: &'static str,
    /// The field's type.
    pub ty: Type<Extra>,
    /// What the room that declares it adds.
    pub extra: Extra,
}

/// A Go type, as far as the operator's API needs them.
#[derive(Debug)]
pub enum Type<Extra: 'static> {
    /// `bool`.
    Bool,
    /// `int32`.
    Int32,
    /// `int64`.
    Int64,
    /// `float64`.
    Float64,
    /// `int`, which has 64 bits where the operator runs.
    Int,
    /// A string type, by its name: `string`, `v1beta1.ExternalAuthType`, ….
    Text(&'static str),
    /// `metav1.Duration`: a string in JSON.
    Duration,
    /// `metav1.Time`: a string in JSON.
    Time,
    /// `resource.Quantity`: a string or a number in JSON.
    Quantity,
    /// `intstr.IntOrString`: a string or a number in JSON.
    IntOrString,
    /// `runtime.RawExtension` or `metav1.FieldsV1`: any JSON, kept as it is.
    Raw,
    /// `apiextensionsv1.JSON`: any JSON, of whatever type.
    Json,
    /// A pointer.
    Pointer(&'static Type<Extra>),
    /// A slice.
    Slice(&'static Type<Extra>),
    /// A map with string keys.
    Map(&'static Type<Extra>),
    /// A map type with a name of its own, such as `v1.ResourceList`.
    NamedMap(&'static str, &'static Type<Extra>),
    /// A struct.
    Struct(&'static Struct<Extra>),
    /// A struct that keeps fields that it does not have: what a CRD may say, and no Go type is.
    Open(&'static Struct<Extra>),
}

impl<Extra> Type<Extra> {
    /// The type's name as `%T` prints it.
    pub fn name(&self) -> Cow<'static, str> {
        match self {
            Type::Bool => "bool".into(),
            Type::Int32 => "int32".into(),
            Type::Int64 => "int64".into(),
            Type::Int => "int".into(),
            Type::Float64 => "float64".into(),
            Type::Text(name) => (*name).into(),
            Type::Duration => "v1.Duration".into(),
            Type::Time => "v1.Time".into(),
            Type::Quantity => "resource.Quantity".into(),
            Type::IntOrString => "intstr.IntOrString".into(),
            Type::Raw => "runtime.RawExtension".into(),
            Type::Json => "apiextensionsv1.JSON".into(),
            Type::Pointer(inner) => format!("*{}", inner.name()).into(),
            Type::Slice(items) => format!("[]{}", items.name()).into(),
            Type::Map(values) => format!("map[string]{}", values.name()).into(),
            Type::NamedMap(name, _) => (*name).into(),
            Type::Struct(schema) | Type::Open(schema) => schema.name.into(),
        }
    }
}
