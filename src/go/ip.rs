//! IP addresses as Go reads them: no leading zeros, zones only where asked for.
//!
//! Mirrors `netip.ParseAddr` with its error texts, and `net.ParseIP` (Go 1.26). Rust's own parser tells no reason.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::quote::quote;

/// Reads an address without a zone (`net.ParseIP`); an IPv4 address in IPv6 form is the IPv4 address.
pub fn parse_ip(text: &(impl AsRef<[u8]> + ?Sized)) -> Option<IpAddr> {
    match parse_addr(text.as_ref()) {
        Ok(Address { ip, zoned: false }) => Some(ip.to_canonical()),
        Ok(Address { zoned: true, .. }) | Err(_) => None,
    }
}

/// An address that may have had a zone (`netip.Addr`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The address; IPv4 in IPv6 form stays IPv6.
    pub(super) ip: IpAddr,
    /// Whether a zone stood behind it.
    pub(super) zoned: bool,
}

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Error {
    text: Vec<u8>,
    fault: Fault,
}

/// What is wrong, and the rest of the text where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    message: &'static str,
    at: Vec<u8>,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "ParseAddr({}): {}",
            quote(&self.text),
            self.fault.message
        )?;
        if self.fault.at.is_empty() {
            return Ok(());
        }
        write!(out, " (at {})", quote(&self.fault.at))
    }
}

/// A fault that Go names no place for.
fn fault<T>(message: &'static str) -> Result<T, Fault> {
    fault_at(message, b"")
}

fn fault_at<T>(message: &'static str, at: &[u8]) -> Result<T, Fault> {
    let at = at.to_vec();
    Err(Fault { message, at })
}

/// Reads an address (`netip.ParseAddr`).
pub(super) fn parse_addr(text: &[u8]) -> Result<Address, Error> {
    let read = match text.iter().find(|byte| b".:%".contains(byte)) {
        Some(b'.') => parse_v4(text).map(|fields| Address {
            ip: Ipv4Addr::from(fields).into(),
            zoned: false,
        }),
        Some(b':') => parse_v6(text),
        Some(_) => fault("missing IPv6 address"),
        None => fault("unable to parse IP"),
    };
    read.map_err(|fault| Error {
        text: text.to_vec(),
        fault,
    })
}

/// The four numbers of an IPv4 address.
fn parse_v4(text: &[u8]) -> Result<[u8; 4], Fault> {
    let mut fields = [0; 4];
    let mut number = 0;
    let mut number_digits = 0;
    let mut finished = 0;
    for (at, byte) in text.iter().enumerate() {
        let rest = text.get(at..).unwrap_or_default();
        match byte {
            b'0'..=b'9' if number_digits == 1 && number == 0 => {
                return fault("IPv4 field has octet with leading zero");
            }
            b'0'..=b'9' => {
                let sum = u16::from(number) * 10 + u16::from(byte - b'0');
                let Ok(sum) = u8::try_from(sum) else {
                    return fault("IPv4 field has value >255");
                };
                number = sum;
                number_digits += 1;
            }
            b'.' if number_digits == 0 || rest.len() == 1 => {
                return fault_at("IPv4 field must have at least one digit", rest);
            }
            b'.' if finished == 3 => return fault("IPv4 address too long"),
            b'.' => {
                fields[finished] = number;
                finished += 1;
                (number, number_digits) = (0, 0);
            }
            _ => return fault_at("unexpected character", rest),
        }
    }
    if finished < 3 {
        return fault("IPv4 address too short");
    }
    fields[3] = number;
    Ok(fields)
}

/// An IPv6 address, maybe with a zone.
fn parse_v6(text: &[u8]) -> Result<Address, Fault> {
    let mut parts = text.splitn(2, |byte| *byte == b'%');
    let groups = parts.next().unwrap_or_default();
    let zone = parts.next();
    if zone == Some(b"") {
        return fault("zone must be a non-empty string");
    }
    let ip = parse_groups(groups)?.into();
    let zoned = zone.is_some();
    Ok(Address { ip, zoned })
}

