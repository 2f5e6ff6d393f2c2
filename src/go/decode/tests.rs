//! What the fact table of pod templates does not have.

use serde_json::{Value, json};

use super::round_trip;
use crate::go::json_text::Json;
use crate::go::pod_types::POD_TEMPLATE_SPEC;

/// The pod template that a text becomes.
fn template(text: &str) -> Result<Value, String> {
    let json = Json::read(text).map_err(|error| error.to_string())?;
    round_trip(&json, &POD_TEMPLATE_SPEC).map_err(|error| error.to_string())
}

#[track_caller]
fn spec(text: &str, expected: Value) {
    let answer =
        template(&format!(r#"{{"spec": {text}}}"#)).map(|template| template["spec"].clone());
    assert_eq!(answer, Ok(expected));
}

#[track_caller]
fn refused(text: &str, error: &str) {
    assert_eq!(template(text), Err(error.to_owned()));
}

#[test]
fn keys_for_one_field_add_up() {
    spec(
        r#"{"containers": [{"name": "a", "image": "i"}, {"name": "b"}], "Containers": [{"name": "c", "TTY": true}]}"#,
        json!({"containers": [{"name": "c", "image": "i", "tty": true, "resources": {}}]}),
    );
    spec(
        r#"{"nodeSelector": {"a": "1"}, "nodeSelector": {"b": "2"}, "priority": 1, "priority": null}"#,
        json!({"containers": null, "nodeSelector": {"a": "1", "b": "2"}}),
    );
}

#[test]
fn names_match_without_regard_to_case_as_unicode_folds_them() {
    spec(
        "{\"ho\u{17f}tNetwor\u{212a}\": true, \"restartpolicy\": \"x\", \"hostıd\": 1}",
        json!({"containers": null, "hostNetwork": true, "restartPolicy": "x"}),
    );
}

#[test]
fn only_structs_survive_emptiness() {
    spec(
        r#"{
            "containers": [], "volumes": [], "affinity": {}, "hostNetwork": false, "hostUsers": false,
            "activeDeadlineSeconds": 0, "hostname": "", "dnsConfig": {"options": [{"name": "", "value": ""}]}
        }"#,
        json!({
            "containers": [], "affinity": {}, "hostUsers": false, "activeDeadlineSeconds": 0,
            "dnsConfig": {"options": [{"value": ""}]},
        }),
    );
    spec(
        r#"{"containers": [{"name": "a", "env": [{"valueFrom": {"resourceFieldRef": {"resource": "x"}}}]}]}"#,
        json!({"containers": [{
            "name": "a",
            "resources": {},
            "env": [{"name": "", "valueFrom": {"resourceFieldRef": {"resource": "x", "divisor": "0"}}}],
        }]}),
    );
}

#[test]
fn a_zero_time_is_left_out_or_null() {
    let zero = "0001-01-01T00:00:00Z";
    let answer = template(&format!(
        r#"{{"metadata": {{"creationTimestamp": "{zero}", "deletionTimestamp": "{zero}"}}}}"#
    ));
    assert_eq!(
        answer.map(|template| template["metadata"].clone()),
        Ok(json!({"deletionTimestamp": null}))
    );
}

#[test]
fn the_first_wrong_type_is_reported_unless_a_decoder_of_its_own_fails_later() {
    refused(
        r#"{"spec": {"priority": "x", "hostPID": 1}}"#,
        "json: cannot unmarshal string into Go struct field PodSpec.spec.priority of type int32",
    );
    refused(
        r#"{"spec": {"priority": "x", "overhead": {"cpu": "x"}}}"#,
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
    refused(
        r#"{"metadata": {"labels": [], "deletionTimestamp": 1}}"#,
        "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.deletionTimestamp of type string",
    );
    refused(
        r#"{"spec": {"overhead": []}}"#,
        "json: cannot unmarshal array into Go struct field PodSpec.spec.overhead of type v1.ResourceList",
    );
    refused(
        r#"{"spec": {"volumes": [{"ConfigMap": {"Name": 1}}]}}"#,
        "json: cannot unmarshal number into Go struct field ConfigMapVolumeSource.spec.volumes.VolumeSource.configMap.\
         LocalObjectReference.name of type string",
    );
}
