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
}
