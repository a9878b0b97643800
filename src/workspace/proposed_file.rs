//! Files that are being opened: what they hold of each plan, and what they would change. Nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use super::opened_file::{AcceptedFile, standing_undos};
use crate::history::{ChangeId, CheckedChange, History, Replacement, Replica};
use crate::long_work::Work;
use crate::plan::EntityId;
use crate::snapshot::{self, IncomingFile, PlanFileError, SetAside};
use crate::storage::{Compress, DumpError, read_dump, without_words};
use crate::view::incoming::{self, ProposedChanges};

/// The parts about one plan of files that are opened together.
#[derive(Debug, Default)]
pub struct IncomingMerge {
    /// The title of the plan, as a file states it.
    pub title: String,
    files: Vec<String>,
    changes: Vec<CheckedChange>,
    hand_edits: Vec<CheckedChange>,
    set_aside: Vec<String>,
    edited_by_hand: bool,
    drafts: BTreeMap<String, String>,
}

/// A file that was read, and what it would change in one plan. Several files of one plan, opened together, are one.
#[derive(Debug, Clone)]
pub struct ProposedFile {
    /// The plan it would change.
    pub plan: EntityId,
    /// The title of the plan.
    pub title: String,
    /// The names of the files, with who wrote each and when, as they say.
    pub files: Vec<String>,
    /// The changes in words.
    pub proposed: ProposedChanges,
    /// The new changes.
    pub new: BTreeSet<ChangeId>,
    /// The plan with the new changes. It shares almost all of its content with the plan that is open.
    pub replacement: Replacement,
    /// The parts set aside, each with the reason.
    pub set_aside: Vec<String>,
    /// True if somebody edited a file by hand.
    pub edited_by_hand: bool,
    /// The drafts by form, if a file is everything stored in a browser.
    pub drafts: BTreeMap<String, String>,
    /// Undos of what the files hold, if it was taken back here.
    pub undone: BTreeSet<ChangeId>,
}

/// Reads a file, and adds what it holds to `plans`. `moment` says an RFC 3339 time in words.
///
/// # Errors
/// Why the file cannot be opened, in words.
pub async fn read_file(
    name: &str,
    bytes: &[u8],
    plans: &mut BTreeMap<EntityId, IncomingMerge>,
    moment: fn(&str) -> String,
    compress: &impl Compress,
    work: &impl Work,
) -> Result<(), String> {
    match snapshot::read(bytes, work).await {
        Ok(file) => {
            add_plan_file(name, file, plans, moment);
            Ok(())
        }
        // The limits of a plan file are not those of a file of everything stored.
        Err(problem) => add_dump(name, bytes, problem, plans, compress, work).await,
    }
}

fn add_plan_file(
    name: &str,
    file: IncomingFile,
    plans: &mut BTreeMap<EntityId, IncomingMerge>,
    moment: fn(&str) -> String,
) {
    let by = match (file.exported.by.as_str(), file.exported.at.as_str()) {
        ("", "") => name.to_owned(),
        ("", at) => format!("{name}, downloaded {}", moment(at)),
        (by, at) => format!("{name}, downloaded by {by}, {}", moment(at)),
    };
    for mut plan in file.plans {
        let incoming = plans.entry(plan.id).or_default();
        incoming.hand_edits.extend(plan.changes.pop_if(|change| Some(change.id) == plan.hand_edit));
        incoming.title = plan.title;
        incoming.files.push(by.clone());
        incoming.changes.extend(plan.changes);
        incoming.set_aside.extend(plan.set_aside.into_iter().map(in_words));
        incoming.edited_by_hand |= plan.edited_by_hand;
    }
}

/// Adds a file of everything stored, as the page downloads it when the app has stopped. `otherwise` is what is wrong
/// with the file if it is no such file.
async fn add_dump(
    name: &str,
    bytes: &[u8],
    otherwise: PlanFileError,
    plans: &mut BTreeMap<EntityId, IncomingMerge>,
    compress: &impl Compress,
    work: &impl Work,
) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let loaded = read_dump(&text, compress, work).await.map_err(|problem| match problem {
        DumpError::Newer(_) => format!("{problem}; nothing was changed"),
        DumpError::NotADump | DumpError::NotWhole(_) | DumpError::TooLarge => otherwise.to_string(),
    })?;
    let set_aside: Vec<String> = loaded.set_aside.iter().map(ToString::to_string).collect();
    for (plan, changes) in loaded.plans {
        let incoming = plans.entry(plan.clone()).or_default();
        incoming.set_aside.extend(set_aside.iter().cloned());
        let mut history = History::new(plan);
        for change in changes {
            match CheckedChange::try_from(change) {
                Ok(change) => {
                    history.insert(change.clone().into(), work).await;
                    incoming.changes.push(change);
                }
                Err(fault) => incoming.set_aside.push(fault.to_string()),
            }
            work.yield_if_due().await;
        }
        incoming.title = history.fold(work).await.about().title.clone();
        incoming.files.push(format!("{name}, everything stored in a browser"));
        incoming.drafts.extend(loaded.drafts.clone());
    }
    Ok(())
}

fn in_words(aside: SetAside) -> String {
    format!("{}: {}", aside.name, aside.why)
}

impl IncomingMerge {
    /// Works out what the files would change in a plan; `replica` is the plan as it is open here.
    pub async fn propose(mut self, plan: EntityId, replica: Option<Replica>, work: &impl Work) -> ProposedFile {
        let ids: BTreeSet<ChangeId> = self.changes.iter().map(|change| change.id).collect();
        let is_here = replica.is_some();
        let replica = replica.unwrap_or_else(|| Replica::empty(plan.clone()));
        self.add_hand_edits(&replica, work).await;
        let run = replica.dry_run(self.changes, work).await;
        let proposed = incoming::proposed(&run);
        let undone = if is_here && run.new.is_empty() { standing_undos(&replica, &ids) } else { BTreeSet::new() };
        let clean = |text: String| without_words(&text, &run.erased).unwrap_or(text);
        ProposedFile {
            plan,
            title: self.title,
            files: self.files,
            proposed,
            new: run.new.iter().map(|change| change.id).collect(),
            replacement: run.replacement,
            set_aside: self.set_aside,
            edited_by_hand: self.edited_by_hand,
            drafts: self.drafts.into_iter().map(|(form, text)| (form, clean(text))).collect(),
            undone,
        }
    }

    /// Adds what was edited by hand, without what it says of fields from which a value is erased here or by the files.
    async fn add_hand_edits(&mut self, replica: &Replica, work: &impl Work) {
        let edits = std::mem::take(&mut self.hand_edits);
        if edits.is_empty() {
            return;
        }
        let run = replica.dry_run(self.changes.clone(), work).await;
        for edit in edits {
            match snapshot::without_erased(&edit, run.replacement.after.history()) {
                Ok((edit, left_out)) => {
                    self.changes.extend(edit);
                    self.set_aside.extend(left_out.into_iter().map(in_words));
                }
                Err(fault) => self.set_aside.push(fault.to_string()),
            }
        }
    }
}

impl ProposedFile {
    /// The file once the officer takes it in.
    #[must_use]
    pub fn accepted(self) -> AcceptedFile {
        let file = self.files.join("; ");
        let file = file.split(", downloaded").next().unwrap_or(&file).to_owned();
        AcceptedFile { file, replacement: self.replacement, changes: self.new, drafts: self.drafts }
    }
}
