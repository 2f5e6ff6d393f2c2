use super::*;
use crate::admission::{Admission, admit_as_given};
use crate::yaml::read as yaml;

/// A CRD whose `spec` has a schema, in YAML's flow style.
fn given(spec: &str) -> Given {
    let text = format!(
        "apiVersion: {API_VERSION}\nkind: {KIND}\nspec:\n  group: example.com\n  names: {{kind: Thing}}\n  versions:\n  \
         - name: v1\n    served: true\n    schema:\n      openAPIV3Schema:\n        required: [spec]\n        \
         properties:\n          spec: {spec}\n  - {{name: v2, served: false}}\n"
    );
    Given::read([("crd.yaml", text.as_bytes(), false)]).expect("a CRD")
}

/// What becomes of an object with a `spec`.
fn admitted(schema: &str, spec: &str) -> (Node, Admission) {
    let given = given(schema);
    let version = given
        .of("example.com", "Thing")
        .and_then(|crd| crd.version("v1"));
    let text = format!("metadata: {{name: a}}\n{spec}\n");
    let mut object = yaml(text.as_bytes(), &Limits::default())
        .expect("YAML")
        .root;
    let admission = admit_as_given(&mut object, version.expect("a version"), "default");
    (object, admission)
}

/// What is objected to, and what is not evaluated.
fn said(schema: &str, spec: &str) -> Vec<String> {
    let (_, admission) = admitted(schema, spec);
    let violations = admission.violations.iter();
    let violations = violations.map(|it| format!("{} {} {}", it.path, it.kind.name(), it.message));
    let unevaluated = admission.unevaluated.iter();
    let unevaluated = unevaluated.map(|it| format!("{} {}: {}", it.path, it.rule, it.why));
    violations.chain(unevaluated).collect()
}

#[track_caller]
fn case(schema: &str, spec: &str, expected: &[&str]) {
    assert_eq!(said(schema, spec), expected, "{schema} {spec}");
}

#[test]
fn schemas_go_beyond_those_of_our_own_kinds() {
    for (property, good, bad, objection) in [
        (
            "type: number",
            "1.5",
            "a",
            "spec.a FieldValueTypeInvalid Invalid value: \"string\": spec.a in body must be of type number: \"string\"",
        ),
        (
            "x-kubernetes-int-or-string: true",
            "50%",
            "true",
            "spec.a FieldValueTypeInvalid Invalid value: \"boolean\": spec.a in body must be of type integer,string: \"boolean\"",
        ),
        (
            "type: string, nullable: true",
            "null",
            "1",
            "spec.a FieldValueTypeInvalid Invalid value: \"integer\": spec.a in body must be of type string: \"integer\"",
        ),
        (
            "type: string, format: date-time",
            "'2026-01-02T03:04:05Z'",
            "soon",
            "spec.a FieldValueTypeInvalid Invalid value: \"soon\": spec.a in body must be of type date-time: \"soon\"",
        ),
        (
            "type: object, additionalProperties: {type: string, maxLength: 1}",
            "{b: c}",
            "{b: cd}",
            "spec.a.b FieldValueTooLong Too long: may not be more than 1 bytes",
        ),
        (
            "type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k, p], items: {type: object, properties: {k: {type: string}, p: {type: integer}}}",
            "[{k: b, p: 1}, {k: b, p: 2}]",
            "[{k: b, p: 1}, {k: b, p: 1}]",
            "spec.a[1] FieldValueDuplicate Duplicate value: {\"k\":\"b\",\"p\":1}",
        ),
    ] {
        let schema = format!("{{type: object, properties: {{a: {{{property}}}}}}}");
        case(&schema, &format!("spec: {{a: {good}}}"), &[]);
        case(&schema, &format!("spec: {{a: {bad}}}"), &[objection]);
    }
    case(
        "{type: object}",
        "a: 1",
        &["spec FieldValueRequired Required value"],
    );
}

