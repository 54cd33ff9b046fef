//! The server: the latest version's files, and word of the next.

use std::{convert::Infallible, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware,
    response::{
        Html, IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use http_body_util::BodyExt;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use serde::Serialize;
use tokio::net::TcpListener;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::{
    Version, Versions,
    entrance::{PATIENCE, Token},
    figures, hosts, page,
};
use crate::{figures::Figures, running::Running};

/// What is served.
pub struct Served {
    /// The pages.
    pub versions: Versions,
    /// The figures on them.
    pub figures: Arc<Figures>,
    /// What runs the programs on them, if they can be run.
    pub running: Option<Arc<Running>>,
    /// What a page of this start knows.
    pub token: Arc<Token>,
}

/// What showing a page takes.
#[derive(Clone)]
struct Pages {
    versions: Versions,
    token: Arc<Token>,
    /// What running programs adds to a page.
    addition: Arc<str>,
}

/// Serves until the future is dropped.
pub async fn serve(listener: TcpListener, address: SocketAddr, served: Served) -> Infallible {
    let Served { versions, figures, running, token } = served;
    let addition = running.as_ref().map_or_else(String::new, |running| running.addition());
    let routes = Router::new()
        .route(page::EVENTS_PATH, get(follow))
        .route(page::SCRIPT_PATH, get(script))
        .fallback(show)
        .with_state(Pages { versions, token: Arc::clone(&token), addition: addition.into() })
        .merge(figures::routes(figures, token))
        .merge(running.map_or_else(Router::new, Running::routes))
        .layer(middleware::map_response(harden))
        .layer(middleware::from_fn_with_state(address, hosts::check));
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // A connection that was given up already, or too many of them: others may do better.
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(routes.clone());
        tokio::spawn(async move {
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
            // What goes wrong on it is told to whoever is at its other end, or nobody is.
            let _ = connection.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Keeps other sites from framing or embedding the pages, and the browser from
/// guessing types and from showing what it kept of an older version.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-cache"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], page::SCRIPT)
}

/// What a page is told when it starts to listen, and whenever that changes.
#[derive(Serialize)]
struct Word<'a> {
    version: &'a str,
    mistake: String,
}

async fn follow(
    State(Pages { versions, .. }): State<Pages>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let words = WatchStream::new(versions).map(|version| {
        let word = Word { version: &version.name, mistake: page::mistake(&version) };
        let event = Event::default().json_data(word);
        Ok(event.unwrap_or_else(|error| Event::default().comment(error.to_string())))
    });
    Sse::new(words).keep_alive(KeepAlive::default())
}

async fn show(State(pages): State<Pages>, mut request: Request) -> Response {
    let version = pages.versions.borrow().clone();
    let Some(site) = &version.site else {
        let page = Html(page::without_site(&version, &pages.token));
        return (StatusCode::SERVICE_UNAVAILABLE, page).into_response();
    };
    if leads_nowhere(request.uri().path()) {
        return complete(nowhere(site).await, &version, &pages).await;
    }
    // A page differs from its file by the version's part, so the file's age and
    // length say nothing about it.
    for condition in [
        header::IF_MATCH,
        header::IF_NONE_MATCH,
        header::IF_MODIFIED_SINCE,
        header::IF_UNMODIFIED_SINCE,
        header::RANGE,
    ] {
        request.headers_mut().remove(condition);
    }
    let is_document =
        request.headers().get("sec-fetch-dest").is_none_or(|destination| destination == "document");
    let is_head = request.method() == Method::HEAD;
    let Ok(response) = ServeDir::new(site).oneshot(request).await;
    let response = match response.status() {
        StatusCode::NOT_FOUND => nowhere(site).await,
        _ => response.map(Body::new),
    };
    if is_document && !is_head && is_html(&response) {
        complete(response, &version, &pages).await
    } else {
        response
    }
}

/// Whether no file can have this address: the system takes no longer names and none with what ends
/// a text in it, and a browser would take what comes after two slashes for a host.
fn leads_nowhere(path: &str) -> bool {
    let invisible = |code: &str| u8::from_str_radix(code, 16).is_ok_and(|c| c.is_ascii_control());
    path.len() > 1000
        || path.contains("//")
        || path.split('/').any(|name| name.len() > 200)
        || path.split('%').skip(1).any(|rest| rest.get(..2).is_some_and(invisible))
}

fn is_html(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The book's own page for an address that leads nowhere.
async fn nowhere(site: &Path) -> Response {
    let page = tokio::fs::read_to_string(site.join("404.html")).await.unwrap_or_else(|_| {
        "<!DOCTYPE html><html lang=\"en\"><title>No such page</title><body>\
             <p>There is no such page. <a href=\"/\">To the book</a></p></body></html>"
            .to_owned()
    });
    (StatusCode::NOT_FOUND, Html(page)).into_response()
}

async fn complete(response: Response, version: &Version, pages: &Pages) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = body.collect().await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let body = body.to_bytes();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::ETAG);
    parts.headers.remove(header::LAST_MODIFIED);
    let html = String::from_utf8_lossy(&body);
    let page = page::add_to(&html, version, &pages.token, &pages.addition);
    Response::from_parts(parts, Body::from(page))
}
