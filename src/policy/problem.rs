//! What is wrong with policies and entities, and where.

use std::fmt;

use crate::span::Span;

/// Which text a problem is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A policy, by its place in the list.
    Policy(usize),
    /// The entities.
    Entities,
}

/// Something that is wrong, or that its author may not mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The text that it is in.
    pub part: Part,
    /// Where it is in that text.
    pub span: Span,
    /// What it is.
    pub kind: ProblemKind,
    /// What is written there, or what it is about.
    pub value: String,
    /// What may stand there; empty where that cannot be listed.
    pub allowed: Vec<String>,
    /// What was probably meant, to stand at the span; for an unguarded attribute, what to write in front of the condition.
    pub nearest: Option<String>,
    /// The actions for which the proxy runs into it; empty where it is about no request.
    pub asks: Vec<&'static str>,
    /// What becomes of requests by it.
    pub outcome: Outcome,
}

/// What becomes of requests by a problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It depends on the request.
    #[default]
    Depends,
    /// The policy matches none, so it neither permits nor forbids anything.
    NeverMatches,
    /// Evaluation fails for each that the policy's head matches, and the proxy denies those, whatever other policies say.
    Denies,
    /// The proxy does not start.
    Refused,
}

impl Problem {
    /// A problem of which no more is known.
    pub(super) fn new(part: Part, span: Span, kind: ProblemKind, value: impl Into<String>) -> Self {
        Self {
            part,
            span,
            kind,
            value: value.into(),
            allowed: Vec::new(),
            nearest: None,
            asks: Vec::new(),
            outcome: match kind {
                ProblemKind::PolicySyntax
                | ProblemKind::EntitiesSyntax
                | ProblemKind::EntityShape => Outcome::Refused,
                _ => Outcome::Depends,
            },
        }
    }
}

/// Declares the kinds of problems, each with its name and what is said of it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)+) => {
        /// What a problem is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind { $($(#[$doc])* $kind,)+ }

        impl ProblemKind {
            /// All kinds.
            pub const ALL: &[ProblemKind] = &[$(ProblemKind::$kind),+];

            /// Its name, in kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(ProblemKind::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// An action that the proxy never asks for.
    UnknownAction = "unknown-action";
    /// A type of which there are no entities.
    UnknownType = "unknown-type";
    /// An attribute that is never there.
    UnknownAttribute = "unknown-attribute";
    /// An attribute that is never there for some actions that the policy is asked about; it is for others.
    ForeignAttribute = "foreign-attribute";
    /// An attribute that may be missing is used without `has`.
    Unguarded = "unguarded";
    /// An operation on a value that is never of the kind that it takes.
    WrongKind = "wrong-kind";
    /// Two values that are never equal, as they are of different kinds; `!=` is then always true.
    NeverEqual = "never-equal";
    /// A text that an extension function does not take.
    InvalidLiteral = "invalid-literal";
    /// An action and a type of resource that are never asked about together.
    WrongResource = "wrong-resource";
    /// An action that the proxy knows and never asks for: lists are filtered by what may be done with their items.
    NotAsked = "not-asked";
    /// The policy matches no request, for a reason that is none of the other kinds.
    NeverMatches = "never-matches";
    /// `MCP::"…"` names another proxy.
    OtherServer = "other-server";
    /// The name of a resource is written in the form of other releases.
    OtherForm = "other-form";
    /// Everyone may do everything.
    WideOpen = "wide-open";
    /// Nobody may do anything.
    DeniesAll = "denies-all";
    /// A policy behind the first one of a text is ignored.
    IgnoredPolicy = "ignored-policy";
    /// Text behind a policy is ignored.
    IgnoredText = "ignored-text";
    /// No policy permits anything.
    OnlyForbids = "only-forbids";
    /// An earlier policy is the same; `value` is its place in the list.
    Duplicate = "duplicate";
    /// Another policy permits everything; `value` is its place in the list.
    Shadowed = "shadowed";
    /// The text is no policy; `value` says why.
    PolicySyntax = "policy-syntax";
    /// The entities are no JSON.
    EntitiesSyntax = "entities-syntax";
    /// A value in the entities does not fit.
    EntityShape = "entity-shape";
    /// An entity has no name.
    EntityUnnamed = "entity-unnamed";
    /// An entity with the same name is written before, and is lost.
    EntityTwice = "entity-twice";
    /// A key that an entity does not have is ignored.
    EntityKey = "entity-key";
    /// What is said of an entity is lost where it is asked about: the proxy makes that entity itself.
    EntityReplaced = "entity-replaced";
    /// A group of a type that users' groups do not have.
    OtherGroup = "other-group";
}

