//! Plans that are opened: starter plans, blank ones, those of a file.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Submitted, Workspace};
use crate::browser::{clock, files, random};
use crate::history::{Change, ChangeId, History, Replica};
use crate::import::starter;
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::Content;
use crate::plan::{EntityId, Field, Kind};

/// What a file's plan would be taken in with.
#[derive(Debug, Clone)]
pub struct Brought {
    /// Which plan.
    pub plan: EntityId,
    /// Its new changes.
    pub changes: Vec<Change>,
    /// The name of the file.
    pub file: String,
}

/// As many opened files as are remembered of a plan.
const REMEMBERED: usize = 10;
/// A file that brought more is not remembered: that is a whole plan, and not to be taken back.
const MOST_CHANGES: usize = 500;

/// A file that was opened here and taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Which plan.
    pub plan: EntityId,
    /// The name of the file.
    pub file: String,
    /// When, as RFC 3339.
    pub at: String,
    /// What it brought.
    pub changes: BTreeSet<ChangeId>,
}

impl Workspace {
    /// Opens a starter plan that comes with the app, by the name of its file, and gives its id.
    ///
    /// # Errors
    /// What the officer is told, where it cannot be loaded.
    pub async fn open_starter(self, file: &str) -> Result<EntityId, String> {
        let json = files::fetch(&format!("starters/{file}")).await.map_err(|problem| problem.to_string())?;
        let draft = starter::read(&json).map_err(|problem| problem.to_string())?;
        let change = draft.first_change().map_err(|problem| problem.to_string())?;
        let plan = draft.plan_id();
        self.ensure_open(&plan);
        self.apply(&plan, vec![change]);
        Ok(plan)
    }

    /// Starts a blank plan, and then goes on with its id. The name is asked for first.
    pub fn start_blank(
        self,
        title: &str,
        organisation: &str,
        period: &str,
        section_word: &str,
        then: impl FnOnce(EntityId) + 'static,
    ) {
        let plan = EntityId::fresh(&Kind::Plan, random::bits());
        let mut sets = starter::blank(&plan, title, organisation, section_word);
        if !period.is_empty() {
            sets.push((plan.clone(), Field::Period, Content::text(period)));
        }
        self.signed(move || {
            let signature = self.signature(String::new(), String::new());
            let composed =
                block_on(History::new(plan.clone()).compose(sets, None, signature, &mut random::bits, &Unattended));
            self.ensure_open(&plan);
            if self.apply_composed(&plan, composed) == Submitted::Done {
                then(plan);
            }
        });
    }

    /// Takes in what a file brought, once its dry run was accepted.
    pub fn take_file(self, brought: Brought) -> Submitted {
        self.ensure_open(&brought.plan);
        let changes: BTreeSet<ChangeId> = brought.changes.iter().map(|change| change.id).collect();
        let submitted = self.apply(&brought.plan, brought.changes);
        if submitted == Submitted::Done && changes.len() <= MOST_CHANGES {
            self.remember(Opened { plan: brought.plan, file: brought.file, at: clock::now(), changes });
        }
        submitted
    }

    /// Remembers what a file brought, so that it can be taken back later.
    pub(super) fn remember(self, opened: Opened) {
        let mut all = self.opened(&opened.plan);
        let plan = opened.plan.clone();
        all.insert(0, opened);
        all.truncate(REMEMBERED);
        match serde_json::to_string(&all) {
            Ok(text) => self.save_setting(&format!("opened/{plan}"), &text),
            Err(problem) => leptos::logging::warn!("files opened: {problem}"),
        }
    }

    /// The files opened here, the last one first.
    #[must_use]
    pub fn opened(self, plan: &EntityId) -> Vec<Opened> {
        let text = self.setting(&format!("opened/{plan}"));
        // What an older or newer version wrote here is not needed to go on.
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// The undos, still standing, of what these changes brought: to be taken back where the officer
    /// wants the file applied again.
    #[must_use]
    pub fn standing_undos(held: &Replica, changes: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
        let all = held.history().changes();
        let takes_back = |id: &ChangeId| all.iter().any(|other| other.undoes.contains(id));
        all.iter()
            .filter(|change| change.undoes.iter().any(|id| changes.contains(id)) && !takes_back(&change.id))
            .map(|change| change.id)
            .collect()
    }
}
