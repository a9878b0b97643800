//! Reading a plan file.

use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::by_hand::{HandEdit, hand_edit};
use super::limits::fits_a_change;
use super::set_aside::SetAside;
use super::stated::Stated;
use super::{Exported, FORMAT, Limits, VERSION};
use crate::history::{Change, ChangeId, CheckedChange, History};
use crate::long_work::Work;
use crate::plan::{EntityId, Kind, Value};

/// The content of a file that was read. Nothing of it has been applied.
#[derive(Debug, Clone, PartialEq)]
pub struct IncomingFile {
    /// When and by whom the file says it was written.
    pub exported: Exported,
    /// The plans in it.
    pub plans: Vec<IncomingPlan>,
}

/// One plan of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct IncomingPlan {
    /// The plan's id.
    pub id: EntityId,
    /// Its title, as the file states it.
    pub title: String,
    /// Its changes, each checked against its id. A hand edit is the last of them.
    pub changes: Vec<CheckedChange>,
    /// Changes and hand-written entries that could not be read.
    pub set_aside: Vec<SetAside>,
    /// True if somebody edited the file by hand.
    pub edited_by_hand: bool,
    /// The id of the change that the hand edit came to; pass that change through [`super::without_erased`] before
    /// applying it.
    pub hand_edit: Option<ChangeId>,
}

/// Why a file could not be opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum PlanFileError {
    /// More bytes than a plan file may have.
    #[error("this file is too large to be a plan file ({found} MB, where {most} MB is the most); nothing was changed")]
    TooLarge {
        /// Its size in megabytes.
        found: usize,
        /// The most in megabytes.
        most: usize,
    },
    /// A file of no bytes at all.
    #[error("this file is empty; ask for it again; nothing was changed")]
    Empty,
    /// Bytes that are not text in UTF-8.
    #[error(
        "this is not a plan file: it does not hold text in UTF-8; choose a file whose name ends in .plan.json, or, if it was edited by hand, save it again as UTF-8; nothing was changed"
    )]
    NotText,
    /// Text that stops before its end.
    #[error(
        "this file is cut short: its end is missing, as when a download or an e-mail was interrupted; ask for it again; nothing was changed"
    )]
    CutShort,
    /// Text that is not JSON, or more than a plan can hold.
    #[error("this file cannot be read ({0}); ask whoever sent it for a new copy; nothing was changed")]
    NotReadable(serde_json::Error),
    /// JSON, but not a plan file.
    #[error("this is not a plan file; choose a file that was downloaded from Hearth; nothing was changed")]
    NotAPlanFile,
    /// A plan file of a later version.
    #[error(
        "this file was written by a newer version of Hearth (file version {0}); reload the page to get the newest version, then open it again; nothing was changed"
    )]
    Newer(u64),
    /// A plan file without a plan.
    #[error("this plan file holds no plan; nothing was changed")]
    NoPlan,
    /// A part of it does not have the required form.
    #[error("this plan file is damaged ({0}); ask whoever sent it for a new copy; nothing was changed")]
    Damaged(String),
}

/// The entries that say what kind of file this is.
#[derive(Deserialize)]
struct Label {
    format: Option<Json>,
    version: Option<Json>,
}

#[derive(Deserialize)]
struct PlanFile<'a> {
    format: Option<Json>,
    version: Option<Json>,
    #[serde(default)]
    exported: Exported,
    #[serde(borrow)]
    plans: Vec<PlanInFile<'a>>,
}

#[derive(Deserialize)]
struct PlanInFile<'a> {
    #[serde(borrow)]
    plan: Stated<'a>,
    #[serde(borrow, default)]
    changes: Vec<&'a RawValue>,
}

/// Reads a plan file and checks all that can be checked without the plan it will be merged into.
///
/// # Errors
/// The first problem, in words for the officer who opened the file.
pub async fn read(bytes: &[u8], work: &impl Work) -> Result<IncomingFile, PlanFileError> {
    let limits = Limits::PLAN_FILE;
    if bytes.len() > limits.bytes {
        return Err(PlanFileError::TooLarge { found: bytes.len() >> 20, most: limits.bytes >> 20 });
    }
    let text = std::str::from_utf8(bytes).map_err(|problem| match problem.error_len() {
        // The file was cut in the middle of a character.
        None => PlanFileError::CutShort,
        Some(_) => PlanFileError::NotText,
    })?;
    // Editors on Windows put a byte order mark before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.trim_start().chars().next() {
        None => return Err(PlanFileError::Empty),
        Some('{') => {}
        Some(_) => return Err(PlanFileError::NotAPlanFile),
    }
    limits.check(text).map_err(|problem| {
        if problem.is_eof() { PlanFileError::CutShort } else { PlanFileError::NotReadable(problem) }
    })?;
    work.yield_if_due().await;
    let file = serde_json::from_str::<PlanFile<'_>>(text);
    // The label decides first: a file of a later version may have another form.
    match &file {
        Ok(PlanFile { format, version, .. }) => check_label(format, version)?,
        Err(_) => {
            let label: Label = serde_json::from_str(text).map_err(|_| PlanFileError::NotAPlanFile)?;
            check_label(&label.format, &label.version)?;
        }
    }
    let file = file.map_err(|problem| PlanFileError::Damaged(problem.to_string()))?;
    work.yield_if_due().await;
    let mut plans: Vec<IncomingPlan> = Vec::with_capacity(file.plans.len());
    for plan in file.plans {
        let plan = plan.read(&file.exported, work).await?;
        if plans.iter().any(|other| other.id == plan.id) {
            return Err(PlanFileError::Damaged(format!("the plan {} stands in it twice", plan.id)));
        }
        plans.push(plan);
    }
    if plans.is_empty() { Err(PlanFileError::NoPlan) } else { Ok(IncomingFile { exported: file.exported, plans }) }
}

