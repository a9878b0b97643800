//! Starts the page, or in a worker of it the reader of documents. Natively there is nothing to start: the library is used through `examples/`.

#[cfg(target_arch = "wasm32")]
fn main() {
    hearth::browser::panic::set_hook();
    match web_sys::window() {
        Some(_) => hearth::ui::start(),
        None => hearth::browser::reader::worker::start(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::io::Write as _;
    // Nothing can be done about a closed standard error, and nothing is lost by it.
    let _ = writeln!(
        std::io::stderr(),
        "Hearth runs in a browser: `make serve` builds the page and serves it. \
         Without a browser, use `cargo run --release --example convert -- FILE...`."
    );
}
