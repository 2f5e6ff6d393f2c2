//! What the operator objects to: a field, and why.

use std::fmt;

/// An objection to a field of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Path of the field, such as `spec.remoteUrl`.
    pub path: String,
    /// What is wrong, in words for people.
    pub why: String,
    /// Where in the text of the field, in bytes, where it is known.
    pub at: Option<usize>,
    /// Where the mistake itself is, when the field only refers to it.
    pub inside: Option<Box<Inside>>,
}

/// A field of a resource in the same namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// The resource's kind.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Path of the field.
    pub path: String,
}

impl Objection {
    /// An objection to the field at a path.
    pub fn new(path: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            why: why.into(),
            at: None,
            inside: None,
        }
    }

    /// Whether it is about a Secret or a key in one, which the field names.
    pub fn is_about_secret(&self) -> bool {
        let path = self
            .inside
            .as_ref()
            .map_or(&self.path, |inside| &inside.path);
        let of_reference = path.rsplit_once('.').map_or("", |(above, _)| above);
        let field = of_reference.rsplit('.').next().unwrap_or_default();
        field.contains("SecretRef") || field.contains("secretRef")
    }

    /// The same objection, to a place in the field's text.
    #[must_use]
    pub fn in_text(self, at: usize) -> Self {
        let at = Some(at);
        Self { at, ..self }
    }

    /// The same objection, seen from further up: its path begins with `prefix`.
    #[must_use]
    pub fn below(self, prefix: &str) -> Self {
        let path = match self.path.as_str() {
            "" => prefix.to_owned(),
            path if prefix.is_empty() => path.to_owned(),
            path if path.starts_with('[') => format!("{prefix}{path}"),
            path => format!("{prefix}.{path}"),
        };
        Self { path, ..self }
    }

    /// The same objection to what a field refers to, as one to the field.
    #[must_use]
    pub fn through(self, reference: &str, kind: &'static str, name: &str) -> Self {
        let inside = Inside {
            kind,
            name: name.to_owned(),
            path: self.path,
        };
        Self {
            path: reference.to_owned(),
            why: self.why,
            at: self.at,
            inside: Some(Box::new(inside)),
        }
    }
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.inside {
            Some(inside) if inside.path.is_empty() => {
                write!(f, "{} `{}`: {}", inside.kind, inside.name, self.why)
            }
            Some(inside) => {
                let Inside { kind, name, path } = &**inside;
                write!(f, "{kind} `{name}`, `{path}`: {}", self.why)
            }
            None if self.path.is_empty() => f.write_str(&self.why),
            None => write!(f, "`{}`: {}", self.path, self.why),
        }
    }
}

/// Whether all is well, or what is objected to.
pub type Judgement = Result<(), Objection>;

/// What is objected to, the first of which the operator reports.
#[derive(Clone, Debug, Default)]
pub struct Objections(Vec<Objection>);

impl Objections {
    /// Adds what a judgement objects to, below a path.
    pub fn add(&mut self, prefix: &str, judgement: Judgement) {
        if let Err(objection) = judgement {
            self.0.push(objection.below(prefix));
        }
    }

    /// Adds what others object to, below a path.
    pub fn add_all(&mut self, prefix: &str, others: Objections) {
        let others = others.0.into_iter();
        self.0
            .extend(others.map(|objection| objection.below(prefix)));
    }

    /// Them all, in the operator's order.
    pub fn as_slice(&self) -> &[Objection] {
        &self.0
    }

    /// The first one, if there is any.
    pub fn first(&self) -> Judgement {
        match self.0.first() {
            Some(objection) => Err(objection.clone()),
            None => Ok(()),
        }
    }
}

impl From<Judgement> for Objections {
    fn from(judgement: Judgement) -> Self {
        Self(judgement.err().into_iter().collect())
    }
}
