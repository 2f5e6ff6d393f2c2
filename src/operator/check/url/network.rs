//! Which addresses are internal, private or of the machine itself.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::go::ip::parse_ip;
use crate::go::strings::equals_word;
use crate::go::url::split_host_port;

/// A range of addresses: those that agree with `base` in the first `bits` bits (`net.IPNet`).
pub(super) struct Network {
    base: IpAddr,
    bits: u32,
}

const fn v4(base: [u8; 4], bits: u32) -> Network {
    let [a, b, c, d] = base;
    Network {
        base: IpAddr::V4(Ipv4Addr::new(a, b, c, d)),
        bits,
    }
}

const fn v6(base: [u16; 3], last: u16, bits: u32) -> Network {
    let [a, b, c] = base;
    Network {
        base: IpAddr::V6(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, last)),
        bits,
    }
}

impl Network {
    /// Whether an address is one of the range (`IPNet.Contains`).
    pub(super) fn contains(&self, ip: IpAddr) -> bool {
        let differs = match (self.base, ip) {
            (IpAddr::V4(base), IpAddr::V4(ip)) => u128::from(base.to_bits() ^ ip.to_bits()) << 96,
            (IpAddr::V6(base), IpAddr::V6(ip)) => base.to_bits() ^ ip.to_bits(),
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => return false,
        };
        differs.leading_zeros() >= self.bits
    }
}

impl fmt::Display for Network {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.base, self.bits)
    }
}

/// Where a remote server must not be (`validation.internalCIDRs`).
pub(super) static INTERNAL: [Network; 10] = [
    v4([0, 0, 0, 0], 8),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([10, 0, 0, 0], 8),
    v4([172, 16, 0, 0], 12),
    v4([192, 168, 0, 0], 16),
    v6([0, 0, 0], 0, 128),
    v6([0, 0, 0], 1, 128),
    v6([0xfe80, 0, 0], 0, 10),
    v6([0xfc00, 0, 0], 0, 7),
];

/// Addresses that the public internet does not route (`networking.privateIPBlocks` with what `IsPrivateIP` adds).
static PRIVATE: [Network; 19] = [
    v4([0, 0, 0, 0], 8),
    v4([127, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([172, 16, 0, 0], 12),
    v4([192, 168, 0, 0], 16),
    v4([169, 254, 0, 0], 16),
    v4([100, 64, 0, 0], 10),
    v4([192, 0, 2, 0], 24),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    v4([224, 0, 0, 0], 4),
    v4([240, 0, 0, 0], 4),
    v6([0, 0, 0], 0, 128),
    v6([0, 0, 0], 1, 128),
    v6([0xfe80, 0, 0], 0, 10),
    v6([0xfc00, 0, 0], 0, 7),
    v6([0xff00, 0, 0], 0, 8),
    // NAT64 in other forms than those below, and Teredo, which disguises the IPv4 address.
    v6([0x64, 0xff9b, 1], 0, 48),
    v6([0x2001, 0, 0], 0, 32),
];

/// Networks whose addresses end with an IPv4 address that a NAT64 gateway leads to.
static NAT64: [Network; 2] = [v6([0x64, 0xff9b, 0], 0, 96), v6([0x64, 0xff9b, 1], 0, 96)];

/// Addresses that have an IPv4 address behind their first two bytes (6to4).
static SIX_TO_FOUR: Network = v6([0x2002, 0, 0], 0, 16);

/// Whether an address is private, of the machine itself or otherwise not public (`networking.IsPrivateIP`, v0.43.0; up to v0.42.1
/// without 6to4 and Teredo).
pub fn is_private(ip: IpAddr) -> bool {
    let ip = embedded_v4(ip).unwrap_or(ip);
    PRIVATE.iter().any(|network| network.contains(ip))
}

/// The IPv4 address that packets to an IPv6 address go to (`networking.embeddedIPv4`).
fn embedded_v4(ip: IpAddr) -> Option<IpAddr> {
    let IpAddr::V6(v6) = ip else { return None };
    let shift = if NAT64.iter().any(|network| network.contains(ip)) {
        0
    } else if SIX_TO_FOUR.contains(ip) {
        80
    } else {
        return None;
    };
    Some(Ipv4Addr::from_bits((v6.to_bits() >> shift) as u32).into())
}

/// Whether a host, with or without a port, is the machine itself (`networking.IsLocalhost`, v0.43.0).
///
/// Up to v0.42.1 only `localhost`, `127.0.0.1` and `[::1]` were, alone or with a colon behind them.
pub fn is_localhost(host: &[u8]) -> bool {
    let name = split_host_port(host).map_or(host, |(name, _)| name);
    let name = name.strip_suffix(b"]").unwrap_or(name);
    let name = name.strip_prefix(b"[").unwrap_or(name);
    equals_word(name, "localhost") || parse_ip(name).is_some_and(|ip| ip.is_loopback())
}
