//! Reads files, and works out what each would change in which plan. Changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use web_sys::File;

use crate::browser::compress::Streams;
use crate::browser::page_yielder::PageYielder;
use crate::browser::{files, page_yielder};
use crate::history::{Change, ChangeId, History, Replacement, Replica};
use crate::long_work::{Unattended, block_on};
use crate::plan::EntityId;
use crate::snapshot::{self, Limits, ReadError, SetAside};
use crate::storage::{DumpError, read_dump, without_words};
use crate::ui::workspace::Workspace;
use crate::view::incoming::{self, ProposedChanges};
use crate::workspace::standing_undos;

/// A file that was opened, and what it would change in one plan. Several files of one plan, opened together, are one.
#[derive(Debug, Clone)]
pub struct ProposedFile {
    /// The plan it would change.
    pub plan: EntityId,
    /// The title of the plan.
    pub title: String,
    /// The names of the files, with who wrote each and when, as they say.
    pub files: Vec<String>,
    /// What would change, in words.
    pub proposed: ProposedChanges,
    /// The new changes.
    pub new: BTreeSet<ChangeId>,
    /// The plan with the new changes. It shares almost all of its content with the plan that is open.
    pub replacement: Replacement,
    /// What was set aside, and why.
    pub set_aside: Vec<String>,
    /// True if somebody edited a file by hand.
    pub edited_by_hand: bool,
    /// What was half-typed, if the file is everything stored in a browser.
    pub drafts: BTreeMap<String, String>,
    /// Undos of what the files hold, if it was taken back here.
    pub undone: BTreeSet<ChangeId>,
}

/// The outcome of reading files.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// One for each plan in the files that could be read.
    pub proposals: Vec<ProposedFile>,
    /// The files that could not be read, each with why.
    pub problems: Vec<(String, String)>,
}

/// The content of the files for one plan.
#[derive(Default)]
struct Found {
    title: String,
    files: Vec<String>,
    changes: Vec<Change>,
    hand_edits: Vec<Change>,
    set_aside: Vec<String>,
    edited_by_hand: bool,
    drafts: BTreeMap<String, String>,
}

/// Reads files, one after the other. `on_progress` hears how far it is; `go_on` says whether to.
pub async fn read(
    workspace: Workspace,
    chosen: Vec<File>,
    on_progress: impl Fn(String),
    go_on: impl Fn() -> bool,
) -> Option<Reading> {
    let mut found: BTreeMap<EntityId, Found> = BTreeMap::new();
    let mut reading = Reading::default();
    for file in &chosen {
        let name = file.name();
        on_progress(format!("Reading {name}…"));
        page_yielder::next().await;
        if !go_on() {
            return None;
        }
        if let Err(why) = one(file, &name, &mut found).await {
            reading.problems.push((name, why));
        }
    }
    for (plan, found) in found {
        on_progress(format!("Working out what would change in {}…", found.title));
        page_yielder::next().await;
        if !go_on() {
            return None;
        }
        reading.proposals.push(proposal(workspace, plan, found).await);
    }
    Some(reading)
}

async fn one(file: &File, name: &str, found: &mut BTreeMap<EntityId, Found>) -> Result<(), String> {
    let bytes = files::read(file, Limits::PLAN_FILE.bytes).await.map_err(|problem| problem.to_string())?;
    page_yielder::next().await;
    match snapshot::read(&bytes, &PageYielder::from_now()).await {
        Ok(incoming) => {
            let by = match (incoming.exported.by.as_str(), incoming.exported.at.as_str()) {
                ("", "") => name.to_owned(),
                ("", at) => format!("{name}, downloaded {}", moment(at)),
                (by, at) => format!("{name}, downloaded by {by}, {}", moment(at)),
            };
            for mut plan in incoming.plans {
                let found = found.entry(plan.id).or_default();
                found.hand_edits.extend(plan.changes.pop_if(|change| Some(change.id) == plan.hand_edit));
                found.title = plan.title;
                found.files.push(by.clone());
                found.changes.extend(plan.changes);
                found.set_aside.extend(plan.set_aside.into_iter().map(in_words));
                found.edited_by_hand |= plan.edited_by_hand;
            }
            Ok(())
        }
        // A plan file's limits are not those of a file of everything stored.
        Err(problem) => stored(&bytes, name, found, problem).await,
    }
}

/// A file of everything stored, as the page downloads it when the app has stopped; `otherwise` is what is wrong
/// with it if it is none.
async fn stored(
    bytes: &[u8],
    name: &str,
    found: &mut BTreeMap<EntityId, Found>,
    otherwise: ReadError,
) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let loaded =
        read_dump(&text, &Streams::default(), &PageYielder::default()).await.map_err(|problem| match problem {
            DumpError::Newer(_) => format!("{problem}; nothing was changed"),
            DumpError::NotADump | DumpError::NotWhole(_) | DumpError::TooLarge => otherwise.to_string(),
        })?;
    let set_aside: Vec<String> = loaded.set_aside.iter().map(ToString::to_string).collect();
    for (plan, changes) in loaded.plans {
        let found = found.entry(plan.clone()).or_default();
        found.title = block_on(History::of(plan, changes.iter().cloned()).fold(&Unattended)).about().title.clone();
        found.files.push(format!("{name}, everything stored in a browser"));
        found.changes.extend(changes);
        found.set_aside.extend(set_aside.iter().cloned());
        found.drafts.extend(loaded.drafts.clone());
    }
    Ok(())
}

fn moment(at: &str) -> String {
    crate::ui::components::moment::in_words(at)
}

fn in_words(aside: SetAside) -> String {
    format!("{}: {}", aside.name, aside.why)
}

/// Adds what was edited by hand, without what it says of fields of which a value is erased here or by the files.
async fn add_hand_edits(held: &Replica, found: &mut Found) {
    let edits = std::mem::take(&mut found.hand_edits);
    if edits.is_empty() {
        return;
    }
    let run = held.dry_run(found.changes.clone(), &PageYielder::from_now()).await;
    for edit in edits {
        match snapshot::without_erased(edit, run.replacement.after.history()) {
            Ok((edit, left_out)) => {
                found.changes.extend(edit);
                found.set_aside.extend(left_out.into_iter().map(in_words));
            }
            Err(fault) => found.set_aside.push(fault.to_string()),
        }
    }
}

async fn proposal(workspace: Workspace, plan: EntityId, mut found: Found) -> ProposedFile {
    let ids: BTreeSet<ChangeId> = found.changes.iter().map(|change| change.id).collect();
    let held = untrack(|| workspace.plan(&plan)).map(|held| held.get_untracked());
    let is_here = held.is_some();
    let held = held.unwrap_or_else(|| Replica::empty(plan.clone()));
    add_hand_edits(&held, &mut found).await;
    let run = held.dry_run(found.changes, &PageYielder::from_now()).await;
    let proposed = incoming::proposed(&run);
    let undone = if is_here && run.new.is_empty() { standing_undos(&held, &ids) } else { BTreeSet::new() };
    let clean = |text: String| without_words(&text, &run.erased).unwrap_or(text);
    let mut set_aside = found.set_aside;
    set_aside.extend(run.set_aside.iter().map(ToString::to_string));
    ProposedFile {
        plan,
        title: found.title,
        files: found.files,
        proposed,
        new: run.new.iter().map(|change| change.id).collect(),
        replacement: run.replacement,
        set_aside,
        edited_by_hand: found.edited_by_hand,
        drafts: found.drafts.into_iter().map(|(form, text)| (form, clean(text))).collect(),
        undone,
    }
}
