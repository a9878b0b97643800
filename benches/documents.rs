//! How long documents take natively: to be read, to be understood, and to be compared with the plan made of them.
//!
//! `cargo bench --bench documents -- FILE...` prints medians; `make bench` prints the same for the browser.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod timed;

use std::path::Path;
use std::time::Duration;

use hearth::history::{History, Replica};
use hearth::import::matching::{Decisions, compare};
use hearth::import::read;
use hearth::import::understand::{Mapping, understand};
use hearth::long_work::{Unattended, block_on};
use hearth::view::all_actions::all_actions;
use hearth::view::check::check;
use hearth::view::line_index::LineIndex;
use hearth::view::query::Query;
use timed::say;

const ROUNDS: usize = 5;

fn main() {
    let today = "2026-06-01".parse().unwrap();
    for path in std::env::args().skip(1).filter(|path| Path::new(path).is_file()) {
        let name = Path::new(&path).file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        println!("{name}, {} KB", bytes.len() / 1024);
        let document = read::document(&name, &bytes, &Unattended).unwrap();
        say("reading it", median(|| read::document(&name, &bytes, &Unattended)));
        let mapping = Mapping::guess(&document);
        say("guessing what its columns hold", median(|| Mapping::guess(&document)));
        let draft = understand(&document, &mapping, &Unattended).draft;
        say("understanding it", median(|| understand(&document, &mapping, &Unattended)));
        say("making a plan of it", median(|| draft.first_change()));
        let change = draft.first_change().unwrap();
        let taken_in = || {
            let mut replica = Replica::of(History::new(draft.plan_id()));
            block_on(replica.apply([change.clone()], &Unattended));
            replica
        };
        say("taking it in", median(taken_in));
        let replica = taken_in();
        say("what can be undone then", median(|| replica.stack("3f1c9ad2")));
        let index = block_on(LineIndex::of(&replica, today, None, &Unattended));
        say("indexing its lines", median(|| block_on(LineIndex::of(&replica, today, None, &Unattended))));
        let whole = Query::default();
        say("putting its lines under their headings", median(|| all_actions(&index, &whole)));
        let words = Query { words: "minute 77".to_owned(), ..Query::default() };
        say("searching them for two words", median(|| all_actions(&index, &words)));
        say("checking that plan", median(|| check(replica.plan(), &[], today)));
        say(
            "comparing it with that plan",
            median(|| block_on(compare(&draft, &replica, &Decisions::default(), &Unattended))),
        );
    }
}

fn median<A>(mut run: impl FnMut() -> A) -> Duration {
    timed::median(ROUNDS, || (), |()| run())
}
