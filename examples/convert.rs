//! Reads plan files, merges them, and writes one plan file: the library used without a browser.
//!
//! `cargo run --release --example convert -- FILE... > out.plan.json` prints a summary to standard
//! error, and ends with 1 and a message when a file cannot be read. The order of the files makes no
//! difference to what is written, `exported` aside.
#![allow(clippy::print_stdout, reason = "a command writes to standard output")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::ExitCode;

use hearth::history::{HeldPlan, History};
use hearth::import::starter;
use hearth::plan::EntityId;
use hearth::snapshot::{self, Exported};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: convert FILE... > out.plan.json");
        return ExitCode::FAILURE;
    }
    match convert(&files) {
        Ok(file) => match std::io::stdout().write_all(file.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) => {
                eprintln!("convert: the plan file could not be written: {problem}");
                ExitCode::FAILURE
            }
        },
        Err(problem) => {
            eprintln!("convert: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Merges what the files hold into one plan file.
fn convert(files: &[String]) -> Result<String, String> {
    let mut plans: BTreeMap<EntityId, HeldPlan> = BTreeMap::new();
    for name in files {
        let bytes = std::fs::read(name).map_err(|problem| format!("{name}: {problem}"))?;
        for (id, changes) in changes_of(&bytes, name)? {
            let held = plans.entry(id.clone()).or_insert_with(|| HeldPlan::of(History::new(id)));
            let taken = held.take(changes);
            eprintln!("{name}: {}: {} changes new", held.plan().about().title, taken.new.len());
        }
    }
    for held in plans.values() {
        summary(held);
    }
    // Nothing is read from the clock: the same files give the same bytes.
    let exported = Exported { at: String::new(), by: String::new(), app: app() };
    snapshot::write(plans.values(), &exported).map_err(|problem| problem.to_string())
}

type Changes = Vec<(EntityId, Vec<hearth::history::Change>)>;

/// The changes that a file holds, whichever kind of file it is.
fn changes_of(bytes: &[u8], name: &str) -> Result<Changes, String> {
    // A draft, as the starter plans are, says so by having a source instead of a format.
    if let Ok(draft) = std::str::from_utf8(bytes).map_err(drop).and_then(|json| starter::read(json).map_err(drop)) {
        let change = draft.first_change().map_err(|problem| format!("{name}: {problem}"))?;
        return Ok(vec![(draft.plan_id(), vec![change])]);
    }
    let incoming = snapshot::read(bytes).map_err(|problem| format!("{name}: {problem}"))?;
    for plan in &incoming.plans {
        for aside in &plan.set_aside {
            eprintln!("{name}: set aside: {}: {}", aside.name, aside.why);
        }
        if plan.edited_by_hand {
            eprintln!("{name}: somebody edited this file by hand; that is kept as one change by \"edited file\"");
        }
    }
    Ok(incoming.plans.into_iter().map(|plan| (plan.id, plan.changes)).collect())
}

fn summary(held: &HeldPlan) {
    let plan = held.plan();
    eprintln!(
        "{}: {} sections, {} lines, {} people and teams, {} changes, {} to settle",
        plan.about().title,
        plan.sections().count(),
        plan.lines().count(),
        plan.parties().len(),
        held.history().changes().len(),
        held.conflicts().len(),
    );
}

fn app() -> String {
    format!("Hearth {}", env!("CARGO_PKG_VERSION"))
}
