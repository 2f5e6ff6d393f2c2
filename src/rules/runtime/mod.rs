//! What nobody refuses at apply time and what fails later: in the API server, when the operator makes its objects, or in the
//! proxy, when it starts or is asked.

use super::checked::rules;

rules! {
    generated_name_refused: Proxy,
    labels_refused: Proxy,
    annotations_refused: Proxy,
    variable_refused: Proxy,
    impossible_reference: Reference,
    ca_volume_refused: Proxy,
    request_over_limit: Proxy,
    unusable_amount: Proxy,
    pod_labels_refused: Proxy,
    container_refused: Proxy,
    volume_refused: Proxy,
    mount_refused: Proxy,
    probe_refused: Proxy,
    pod_lifetime_refused: Proxy,
    user_refused: Proxy,
    port_taken: Proxy,
    privileged_port: Proxy,
    object_too_large: Proxy,
    name_taken: Input,
    restricted_header: Proxy,
    impossible_header: Proxy,
    header_twice: Proxy,
    variable_shared: Proxy,
    credential_overwritten: Proxy,
    variable_overwritten: Proxy,
}