/// The groups of an IPv6 address.
fn parse_groups(text: &[u8]) -> Result<Ipv6Addr, Fault> {
    let mut bytes = Vec::with_capacity(16);
    let after_gap = text.strip_prefix(b"::");
    // How many bytes stand before the `::`.
    let mut gap = after_gap.map(|_| 0);
    let mut rest = after_gap.unwrap_or(text);
    while bytes.len() < 16 && !(rest.is_empty() && gap == Some(bytes.len())) {
        let (group, after) = parse_group(rest)?;
        if after.starts_with(b".") {
            bytes.extend(parse_embedded_v4(rest, bytes.len(), gap.is_some())?);
            rest = b"";
            break;
        }
        bytes.extend(group.to_be_bytes());
        rest = after;
        match after {
            [] => break,
            [b':'] => return fault_at("colon must be followed by more characters", after),
            [_, more @ ..] if after.starts_with(b"::") && gap.is_some() => {
                return fault_at("multiple :: in address", more);
            }
            [b':', b':', more @ ..] => {
                gap = Some(bytes.len());
                rest = more;
            }
            [b':', more @ ..] => rest = more,
            _ => return fault_at("unexpected character, want colon", after),
        }
    }
    if !rest.is_empty() {
        return fault_at("trailing garbage after address", rest);
    }
    fill(&bytes, gap)
}

/// A group of hexadecimal digits, and what stands behind it.
fn parse_group(text: &[u8]) -> Result<(u16, &[u8]), Fault> {
    let is_digit = |byte: &u8| byte.is_ascii_hexdigit();
    let length = text.iter().position(|byte| !is_digit(byte));
    let (digits, rest) = text.split_at(length.unwrap_or(text.len()));
    match digits.len() {
        0 => fault_at(
            "each colon-separated field must have at least one digit",
            text,
        ),
        1..=4 => {
            let group = digits.iter().fold(0, |group, digit| {
                (group << 4) | char::from(*digit).to_digit(16).unwrap_or_default() as u16
            });
            Ok((group, rest))
        }
        _ => fault_at("each group must have 4 or less digits", text),
    }
}

/// The IPv4 address that an IPv6 address of so many bytes may end with.
fn parse_embedded_v4(text: &[u8], before: usize, has_gap: bool) -> Result<[u8; 4], Fault> {
    if !has_gap && before != 12 {
        return fault_at(
            "embedded IPv4 address must replace the final 2 fields of the address",
            text,
        );
    }
    if before > 12 {
        return fault_at(
            "too many hex fields to fit an embedded IPv4 at the end of the address",
            text,
        );
    }
    parse_v4(text)
}

/// The address of these bytes, with zeros where the `::` was.
fn fill(bytes: &[u8], gap: Option<usize>) -> Result<Ipv6Addr, Fault> {
    match gap {
        None if bytes.len() < 16 => return fault("address string too short"),
        Some(_) if bytes.len() == 16 => {
            return fault("the :: must expand to at least one field of zeros");
        }
        _ => {}
    }
    let (head, tail) = bytes.split_at(gap.unwrap_or(bytes.len()));
    let mut address = [0; 16];
    for (to, from) in address.iter_mut().zip(head) {
        *to = *from;
    }
    for (to, from) in address.iter_mut().rev().zip(tail.iter().rev()) {
        *to = *from;
    }
    Ok(address.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let ours = parse_ip(text).map_or_else(|| "none".to_owned(), |ip| ip.to_string());
        assert_eq!(ours, expected, "{text}");
    }

    #[test]
    fn addresses_are_read_as_go_reads_them() {
        case("127.0.0.1", "127.0.0.1");
        case("127.0.0.01", "none");
        case("127.1", "none");
        case("1.2.3.4.", "none");
        case("::ffff:10.0.0.1", "10.0.0.1");
        case("::ffff:a00:1", "10.0.0.1");
        case("::10.0.0.1", "::a00:1");
        case("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
        case("1:2:3:4:5:6:7:8::", "none");
        case("::", "::");
        case("::1%eth0", "none");
        case("[::1]", "none");
        case("", "none");
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let error = parse_addr(text.as_bytes()).map_err(|error| error.to_string());
        assert_eq!(error, Err(expected.to_owned()));
    }

    #[test]
    fn reasons_are_those_of_go() {
        refused("x", r#"ParseAddr("x"): unable to parse IP"#);
        refused("%:", r#"ParseAddr("%:"): missing IPv6 address"#);
        refused("1:2", r#"ParseAddr("1:2"): address string too short"#);
        refused(
            "1::2::3",
            r#"ParseAddr("1::2::3"): multiple :: in address (at ":3")"#,
        );
        refused(
            "::1.2.3.x%z",
            r#"ParseAddr("::1.2.3.x%z"): unexpected character (at "x")"#,
        );
        refused(
            "1:1.2.3.4",
            r#"ParseAddr("1:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")"#,
        );
    }
}
