//! A connection to an API server, and what it is asked.

use std::sync::Arc;
use std::time::Duration;

use http::Request;
use kube::Client;
use serde::Deserialize;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

use super::diagnosis::{of_client, of_request};
use super::list::{self, Listed, Scope};
use super::resource::{DEPLOYMENTS, is_name, root_of_operator};
use super::rule::Rule;
use super::secret::{self, SecretKeys};
use super::{Access, ApiResource, Error, Problem, concurrent, of_operator};

/// How many requests are under way at once; each needs a connection of its own.
const AT_ONCE: usize = 12;

/// A connection.
#[derive(Debug)]
pub struct Connection {
    runtime: Runtime,
    server: Server,
    address: String,
}

/// A server that can be asked.
#[derive(Clone)]
pub(super) struct Server {
    client: Client,
    timeout: Option<Duration>,
    permits: Arc<Semaphore>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl Connection {
    /// Gets ready to ask; programs that give credentials are run.
    ///
    /// # Errors
    /// Where there are no credentials, or what is said of them cannot be read.
    pub fn open(access: &Access) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Server {
            server: access.server.clone(),
            problem: Problem::Unreachable(error.to_string()),
        })?;
        let client = {
            let _guard = runtime.enter();
            Client::try_from(access.config.clone())
                .map_err(|error| of_client(error, access.program.as_deref()))?
        };
        Ok(Self {
            runtime,
            server: Server {
                client,
                timeout: access.timeout,
                permits: Arc::new(Semaphore::new(AT_ONCE)),
            },
            address: access.server.clone(),
        })
    }

    /// The operator's kinds that the cluster has.
    ///
    /// # Errors
    /// Where it has no proxies, or cannot be asked.
    pub fn kinds(&self) -> Result<Vec<ApiResource>, Error> {
        let served = self.ask(|server| async move {
            match server.get(&root_of_operator(), &[]).await {
                Err(Problem::NotFound) => Err(Problem::NoCrds),
                answer => served(&answer?),
            }
        })?;
        let is_served = |kind: &ApiResource| served.iter().any(|name| name == kind.plural);
        let kinds: Vec<ApiResource> = of_operator().filter(is_served).collect();
        match kinds.first() == of_operator().next().as_ref() {
            true => Ok(kinds),
            false => Err(self.error(Problem::NoCrds)),
        }
    }

    /// The objects of kinds, in the order of the kinds.
    ///
    /// # Errors
    /// Where one of the lists cannot be had whole.
    pub fn list(&self, kinds: &[ApiResource], scope: &Scope) -> Result<Vec<Listed>, Error> {
        self.ask(|server| async move {
            let one = |kind: &ApiResource| list::list(server.clone(), *kind, scope.clone());
            concurrent::all(kinds.iter().map(one)).await
        })
    }

    /// Those of some Secrets that exist, each by namespace and name.
    ///
    /// # Errors
    /// Where one of them cannot be asked for.
    pub fn secrets(&self, names: &[(String, String)]) -> Result<Vec<SecretKeys>, Error> {
        let can_be = |it: &&(String, String)| is_name(&it.0) && is_name(&it.1);
        let names = names.iter().filter(can_be).cloned();
        let secrets = self.ask(|server| async move {
            let one = |(namespace, name)| secret::keys(server.clone(), namespace, name);
            concurrent::all(names.map(one)).await
        })?;
        Ok(secrets.into_iter().flatten().collect())
    }

    /// Deployments of all namespaces; of one where no more is allowed.
    ///
    /// # Errors
    /// Where neither can be read.
    pub fn deployments(&self, else_in: &str) -> Result<Listed, Error> {
        let one = Scope::Namespaces(vec![else_in.to_owned()]);
        self.ask(|server| async move {
            match list::list(server.clone(), DEPLOYMENTS, Scope::Everywhere).await {
                Err(forbidden @ Problem::Forbidden { .. }) => {
                    let own = list::list(server, DEPLOYMENTS, one).await;
                    own.map_err(|_| forbidden)
                }
                answer => answer,
            }
        })
    }

    /// What the server publishes of the operator's kinds as OpenAPI, version 3; none where it does not.
    ///
    /// # Errors
    /// Where it cannot be asked.
    pub fn open_api(&self) -> Result<Option<String>, Error> {
        let path = format!("/openapi/v3{}", root_of_operator());
        self.ask(|server| async move {
            match server.get(&path, &[]).await {
                Err(Problem::NotFound | Problem::Forbidden { .. }) => Ok(None),
                answer => answer.map(Some),
            }
        })
    }

    fn ask<T, F: Future<Output = Result<T, Problem>>>(
        &self,
        question: impl FnOnce(Server) -> F,
    ) -> Result<T, Error> {
        let answer = self.runtime.block_on(question(self.server.clone()));
        answer.map_err(|problem| self.error(problem))
    }

    fn error(&self, problem: Problem) -> Error {
        Error::Server {
            server: self.address.clone(),
            problem,
        }
    }
}

impl Server {
    /// Reads what is at a path.
    pub(super) async fn get(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<String, Problem> {
        let pairs = query.iter().map(|(key, value)| format!("{key}={value}"));
        let pairs: Vec<String> = pairs.collect();
        let uri = match pairs.as_slice() {
            [] => path.to_owned(),
            pairs => format!("{path}?{}", pairs.join("&")),
        };
        let request = Request::get(uri).body(Vec::new());
        let request = request.map_err(|error| Problem::NoApi(error.to_string()))?;
        // Nobody closes the semaphore; without a permit there are only more connections.
        let _permit = self.permits.acquire().await;
        let answer = self.client.request_text(request);
        let answer = match self.timeout {
            None => answer.await,
            Some(limit) => match tokio::time::timeout(limit, answer).await {
                Ok(answer) => answer,
                Err(_) => return Err(Problem::Timeout(limit)),
            },
        };
        answer.map_err(|error| of_request(&error))
    }
}

impl Problem {
    /// The same with the rule that is missing, where one is.
    pub(super) fn with(self, rule: Rule) -> Self {
        match self {
            Problem::Forbidden { user, mut rules } => {
                rules.push(rule);
                Problem::Forbidden { user, rules }
            }
            other => other,
        }
    }
}

/// The names of the resources in an `APIResourceList`.
fn served(text: &str) -> Result<Vec<String>, Problem> {
    #[derive(Deserialize)]
    struct Resources {
        resources: Vec<Served>,
    }
    #[derive(Deserialize)]
    struct Served {
        name: String,
    }
    let list: Resources = serde_json::from_str(text)
        .map_err(|_| Problem::NoApi("its answer is no list of resources".to_owned()))?;
    Ok(list.resources.into_iter().map(|it| it.name).collect())
}
