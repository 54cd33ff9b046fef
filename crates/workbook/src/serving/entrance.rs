//! Who may have something done: a page of this server, and of this start of it.

use std::{error::Error, time::Duration};

use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::LengthLimitError;

use crate::mistake::Mistake;

/// The header that carries the token; no other site can set it without asking first.
pub const TOKEN: &str = "x-workbook-token";
/// The header that tells pages apart for a queue.
pub const PAGE: &str = "x-workbook-page";

/// How long anyone may take to send a header, and then a body.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The word that a page knows and other sites cannot read.
pub struct Token(String);

impl Token {
    /// A new one, from the system's randomness.
    pub fn new() -> Result<Self, Mistake> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| {
            Mistake::new(format!("The system gives no random numbers ({error})."))
        })?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// As a page carries it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a page brought this one, taking the same time for every wrong one.
    fn is(&self, given: &str) -> bool {
        given.len() == self.0.len()
            && given.bytes().zip(self.0.bytes()).fold(0, |apart, (a, b)| apart | (a ^ b)) == 0
    }
}

/// Lets a request in, or says why not. Its host has been checked already.
pub fn admit(headers: &HeaderMap, token: &Token) -> Result<(), (StatusCode, &'static str)> {
    const FOREIGN: (StatusCode, &str) =
        (StatusCode::FORBIDDEN, "Only a page of this workbook may do that.\n");
    let single = |name| {
        let mut values = headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok(),
            _ => None,
        }
    };
    let host = single(header::HOST).ok_or(FOREIGN)?;
    let origin = single(header::ORIGIN).ok_or(FOREIGN)?;
    if origin.strip_prefix("http://") != Some(host) {
        return Err(FOREIGN);
    }
    let site = headers.get("sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin") {
        return Err(FOREIGN);
    }
    let given = headers.get(TOKEN).and_then(|given| given.to_str().ok()).unwrap_or_default();
    if !token.is(given) {
        return Err((
            StatusCode::FORBIDDEN,
            "The workbook was started anew since this page was loaded. Load it again.\n",
        ));
    }
    Ok(())
}

/// The body of a request, of at most so many bytes. `what` names what it should be.
pub async fn body(
    request: Request,
    most: usize,
    what: &str,
) -> Result<Bytes, (StatusCode, String)> {
    let body = axum::body::to_bytes(request.into_body(), most);
    match tokio::time::timeout(PATIENCE, body).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(error)) if error.source().is_some_and(|why| why.is::<LengthLimitError>()) => Err((
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("{what} has at most {} KiB.\n", most / 1024),
        )),
        Ok(Err(_)) => {
            Err((StatusCode::BAD_REQUEST, format!("{what} came broken or not to its end.\n")))
        }
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, format!("{what} did not arrive in time.\n"))),
    }
}

/// A header that a page may leave out; those that do count as one page.
pub fn short_header(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn two_starts_never_share_a_token() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.as_str().len(), 32);
        assert!(one.is(one.as_str()));
        assert!(!one.is(other.as_str()) && !one.is("") && !one.is(&one.as_str()[..31]));
    }

    #[test]
    fn two_origins_are_none() {
        let token = Token("t".to_owned());
        let ours = [("host", "localhost:3000"), ("origin", "http://localhost:3000"), (TOKEN, "t")];
        assert!(admit(&headers(&ours), &token).is_ok());
        let mut two = ours.to_vec();
        two.push(("origin", "http://evil.example"));
        assert!(admit(&headers(&two), &token).is_err());
    }
}
