//! The worker's side of reading documents: the same program as the page's, started without a page, which fetches only the group
//! that reads. The page's side is `super`.
//!
//! A message is an array: the request's number, the request or answer as JSON, and with a request the bytes of a file.

#![allow(unsafe_code, reason = "the call across the border of two WebAssembly modules, made by the macro")]

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::browser::split::NotFetched;
use crate::import::reader::{Answer, Reader, Request};

/// Fetches the group, and answers requests from then on.
pub fn start() {
    spawn_local(async {
        match reader().await {
            Ok(begin) => begin(),
            // The page understands no answer but a reader's, and tells the officer that there is none.
            Err(NotFetched) => post(&JsValue::NULL),
        }
    });
}

#[cfg(split)]
#[leptos::wasm_split::wasm_split(reader, wasm_split_path = ::leptos::wasm_split, fallible)]
fn reader() -> Result<fn(), NotFetched> {
    Ok(begin)
}

#[cfg(not(split))]
async fn reader() -> Result<fn(), NotFetched> {
    Ok(begin)
}

/// Announces itself, and answers requests from then on.
fn begin() {
    let mut reader = Reader::default();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = js_sys::Array::from(&event.data());
        let number = message.get(0);
        let asked = message.get(1).as_string().unwrap_or_default();
        let bytes = message.get(2);
        let bytes = bytes.dyn_ref::<js_sys::Uint8Array>().map(js_sys::Uint8Array::to_vec).unwrap_or_default();
        let answer = match serde_json::from_str::<Request>(&asked) {
            Ok(request) => reader.answer(request, &bytes, &mut |step| say(&number, &Answer::Step(step))),
            Err(problem) => {
                Answer::Refused(format!("Hearth did not understand itself; load the page again ({problem})"))
            }
        };
        answer.parted().iter().for_each(|part| say(&number, part));
    });
    scope().set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    say(&JsValue::from_f64(0.0), &Answer::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(number: &JsValue, answer: &Answer) {
    // An answer has only text keys and finite numbers, so serialising does not fail.
    let said = serde_json::to_string(answer).unwrap_or_default();
    post(&js_sys::Array::of2(number, &JsValue::from_str(&said)));
}

fn post(message: &JsValue) {
    // A page that has gone is not an error.
    let _ = scope().post_message(message);
}
