//! Several questions at once.

use tokio::task::JoinSet;

use super::Problem;
use super::rule::Rule;

/// All answers, or what is wrong with them: what is forbidden is gathered, of all else the first counts. The order is that of
/// the questions.
pub(super) async fn all<T, F>(questions: impl Iterator<Item = F>) -> Result<Vec<T>, Problem>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Problem>> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for (place, question) in questions.enumerate() {
        tasks.spawn(async move { (place, question.await) });
    }
    let mut answers = tasks.join_all().await;
    answers.sort_by_key(|(place, _)| *place);
    together(answers.into_iter().map(|(_, answer)| answer))
}

fn together<T>(answers: impl Iterator<Item = Result<T, Problem>>) -> Result<Vec<T>, Problem> {
    let (mut whole, mut missing, mut who, mut other) = (Vec::new(), Vec::new(), None, None);
    for answer in answers {
        match answer {
            Ok(answer) => whole.push(answer),
            Err(Problem::Forbidden { user, rules }) => {
                who = who.or(user);
                missing.extend(rules);
            }
            Err(problem) => other = other.or(Some(problem)),
        }
    }
    match other {
        Some(problem) => Err(problem),
        None if missing.is_empty() => Ok(whole),
        None => {
            missing.sort_by(|one: &Rule, other| one.namespace.cmp(&other.namespace));
            Err(Problem::Forbidden {
                user: who,
                rules: missing,
            })
        }
    }
}
