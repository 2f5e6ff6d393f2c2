//! What a reconciler sees: the release that it is, its settings, and what is in the cluster.

use std::cell::RefCell;
use std::collections::HashMap;

use smol_str::SmolStr;

use super::config::{self, Config, ConfigSpec, Judged};
use super::objection::{Objection, Objections};
use super::run_config::AuthzConfig;
use super::settings::Settings;
use super::status::Status;
use crate::release::Release;
use crate::resolve::{Inventory, Lookup};
use crate::resource::Object;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::group::MCPGroupSpec;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// The cluster, as the operator of one release with its settings sees it. Every configuration is reconciled already.
#[derive(Debug)]
pub struct World<'a> {
    /// The operator's release.
    pub release: Release,
    /// Its settings.
    pub settings: &'a Settings,
    /// What exists.
    pub inventory: &'a Inventory<'a>,
    external_auth: Shelf<MCPExternalAuthConfigSpec>,
    oidc: Shelf<MCPOIDCConfigSpec>,
    telemetry: Shelf<MCPTelemetryConfigSpec>,
    tools: Shelf<MCPToolConfigSpec>,
    groups: Shelf<MCPGroupSpec>,
    authz: Shelf<MCPAuthzConfigSpec>,
    /// Texts of authorization ConfigMaps that were read: many proxies share one.
    authz_texts: RefCell<HashMap<String, Result<AuthzConfig, String>>>,
}

/// Reconciled configurations of a kind, by namespace and name.
type Shelf<T> = HashMap<Name, Config<T>>;

/// Namespace and name.
type Name = (SmolStr, SmolStr);

/// Why a configuration cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// It does not exist.
    Missing,
    /// The operator cannot decode it.
    Unreadable,
    /// It is taken to exist, and nobody knows what is in it.
    Unknown,
}

impl Unavailable {
    /// The objection to a reference at a path.
    pub fn objection(self, path: &str, kind: &str, name: &str) -> Objection {
        let why = match self {
            Unavailable::Missing => format!("there is no {kind} `{name}`"),
            Unavailable::Unreadable => format!("the operator cannot decode {kind} `{name}`"),
            Unavailable::Unknown => format!("the content of {kind} `{name}` is not known"),
        };
        Objection::new(path, why)
    }
}

/// A configuration that can be had.
#[derive(Debug)]
pub struct Found<'a, T> {
    /// What it says.
    pub spec: &'a T,
    /// What the operator objects to in it.
    pub objections: &'a Objections,
    /// Its status before the operator sees it.
    pub before: &'a Status,
    /// What the operator writes into its status.
    pub status: &'a Status,
}

/// A configuration, or why it cannot be had.
pub type Fetched<'a, T> = Result<Found<'a, T>, Unavailable>;

impl<'a> World<'a> {
    /// Reconciles every configuration of an inventory.
    pub fn new(release: Release, settings: &'a Settings, inventory: &'a Inventory<'a>) -> Self {
        Self {
            release,
            settings,
            inventory,
            external_auth: reconcile_all(release, inventory),
            oidc: reconcile_all(release, inventory),
            telemetry: reconcile_all(release, inventory),
            tools: reconcile_all(release, inventory),
            groups: reconcile_all(release, inventory),
            authz: reconcile_all(release, inventory),
            authz_texts: RefCell::default(),
        }
    }

    /// The configuration in the text of an authorization ConfigMap ([`AuthzConfig::load`]).
    ///
    /// # Errors
    /// Where the text cannot be read, or its backend does not take it.
    pub fn authz_of_text(&self, text: &str) -> Result<AuthzConfig, String> {
        if let Some(known) = self.authz_texts.borrow().get(text) {
            return known.clone();
        }
        let loaded = AuthzConfig::load(text, self.release);
        let mut texts = self.authz_texts.borrow_mut();
        texts.insert(text.to_owned(), loaded.clone());
        loaded
    }

    /// An MCPExternalAuthConfig.
    pub fn external_auth(
        &self,
        namespace: &str,
        name: &str,
    ) -> Fetched<'_, MCPExternalAuthConfigSpec> {
        self.fetch(&self.external_auth, namespace, name)
    }

    /// An MCPOIDCConfig.
    pub fn oidc(&self, namespace: &str, name: &str) -> Fetched<'_, MCPOIDCConfigSpec> {
        self.fetch(&self.oidc, namespace, name)
    }

    /// An MCPTelemetryConfig.
    pub fn telemetry(&self, namespace: &str, name: &str) -> Fetched<'_, MCPTelemetryConfigSpec> {
        self.fetch(&self.telemetry, namespace, name)
    }

    /// An MCPToolConfig.
    pub fn tools(&self, namespace: &str, name: &str) -> Fetched<'_, MCPToolConfigSpec> {
        self.fetch(&self.tools, namespace, name)
    }

    /// An MCPGroup.
    pub fn group(&self, namespace: &str, name: &str) -> Fetched<'_, MCPGroupSpec> {
        self.fetch(&self.groups, namespace, name)
    }

    /// An MCPAuthzConfig.
    pub fn authz(&self, namespace: &str, name: &str) -> Fetched<'_, MCPAuthzConfigSpec> {
        self.fetch(&self.authz, namespace, name)
    }

    /// What the operator makes of a configuration.
    pub fn config(&self, object: &Object) -> Option<&dyn Judged> {
        let key = (object.namespace.clone(), object.name.clone());
        fn on<'s, T: ConfigSpec>(shelf: &'s Shelf<T>, key: &Name) -> Option<&'s dyn Judged> {
            shelf.get(key).map(|config| config as &dyn Judged)
        }
        match object.kind.name {
            MCPExternalAuthConfigSpec::KIND => on(&self.external_auth, &key),
            MCPOIDCConfigSpec::KIND => on(&self.oidc, &key),
            MCPTelemetryConfigSpec::KIND => on(&self.telemetry, &key),
            MCPToolConfigSpec::KIND => on(&self.tools, &key),
            MCPGroupSpec::KIND => on(&self.groups, &key),
            MCPAuthzConfigSpec::KIND => on(&self.authz, &key),
            _ => None,
        }
    }

    fn fetch<'s, T: ConfigSpec>(
        &'s self,
        shelf: &'s Shelf<T>,
        namespace: &str,
        name: &str,
    ) -> Fetched<'s, T> {
        if let Some(config) = shelf.get(&(namespace.into(), name.into())) {
            return match config {
                Config::Reconciled {
                    spec,
                    before,
                    objections,
                    status,
                } => Ok(Found {
                    spec,
                    objections,
                    before,
                    status,
                }),
                Config::Unreadable { .. } => Err(Unavailable::Unreadable),
            };
        }
        match self.inventory.resource(T::KIND, namespace, name) {
            Lookup::Assumed => Err(Unavailable::Unknown),
            _ => Err(Unavailable::Missing),
        }
    }
}

/// Reconciles the configurations of a kind.
fn reconcile_all<T: ConfigSpec>(release: Release, inventory: &Inventory<'_>) -> Shelf<T> {
    let objects = inventory.of_kind(T::KIND);
    objects
        .map(|object| {
            let key = (object.namespace.clone(), object.name.clone());
            (key, config::reconcile(object, release))
        })
        .collect()
}