fn check_label(format: &Option<Json>, version: &Option<Json>) -> Result<(), PlanFileError> {
    if format.as_ref().and_then(Json::as_str) != Some(FORMAT) {
        return Err(PlanFileError::NotAPlanFile);
    }
    match version.as_ref().and_then(Json::as_u64) {
        Some(version) if version > u64::from(VERSION) => Err(PlanFileError::Newer(version)),
        Some(1..) => Ok(()),
        Some(0) | None => Err(PlanFileError::Damaged("it does not say its version".to_owned())),
    }
}

impl PlanInFile<'_> {
    async fn read(self, exported: &Exported, work: &impl Work) -> Result<IncomingPlan, PlanFileError> {
        let words = |key: &str| self.plan.get(key).and_then(Stated::as_str);
        let id = words("id").and_then(|id| EntityId::try_from(id).ok()).filter(|id| id.kind() == Kind::Plan);
        let id = id.ok_or_else(|| PlanFileError::Damaged("one of its plans has no id".to_owned()))?;
        let title = words("title").unwrap_or_default().to_owned();
        let mut changes = Vec::with_capacity(self.changes.len());
        let mut set_aside = Vec::new();
        for (raw, number) in self.changes.iter().zip(1..) {
            match change(raw) {
                Ok(change) => changes.push(change),
                Err(why) => set_aside.push(SetAside { name: name_of(raw, number), why }),
            }
            work.yield_if_due().await;
        }
        let (mut edited_by_hand, mut by_hand) = (false, None);
        // If changes are set aside or missing, the readable part differs for that reason alone.
        if set_aside.is_empty() {
            // The readable part shows what the file's changes come to by themselves. In the plan that they are merged
            // into they come to something else, so the dry run makes another history; the changes are shared.
            let mut history = History::new(id.clone());
            for change in &changes {
                history.insert(change.clone().into(), work).await;
                work.yield_if_due().await;
            }
            if history.missing().is_empty() {
                if !changes.is_empty() && !changes.iter().any(|change| is_of(change, &id)) {
                    return Err(PlanFileError::Damaged(format!("its changes are not of the plan it names, {id}")));
                }
                let edit = hand_edit(&self.plan, &history, exported, work).await;
                let HandEdit { change, left_out } = edit.map_err(|fault| PlanFileError::Damaged(fault.to_string()))?;
                edited_by_hand = change.is_some() || !left_out.is_empty();
                by_hand = change.as_ref().map(|change| change.id);
                changes.extend(change);
                set_aside = left_out;
            }
        }
        Ok(IncomingPlan { id, title, changes, set_aside, edited_by_hand, hand_edit: by_hand })
    }
}

/// True if a change writes to the plan itself or puts an item directly under it. Changes do not carry the
/// id of their plan, so nothing more can show that the plans of a file were mixed up.
fn is_of(change: &Change, plan: &EntityId) -> bool {
    let is_under = |value: &Value| value.as_place().is_some_and(|place| place.parent == *plan);
    change.sets.iter().any(|set| set.entity == *plan || is_under(&set.value))
}

fn change(raw: &RawValue) -> Result<CheckedChange, String> {
    let change: Change = serde_json::from_str(raw.get()).map_err(|problem| problem.to_string())?;
    let change = CheckedChange::try_from(change).map_err(|fault| fault.to_string())?;
    let notes = [&change.why, &change.source].into_iter().flatten();
    let values = change.sets.iter().map(|set| &set.value).chain(notes).filter_map(Value::as_plain);
    let extras = change.sets.iter().map(|set| &set.extra).chain([&change.extra, &change.by.extra]);
    // Its id is right, so its numbers are exact; but the readable part nests its values deeper.
    if values.chain(extras.flat_map(serde_json::Map::values)).all(fits_a_change) {
        Ok(change)
    } else {
        Err("it is nested deeper than a change can be".to_owned())
    }
}

/// The id that a change claims, or its number in the file if it claims none.
fn name_of(raw: &RawValue, number: usize) -> String {
    #[derive(Deserialize)]
    struct Claim {
        id: String,
    }
    let claim = serde_json::from_str::<Claim>(raw.get()).ok().filter(|claim| (1..=64).contains(&claim.id.len()));
    claim.map_or_else(|| format!("change number {number} of the file"), |claim| claim.id)
}
