//! The authorization backends, and what each takes as its configuration (`authorizers.Factory.ValidateConfig`).

use serde_json::Value;

use crate::go::decode::{self, Omission, Omit};
use crate::go::json_text::Json;
use crate::go::types::{Field, Struct, Type};
use crate::release::Release;
use crate::release::{CEDAR_OPTIONS, CedarOptions};
use crate::resource::Slice;

/// What decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// Cedar policies, in the proxy itself.
    Cedar,
    /// A policy decision point, over HTTP.
    Http,
}

impl Backend {
    const ALL: [Backend; 2] = [Backend::Cedar, Backend::Http];

    /// The backend of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|backend| backend.name() == name)
    }

    /// The names of all.
    pub fn names() -> [&'static str; 2] {
        Self::ALL.map(Self::name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Backend::Cedar => "cedarv1",
            Backend::Http => "httpv1",
        }
    }

    /// The key of its part in a configuration.
    pub fn key(self) -> &'static str {
        match self {
            Backend::Cedar => "cedar",
            Backend::Http => "pdp",
        }
    }

    fn schema(self, release: Release) -> &'static Struct<Omission> {
        match self {
            Backend::Cedar => cedar(release),
            Backend::Http => &HTTP,
        }
    }
}

impl Omit for Omission {
    fn omission(&self) -> Omission {
        *self
    }
}

/// Whether a document names a backend that takes it.
pub(super) fn validate(json: &str, release: Release) -> Result<(), String> {
    let header = round_trip(json, &HEADER)?;
    let (version, kind) = (text(&header, "version"), text(&header, "type"));
    if version.is_empty() {
        return Err("`version` is missing".to_owned());
    }
    if kind.is_empty() {
        return Err("`type` is missing".to_owned());
    }
    let backend = Backend::named(&kind).ok_or_else(|| {
        let names = Backend::names().join("`, `");
        format!("`{kind}` is no authorization backend; there are `{names}`")
    })?;
    let document = decode(backend, json, release)?;
    let key = backend.key();
    let options = document
        .get(key)
        .ok_or_else(|| format!("`{key}` is missing"))?;
    match backend {
        Backend::Cedar if texts(options, "policies").is_empty() => {
            Err("`cedar.policies` has no policy".to_owned())
        }
        Backend::Cedar => Ok(()),
        Backend::Http => validate_http(options),
    }
}

/// `http.ConfigOptions.Validate`.
fn validate_http(options: &Value) -> Result<(), String> {
    let http = options.get("http").ok_or("`pdp.http` is missing")?;
    if text(http, "url").is_empty() {
        return Err("`pdp.http.url` is missing".to_owned());
    }
    match text(options, "claim_mapping").as_str() {
        "mpe" | "standard" => Ok(()),
        "" => Err("`pdp.claim_mapping` is missing; it is `mpe` or `standard`".to_owned()),
        other => Err(format!(
            "`pdp.claim_mapping` is `{other}`; it is `mpe` or `standard`"
        )),
    }
}

/// What a backend reads from a document.
pub(super) fn decode(backend: Backend, json: &str, release: Release) -> Result<Value, String> {
    round_trip(json, backend.schema(release))
}

fn round_trip(json: &str, schema: &'static Struct<Omission>) -> Result<Value, String> {
    let json = Json::read(json).map_err(|error| error.to_string())?;
    decode::round_trip(&json, schema).map_err(|error| error.to_string())
}

