//! The app mounts.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_page_has_one_main_landmark_and_one_first_heading() {
    let document = document();
    let host: web_sys::HtmlElement = document.create_element("div").expect("a host element").unchecked_into();
    document.body().expect("a body").append_child(&host).expect("attached");
    let app = mount_to(host.clone(), hearth::ui::App);
    assert_eq!(host.get_elements_by_tag_name("main").length(), 1);
    assert_eq!(host.get_elements_by_tag_name("h1").length(), 1);
    drop(app);
}
