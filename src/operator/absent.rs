//! Secrets that do not exist, as far as the status of a proxy tells: who may not read Secrets knows it from there.

use crate::resource::Object;
use crate::tree::Node;

/// The reason of the condition that names a Secret (`validateHeaderForward`, v0.23.0 to v0.44.0).
const REASON: &str = "HeaderSecretNotFound";

/// How its message begins; the name follows, and a quotation mark.
const BEFORE_NAME: &str = "secret \"";

/// What its message says of a Secret that is not there, and not of one that could not be read.
const NOT_FOUND: &str = "not found";

/// The names of Secrets that the operator looked for in vain.
pub fn secrets(proxy: &Object) -> impl Iterator<Item = &str> {
    let status = proxy.status.as_ref();
    let conditions = status.and_then(|status| status.get("conditions")?.as_list());
    let conditions = conditions.unwrap_or_default().iter();
    conditions.filter_map(absent)
}

fn absent(condition: &Node) -> Option<&str> {
    let text = |key| condition.text_at(&[key]);
    if text("reason") != Some(REASON) || text("status") != Some("False") {
        return None;
    }
    let (name, rest) = text("message")?
        .strip_prefix(BEFORE_NAME)?
        .split_once('"')?;
    rest.contains(NOT_FOUND).then_some(name)
}
