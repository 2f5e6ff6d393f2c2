use crate::admission::shape::Shape;
use crate::release::Release;
use crate::resource::KINDS;

#[test]
fn every_field_is_described() {
    let mut silent = Vec::new();
    for kind in &KINDS {
        let mut shapes = vec![Shape::new(&kind.spec, Release::newest())];
        while let Some(shape) = shapes.pop() {
            for field in shape.fields() {
                if field.extra.doc.is_empty() {
                    silent.push(format!("{} {}", kind.name, field.json));
                }
                shapes.push(shape.of(field));
            }
            shapes.extend(shape.items());
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}
