//! The rules that Kubernetes has for names, keys, label values and headers, with the reasons it gives.
//!
//! Mirrors `util/validation` and `api/validation` of k8s.io/apimachinery v0.35.3, and `http/httpguts` of golang.org/x/net v0.47.0. A
//! rule answers with Go's texts; with none where it accepts.

mod form;
#[cfg(test)]
mod tests;

/// What a namespace or a container is called (`validation.IsDNS1123Label`, `NameIsDNSLabel`).
pub fn is_dns1123_label(text: &str) -> Vec<String> {
    let mut reasons = form::DNS1123_LABEL.check(text.as_bytes());
    let is_label = form::DNS1123_LABEL.matches(text.as_bytes());
    if let Some(reason) = reasons.last_mut().filter(|_| !is_label)
        && form::DNS1123_SUBDOMAIN.matches(text.as_bytes())
    {
        "must not contain dots".clone_into(reason);
    }
    reasons
}

/// What most objects are called (`validation.IsDNS1123Subdomain`, `NameIsDNSSubdomain`).
pub fn is_dns1123_subdomain(text: &str) -> Vec<String> {
    form::DNS1123_SUBDOMAIN.check(text.as_bytes())
}

/// What a generated name may begin with (`NameIsDNSSubdomain` with `prefix`): a hyphen at the end is fine.
pub fn is_dns1123_subdomain_prefix(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    match bytes.strip_suffix(b"-") {
        // Go puts an `a` in the place of the hyphen and of what stands before it.
        Some([kept @ .., _]) => form::DNS1123_SUBDOMAIN.check(&[kept, b"a"].concat()),
        _ => form::DNS1123_SUBDOMAIN.check(bytes),
    }
}

/// A host name with underscores (`validation.IsDNS1123SubdomainWithUnderscore`).
pub fn is_dns1123_subdomain_with_underscore(text: &str) -> Vec<String> {
    form::DNS1123_SUBDOMAIN_WITH_UNDERSCORE.check(text.as_bytes())
}

/// A host name with an asterisk for its first label (`validation.IsWildcardDNS1123Subdomain`).
pub fn is_wildcard_dns1123_subdomain(text: &str) -> Vec<String> {
    form::WILDCARD_DNS1123_SUBDOMAIN.check(text.as_bytes())
}

/// What a Service is called (`validation.IsDNS1035Label`, `NameIsDNS1035Label`).
pub fn is_dns1035_label(text: &str) -> Vec<String> {
    form::DNS1035_LABEL.check(text.as_bytes())
}

/// A label key, an annotation key in lower case, a finalizer (`validation.IsQualifiedName`).
pub fn is_qualified_name(text: &str) -> Vec<String> {
    let mut parts = text.splitn(3, '/').collect::<Vec<_>>();
    if parts.len() > 2 {
        return vec![format!(
            "a valid label key {} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
            form::LABEL_KEY_NAME.reason()
        )];
    }
    let name = parts.pop().unwrap_or_default();
    let prefix = parts.pop();
    let or_empty = |text: &str| text.is_empty().then(|| "must be non-empty".to_owned());
    let prefix_reasons = prefix.map_or_else(Vec::new, |prefix| match or_empty(prefix) {
        Some(reason) => vec![reason],
        None => form::LABEL_KEY_PREFIX.check(prefix.as_bytes()),
    });
    let name_reasons = form::LABEL_KEY_NAME.check(name.as_bytes());
    let name_reasons = or_empty(name).into_iter().chain(name_reasons);
    prefix_reasons
        .into_iter()
        .map(|reason| format!("prefix part {reason}"))
        .chain(name_reasons.map(|reason| format!("name part {reason}")))
        .collect()
}

/// The value of a label (`validation.IsValidLabelValue`).
pub fn is_valid_label_value(text: &str) -> Vec<String> {
    form::LABEL_VALUE.check(text.as_bytes())
}

/// A key of a ConfigMap or a Secret (`validation.IsConfigMapKey`).
pub fn is_config_map_key(text: &str) -> Vec<String> {
    let reasons = form::CONFIG_MAP_KEY.check(text.as_bytes());
    reasons.into_iter().chain(leaves_directory(text)).collect()
}

/// The name of an environment variable (`validation.IsEnvVarName`).
pub fn is_env_var_name(text: &str) -> Vec<String> {
    let reasons = form::ENV_VAR_NAME.check(text.as_bytes());
    reasons.into_iter().chain(leaves_directory(text)).collect()
}

/// The name of an environment variable since Kubernetes has relaxed the rule (`validation.IsRelaxedEnvVarName`).
pub fn is_relaxed_env_var_name(text: &str) -> Vec<String> {
    if text.is_empty() {
        return vec!["environment variable name must be non-empty".to_owned()];
    }
    form::RELAXED_ENV_VAR_NAME.check(text.as_bytes())
}

/// A name in the language C (`validation.IsCIdentifier`).
pub fn is_c_identifier(text: &str) -> Vec<String> {
    form::C_IDENTIFIER.check(text.as_bytes())
}

/// The name of a header in a probe (`validation.IsHTTPHeaderName`), which is narrower than what HTTP has.
pub fn is_http_header_name(text: &str) -> Vec<String> {
    form::HTTP_HEADER_NAME.check(text.as_bytes())
}

/// The name of a container's port (`validation.IsValidPortName`).
pub fn is_valid_port_name(text: &str) -> Vec<String> {
    let mut reasons = form::PORT_NAME.check(text.as_bytes());
    let more = [
        (
            !text.contains(|c: char| c.is_ascii_lowercase()),
            "must contain at least one letter (a-z)",
        ),
        (text.contains("--"), "must not contain consecutive hyphens"),
        (
            text.starts_with('-') || text.ends_with('-'),
            "must not begin or end with a hyphen",
        ),
    ];
    reasons.extend(
        more.into_iter()
            .filter(|(is_wrong, _)| *is_wrong)
            .map(|(_, reason)| reason.to_owned()),
    );
    reasons
}

/// Why a file with this name is another directory (`validation.hasChDirPrefix`).
fn leaves_directory(text: &str) -> Option<String> {
    let reason = match text {
        "." => "must not be '.'",
        ".." => "must not be '..'",
        _ if text.starts_with("..") => "must not start with '..'",
        _ => return None,
    };
    Some(reason.to_owned())
}

/// Whether HTTP has headers of this name (`httpguts.ValidHeaderFieldName`).
pub fn is_header_field_name(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

/// Whether HTTP has headers of this value (`httpguts.ValidHeaderFieldValue`).
pub fn is_header_field_value(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte == b'\t' || !byte.is_ascii_control())
}

/// Whether the header `Host` may have this value (`httpguts.ValidHostHeader`).
pub fn is_host_header(text: &str) -> bool {
    let is_allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!$%&()*+,-.:;=['_]~".contains(&byte);
    text.bytes().all(is_allowed)
}
