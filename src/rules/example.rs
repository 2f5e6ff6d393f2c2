//! The examples of a rule: files that are its documentation and its test.

/// The failing or the passing example of a rule.
macro_rules! example {
    ($code:literal, $file:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/testdata/rules/",
            $code,
            "/",
            $file,
            ".yaml"
        ))
    };
}

pub(super) use example;
