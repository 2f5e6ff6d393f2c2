//! The operator's environment, as far as it changes what the operator makes.

use std::collections::BTreeMap;

use crate::go::strings::equals_word;
use crate::release::{Release, rows};

/// The image that runs a proxy when nothing is set.
const RUNNER_IMAGE: &str = "ghcr.io/stacklok/toolhive/proxyrunner:latest";

/// The address that a proxy listens on when nothing is set.
const PROXY_HOST: &str = "0.0.0.0";

/// Variables of CI systems. Where one is set, no usage is counted (`updates.ciEnvVars`).
const CI_VARIABLES: [&str; 8] = [
    "GITHUB_ACTIONS",
    "CI",
    "GITLAB_CI",
    "CIRCLECI",
    "TRAVIS",
    "BUILDKITE",
    "DRONE",
    "CONTINUOUS_INTEGRATION",
];

/// What kind of cluster the operator found itself in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// Plain Kubernetes.
    #[default]
    Kubernetes,
    /// OpenShift, which assigns users and groups itself.
    OpenShift,
}

/// The operator's environment variables, and the platform that it detected.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    variables: BTreeMap<String, String>,
    detected: Platform,
}

impl Settings {
    /// An environment with nothing set, on a platform.
    pub fn new(detected: Platform) -> Self {
        Self {
            variables: BTreeMap::new(),
            detected,
        }
    }

    /// Sets a variable; a later value wins.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.insert(name.to_owned(), value.to_owned());
    }

    /// Gives a variable a value, or takes it out.
    pub fn assign(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.set(name, value),
            None => drop(self.variables.remove(name)),
        }
    }

    /// The variables that are set.
    pub fn variables(&self) -> &BTreeMap<String, String> {
        &self.variables
    }

    /// The image of the proxy's container (`getToolhiveRunnerImage`).
    pub fn runner_image(&self) -> &str {
        self.filled("TOOLHIVE_RUNNER_IMAGE").unwrap_or(RUNNER_IMAGE)
    }

    /// The address that the proxy listens on.
    pub fn proxy_host(&self) -> &str {
        self.filled("TOOLHIVE_PROXY_HOST").unwrap_or(PROXY_HOST)
    }

    /// Host and port of the Redis for proxies that name none (`controllerutil.ReadDefaultRedisConfig`).
    pub fn default_redis(&self, release: Release) -> Option<&str> {
        let address = self.filled("TOOLHIVE_DEFAULT_REDIS_ADDR")?;
        rows::DEFAULT_REDIS.at(release).then_some(address)
    }

    /// Pull secrets for every proxy (`imagepullsecrets.LoadDefaultsFromEnv`).
    pub fn pull_secrets(&self, release: Release) -> impl Iterator<Item = &str> {
        let list = self.filled("TOOLHIVE_DEFAULT_IMAGE_PULL_SECRETS");
        let list = list.filter(|_| rows::DEFAULT_PULL_SECRETS.at(release));
        list.unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
    }

    /// Whether proxies count their use (`usagemetrics.ShouldEnableMetrics`).
    pub fn counts_usage(&self, release: Release) -> bool {
        let skips_updates = self
            .filled("TOOLHIVE_SKIP_UPDATE_CHECK")
            .is_some_and(|value| equals_word(value.as_bytes(), "true"))
            && rows::SKIP_UPDATE_CHECK.at(release);
        let in_ci = CI_VARIABLES.iter().any(|name| self.filled(name).is_some());
        let refused = self.filled("TOOLHIVE_USAGE_METRICS_ENABLED") == Some("false");
        !(skips_updates || in_ci || refused)
    }

    /// The platform: what `OPERATOR_OPENSHIFT` says, else what was detected (`DefaultPlatformDetector.DetectPlatform`).
    pub fn platform(&self) -> Platform {
        match self.variables.get("OPERATOR_OPENSHIFT") {
            None => self.detected,
            Some(value) if crate::go::strings::to_lower(value) == "true" => Platform::OpenShift,
            Some(_) => Platform::Kubernetes,
        }
    }

    /// A variable that is set to more than nothing.
    fn filled(&self, name: &str) -> Option<&str> {
        let value = self.variables.get(name)?;
        (!value.is_empty()).then_some(value)
    }
}
