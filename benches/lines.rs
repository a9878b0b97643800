//! How long it takes to find and sort the lines of a plan: by their index, and by going through all of them.
//!
//! `cargo bench --bench lines` prints medians.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;
#[path = "../tests/it/view/naive.rs"]
#[allow(dead_code, reason = "the tests call the rest of it")]
mod naive;
mod timed;

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use hearth::history::Replica;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::{EntityId, Field};
use hearth::view::all_actions::all_actions;
use hearth::view::choices::choices;
use hearth::view::line_index::LineIndex;
use hearth::view::my_actions::my_actions;
use hearth::view::overview::overview;
use hearth::view::query::{Due, Query, Sort};
use made::{Random, does, plan, report};
use timed::{median, say};

fn main() {
    for (actions, updates, rounds) in [(500, 10_000, 15), (10_000, 0, 7), (10_000, 80_000, 7)] {
        println!("{actions} actions with {updates} updates");
        measure(&mut plan(actions, updates, &mut Random(7)), rounds);
    }
}

fn measure(replica: &mut Replica, rounds: usize) {
    let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let made = || block_on(LineIndex::of(replica, today, None, &Unattended));
    say("making the index", median(rounds, || (), |()| made()));
    let index = made();
    let words = |words: &str| Query { words: words.to_owned(), ..Query::default() };
    for (what, query) in [
        ("the whole list", Query::default()),
        ("filter by words", words("partners 7th")),
        ("filter by words that few lines have", words("households 99th")),
        ("filter by due", Query { due: Some(Due::Overdue), ..Query::default() }),
        ("sort by wording", Query { sort: Sort::Text, ..Query::default() }),
        ("sort by due, backwards", Query { sort: Sort::Due, descending: true, ..Query::default() }),
    ] {
        say(what, median(rounds, || (), |()| all_actions(&index, &query)));
        say("  without the index", median(rounds, || (), |()| naive::picked(replica, &query, today)));
    }
    say("choices of the filters", median(rounds, || (), |()| choices(replica.plan(), &index)));
    say("overview", median(rounds, || (), |()| overview(replica, &index)));
    say("my actions", median(rounds, || (), |()| my_actions(replica.plan(), &index, None, "Hannah Gaston")));
    let line = index.lines()[index.lines().len() / 2].clone();
    edits(replica, index, &line, rounds);
}

/// What each of some edits costs: applying it, keeping up the index, and the list after it.
fn edits(replica: &mut Replica, mut index: LineIndex, line: &EntityId, rounds: usize) {
    let section = index.row_of(line).unwrap().section.clone();
    let edits: [(&str, &dyn Fn(usize) -> Edit); 4] = [
        ("one report", &|round| report(line, round, &mut Random(11 + round as u128))),
        ("one wording", &|round| Edit::words(line, Field::Text, format!("Other words {round}"))),
        ("one section title", &|round| Edit::words(&section, Field::Title, format!("Another title {round}"))),
        ("one action removed or restored", &|round| match round % 2 {
            0 => Edit::Remove(line.clone()),
            _ => Edit::Restore(line.clone()),
        }),
    ];
    for (what, edit) in edits {
        let mut times = [Vec::new(), Vec::new(), Vec::new()];
        for round in 0..rounds.next_multiple_of(2) {
            let started = Instant::now();
            does(replica, edit(round), &mut Random(900 + round as u128));
            times[0].push(started.elapsed());
            let started = Instant::now();
            index = block_on(LineIndex::of(replica, index.today(), Some(&index), &Unattended));
            times[1].push(started.elapsed());
            let started = Instant::now();
            let list = all_actions(&index, &Query::default());
            times[2].push(started.elapsed());
            drop(list);
        }
        let median = |times: &mut Vec<Duration>| {
            times.sort_unstable();
            times[times.len() / 2]
        };
        let [applied, indexed, listed] = &mut times;
        say(&format!("{what}: composed and applied"), median(applied));
        say("  one edit's refresh", median(indexed));
        say("  the list after it", median(listed));
    }
}
