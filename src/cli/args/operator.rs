//! Which operator judges.

use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::values;
use crate::operator::settings::Platform;

/// Which operator judges, and how it is set up.
#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "Operator")]
pub struct OperatorArgs {
    /// The operator's release: v0.44.0, 0.44, latest, nearest:V, or auto for that of the cluster; repeatable in validate [default:
    /// the project file's, else what the input installs, else the newest known]
    #[arg(
        long,
        value_name = "RELEASE",
        env = "MCPRP_OPERATOR_VERSION",
        add = ArgValueCandidates::new(values::operators),
        hide_env_values = true
    )]
    pub operator_version: Vec<String>,
    /// The release of the CRDs [default: the operator's, unless the input installs others]
    #[arg(
        long,
        value_name = "RELEASE",
        env = "MCPRP_CRD_VERSION",
        add = ArgValueCandidates::new(values::releases),
        hide_env_values = true
    )]
    pub crd_version: Option<String>,
    /// CRDs that judge in place of the release's own, for builds of the operator that are not known: files or folders; repeatable
    #[arg(long, value_name = "PATH")]
    pub crd: Vec<String>,
    /// The operator's environment: as its Helm chart sets it, bare, or out of a file (env file, the operator's Deployment, Helm
    /// values, HelmRelease) [default: what the input installs, else chart]
    #[arg(
        long,
        value_name = "chart|bare|FILE",
        env = "MCPRP_OPERATOR_SETTINGS",
        hide_env_values = true
    )]
    pub operator_settings: Option<String>,
    /// One variable of the operator's environment on top; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    pub operator_env: Vec<(String, String)>,
    /// The platform that the operator detects [default: kubernetes]
    #[arg(
        long,
        value_name = "PLATFORM",
        env = "MCPRP_PLATFORM",
        hide_env_values = true
    )]
    pub platform: Option<PlatformName>,
}

/// A variable and its value.
fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as NAME=VALUE".to_owned()),
    }
}

/// A platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlatformName {
    /// Plain Kubernetes
    Kubernetes,
    /// OpenShift, which assigns users and groups itself
    Openshift,
}

impl From<PlatformName> for Platform {
    fn from(name: PlatformName) -> Self {
        match name {
            PlatformName::Kubernetes => Platform::Kubernetes,
            PlatformName::Openshift => Platform::OpenShift,
        }
    }
}
