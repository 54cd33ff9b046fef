//! The door to the figures: a page asks for a drawing, and gets it or a sentence.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use plot::question::{Question, Refusal};

use super::entrance::{self, PAGE, Token, short_header};
use crate::figures::{Failure, Figures};

/// The script that asks; a figure loads it when it is first touched.
pub const SCRIPT_PATH: &str = "/_workbook/figures.js";
const QUESTION_PATH: &str = "/_workbook/figures";

/// The longest question, in bytes: far more than any figure has parameters and texts.
const LONGEST: usize = 16 * 1024;

#[derive(Clone)]
struct Door {
    figures: Arc<Figures>,
    token: Arc<Token>,
}

/// The addresses that this answers to.
pub fn routes(figures: Arc<Figures>, token: Arc<Token>) -> Router {
    Router::new()
        .route(SCRIPT_PATH, get(script))
        .route(QUESTION_PATH, post(answer))
        .with_state(Door { figures, token })
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("figures.js"))
}

async fn answer(State(door): State<Door>, request: Request) -> Response {
    match drawn(&door, request).await {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err((status, words)) => (status, format!("{words}\n")).into_response(),
    }
}

async fn drawn(door: &Door, request: Request) -> Result<String, (StatusCode, String)> {
    let refused = |status, words: &str| (status, words.to_owned());
    entrance::admit(request.headers(), &door.token)
        .map_err(|(status, words)| refused(status, words.trim_end()))?;
    let page = short_header(request.headers(), PAGE);
    let body = entrance::body(request, LONGEST, "A question")
        .await
        .map_err(|(status, words)| refused(status, words.trim_end()))?;
    let question: Question = serde_json::from_slice(&body).map_err(|error| {
        (StatusCode::BAD_REQUEST, format!("This is no question about a figure: {error}."))
    })?;
    question.may_pass().map_err(|refusal| refused(StatusCode::BAD_REQUEST, refusal.words()))?;
    match door.figures.ask(&page, &question).await {
        Ok(json) => Ok(json.get().to_owned()),
        Err(failure) => Err(words(failure)),
    }
}

fn words(failure: Failure) -> (StatusCode, String) {
    let (status, words) = match failure {
        Failure::Superseded => {
            (StatusCode::CONFLICT, "The page has asked for this figure again since.")
        }
        Failure::Busy => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Too many figures are waiting to be drawn. Try again in a while.",
        ),
        Failure::NotReady => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The chapters are still being compiled. Try again in a while.",
        ),
        Failure::Refused(refusal) => {
            let status = match refusal {
                Refusal::Unknown(_) => StatusCode::NOT_FOUND,
                Refusal::Wrong(_) => StatusCode::BAD_REQUEST,
                Refusal::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            };
            return (status, refusal.words().to_owned());
        }
    };
    (status, words.to_owned())
}
