//! Whether there is a network.

use std::cell::RefCell;
use std::rc::Rc;

use hearth::browser::service_worker::on_network;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_network_that_went_before_anybody_listened_is_told_of_and_its_return_too() {
    let says = |online: bool| {
        let code = format!(
            "Object.defineProperty(navigator, 'onLine', {{ configurable: true, get: () => {online} }}); \
             window.dispatchEvent(new Event('{}'))",
            if online { "online" } else { "offline" }
        );
        js_sys::eval(&code).expect("the browser says so");
    };
    says(false);
    let told = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&told);
    on_network(move |online| heard.borrow_mut().push(online));
    says(true);
    says(false);
    js_sys::eval("delete navigator.onLine").expect("as it was");
    assert_eq!(*told.borrow(), [false, true, false]);
}
