//! Namespaces in parallel: nothing that is in one depends on another.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::plan::Input;

/// How many documents are looked at together at most, unless one namespace has more: of each there are many pictures at a time.
const MOST: usize = 200;

/// Does something to each part of an input, and puts the results together.
pub(super) fn in_parallel<T: Send>(
    input: &Input,
    namespace: &str,
    work: impl Fn(Input) -> Vec<T> + Sync,
) -> Vec<T> {
    let shares = shares(input, namespace);
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut results = Vec::new();
        while let Some(share) = shares.get(next.fetch_add(1, Ordering::Relaxed)) {
            let part = input.only(|it| share.contains(&it.namespace_or(namespace)));
            results.extend(work(part));
        }
        results
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers()).map(|_| scope.spawn(worker)).collect();
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

/// The namespaces of an input, in shares that are small, the largest namespaces first.
fn shares<'a>(input: &'a Input, default: &'a str) -> Vec<Vec<&'a str>> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, document) in &input.documents {
        *sizes.entry(document.namespace_or(default)).or_default() += 1;
    }
    let mut largest: Vec<(&str, usize)> = sizes.into_iter().collect();
    largest.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let mut shares: Vec<Vec<&str>> = Vec::new();
    let mut room = 0;
    for (namespace, size) in largest {
        match shares.last_mut() {
            Some(share) if size <= room => {
                share.push(namespace);
                room -= size;
            }
            _ => {
                shares.push(vec![namespace]);
                room = MOST.saturating_sub(size);
            }
        }
    }
    shares
}
