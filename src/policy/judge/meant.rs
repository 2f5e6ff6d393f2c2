//! Which attributes there are, and which of them is meant by a name that is none.

use crate::go::cedar::tree::Variable;
use crate::policy::requests::{self, ARGUMENT, CLAIM};

/// Claims that most tokens have, to tell them from arguments.
const COMMON_CLAIMS: [&str; 16] = [
    "sub",
    "iss",
    "aud",
    "azp",
    "exp",
    "iat",
    "email",
    "name",
    "groups",
    "group",
    "role",
    "roles",
    "scope",
    "scp",
    "tenant",
    "client_id",
];

/// What people write for the name of what is asked about.
const NAMES: [&str; 5] = ["tool", "tool_name", "toolName", "prompt", "id"];

/// The names of attributes that a variable has, with `NAME` where anything may stand.
pub(super) fn known_attributes(variable: Variable) -> Vec<String> {
    let claim = format!("{CLAIM}NAME");
    let argument = format!("{ARGUMENT}NAME");
    match variable {
        Variable::Principal => vec![claim],
        Variable::Action => vec!["operation".to_owned()],
        Variable::Context => vec![claim, argument],
        Variable::Resource => {
            let mut names: Vec<String> = Vec::new();
            for name in requests::made().flat_map(requests::Ask::resource_attributes) {
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names.push(argument);
            names
        }
    }
}

/// The attribute that is meant where no name is near.
pub(super) fn meant(variable: Variable, name: &str) -> Option<String> {
    let prefix = match variable {
        Variable::Principal => CLAIM,
        Variable::Context if COMMON_CLAIMS.contains(&name) => CLAIM,
        Variable::Context => ARGUMENT,
        Variable::Resource if NAMES.contains(&name) => return Some("name".to_owned()),
        Variable::Resource | Variable::Action => return None,
    };
    Some(format!("{prefix}{name}"))
}
