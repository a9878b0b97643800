//! Reads chosen files, and works out what each would change in which plan. Changes nothing.

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;

use crate::browser::compress::Streams;
use crate::browser::page_yielder::PageYielder;
use crate::browser::{files, page_yielder};
use crate::plan::EntityId;
use crate::snapshot::Limits;
use crate::ui::components::moment;
use crate::ui::workspace::Workspace;
use crate::workspace::{IncomingMerge, ProposedFile, read_file};

/// The outcome of reading files.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// One for each plan in the files that could be read.
    pub proposals: Vec<ProposedFile>,
    /// The files that could not be read, each with why.
    pub problems: Vec<(String, String)>,
}

/// Reads files, one after the other. `on_progress` hears how far it is; `go_on` says whether to.
pub async fn read(
    workspace: Workspace,
    chosen: Vec<File>,
    on_progress: impl Fn(String),
    go_on: impl Fn() -> bool,
) -> Option<Reading> {
    let mut plans: BTreeMap<EntityId, IncomingMerge> = BTreeMap::new();
    let mut reading = Reading::default();
    for file in &chosen {
        let name = file.name();
        on_progress(format!("Reading {name}…"));
        page_yielder::next().await;
        if !go_on() {
            return None;
        }
        if let Err(why) = one(file, &name, &mut plans).await {
            reading.problems.push((name, why));
        }
    }
    for (plan, incoming) in plans {
        on_progress(format!("Working out what would change in {}…", incoming.title));
        page_yielder::next().await;
        if !go_on() {
            return None;
        }
        let replica = untrack(|| workspace.plan(&plan)).map(|replica| replica.get_untracked());
        reading.proposals.push(incoming.propose(plan, replica, &PageYielder::from_now()).await);
    }
    Some(reading)
}

async fn one(file: &File, name: &str, plans: &mut BTreeMap<EntityId, IncomingMerge>) -> Result<(), String> {
    let bytes = files::read(file, Limits::PLAN_FILE.bytes).await.map_err(|problem| problem.to_string())?;
    page_yielder::next().await;
    read_file(name, &bytes, plans, moment::in_words, &Streams::default(), &PageYielder::from_now()).await
}
