//! Which servers are asked without the proxy of the environment, as Go's `httpproxy` has it.

use std::net::IpAddr;

/// Whether `NO_PROXY` leaves a host out; the own machine always is.
pub(super) fn is_direct(host: &str, port: Option<u16>, no_proxy: &str) -> bool {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.');
    let address: Option<IpAddr> = host.parse().ok();
    let is_own = host == "localhost" || address.is_some_and(|it| it.is_loopback());
    let mut entries = no_proxy.split(',').map(str::trim);
    is_own || entries.any(|entry| is_meant(entry, host, port, address))
}

fn is_meant(entry: &str, host: &str, port: Option<u16>, address: Option<IpAddr>) -> bool {
    if entry.is_empty() {
        return false;
    }
    if entry == "*" {
        return true;
    }
    if let Some((network, bits)) = entry.split_once('/') {
        let network = network.parse().ok().zip(bits.parse().ok());
        return network
            .zip(address)
            .is_some_and(|((network, bits), address)| is_in(address, network, bits));
    }
    if let Ok(own) = entry.parse::<IpAddr>() {
        return address == Some(own);
    }
    let (name, own_port) = match entry.rsplit_once(':') {
        Some((name, port)) => (name, port.parse().ok()),
        None => (entry, None),
    };
    if own_port.is_some() && own_port != port {
        return false;
    }
    let name = name.strip_prefix('*').unwrap_or(name);
    let host = host.to_ascii_lowercase();
    let name = name.to_ascii_lowercase();
    let is_below = |name: &str| {
        let above = host.strip_suffix(name);
        above.is_some_and(|above| above.ends_with('.'))
    };
    match name.strip_prefix('.') {
        Some(domain) => is_below(domain),
        None => host == name || is_below(&name),
    }
}

/// Whether an address has the first bits of a network.
fn is_in(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    let (all, address, network) = match (address, network) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            (32, u128::from(one.to_bits()), u128::from(other.to_bits()))
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => (128, one.to_bits(), other.to_bits()),
        _ => return false,
    };
    let rest = all - bits.min(all);
    let cut = |it: u128| it.checked_shr(rest).unwrap_or_default();
    cut(address) == cut(network)
}

#[cfg(test)]
mod tests {
    use super::is_direct;

    #[test]
    fn hosts_are_left_out_as_by_go() {
        let cases = [
            ("127.0.0.1", "", true),
            ("localhost", "", true),
            ("[::1]", "", true),
            ("10.1.2.3", "", false),
            ("10.1.2.3", "10.0.0.0/8,", true),
            ("11.1.2.3", "10.0.0.0/8", false),
            ("10.1.2.3", "10.1.2.3", true),
            ("fd00::1", "fd00::/8", true),
            ("fd00::1", "10.0.0.0/8", false),
            ("10.1.2.3", "0.0.0.0/0", true),
            ("api.example.com", "example.com", true),
            ("api.example.com", ".example.com", true),
            ("example.com", ".example.com", false),
            ("example.com", "example.com", true),
            ("badexample.com", "example.com", false),
            ("API.example.com", "a.b, EXAMPLE.com", true),
            ("api.example.com", "example.com:6443", true),
            ("api.example.com", "example.com:443", false),
            ("api.example.com", "*.example.com", true),
            ("api.example.com", "*", true),
        ];
        for (host, no_proxy, expected) in cases {
            let found = is_direct(host, Some(6443), no_proxy);
            assert_eq!(found, expected, "{host} {no_proxy}");
        }
    }
}