#[test]
fn what_is_not_known_is_pruned_and_defaults_are_filled_in() {
    let schema = "{type: object, properties: {a: {type: object, default: {b: 1}, properties: {b: {type: integer}}}, \
                  c: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {f: {type: object, properties: {}}}}}}";
    let (object, admission) = admitted(schema, "spec: {c: {d: 1, f: {g: 2}}, e: 2}");
    assert_eq!(
        object.at(&["spec", "a", "b"]).and_then(Node::as_int),
        Some(1)
    );
    assert_eq!(
        object.at(&["spec", "c", "d"]).and_then(Node::as_int),
        Some(1)
    );
    assert!(object.at(&["spec", "e"]).is_none());
    let unknown: Vec<_> = admission
        .unknown
        .iter()
        .map(|it| it.path.as_str())
        .collect();
    assert_eq!(unknown, ["spec.c.f.g", "spec.e"]);
}

/// A schema with a rule on a list of numbers and a field whose name CEL cannot have.
fn with_rule(rule: &str) -> String {
    format!(
        "{{type: object, x-kubernetes-validations: [{{{rule}}}], properties: \
         {{a: {{type: array, items: {{type: integer}}}}, in-b: {{type: string}}}}}}"
    )
}

#[test]
fn rules_are_evaluated() {
    for (rule, expected) in [
        (
            "rule: size(self.a) > 2",
            "spec FieldValueInvalid Invalid value: failed rule: size(self.a) > 2",
        ),
        (
            "rule: 'self.a.all(x, x > 1)', message: too small",
            "spec FieldValueInvalid Invalid value: too small",
        ),
        (
            "rule: size(self.a) > 2, message: broken, messageExpression: '\"only \" + string(size(self.a))'",
            "spec FieldValueInvalid Invalid value: only 2",
        ),
        (
            "rule: self.in__dash__b == 'C', message: broken, fieldPath: .in-b",
            "spec.in-b FieldValueInvalid Invalid value: broken",
        ),
        (
            "rule: self.in__dash__b.lowerAscii() != 'c', message: broken",
            "spec FieldValueInvalid Invalid value: broken",
        ),
        (
            "rule: self.c == 1, message: broken",
            "spec FieldValueInvalid Invalid value: \"object\": no such key: c evaluating rule: broken",
        ),
    ] {
        case(&with_rule(rule), "spec: {a: [1, 2], in-b: c}", &[expected]);
    }
    for rule in [
        "rule: 'self.a.exists(x, x == 2)'",
        "rule: self.a == oldSelf.a",
    ] {
        case(&with_rule(rule), "spec: {a: [1, 2], in-b: c}", &[]);
    }
}

#[test]
fn what_cannot_be_evaluated_is_told() {
    for (rule, expected) in [
        (
            "rule: self.a.isSorted()",
            "spec rule `self.a.isSorted()`: `isSorted` is not known here",
        ),
        (
            "rule: isURL(self.in__dash__b)",
            "spec rule `isURL(self.in__dash__b)`: `isURL` is not known here",
        ),
        (
            "rule: 'self.a ==='",
            "spec rule `self.a ===`: it cannot be parsed",
        ),
        (
            "rule: self.a == oldSelf.a, optionalOldSelf: true",
            "spec rule `self.a == oldSelf.a`: it takes what was there before as optional",
        ),
    ] {
        let said = said(&with_rule(rule), "spec: {a: [1, 2], in-b: c}");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with(expected), "{said:?}");
    }
    let schema = "{type: object, properties: {a: {type: integer, multipleOf: 2}}}";
    case(
        schema,
        "spec: {a: 3}",
        &["spec.a `multipleOf` of the schema: it is beyond what is checked here"],
    );
    case(schema, "spec: {}", &[]);
}

#[test]
fn what_is_no_crd_is_refused() {
    let read = |text: &str| Given::read([("a.yaml", text.as_bytes(), false)]).map(|_| ());
    let refused = |error| Err(("a.yaml".to_owned(), error));
    assert_eq!(read("kind: Service"), refused(Error::None));
    let old = "apiextensions.k8s.io/v1beta1";
    let text = format!("apiVersion: {old}\nkind: {KIND}");
    assert_eq!(read(&text), refused(Error::OtherVersion(old.to_owned())));
    let given = given("{type: object}");
    let crd = given.of("example.com", "Thing").expect("a CRD");
    assert!(crd.version("v2").is_none());
    let twice = format!(
        "apiVersion: {API_VERSION}\nkind: {KIND}\n---\napiVersion: {API_VERSION}\nkind: {KIND}\n"
    );
    assert_eq!(
        read(&twice),
        refused(Error::Twice(String::new(), "a.yaml".to_owned()))
    );
}
