//! Writes a large plan to standard output, for the benches of the page.
//!
//! `cargo bench --bench plan_file -- ACTIONS UPDATES > FILE`; with `changes` its changes alone, one a line.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;

use hearth::snapshot::{Exported, write};

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let [actions, updates] = numbers.try_into().unwrap_or([500, 10_000]);
    let replica = made::plan(actions, updates, &mut made::Random(7));
    if std::env::args().any(|word| word == "changes") {
        for change in replica.history().changes() {
            println!("{}", serde_json::to_string(change.as_ref()).unwrap());
        }
    } else {
        println!("{}", write([&replica], &Exported::default()).unwrap());
    }
}
