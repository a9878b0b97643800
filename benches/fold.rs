//! How long a plan takes from the text of its changes to what is shown, and what one edit, a check of it and its people
//! cost; and the longest that words of a timeframe can take.
//!
//! `cargo bench --bench fold` prints medians; `make bench` prints the same for the browser.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod made;
mod timed;

use std::cell::Cell;
use std::process::Command;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use hearth::check::findings;
use hearth::history::{Change, CheckedChange, History, Replica};
use hearth::long_work::{Report, Unattended, Work, block_on};
use hearth::plan::edit::Edit;
use hearth::plan::timeframe::{self, YearBasis};
use hearth::plan::{EntityId, Field, Kind, Plan};
use hearth::view::people::people;
use made::{Random, does, plan, report, signature};
use timed::{median, say};

/// Told to itself, to measure memory in a process of its own.
const OPEN: &str = "--open";

fn main() {
    let told: Vec<String> = std::env::args().collect();
    if let [_, what, path] = told.as_slice()
        && what == OPEN
    {
        return open(path);
    }
    for (actions, updates, rounds) in [(500, 10_000, 15), (10_000, 80_000, 5)] {
        println!("{actions} actions with {updates} updates");
        measure(actions, updates, rounds);
    }
    println!("timeframes made to be slow");
    for (unit, length) in [("review in in March 24 and ", 300), ("2023-", 4_000_000), ("and March 2024 ", 4_000_000)] {
        let words = unit.repeat(length / unit.len());
        let what = format!("{length} bytes of “{}”", unit.trim());
        say(&what, median(5, || (), |()| timeframe::read(&words, YearBasis::Calendar, true, None)));
    }
}

fn measure(actions: usize, updates: usize, rounds: usize) {
    let mut random = Random(7);
    let started = Instant::now();
    let replica = plan(actions, updates, &mut random);
    let made = started.elapsed();
    let count = replica.history().changes().len();
    say("made edit by edit, each", made / u32::try_from(count).unwrap());
    let id = replica.history().plan_id().clone();
    let texts: Vec<String> =
        replica.history().changes().iter().map(|change| serde_json::to_string(change.as_ref()).unwrap()).collect();
    println!("  {:<44} {:>9} KB", "text of all changes", texts.iter().map(String::len).sum::<usize>() / 1024);
    let line = replica.plan().items().find(|item| item.id.kind() == Kind::Action).unwrap().id.clone();

    say(
        "one edit",
        median(
            rounds,
            || replica.clone(),
            |mut replica| {
                does(&mut replica, Edit::words(&line, Field::Text, "Other words"), &mut Random(9));
                replica
            },
        ),
    );
    say(
        "one report",
        median(
            rounds,
            || replica.clone(),
            |mut replica| {
                does(&mut replica, report(&line, 1, &mut Random(11)), &mut Random(9));
                replica
            },
        ),
    );
    let mut removed = replica.clone();
    let lines: Vec<EntityId> = replica
        .plan()
        .items()
        .filter(|item| item.id.kind() == Kind::Action)
        .take(100)
        .map(|item| item.id.clone())
        .collect();
    does(&mut removed, Edit::All(lines.into_iter().map(Edit::Remove).collect()), &mut random);
    does(&mut removed, Edit::Remove(line.clone()), &mut random);
    say(
        "one edit of a removed action, 100 removed",
        median(
            rounds,
            || removed.clone(),
            |mut replica| {
                does(&mut replica, Edit::words(&line, Field::Text, "Other words"), &mut Random(9));
                replica
            },
        ),
    );
    say("what can be undone", median(rounds, || (), |()| replica.stack("3f1c9ad2")));
    say(
        "taking an edit back",
        median(
            rounds,
            || (),
            |()| {
                let last = replica.history().changes().last().unwrap().id;
                replica.undo(&[last].into(), signature(), &mut || 1).unwrap()
            },
        ),
    );
    let copies =
        replica.history().changes().iter().map(|change| CheckedChange::try_from(Change::clone(change)).unwrap());
    let file: Vec<CheckedChange> = copies.collect();
    say(
        "dry run of a file with all of it",
        median(rounds.min(5), || file.clone(), |file| block_on(replica.dry_run(file, &Unattended))),
    );
    drop((replica, removed, file));

    let changes = read(&texts);
    say("reading the text", median(rounds, || (), |()| read(&texts)));
    say(
        "checking every id",
        median(rounds, || (), |()| changes.iter().filter(|change| change.check().is_ok()).count()),
    );
    say("putting the changes together", median(rounds, || changes.clone(), |changes| History::of(id.clone(), changes)));
    let history = History::of(id.clone(), changes.clone());
    let plan = block_on(history.fold(&Unattended));
    say("folding", median(rounds, || (), |()| block_on(history.fold(&Unattended))));
    say("finding conflicts", median(rounds, || (), |()| block_on(history.conflicts(&plan, &Unattended))));
    say("putting them in order", median(rounds, || (), |()| history.in_order().len()));
    let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    say("checking the plan", median(rounds, || (), |()| block_on(findings(&[&plan], today, &Unattended))));
    say("the longest of that without a yield", longest_step(&plan, today));
    say("its people and teams", median(rounds, || (), |()| people(&[&plan], today)));
    println!("  {:<44} {:>9} MB", "most memory held, opening it from its text", peak_of_opening(&texts) / 1024);
}

/// Measures the time between yields.
struct Timed {
    since: Cell<Instant>,
    longest: Cell<Duration>,
}

impl Report for Timed {}

impl Work for Timed {
    async fn yield_if_due(&self) {
        self.longest.set(self.since.replace(Instant::now()).elapsed().max(self.longest.get()));
    }
}

/// The longest time for which a check of the plan keeps the page from answering.
fn longest_step(plan: &Plan, today: NaiveDate) -> Duration {
    let timed = Timed { since: Cell::new(Instant::now()), longest: Cell::default() };
    let found = block_on(findings(&[plan], today, &timed));
    block_on(timed.yield_if_due());
    drop(found);
    timed.longest.get()
}

/// The most kilobytes that a process ever held which did nothing but open the plan.
fn peak_of_opening(texts: &[String]) -> usize {
    let path = std::env::temp_dir().join(format!("hearth-fold-{}.jsonl", std::process::id()));
    std::fs::write(&path, texts.join("\n")).unwrap();
    let opened = Command::new(std::env::current_exe().unwrap()).arg(OPEN).arg(&path).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    String::from_utf8_lossy(&opened.stdout).trim().parse().unwrap_or_default()
}

/// Opens a plan from a file with a change on each line, and says what memory that took.
fn open(path: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    let changes = text.lines().map(|line| serde_json::from_str::<Change>(line).unwrap());
    let replica = Replica::of(History::of(EntityId::named(&Kind::Plan, "bench").unwrap(), changes));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    println!("{}", peak.trim().trim_end_matches(" kB"));
    drop(replica);
}

fn read(texts: &[String]) -> Vec<Change> {
    texts.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}
