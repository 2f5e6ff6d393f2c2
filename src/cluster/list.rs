//! Lists of objects: of all namespaces at once where that is allowed, page by page.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::connection::Server;
use super::resource::is_name;
use super::rule::{Rule, Verb};
use super::{ApiResource, Problem, concurrent};

/// How many objects come at once.
const PAGE: usize = 500;

/// Which namespaces are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Everywhere,
    /// Some.
    Namespaces(Vec<String>),
}

/// An object of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// All of it as JSON, perhaps without `kind` and `apiVersion`.
    pub text: Box<str>,
}

/// The objects of a kind, by their namespaces and names.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What they are.
    pub resource: ApiResource,
    /// The objects.
    pub items: Vec<Item>,
}

impl Listed {
    /// A typed list as JSON, an object a line.
    pub fn text(&self) -> String {
        let items = self.items.iter().map(|item| &*item.text);
        let items: Vec<&str> = items.collect();
        format!(
            "{{\"apiVersion\":\"{}\",\"kind\":\"{}List\",\"items\":[\n{}\n]}}",
            self.resource.api_version(),
            self.resource.kind,
            items.join(",\n")
        )
    }
}

/// Reads the objects of a kind.
pub(super) async fn list(
    server: Server,
    resource: ApiResource,
    scope: Scope,
) -> Result<Listed, Problem> {
    let mut items = match scope {
        Scope::Everywhere => all(&server, resource, None).await?,
        Scope::Namespaces(mut names) => {
            names.retain(|name| is_name(name));
            of_namespaces(&server, resource, &names).await?
        }
    };
    let order = |item: &Item| (item.namespace.clone(), item.name.clone());
    items.sort_by_cached_key(order);
    Ok(Listed { resource, items })
}

async fn of_namespaces(
    server: &Server,
    resource: ApiResource,
    names: &[String],
) -> Result<Vec<Item>, Problem> {
    match names {
        [] => Ok(Vec::new()),
        [name] => all(server, resource, Some(name)).await,
        names => match all(server, resource, None).await {
            // Who may not read everything may read what is in question.
            Err(Problem::Forbidden { .. }) => of_each(server, resource, names).await,
            read => Ok(only(read?, names)),
        },
    }
}

fn only(mut items: Vec<Item>, namespaces: &[String]) -> Vec<Item> {
    items.retain(|item| namespaces.contains(&item.namespace));
    items
}

/// Reads the objects of namespaces one by one.
async fn of_each(
    server: &Server,
    resource: ApiResource,
    namespaces: &[String],
) -> Result<Vec<Item>, Problem> {
    let questions = namespaces.iter().map(|namespace| {
        let (server, namespace) = (server.clone(), namespace.clone());
        async move { all(&server, resource, Some(&namespace)).await }
    });
    let lists = concurrent::all(questions).await?;
    Ok(lists.into_iter().flatten().collect())
}

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(default)]
    metadata: PageMetadata,
    /// Go writes an empty list as null where it was never made.
    #[serde(borrow, default)]
    items: Option<Vec<&'a RawValue>>,
}

#[derive(Default, Deserialize)]
struct PageMetadata {
    #[serde(default, rename = "continue")]
    next: String,
}

#[derive(Deserialize)]
struct Head {
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    namespace: String,
    #[serde(default)]
    name: String,
}

/// All objects of a namespace, or of all, page by page; in one answer where pages expire.
async fn all(
    server: &Server,
    resource: ApiResource,
    namespace: Option<&str>,
) -> Result<Vec<Item>, Problem> {
    let path = resource.path(namespace);
    let rule = || Rule {
        verb: Verb::List,
        resource,
        namespace: namespace.map(str::to_owned),
    };
    let (mut items, mut next) = (Vec::new(), String::new());
    loop {
        let query = match next.as_str() {
            "" => vec![("limit", PAGE.to_string())],
            next => vec![("limit", PAGE.to_string()), ("continue", next.to_owned())],
        };
        let answer = server.get(&path, &query).await;
        let text = match answer {
            Err(Problem::Expired) if !next.is_empty() => {
                items.clear();
                server.get(&path, &[]).await
            }
            answer => answer,
        };
        let text = text.map_err(|problem| problem.with(rule()))?;
        next = page(&text, namespace, &mut items)?;
        if next.is_empty() {
            return Ok(items);
        }
    }
}

/// Takes the objects of a page; gives what the next one is asked for with, which is empty after the last.
fn page(text: &str, namespace: Option<&str>, items: &mut Vec<Item>) -> Result<String, Problem> {
    let no_list = |_| Problem::NoApi("its answer is no list of objects".to_owned());
    let page: Page<'_> = serde_json::from_str(text).map_err(no_list)?;
    for text in page.items.unwrap_or_default() {
        let head: Head = serde_json::from_str(text.get()).map_err(no_list)?;
        let Metadata {
            namespace: own,
            name,
        } = head.metadata;
        items.push(Item {
            namespace: match own.as_str() {
                "" => namespace.unwrap_or_default().to_owned(),
                _ => own,
            },
            name,
            text: text.get().into(),
        });
    }
    Ok(page.metadata.next)
}
