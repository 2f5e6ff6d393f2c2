//! How pods ask for names.

use super::Objection;
use super::check::bad;
use super::place::Place;
use crate::admission::names::is_dns1123_subdomain_with_underscore;

/// The most servers that the C library asks.
const MOST_SERVERS: usize = 3;

/// The most domains that are looked in.
const MOST_SEARCHES: usize = 32;

/// What pods' own resolver settings miss (`validatePodDNSConfig`).
pub(super) fn config(spec: &Place<'_>, found: &mut Vec<Objection>) {
    let config = spec.key("dnsConfig");
    let servers = config.key("nameservers");
    let count = servers.items().len();
    if spec.key("dnsPolicy").text() == "None" && count == 0 {
        let place = if config.is_there() { &servers } else { &config };
        found.push(place.refused("`dnsPolicy: None` takes at least one of `nameservers`"));
    }
    if count > MOST_SERVERS {
        let reason = format!("{count} servers are more than {MOST_SERVERS}");
        found.push(servers.refused(reason));
    }
    let searches = config.key("searches");
    let count = searches.items().len();
    if count > MOST_SEARCHES {
        let reason = format!("{count} domains are more than {MOST_SEARCHES}");
        found.push(searches.refused(reason));
    }
    for search in searches.items() {
        let domain = search.text();
        let name = domain.strip_suffix('.').unwrap_or(domain);
        let reason = bad(domain, &is_dns1123_subdomain_with_underscore(name));
        let reason = reason.filter(|_| domain != ".");
        found.extend(reason.map(|reason| search.refused(reason)));
    }
}
