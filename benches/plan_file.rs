//! Writes the plan file of a large plan to standard output, for the bench of the page.
//!
//! `cargo bench --bench plan_file -- ACTIONS UPDATES > FILE`

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;

use hearth::snapshot::{Exported, write};

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let [actions, updates] = numbers.try_into().unwrap_or([500, 10_000]);
    let held = made::plan(actions, updates, &mut made::Random(7));
    println!("{}", write([&held], &Exported::default()).unwrap());
}
