//! User, host and port of a URL (Go's `net/url`), and addresses with a port (Go's `net`).

use std::net::IpAddr;

use super::escape::{Mode, unescape};
use super::{Reason, Userinfo, cut};
use crate::go::ip::parse_addr;

/// What stands behind the two slashes: who, and where.
pub(super) fn parse_authority(
    scheme: &str,
    text: &[u8],
) -> Result<(Option<Userinfo>, Vec<u8>), Reason> {
    let Some(at) = text.iter().rposition(|byte| *byte == b'@') else {
        return Ok((None, parse_host(scheme, text)?));
    };
    let (user, host) = text.split_at(at);
    let host = parse_host(scheme, host.get(1..).unwrap_or_default())?;
    Ok((Some(parse_user(user)?), host))
}

fn parse_user(text: &[u8]) -> Result<Userinfo, Reason> {
    let is_valid = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(byte);
    if !text.iter().all(is_valid) {
        return Err(Reason::Plain("net/url: invalid userinfo"));
    }
    let (name, password) = cut(text, b':');
    let name = unescape(name, Mode::UserPassword)?;
    let password = password.map(|it| unescape(it, Mode::UserPassword));
    let password = password.transpose()?;
    Ok(Userinfo { name, password })
}

/// A host with its port. Which colon the port begins with depends on the scheme: HTTP has only one.
fn parse_host(scheme: &str, text: &[u8]) -> Result<Vec<u8>, Reason> {
    match text.iter().rposition(|byte| *byte == b'[') {
        Some(0) => return parse_bracketed(text),
        Some(_) => return Err(Reason::Plain("invalid IP-literal")),
        None => {}
    }
    let colon = match scheme {
        "http" | "https" => text.iter().position(|byte| *byte == b':'),
        _ => text.iter().rposition(|byte| *byte == b':'),
    };
    if let Some(port) = colon.and_then(|at| text.get(at..)) {
        refuse_port(port)?;
    }
    unescape(text, Mode::Host)
}

/// A host that begins with a bracket: an IPv6 address.
fn parse_bracketed(text: &[u8]) -> Result<Vec<u8>, Reason> {
    let Some(end) = text.iter().rposition(|byte| *byte == b']') else {
        return Err(Reason::Plain("missing ']' in host"));
    };
    let name = text.get(1..end).unwrap_or_default();
    let port = text.get(end + 1..).unwrap_or_default();
    refuse_port(port)?;
    let zone = name.windows(3).position(|it| it == b"%25");
    let (address, zone) = name.split_at(zone.unwrap_or(name.len()));
    let mut name = unescape(address, Mode::Host)?;
    name.extend(unescape(zone, Mode::Zone)?);
    match parse_addr(&name).map_err(Reason::Address)?.ip {
        IpAddr::V4(_) => Err(Reason::Plain("invalid IP-literal")),
        IpAddr::V6(_) => Ok([b"[", &*name, b"]", port].concat()),
    }
}

fn refuse_port(text: &[u8]) -> Result<(), Reason> {
    if is_optional_port(text) {
        return Ok(());
    }
    Err(Reason::Port(text.to_vec()))
}

/// Whether it is nothing, or a colon with digits or nothing behind it.
fn is_optional_port(text: &[u8]) -> bool {
    text.is_empty()
        || text
            .strip_prefix(b":")
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// The name and the port of a host (`URL.Hostname`, `URL.Port`).
pub(super) fn split(host: &[u8]) -> (&[u8], &[u8]) {
    let colon = host.iter().rposition(|byte| *byte == b':');
    let (name, port) = host.split_at(colon.unwrap_or(host.len()));
    let (name, port) = if is_optional_port(port) {
        (name, port.get(1..).unwrap_or_default())
    } else {
        (host, port.get(..0).unwrap_or_default())
    };
    let bare = name.strip_prefix(b"[").and_then(|it| it.strip_suffix(b"]"));
    (bare.unwrap_or(name), port)
}

/// Host and port of an address that has a port; an IPv6 address stands in brackets (`net.SplitHostPort`, without its errors).
pub fn split_host_port(address: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = address.iter().rposition(|byte| *byte == b':')?;
    let (host, port) = address.split_at(colon);
    let is_bracket = |byte: &u8| b"[]".contains(byte);
    let bare = host.strip_prefix(b"[");
    let host = match bare {
        Some(host) => host.strip_suffix(b"]")?,
        None => Some(host).filter(|host| !host.contains(&b':'))?,
    };
    let port = port.get(1..)?;
    let is_clean = !host.iter().chain(port).any(is_bracket);
    is_clean.then_some((host, port))
}
