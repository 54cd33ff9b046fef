//! Which names this server answers to.
//!
//! A page from elsewhere can make its own name resolve to 127.0.0.1 and then read
//! what is served there as if it were its own (DNS rebinding). The browser still
//! sends that name as the host, so a host that is not ours is refused. An address
//! in digits cannot be made to point elsewhere.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Lets a request through if it names this server.
pub async fn check(State(listening): State<SocketAddr>, request: Request, next: Next) -> Response {
    if is_ours(request.uri(), request.headers(), listening) {
        return next.run(request).await;
    }
    (
        StatusCode::FORBIDDEN,
        format!("This is the workbook on http://{listening}, and it answers to no other name.\n"),
    )
        .into_response()
}

fn is_ours(uri: &Uri, headers: &HeaderMap, listening: SocketAddr) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let Ok(host) = Authority::try_from(host.as_bytes()) else {
        return false;
    };
    names_us(&host, listening)
        && uri.authority().is_none_or(|authority| names_us(authority, listening))
}

fn names_us(authority: &Authority, listening: SocketAddr) -> bool {
    let name = authority.host();
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let digits = name.trim_start_matches('[').trim_end_matches(']');
    let Ok(address) = digits.parse::<IpAddr>() else {
        return false;
    };
    address.is_loopback() || !listening.ip().is_loopback()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(host: &str, listening: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        is_ours(&Uri::from_static("/"), &headers, listening.parse().unwrap())
    }

    #[test]
    fn on_loopback_only_loopback_names_count() {
        for host in ["127.0.0.1:3000", "localhost:3000", "LocalHost", "[::1]:3000"] {
            assert!(answers(host, "127.0.0.1:3000"), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:3000",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "192.168.0.7:3000",
            "user@127.0.0.1@evil.example",
            "",
        ] {
            assert!(!answers(host, "127.0.0.1:3000"), "{host}");
        }
    }

    #[test]
    fn served_to_the_network_an_address_in_digits_counts_but_no_foreign_name() {
        assert!(answers("192.168.0.7:3000", "0.0.0.0:3000"));
        assert!(!answers("evil.example:3000", "0.0.0.0:3000"));
    }

    #[test]
    fn a_request_without_or_with_two_hosts_is_refused() {
        let listening = "127.0.0.1:3000".parse().unwrap();
        let mut headers = HeaderMap::new();
        assert!(!is_ours(&Uri::from_static("/"), &headers, listening));
        headers.append(header::HOST, "127.0.0.1".parse().unwrap());
        headers.append(header::HOST, "evil.example".parse().unwrap());
        assert!(!is_ours(&Uri::from_static("/"), &headers, listening));
    }

    #[test]
    fn the_target_of_a_proxy_request_counts_too() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:3000".parse().unwrap());
        let foreign = Uri::from_static("http://evil.example/");
        assert!(!is_ours(&foreign, &headers, "127.0.0.1:3000".parse().unwrap()));
    }
}
