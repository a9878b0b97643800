//! Plan files for colleagues, and everything stored as one file.

use leptos::prelude::*;

use super::Workspace;
use crate::browser::{clock, files, store};
use crate::export::{self, Exported};
use crate::history::Replica;
use crate::plan::EntityId;
use crate::ui::dynamic::spawn;
use crate::workspace::{Event, Notice};

impl Workspace {
    /// Downloads a plan as a file.
    pub fn download(self, plan: &EntityId) {
        let Some(replica) = self.replica(plan) else { return };
        let name = replica.with_untracked(|replica| file_name(&replica.plan().about().title));
        let written = replica.with_untracked(|replica| export::plan_file([replica], &self.exported()));
        self.hand_out(&name, written, std::slice::from_ref(plan));
    }

    /// Downloads every plan held, as one file.
    pub fn download_all(self) {
        let plans: Vec<_> = self.open.get_untracked();
        let replicas: Vec<Replica> = plans.iter().map(|open| open.replica.get_untracked()).collect();
        let ids: Vec<EntityId> = plans.into_iter().map(|open| open.id).collect();
        let written = export::plan_file(&replicas, &self.exported());
        self.hand_out(&file_name("All plans"), written, &ids);
    }

    fn hand_out(self, name: &str, written: Result<String, serde_json::Error>, plans: &[EntityId]) {
        let made = written.map_err(|problem| problem.to_string());
        match made.and_then(|text| files::download(name, &text).map_err(|problem| problem.to_string())) {
            Ok(()) => {
                self.handle(Event::Downloaded(plans.to_vec()));
                self.say(format!("Downloaded as {name}."));
            }
            Err(why) => self.tell(Notice::problem(
                "The plan file could not be made",
                format!("Nothing was lost. Hearth says: {why}."),
            )),
        }
    }

    /// Downloads everything stored in this browser, damaged entries too.
    pub fn download_stored(self) {
        let store = self.store();
        spawn(async move {
            let dump = store.dump(&store::address(), &clock::now()).await;
            let name = format!("hearth-storage-{}.json", clock::today());
            match files::download(&name, &dump) {
                Ok(()) => self.say(format!("Downloaded as {name}. Nothing was removed from this browser.")),
                Err(problem) => self.tell(Notice::problem("The file could not be made", format!("{problem}."))),
            }
        });
    }

    fn exported(self) -> Exported {
        Exported {
            at: clock::now(),
            by: self.state.with_untracked(|state| state.name().to_owned()),
            app: concat!("Hearth ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// "housing-strategy-action-plan-2023-28 2026-11-21.plan.json": the plan, and the day.
#[must_use]
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    // Windows and SharePoint stop at long paths.
    let short: String = name.chars().take(60).collect();
    let short = short.trim_end_matches('-');
    format!("{} {}.plan.json", if short.is_empty() { "plan" } else { short }, clock::today())
}
