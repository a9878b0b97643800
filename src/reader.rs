//! The program that reads documents in a worker of the page. It is fetched when a document is first imported, and
//! cancelled by ending the worker. The other side is `hearth::browser::reader`.
//!
//! A message is an array: the request's number, the request or answer as JSON, and with a request the bytes of a file.

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod worker {
    use hearth::import::reader::{Answer, Reader, Request};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Announces itself, and answers requests from then on.
    pub(super) fn start() {
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
        // An answer has only text keys and finite numbers, so serialising does not fail. A page that has gone is not an
        // error.
        let said = serde_json::to_string(answer).unwrap_or_default();
        let message = js_sys::Array::of2(number, &JsValue::from_str(&said));
        let _ = scope().post_message(&message);
    }
}
