//! The page's side of the worker that reads documents: starts it at first use, sends requests, terminates it.

pub mod worker;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::import::reader::{Answer, Arriving, Request};

/// An event of a reader: the number of a request and its answer; or in words why the reader has stopped.
pub type ReaderEvent = Result<(u32, Answer), String>;

/// A running reader. Dropping it terminates the worker at once.
#[derive(Debug)]
pub struct Reader {
    worker: Worker,
    sent: Rc<RefCell<Sent>>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

/// The requests sent so far.
#[derive(Debug, Default)]
struct Sent {
    ready: bool,
    /// Messages sent before the worker was ready.
    waiting: Vec<Array>,
}

/// Shown to the officer if the worker could not start or has stopped.
const STOPPED: &str = "the part of Hearth that reads documents could not be fetched, or stopped; check the network \
                       and choose the document again";

/// Starts the worker's script, which is told what the page's own program is called. A release names the script with its hash, so
/// that a page never gets the reader of another version.
fn worker() -> Result<Worker, JsValue> {
    let script = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("script[data-glue]").ok().flatten());
    let named = |name: &str| script.as_ref().and_then(|script| script.get_attribute(name));
    let [reader, glue, wasm] = ["data-reader", "data-glue", "data-wasm"].map(named);
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(&format!("{} {}", glue.unwrap_or_default(), wasm.unwrap_or_default()));
    Worker::new_with_options(reader.as_deref().unwrap_or("reader.js"), &options)
}

impl Reader {
    /// Starts a reader. `on_event` hears its answers, and that it has stopped.
    ///
    /// # Errors
    /// If the browser cannot start a worker, in words.
    pub fn start(on_event: impl Fn(ReaderEvent) + 'static) -> Result<Self, String> {
        let worker = worker().map_err(|_| STOPPED.to_owned())?;
        let (sent, on_event) = (Rc::new(RefCell::new(Sent::default())), Rc::new(on_event));
        let hear = {
            let mut arriving = Arriving::default();
            let (worker, sent, on_event) = (worker.clone(), Rc::clone(&sent), Rc::clone(&on_event));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let Some(message) = event.data().dyn_ref::<Array>().cloned() else {
                    return on_event(Err(STOPPED.to_owned()));
                };
                let number = message.get(0).as_f64().unwrap_or_default() as u32;
                let said = message.get(1).as_string().unwrap_or_default();
                match serde_json::from_str::<Answer>(&said) {
                    Ok(Answer::Ready) => {
                        let waiting = {
                            let mut sent = sent.borrow_mut();
                            sent.ready = true;
                            std::mem::take(&mut sent.waiting)
                        };
                        for message in &waiting {
                            post(&worker, message);
                        }
                    }
                    Ok(answer) => {
                        if let Some(whole) = arriving.take(answer) {
                            on_event(Ok((number, whole)));
                        }
                    }
                    Err(_) => on_event(Err(STOPPED.to_owned())),
                }
            })
        };
        // Also called if the script or its WebAssembly cannot be fetched.
        let fail = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            on_event(Err(STOPPED.to_owned()));
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Self { worker, sent, _hear: hear, _fail: fail })
    }

    /// Sends a request. Its answer will carry `number`.
    pub fn ask(&self, number: u32, request: &Request, bytes: Option<&[u8]>) {
        // Serialising fails only for maps with keys that are not text, and a request has none.
        let json = serde_json::to_string(request).unwrap_or_default();
        let message = Array::of2(&JsValue::from_f64(number.into()), &JsValue::from_str(&json));
        if let Some(bytes) = bytes {
            message.push(&Uint8Array::from(bytes));
        }
        let mut sent = self.sent.borrow_mut();
        if sent.ready {
            post(&self.worker, &message);
        } else {
            sent.waiting.push(message);
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn post(worker: &Worker, message: &Array) {
    // Posting fails only for values that cannot be cloned; numbers, texts and bytes can.
    let _ = worker.post_message(message);
}
