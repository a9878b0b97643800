//! The reader of documents in its worker: started at first use, asked, stopped by ending it. Its own side is
//! `src/reader.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::import::reader::{Answer, Arriving, Request};

/// What is told of a reader: the number of what was asked, and what was answered; or in words why it has stopped.
pub type Told = Result<(u32, Answer), String>;

/// A reader at work. Dropped, it stops at once, whatever it is doing.
#[derive(Debug)]
pub struct Reader {
    worker: Worker,
    asked: Rc<RefCell<Asked>>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

/// What was asked so far.
#[derive(Debug, Default)]
struct Asked {
    count: u32,
    ready: bool,
    /// What was asked before the worker could hear it.
    waiting: Vec<Array>,
}

/// What the officer is told where there is no reader, or no longer.
const STOPPED: &str = "the part of Hearth that reads documents could not be fetched, or stopped; check the network \
                       and choose the document again";

/// Where the worker's script is. A release gives its name, which has the hash of what is in it, so that a page never
/// gets the reader of another version.
fn address() -> String {
    let named = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("script[data-reader]").ok().flatten())
        .and_then(|script| script.get_attribute("data-reader"));
    named.unwrap_or_else(|| "reader_loader.js".to_owned())
}

impl Reader {
    /// Starts a reader. `told` hears all that it says.
    ///
    /// # Errors
    /// Where the browser gives no worker, in words.
    pub fn start(told: impl Fn(Told) + 'static) -> Result<Self, String> {
        let worker = Worker::new(&address()).map_err(|_| STOPPED.to_owned())?;
        let (asked, told) = (Rc::new(RefCell::new(Asked::default())), Rc::new(told));
        let hear = {
            let mut arriving = Arriving::default();
            let (worker, asked, told) = (worker.clone(), Rc::clone(&asked), Rc::clone(&told));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message = Array::from(&event.data());
                let number = message.get(0).as_f64().unwrap_or_default() as u32;
                let said = message.get(1).as_string().unwrap_or_default();
                match serde_json::from_str::<Answer>(&said) {
                    Ok(Answer::Ready) => {
                        let waiting = {
                            let mut asked = asked.borrow_mut();
                            asked.ready = true;
                            std::mem::take(&mut asked.waiting)
                        };
                        for message in &waiting {
                            post(&worker, message);
                        }
                    }
                    Ok(answer) => {
                        if let Some(whole) = arriving.take(answer) {
                            told(Ok((number, whole)));
                        }
                    }
                    Err(_) => told(Err(STOPPED.to_owned())),
                }
            })
        };
        // Also where the script or its WebAssembly does not arrive.
        let fail = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            told(Err(STOPPED.to_owned()));
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Self { worker, asked, _hear: hear, _fail: fail })
    }

    /// Asks, and gives the number that the answer will have.
    #[must_use]
    pub fn ask(&self, request: &Request, bytes: Option<&[u8]>) -> u32 {
        let mut asked = self.asked.borrow_mut();
        asked.count += 1;
        // A request has only text keys, so writing it does not fail.
        let json = serde_json::to_string(request).unwrap_or_default();
        let message = Array::of2(&JsValue::from_f64(asked.count.into()), &JsValue::from_str(&json));
        if let Some(bytes) = bytes {
            message.push(&Uint8Array::from(bytes));
        }
        if asked.ready {
            post(&self.worker, &message);
        } else {
            asked.waiting.push(message);
        }
        asked.count
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
    // Refused only where something cannot be copied, and texts and bytes can.
    let _ = worker.post_message(message);
}
