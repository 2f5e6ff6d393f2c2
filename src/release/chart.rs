//! What the operator's Helm chart of a release sets when nothing is changed, as far as it matters to proxies.

use super::Release;

/// Where the images of proxies are.
const RUNNER_IMAGE: &str = "ghcr.io/stacklok/toolhive/proxyrunner";

/// The variable that names the image of proxies. The chart of each release names its own, so that the pods of every proxy are
/// replaced by an upgrade, whatever else is the same.
pub const RUNNER_IMAGE_VARIABLE: &str = "TOOLHIVE_RUNNER_IMAGE";

/// The variables of the operator's environment.
pub fn variables(release: Release) -> [(&'static str, String); 2] {
    [
        (RUNNER_IMAGE_VARIABLE, runner_image(release)),
        ("TOOLHIVE_PROXY_HOST", "0.0.0.0".to_owned()),
    ]
}

/// The image that runs a proxy.
pub fn runner_image(release: Release) -> String {
    format!("{RUNNER_IMAGE}:{}", release.version())
}
