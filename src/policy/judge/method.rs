//! Functions and methods.

use super::{Judge, Known, Taken};
use crate::go::cedar::tree::{Expr, Name};
use crate::policy::extension;
use crate::policy::kinds::Kinds;
use crate::policy::problem::ProblemKind;

/// A method: what it is called on, what it takes, what it gives.
struct Method {
    name: &'static str,
    subject: Kinds,
    arguments: &'static [Kinds],
    gives: Kinds,
}

const fn method(
    name: &'static str,
    subject: Kinds,
    arguments: &'static [Kinds],
    gives: Kinds,
) -> Method {
    Method {
        name,
        subject,
        arguments,
        gives,
    }
}

/// The methods of Cedar and its extensions.
static METHODS: [Method; 24] = {
    use Kinds as K;
    [
        method("contains", K::SET, &[K::ANYTHING], K::BOOL),
        method("containsAll", K::SET, &[K::SET], K::BOOL),
        method("containsAny", K::SET, &[K::SET], K::BOOL),
        method("isEmpty", K::SET, &[], K::BOOL),
        method("hasTag", K::ENTITY, &[K::TEXT], K::BOOL),
        method("getTag", K::ENTITY, &[K::TEXT], K::ANYTHING),
        method("lessThan", K::DECIMAL, &[K::DECIMAL], K::BOOL),
        method("lessThanOrEqual", K::DECIMAL, &[K::DECIMAL], K::BOOL),
        method("greaterThan", K::DECIMAL, &[K::DECIMAL], K::BOOL),
        method("greaterThanOrEqual", K::DECIMAL, &[K::DECIMAL], K::BOOL),
        method("isIpv4", K::IP, &[], K::BOOL),
        method("isIpv6", K::IP, &[], K::BOOL),
        method("isLoopback", K::IP, &[], K::BOOL),
        method("isMulticast", K::IP, &[], K::BOOL),
        method("isInRange", K::IP, &[K::IP], K::BOOL),
        method("toDate", K::DATETIME, &[], K::DATETIME),
        method("toTime", K::DATETIME, &[], K::DURATION),
        method("offset", K::DATETIME, &[K::DURATION], K::DATETIME),
        method("durationSince", K::DATETIME, &[K::DATETIME], K::DURATION),
        method("toDays", K::DURATION, &[], K::LONG),
        method("toHours", K::DURATION, &[], K::LONG),
        method("toMinutes", K::DURATION, &[], K::LONG),
        method("toSeconds", K::DURATION, &[], K::LONG),
        method("toMilliseconds", K::DURATION, &[], K::LONG),
    ]
};

/// The functions: what each gives of a text.
const FUNCTIONS: [(&str, Kinds); 4] = [
    ("ip", Kinds::IP),
    ("decimal", Kinds::DECIMAL),
    ("datetime", Kinds::DATETIME),
    ("duration", Kinds::DURATION),
];

impl Judge<'_> {
    pub(super) fn function(&mut self, expr: &Expr, name: &Name, arguments: &[Expr]) -> Kinds {
        let row = FUNCTIONS.iter().find(|(known, _)| *known == name.text);
        let (Some((_, gives)), [argument]) = (row, arguments) else {
            return self.gathered(arguments.iter()).becomes(Kinds::ANYTHING);
        };
        let taken = self.take(argument, Kinds::TEXT);
        match &taken.known {
            Some(Known::Text(text)) if extension::is_valid(&name.text, text) => {
                taken.becomes(*gives)
            }
            Some(Known::Text(_)) => {
                let value = self.snippet(expr.span).to_owned();
                let example = extension::example(&name.text).to_owned();
                self.complain(expr.span, ProblemKind::InvalidLiteral, value)
                    .allowed = vec![example];
                Kinds::FAILS
            }
            _ => taken.becomes(*gives | Kinds::FAILS),
        }
    }

    pub(super) fn method(&mut self, subject: &Expr, name: &Name, arguments: &[Expr]) -> Kinds {
        let row = METHODS.iter().find(|method| method.name == name.text);
        let Some(method) = row.filter(|method| method.arguments.len() == arguments.len()) else {
            let mut all = self.gathered(std::iter::once(subject).chain(arguments));
            all.fails = true;
            return all.becomes(Kinds::ANYTHING);
        };
        let subject = self.take(subject, method.subject);
        let tagless = matches!(&subject.known, Some(Known::Entity(thing)) if thing.is_of_request());
        let mut all = Taken {
            kinds: Kinds::ANYTHING,
            given: Kinds::ANYTHING,
            known: None,
            ..subject
        };
        for (argument, wanted) in arguments.iter().zip(method.arguments) {
            let taken = self.take(argument, *wanted);
            all = all.with(taken);
        }
        match method.name {
            // The entities that the proxy makes have no tags.
            "hasTag" if tagless => all.becomes(Kinds::FALSE),
            "getTag" if tagless => Kinds::FAILS,
            _ if method.gives.has(Kinds::DATETIME) || method.gives.has(Kinds::DURATION) => {
                all.becomes(method.gives | Kinds::FAILS)
            }
            _ => all.becomes(method.gives),
        }
    }
}
