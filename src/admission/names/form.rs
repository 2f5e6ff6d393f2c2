//! What names may look like: lengths and patterns, and what Go says where a text has others.
//!
//! The patterns are regular expressions in Go; they stand in its texts, which are quoted here.

/// A length and a pattern.
pub(super) struct Form {
    limit: Limit,
    pattern: fn(&[u8]) -> bool,
    reason: &'static str,
}

/// The most bytes of a text; Go calls them characters in places.
enum Limit {
    None,
    Characters(usize),
    Bytes(usize),
}

impl Form {
    /// The reasons why a text has not the form.
    pub(super) fn check(&self, text: &[u8]) -> Vec<String> {
        let too_long = match self.limit {
            Limit::Characters(most) if text.len() > most => {
                Some(format!("must be no more than {most} characters"))
            }
            Limit::Bytes(most) if text.len() > most => {
                Some(format!("must be no more than {most} bytes"))
            }
            Limit::None | Limit::Characters(_) | Limit::Bytes(_) => None,
        };
        let mismatch = (!self.matches(text)).then(|| self.reason.to_owned());
        too_long.into_iter().chain(mismatch).collect()
    }

    /// What Go says where a text has another pattern.
    pub(super) fn reason(&self) -> &'static str {
        self.reason
    }

    /// Whether a text of any length has the pattern.
    pub(super) fn matches(&self, text: &[u8]) -> bool {
        (self.pattern)(text)
    }
}

pub(super) static DNS1123_LABEL: Form = Form {
    limit: Limit::Characters(63),
    pattern: is_label,
    reason: "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end \
             with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is \
             '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
};

pub(super) static DNS1123_SUBDOMAIN: Form = Form {
    limit: Limit::Characters(253),
    pattern: |text| labels(text).all(is_label),
    reason: "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start \
             and end with an alphanumeric character (e.g. 'example.com', regex used for validation is \
             '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
};

pub(super) static DNS1123_SUBDOMAIN_WITH_UNDERSCORE: Form = Form {
    limit: Limit::Characters(253),
    pattern: |text| labels(text).all(is_label_with_underscore),
    reason: "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must \
             start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is \
             '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
};

pub(super) static WILDCARD_DNS1123_SUBDOMAIN: Form = Form {
    limit: Limit::Characters(253),
    pattern: |text| {
        text.strip_prefix(b"*.")
            .is_some_and(|rest| labels(rest).all(is_label))
    },
    reason: "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of \
             lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', \
             regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
};

pub(super) static DNS1035_LABEL: Form = Form {
    limit: Limit::Characters(63),
    pattern: |text| is_label(text) && text.first().is_some_and(u8::is_ascii_lowercase),
    reason: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic \
             character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation \
             is '[a-z]([-a-z0-9]*[a-z0-9])?')",
};

/// What stands behind the slash of a label key.
pub(super) static LABEL_KEY_NAME: Form = Form {
    limit: Limit::Bytes(63),
    pattern: is_label_name,
    reason: "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric \
             character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is \
             '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
};

/// What stands before the slash of a label key: a DNS subdomain, but Go counts its bytes.
pub(super) static LABEL_KEY_PREFIX: Form = Form {
    limit: Limit::Bytes(253),
    ..DNS1123_SUBDOMAIN
};

pub(super) static LABEL_VALUE: Form = Form {
    limit: Limit::Bytes(63),
    pattern: |text| text.is_empty() || is_label_name(text),
    reason: "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start \
             and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for \
             validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
};

pub(super) static CONFIG_MAP_KEY: Form = Form {
    limit: Limit::Characters(253),
    pattern: is_key,
    reason: "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME', \
             \x20or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
};

pub(super) static ENV_VAR_NAME: Form = Form {
    limit: Limit::None,
    pattern: |text| is_key(text) && !text.first().is_some_and(u8::is_ascii_digit),
    reason: "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must \
             not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is \
             '[-._a-zA-Z][-._a-zA-Z0-9]*')",
};

/// The empty name has this form; Go refuses it with other words.
pub(super) static RELAXED_ENV_VAR_NAME: Form = Form {
    limit: Limit::None,
    pattern: |text| {
        text.iter()
            .all(|byte| matches!(byte, b' '..=b'~') && *byte != b'=')
    },
    reason: "a valid environment variable name must consist only of printable ASCII characters other than '='",
};

pub(super) static C_IDENTIFIER: Form = Form {
    limit: Limit::None,
    pattern: |text| {
        is_each(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && !text.first().is_some_and(u8::is_ascii_digit)
    },
    reason: "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric \
             characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for validation is \
             '[A-Za-z_][A-Za-z0-9_]*')",
};

pub(super) static HTTP_HEADER_NAME: Form = Form {
    limit: Limit::None,
    pattern: |text| is_each(text, |byte| byte.is_ascii_alphanumeric() || byte == b'-'),
    reason: "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for \
             validation is '[-A-Za-z0-9]+')",
};

pub(super) static PORT_NAME: Form = Form {
    limit: Limit::Characters(15),
    pattern: |text| is_each(text, |byte| is_lower(byte) || byte == b'-'),
    reason: "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
};

/// Whether a text is not empty and all of it is allowed.
fn is_each(text: &[u8], is_allowed: fn(u8) -> bool) -> bool {
    !text.is_empty() && text.iter().all(|byte| is_allowed(*byte))
}

/// Whether a text is not empty, begins and ends with one kind of characters, and has others between them.
fn is_framed(text: &[u8], is_edge: fn(u8) -> bool, is_inner: fn(u8) -> bool) -> bool {
    let edges = [text.first(), text.last()];
    edges
        .into_iter()
        .all(|edge| edge.is_some_and(|byte| is_edge(*byte)))
        && text.iter().all(|byte| is_edge(*byte) || is_inner(*byte))
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn labels(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'.')
}

fn is_label(text: &[u8]) -> bool {
    is_framed(text, is_lower, |byte| byte == b'-')
}

fn is_label_with_underscore(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"_").unwrap_or(text);
    is_framed(rest, is_lower, |byte| b"-_".contains(&byte))
}

fn is_label_name(text: &[u8]) -> bool {
    is_framed(
        text,
        |byte| byte.is_ascii_alphanumeric(),
        |byte| b"-_.".contains(&byte),
    )
}

fn is_key(text: &[u8]) -> bool {
    is_each(text, |byte| {
        byte.is_ascii_alphanumeric() || b"-._".contains(&byte)
    })
}
