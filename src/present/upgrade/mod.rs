//! What an upgrade does, in the forms that people, tools and reviewers read: one file a form.

mod human;
mod json;
mod markdown;
mod report;
mod words;

pub use human::write as human;
pub use json::write as json;
pub use markdown::write as markdown;
pub use report::Report;