/// A text of a decoded object; empty where there is none.
pub(super) fn text(object: &Value, key: &str) -> String {
    let text = object.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

/// A list of texts of a decoded object.
pub(super) fn texts(object: &Value, key: &str) -> Slice<String> {
    let Some(list) = object.get(key).and_then(Value::as_array) else {
        return Slice::default();
    };
    let texts = list
        .iter()
        .map(|item| item.as_str().unwrap_or_default().to_owned());
    Slice::from(texts.collect::<Vec<_>>())
}

/// A field that JSON always has.
const fn always(go: &'static str, json: &'static str, ty: Type<Omission>) -> Field<Omission> {
    Field {
        go,
        json,
        ty,
        extra: Omission::Never,
    }
}

/// A field that JSON has where it is not empty.
const fn filled(go: &'static str, json: &'static str, ty: Type<Omission>) -> Field<Omission> {
    Field {
        go,
        json,
        ty,
        extra: Omission::IfEmpty,
    }
}

const TEXT: Type<Omission> = Type::Text("string");
const TEXTS: Type<Omission> = Type::Slice(&TEXT);
const BOOL: Type<Omission> = Type::Bool;

static HEADER: Struct<Omission> = Struct {
    name: "authorizers.Config",
    fields: &[
        always("Version", "version", TEXT),
        always("Type", "type", TEXT),
    ],
};

const POLICIES: Field<Omission> = always("Policies", "policies", TEXTS);
const ENTITIES: Field<Omission> = always("EntitiesJSON", "entities_json", TEXT);
const PROVIDER: Field<Omission> =
    filled("PrimaryUpstreamProvider", "primary_upstream_provider", TEXT);
const GROUP_CLAIM: Field<Omission> = filled("GroupClaimName", "group_claim_name", TEXT);
const ROLE_CLAIM: Field<Omission> = filled("RoleClaimName", "role_claim_name", TEXT);
const GROUP_TYPE: Field<Omission> = filled("GroupEntityType", "group_entity_type", TEXT);
const CLAIMS: Field<Omission> = filled("MultiValuedClaims", "multi_valued_claims", TEXTS);

/// A configuration of the Cedar backend around its options.
macro_rules! cedar {
    ($($field:ident),+) => {
        &Struct {
            name: "cedar.Config",
            fields: &[
                always("Version", "version", TEXT),
                always("Type", "type", TEXT),
                filled(
                    "Options",
                    "cedar",
                    Type::Pointer(&Type::Struct(&Struct {
                        name: "cedar.ConfigOptions",
                        fields: &[$($field),+],
                    })),
                ),
            ],
        }
    };
}

/// What Cedar's configuration has (`cedar.Config`), by what releases know of it.
fn cedar(release: Release) -> &'static Struct<Omission> {
    static FIRST: &Struct<Omission> = cedar!(POLICIES, ENTITIES, PROVIDER, GROUP_CLAIM, ROLE_CLAIM);
    static WITH_GROUP_TYPE: &Struct<Omission> = cedar!(
        POLICIES,
        ENTITIES,
        PROVIDER,
        GROUP_CLAIM,
        ROLE_CLAIM,
        GROUP_TYPE
    );
    static WITH_CLAIMS: &Struct<Omission> = cedar!(
        POLICIES,
        ENTITIES,
        PROVIDER,
        GROUP_CLAIM,
        ROLE_CLAIM,
        GROUP_TYPE,
        CLAIMS
    );
    match CEDAR_OPTIONS.at(release) {
        CedarOptions::First => FIRST,
        CedarOptions::GroupType => WITH_GROUP_TYPE,
        CedarOptions::MultiValuedClaims => WITH_CLAIMS,
    }
}

static CONNECTION: Struct<Omission> = Struct {
    name: "http.ConnectionConfig",
    fields: &[
        always("URL", "url", TEXT),
        filled("Timeout", "timeout", Type::Int),
        filled("InsecureSkipVerify", "insecure_skip_verify", BOOL),
    ],
};

static CONTEXT: Struct<Omission> = Struct {
    name: "http.ContextConfig",
    fields: &[
        filled("IncludeArgs", "include_args", BOOL),
        filled("IncludeOperation", "include_operation", BOOL),
    ],
};

static PDP: Struct<Omission> = Struct {
    name: "http.ConfigOptions",
    fields: &[
        filled("HTTP", "http", Type::Pointer(&Type::Struct(&CONNECTION))),
        filled("Context", "context", Type::Pointer(&Type::Struct(&CONTEXT))),
        filled("ClaimMapping", "claim_mapping", TEXT),
    ],
};

/// A configuration of the HTTP backend (`http.Config`).
static HTTP: Struct<Omission> = Struct {
    name: "http.Config",
    fields: &[
        always("Version", "version", TEXT),
        always("Type", "type", TEXT),
        filled("Options", "pdp", Type::Pointer(&Type::Struct(&PDP))),
    ],
};
