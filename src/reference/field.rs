//! Fields by their paths, as people write them: with indices or without.

use crate::admission::shape::Shape;
use crate::go::types::{Field, Type};
use crate::release::Release;
use crate::resource::{Kind, Schema};

/// A field, and what may stand in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The field that was named last; none for `spec` itself.
    pub(super) field: Option<&'static Field<Schema>>,
    /// What may stand there.
    pub(super) shape: Shape,
}

/// The place at a path below a kind, such as `spec.headerForward.addHeadersFromSecret.headerName`.
pub(super) fn find(kind: &'static Kind, release: Release, path: &str) -> Option<Place> {
    let mut steps = path.split('.');
    steps.next().filter(|step| *step == "spec")?;
    let spec = Place {
        field: None,
        shape: Shape::new(&kind.spec, release),
    };
    steps.try_fold(spec, step_down)
}

/// One step down. Lists and maps of objects are passed through; `*` stands for any key of a map.
fn step_down(above: Place, step: &str) -> Option<Place> {
    let name = step.split('[').next().unwrap_or(step);
    let shape = object_in(above.shape);
    let mut fields = shape.fields().into_iter();
    match fields.find(|field| field.json == name) {
        Some(field) => Some(Place {
            field: Some(field),
            shape: shape.of(field),
        }),
        None => values_of(above.shape).map(|shape| Place { shape, ..above }),
    }
}

/// What the values of a map are, if this is one.
fn values_of(shape: Shape) -> Option<Shape> {
    match shape.ty() {
        Type::Map(values) => Some(Shape::new(values, shape.release())),
        _ => None,
    }
}

/// The object that a list or a map is made of; any other shape as it is.
pub(super) fn object_in(shape: Shape) -> Shape {
    match shape.items().or_else(|| values_of(shape)) {
        Some(inner) => object_in(inner),
        None => shape,
    }
}

/// How the fields of the object in a shape are reached from its path: `[]` for a list, `.*` for a map.
pub(super) fn way_in(shape: Shape) -> String {
    let step = match (shape.items(), values_of(shape)) {
        (Some(items), _) => ("[]", items),
        (None, Some(values)) => (".*", values),
        (None, None) => return String::new(),
    };
    format!("{}{}", step.0, way_in(step.1))
}

/// The paths of all fields of a kind at a release, each object before its fields.
pub(super) fn paths(kind: &'static Kind, release: Release) -> Vec<String> {
    let mut paths = Vec::new();
    collect(Shape::new(&kind.spec, release), "spec", &mut paths);
    paths
}

fn collect(shape: Shape, path: &str, paths: &mut Vec<String>) {
    let shape = object_in(shape);
    for field in shape.fields() {
        let path = format!("{path}.{}", field.json);
        let below = shape.of(field);
        paths.push(path.clone());
        collect(below, &path, paths);
    }
}