impl fmt::Display for Problem {
    /// The problem in one line; what is allowed and what is nearest are left to the reader of the fields.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = &self.value;
        let allowed = Listed(&self.allowed);
        let asks = Listed(&self.asks);
        match self.kind {
            ProblemKind::UnknownAction => {
                write!(f, "the proxy never asks for the action `{value}`")
            }
            ProblemKind::UnknownType => write!(f, "no entity is of the type `{value}`"),
            ProblemKind::UnknownAttribute => write!(f, "`{value}` is never there"),
            ProblemKind::ForeignAttribute => {
                write!(f, "`{value}` is not there when the proxy asks for {asks}")
            }
            ProblemKind::Unguarded => write!(
                f,
                "`{value}` is not in every request; where it is missing, evaluation fails and the proxy denies the request"
            ),
            ProblemKind::WrongKind => write!(f, "`{value}` is never of the kind {allowed}"),
            ProblemKind::NeverEqual => {
                write!(
                    f,
                    "the two sides of `{value}` are never equal: they are of different kinds"
                )
            }
            ProblemKind::InvalidLiteral => {
                write!(f, "`{value}` fails: it takes a text such as {allowed}")
            }
            ProblemKind::WrongResource => {
                write!(
                    f,
                    "the proxy asks for {asks} with {allowed}, not with `{value}`"
                )
            }
            ProblemKind::NotAsked => write!(
                f,
                "the proxy never asks for `{value}`: everyone may ask for lists, which are filtered by {allowed}"
            ),
            ProblemKind::NeverMatches => {
                write!(f, "the policy matches no request: `{value}` is never true")
            }
            ProblemKind::OtherServer => write!(f, "the proxy is {allowed}, not `{value}`"),
            ProblemKind::OtherForm => {
                write!(f, "`{value}` is no name of a resource in this release")
            }
            ProblemKind::WideOpen => f.write_str("everyone may do everything"),
            ProblemKind::DeniesAll => {
                f.write_str("nobody may do anything, whatever other policies permit")
            }
            ProblemKind::IgnoredPolicy => {
                write!(
                    f,
                    "a second policy in one text is ignored: it begins with `{value}`"
                )
            }
            ProblemKind::IgnoredText => write!(
                f,
                "what follows the policy is ignored: it begins with `{value}`"
            ),
            ProblemKind::OnlyForbids => {
                f.write_str("no policy permits anything, so the proxy denies everything")
            }
            ProblemKind::Duplicate => write!(f, "policy {value} is the same"),
            ProblemKind::Shadowed => write!(f, "policy {value} permits everything already"),
            ProblemKind::PolicySyntax => write!(f, "the proxy does not start: {value}"),
            ProblemKind::EntitiesSyntax => write!(f, "the entities are no JSON: {value}"),
            ProblemKind::EntityShape => write!(f, "`{value}` is not {allowed}"),
            ProblemKind::EntityUnnamed => f.write_str("an entity without `uid` is of no use"),
            ProblemKind::EntityTwice => {
                write!(f, "`{value}` stands twice, and only the last one counts")
            }
            ProblemKind::EntityKey => write!(f, "entities have no `{value}`"),
            ProblemKind::EntityReplaced => write!(
                f,
                "what is said of `{value}` is lost where the proxy asks about it: it makes that entity itself"
            ),
            ProblemKind::OtherGroup => write!(
                f,
                "the groups of users are of the type {allowed}, not `{value}`"
            ),
        }
    }
}

/// Words in backticks with commas between them, or a description as it is.
struct Listed<'w, T>(&'w [T]);

impl<T: AsRef<str>> fmt::Display for Listed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, word) in self.0.iter().enumerate() {
            let word = word.as_ref();
            match number {
                0 => {}
                _ if number + 1 == self.0.len() => f.write_str(" or ")?,
                _ => f.write_str(", ")?,
            }
            if word.contains(['`', ' ']) {
                f.write_str(word)?;
            } else {
                write!(f, "`{word}`")?;
            }
        }
        Ok(())
    }
}
