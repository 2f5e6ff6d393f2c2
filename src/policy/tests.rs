use super::*;
use crate::release::{V0_27_2, V0_44_0};

/// What is told of policies, a line a problem: kind, place, message, what is nearest, what becomes of which requests.
fn told(policies: &[&str], entities: Option<&str>, setting: &Setting<'_>) -> Vec<String> {
    let line = |problem: &Problem| {
        let (part, text) = match problem.part {
            Part::Policy(number) => (number.to_string(), policies[number]),
            Part::Entities => ("e".to_owned(), entities.unwrap_or_default()),
        };
        let nearest = problem
            .nearest
            .as_ref()
            .map(|nearest| format!(" -> {nearest}"));
        format!(
            "{part} {} `{}`: {problem}{} {:?} {}",
            problem.kind.name(),
            &text[problem.span.range()],
            nearest.unwrap_or_default(),
            problem.outcome,
            problem.asks.join(",")
        )
    };
    inspect(policies, entities, setting)
        .iter()
        .map(line)
        .collect()
}

#[test]
fn explore() {
    let text = std::fs::read_to_string("/tmp/pol/try.jsonl").unwrap();
    for line in text.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let policies: Vec<&str> = row["p"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p.as_str().unwrap())
            .collect();
        let mut setting = Setting::new(if row["v"] == "v0.27.2" {
            V0_27_2
        } else {
            V0_44_0
        });
        setting.server = row["s"].as_str();
        setting.group_type = row["g"].as_str().unwrap_or_default();
        println!("{}", policies.join("\n"));
        for line in told(&policies, row["e"].as_str(), &setting) {
            println!("      {line}");
        }
    }
}
