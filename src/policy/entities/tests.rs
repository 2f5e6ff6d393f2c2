use super::*;
use crate::policy::{Outcome, ProblemKind};

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/policy/entities.jsonl"
));

#[test]
fn every_recorded_text_is_judged_as_by_the_proxy() {
    let mut rows = 0;
    for line in FACTS.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("facts are JSON");
        let text = row["entities"].as_str().expect("a text");
        let read = read(text);
        assert_eq!(read.entities.is_none(), row["error"].is_string(), "{text}");
        let refused = read
            .problems
            .iter()
            .any(|problem| problem.outcome == Outcome::Refused);
        assert_eq!(
            refused,
            read.entities.is_none(),
            "{text}: {:?}",
            read.problems
        );
        rows += 1;
    }
    assert_eq!(rows, 112);
}

#[track_caller]
fn case(text: &str, kind: ProblemKind, at: &str, says: &str, nearest: Option<&str>) {
    let problems = read(text).problems;
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert_eq!(problem.kind, kind);
    assert_eq!(&text[problem.span.range()], at);
    assert_eq!(problem.to_string(), says);
    assert_eq!(problem.nearest.as_deref(), nearest);
}

#[test]
fn problems_have_places() {
    case(
        "[\n  {\"uid\": \"Tool::weather\", \"attrs\": {\"é\": 1}}\n]",
        ProblemKind::EntityShape,
        "\"Tool::weather\"",
        "`Tool::weather` is not `{\"type\": …, \"id\": …}`",
        Some("{\"type\": \"Tool\", \"id\": \"weather\"}"),
    );
    case(
        "[{\"uid\": {\"type\": \"T\", \"id\": \"é\"}, \"attrs\": {\"level\": 1.5}}]",
        ProblemKind::EntityShape,
        "1.5",
        "`1.5` is not a string, a boolean, an integer, a list or an object",
        None,
    );
    case(
        "[{\"uid\": {\"type\": \"T\", \"id\": \"a\"}, \"attributes\": {}}]",
        ProblemKind::EntityKey,
        "\"attributes\"",
        "entities have no `attributes`",
        Some("attrs"),
    );
    case(
        "[{\"uid\": {\"type\": \"T\", \"id\": \"a\"}}, {\"uid\": {\"id\": \"a\", \"type\": \"T\"}}]",
        ProblemKind::EntityTwice,
        "{\"id\": \"a\", \"type\": \"T\"}",
        "`T::\"a\"` stands twice, and only the last one counts",
        None,
    );
    case(
        "[{]",
        ProblemKind::EntitiesSyntax,
        "]",
        "the entities are no JSON: invalid character ']' looking for beginning of object key string",
        None,
    );
    case(
        "[{\"uid\": {\"type\": \"T\", \"id\": \"a\"}, \"attrs\": {\"a\": {\"__extn\": {\"fn\": \"decimal\", \"arg\": \"5\"}}}}]",
        ProblemKind::EntityShape,
        "{\"fn\": \"decimal\", \"arg\": \"5\"}",
        "`an object` is not `decimal` of a text such as `1.0`",
        None,
    );
}

#[test]
fn what_stands_above_is_found_through_others_and_in_circles() {
    let text = r#"[
        {"uid": {"type": "G", "id": "a"}, "parents": [{"type": "G", "id": "b"}]},
        {"uid": {"type": "G", "id": "b"}, "parents": [{"type": "R", "id": "c"}, {"type": "G", "id": "a"}]}
    ]"#;
    let entities = read(text).entities.expect("entities");
    let start = entities.iter().filter(|entity| entity.uid.id == "a");
    let above: Vec<String> = entities
        .above(start)
        .iter()
        .map(|uid| uid.to_string())
        .collect();
    assert_eq!(above, ["G::\"a\"", "G::\"b\"", "R::\"c\""]);
    assert_eq!(entities.kinds().into_iter().collect::<Vec<_>>(), ["G", "R"]);
}
