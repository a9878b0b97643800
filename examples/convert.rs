//! Reads plan files and documents, merges them, and writes one plan file: the library used without a browser.
//!
//! `cargo run --release --example convert -- FILE... > out.plan.json` prints a summary to standard
//! error, and ends with 1 and a message when a file cannot be read. The order of the files makes no
//! difference to what is written, `exported` aside. A document becomes a plan of its own, as its columns are guessed;
//! what a person should look at is among the notes.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use hearth::history::{Change, CheckedChange, Fault, History, Replica};
use hearth::import::document::Document;
use hearth::import::first_change::{self, FirstChangeError};
use hearth::import::read;
use hearth::import::understand::{Mapping, understand};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::EntityId;
use hearth::snapshot::{self, Exported, IncomingPlan};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let written = convert(&files, &mut io::stderr().lock()).and_then(|file| {
        let written = io::stdout().write_all(file.as_bytes());
        written.map_err(|problem| format!("the plan file could not be written: {problem}"))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("convert: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Merges the files into one plan file. Nothing is written if one of them cannot be read.
pub(crate) fn convert(files: &[String], notes: &mut impl Write) -> Result<String, String> {
    if files.is_empty() {
        return Err("no file was named; usage: convert FILE... > out.plan.json".to_owned());
    }
    let mut plans: BTreeMap<EntityId, Replica> = BTreeMap::new();
    let mut hand_edits: BTreeMap<EntityId, Vec<(&str, CheckedChange)>> = BTreeMap::new();
    for name in files {
        let named = |problem: &dyn std::fmt::Display| format!("{name}: {problem}");
        let bytes = std::fs::read(name).map_err(|problem| named(&problem))?;
        for Content { plan: id, changes, hand_edit } in
            contents(&bytes, name, notes).map_err(|problem| named(&problem))?
        {
            hand_edits.entry(id.clone()).or_default().extend(hand_edit.map(|edit| (name.as_str(), edit)));
            let plan = plans.entry(id.clone()).or_insert_with(|| Replica::of(History::new(id)));
            let applied = block_on(plan.apply(changes, &Unattended));
            note(notes, format_args!("{name}: {}: {} new changes", plan.plan().about().title, applied.new.len()));
        }
    }
    for (id, plan) in &mut plans {
        apply_hand_edits(plan, hand_edits.remove(id).unwrap_or_default(), notes).map_err(|fault| fault.to_string())?;
        summary(plan, notes);
    }
    // Nothing is read from the clock: the same files give the same bytes.
    let exported = Exported { at: String::new(), by: String::new(), app: app() };
    snapshot::write(plans.values(), &exported).map_err(|problem| problem.to_string())
}

/// Applies edits made by hand once all erasures are known, whichever file they came in: none brings erased words back.
fn apply_hand_edits(
    plan: &mut Replica,
    edits: Vec<(&str, CheckedChange)>,
    notes: &mut impl Write,
) -> Result<(), Fault> {
    for (name, edit) in edits {
        let (edit, left_out) = snapshot::without_erased(&edit, plan.history())?;
        block_on(plan.apply(edit, &Unattended));
        for aside in left_out {
            note(notes, format_args!("{name}: set aside: {}: {}", aside.name, aside.why));
        }
    }
    Ok(())
}

/// Prints a remark. A failure to print it is no reason to stop.
fn note(notes: &mut impl Write, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(notes, "{words}");
}

/// The content of one plan in a file.
struct Content {
    plan: EntityId,
    changes: Vec<Arc<Change>>,
    /// The change that edits made by hand came to.
    hand_edit: Option<CheckedChange>,
}

/// The content of a file, whatever kind of file it is.
fn contents(bytes: &[u8], name: &str, notes: &mut impl Write) -> Result<Vec<Content>, Box<dyn std::error::Error>> {
    // A draft, as the starter plans are, says so by having a source instead of a format.
    if let Ok(draft) =
        std::str::from_utf8(bytes).map_err(drop).and_then(|json| first_change::read_starter(json).map_err(drop))
    {
        return Ok(vec![Content {
            plan: draft.plan_id(),
            changes: vec![draft.first_change()?.into()],
            hand_edit: None,
        }]);
    }
    if is_document(name) {
        return Ok(vec![understood(&read::document(name, bytes, &Unattended)?, name, notes)?]);
    }
    let incoming = block_on(snapshot::read(bytes, &Unattended))?;
    for plan in &incoming.plans {
        for aside in &plan.set_aside {
            note(notes, format_args!("{name}: set aside: {}: {}", aside.name, aside.why));
        }
        if plan.edited_by_hand {
            note(
                notes,
                format_args!(
                    "{name}: somebody edited this file by hand; that is kept as one change by \"edited file\""
                ),
            );
        }
    }
    let content = |mut plan: IncomingPlan| {
        let hand_edit = plan.changes.pop_if(|change| Some(change.id) == plan.hand_edit);
        Content { plan: plan.id, changes: plan.changes.into_iter().map(Into::into).collect(), hand_edit }
    };
    Ok(incoming.plans.into_iter().map(content).collect())
}

/// True if a file is a document, judging by its name; anything else is read as a plan file.
fn is_document(name: &str) -> bool {
    let endings = ["docx", "xlsx", "csv", "tsv", "txt", "html", "htm"];
    let path = std::path::Path::new(name);
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The plan that a document gives, with notes of what a person should look at.
fn understood(document: &Document, name: &str, notes: &mut impl Write) -> Result<Content, FirstChangeError> {
    let found = understand(document, &Mapping::guess(document), &Unattended);
    let counts = found.counts();
    note(
        notes,
        format_args!(
            "{name}: {} commitments, {} actions, {} points, {} outcomes, {} people and teams, {} without a timeframe",
            counts.commitments, counts.actions, counts.points, counts.outcomes, counts.parties, counts.no_timeframe,
        ),
    );
    let warnings = found.warnings.iter().map(|warning| (&warning.place, &warning.words));
    for (place, words) in warnings.chain(found.doubts.iter().map(|doubt| (&doubt.place, &doubt.words))) {
        let place = place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        note(notes, format_args!("{name}: {place}{words}"));
    }
    for alike in &found.alike {
        note(notes, format_args!("{name}: {} may be {}. {}", alike.name, alike.other, alike.why));
    }
    Ok(Content { plan: found.draft.plan_id(), changes: vec![found.draft.first_change()?.into()], hand_edit: None })
}

fn summary(replica: &Replica, notes: &mut impl Write) {
    let plan = replica.plan();
    note(
        notes,
        format_args!(
            "{}: {} sections, {} lines, {} people and teams, {} changes, {} to settle",
            plan.about().title,
            plan.sections().count(),
            plan.lines().count(),
            plan.parties().len(),
            replica.history().changes().len(),
            replica.conflicts().len(),
        ),
    );
}

fn app() -> String {
    format!("Hearth {}", env!("CARGO_PKG_VERSION"))
}
