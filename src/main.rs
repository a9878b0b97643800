//! Starts the page. Natively there is nothing to start: the library is used through `examples/`.

fn main() {}
