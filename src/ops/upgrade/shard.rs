//! Namespaces in parallel: nothing that is in one depends on another.

use std::collections::BTreeMap;
use std::thread;

use crate::plan::Input;

/// Does something to each part of an input, and puts the results together.
pub(super) fn in_parallel<T: Send>(
    input: &Input,
    namespace: &str,
    work: impl Fn(Input) -> Vec<T> + Sync,
) -> Vec<T> {
    let shares = shares(input, namespace, workers());
    let work = &work;
    thread::scope(|scope| {
        let threads = shares
            .into_iter()
            .map(|share| scope.spawn(move || work(share)));
        let threads: Vec<_> = threads.collect();
        let results = threads.into_iter().map(|thread| match thread.join() {
            Ok(results) => results,
            // A panic is a mistake of the program, wherever it happens.
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.flatten().collect()
    })
}

fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// An input in so many parts, each with whole namespaces and about as many documents as the others.
fn shares(input: &Input, default: &str, count: usize) -> Vec<Input> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, document) in &input.documents {
        *sizes.entry(document.namespace_or(default)).or_default() += 1;
    }
    let mut largest: Vec<(&str, usize)> = sizes.into_iter().collect();
    largest.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let mut shares: Vec<(usize, Vec<&str>)> =
        vec![(0, Vec::new()); count.min(largest.len()).max(1)];
    for (namespace, size) in largest {
        if let Some(least) = shares.iter_mut().min_by_key(|(size, _)| *size) {
            least.0 += size;
            least.1.push(namespace);
        }
    }
    let part = |(_, namespaces): (usize, Vec<&str>)| {
        input.only(|document| namespaces.contains(&document.namespace_or(default)))
    };
    shares.into_iter().map(part).collect()
}
