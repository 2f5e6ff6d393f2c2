//! The structural schema of a value: what may stand below it.

use crate::go::types::{Field, Struct, Type};
use crate::release::Release;
use crate::resource::Schema;

/// A type at a release, as a structural schema has it.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    ty: &'static Type<Schema>,
    release: Release,
}

/// What a key of an object leads to.
#[derive(Clone, Copy, Debug)]
pub enum Member {
    /// A declared field.
    Field(&'static Field<Schema>),
    /// A value of a map.
    Value(Shape),
    /// Nothing that the schema knows.
    Unknown,
}

impl Shape {
    /// The shape of a type at a release.
    pub fn new(ty: &'static Type<Schema>, release: Release) -> Self {
        Self {
            ty: without_pointers(ty),
            release,
        }
    }

    /// The shape of a field's value, at the same release.
    pub fn of(self, field: &'static Field<Schema>) -> Self {
        Self::new(&field.ty, self.release)
    }

    /// The release.
    pub fn release(self) -> Release {
        self.release
    }

    /// The type, without pointers.
    pub fn ty(self) -> &'static Type<Schema> {
        self.ty
    }

    /// Whether everything below is kept as it is.
    pub fn preserves(self) -> bool {
        matches!(self.ty, Type::Raw | Type::Json)
    }

    /// Whether keys that the schema does not know are kept, with all below them.
    pub fn keeps_unknown(self) -> bool {
        matches!(self.ty, Type::Open(_))
    }

    /// What a key leads to.
    pub fn member(self, key: &str) -> Member {
        match self.ty {
            Type::Struct(schema) | Type::Open(schema) => self
                .field(schema, key)
                .map_or(Member::Unknown, Member::Field),
            Type::Map(values) => Member::Value(Shape::new(values, self.release)),
            _ => Member::Unknown,
        }
    }

    /// What elements of a list are, if this is one.
    pub fn items(self) -> Option<Shape> {
        match self.ty {
            Type::Slice(items) => Some(Shape::new(items, self.release)),
            _ => None,
        }
    }

    /// The fields of an object that the release has, those of embedded structs among them.
    pub fn fields(self) -> Vec<&'static Field<Schema>> {
        let mut fields = Vec::new();
        if let Type::Struct(schema) | Type::Open(schema) = self.ty {
            collect(schema, self.release, &mut fields);
        }
        fields
    }

    /// The field of a name that the release has.
    fn field(self, schema: &'static Struct<Schema>, key: &str) -> Option<&'static Field<Schema>> {
        schema
            .fields
            .iter()
            .filter(|field| field.extra.is_in(self.release))
            .find_map(|field| match &field.ty {
                Type::Struct(embedded) if field.json.is_empty() => self.field(embedded, key),
                _ => (field.json == key).then_some(field),
            })
    }
}

/// Adds the fields of a struct and of those embedded in it.
fn collect(
    schema: &'static Struct<Schema>,
    release: Release,
    fields: &mut Vec<&'static Field<Schema>>,
) {
    for field in schema
        .fields
        .iter()
        .filter(|field| field.extra.is_in(release))
    {
        match &field.ty {
            Type::Struct(embedded) if field.json.is_empty() => collect(embedded, release, fields),
            _ => fields.push(field),
        }
    }
}

/// A type behind its pointers, which JSON does not show.
fn without_pointers(ty: &'static Type<Schema>) -> &'static Type<Schema> {
    match ty {
        Type::Pointer(inner) => without_pointers(inner),
        _ => ty,
    }
}

/// The field at a path of an object with a `spec`, such as `spec.items[0].name`, and what is below it.
pub fn at(
    spec: &'static Type<Schema>,
    release: Release,
    path: &str,
) -> Option<(&'static Field<Schema>, Shape)> {
    let mut steps = path.split('.');
    steps.next().filter(|step| *step == "spec")?;
    let mut shape = Shape::new(spec, release);
    let mut found = None;
    for step in steps {
        let (name, indices) = step.split_once('[').unwrap_or((step, ""));
        shape = match shape.member(name) {
            Member::Field(field) => {
                found = Some(field);
                shape.of(field)
            }
            Member::Value(shape) => shape,
            Member::Unknown => return None,
        };
        for _ in indices.matches(']') {
            shape = shape.items()?;
        }
    }
    found.map(|field| (field, shape))
}
