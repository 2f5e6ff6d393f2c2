//! The functions and methods that cedar-go knows by name (`internal/extensions`, `internal/parser`; 1.6.0 and 1.8.0).

/// How many arguments a method takes, as far as cedar-go counts them when it parses.
#[derive(Clone, Copy)]
enum Arguments {
    /// A method of the language: none.
    Zero,
    /// A method of the language: exactly one.
    One,
    /// A method of an extension: not counted.
    Extension,
}

/// The extension functions.
const FUNCTIONS: [&str; 4] = ["ip", "decimal", "datetime", "duration"];

/// The methods: first those of the language, then those of extensions.
const METHODS: [(&str, Arguments); 24] = [
    ("contains", Arguments::One),
    ("containsAll", Arguments::One),
    ("containsAny", Arguments::One),
    ("hasTag", Arguments::One),
    ("getTag", Arguments::One),
    ("isEmpty", Arguments::Zero),
    ("lessThan", Arguments::Extension),
    ("lessThanOrEqual", Arguments::Extension),
    ("greaterThan", Arguments::Extension),
    ("greaterThanOrEqual", Arguments::Extension),
    ("isIpv4", Arguments::Extension),
    ("isIpv6", Arguments::Extension),
    ("isLoopback", Arguments::Extension),
    ("isMulticast", Arguments::Extension),
    ("isInRange", Arguments::Extension),
    ("toDate", Arguments::Extension),
    ("toTime", Arguments::Extension),
    ("offset", Arguments::Extension),
    ("durationSince", Arguments::Extension),
    ("toDays", Arguments::Extension),
    ("toHours", Arguments::Extension),
    ("toMinutes", Arguments::Extension),
    ("toSeconds", Arguments::Extension),
    ("toMilliseconds", Arguments::Extension),
];

/// What is wrong with calling `name` as a function, if anything.
pub(super) fn function_complaint(name: &str) -> Option<String> {
    if FUNCTIONS.contains(&name) {
        return None;
    }
    Some(match method(name) {
        Some(Arguments::Extension) => format!("`{name}` is a method, not a function"),
        _ => format!("`{name}` is not a function"),
    })
}

/// What is wrong with calling `name` as a method with `count` arguments, if anything.
pub(super) fn method_complaint(name: &str, count: usize) -> Option<String> {
    match method(name) {
        Some(Arguments::Zero) if count != 0 => Some(format!("{name} expects no arguments")),
        Some(Arguments::One) if count != 1 => Some(format!("{name} expects one argument")),
        Some(_) => None,
        None if FUNCTIONS.contains(&name) => Some(format!("`{name}` is a function, not a method")),
        None => Some(format!("`{name}` is not a method")),
    }
}

fn method(name: &str) -> Option<Arguments> {
    let found = METHODS.iter().find(|(known, _)| *known == name);
    found.map(|(_, arguments)| *arguments)
}
