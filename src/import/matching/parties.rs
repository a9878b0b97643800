//! Compares the people and teams of a document with those of a plan.

use std::collections::HashMap;

use super::{Decisions, PartyBeside};
use crate::import::draft::Draft;
use crate::import::people::{Alike, alike};
use crate::plan::name::party_id;
use crate::plan::{Body, EntityId, Kind, Plan};
use crate::text::compared;

pub(super) fn beside(draft: &Draft, plan: &Plan, decisions: &Decisions) -> (Vec<PartyBeside>, Vec<Alike>) {
    let mut by_name: HashMap<String, &EntityId> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    for item in plan.all_children(plan.id()) {
        let Body::Party(party) = &item.body else { continue };
        let aliases = plan.children_of_kind(&item.id, Kind::Alias).filter_map(|alias| match &alias.body {
            Body::Words(words) => Some(words.as_str()),
            _ => None,
        });
        for name in aliases.chain([party.name.as_str()]) {
            by_name.insert(compared(name), &item.id);
        }
        if !item.removed {
            names.push(&party.name);
        }
    }
    let mut found = Vec::new();
    for party in &draft.parties {
        let spelled = std::iter::once(&party.name).chain(&party.aliases);
        let known = decisions
            .parties
            .get(&party.name)
            .or_else(|| spelled.filter_map(|name| by_name.get(&compared(name)).copied()).next());
        let id = known.cloned().unwrap_or_else(|| party_id(&party.name));
        let new = plan.item(&id).is_none();
        found.push(PartyBeside { name: party.name.clone(), id, new });
    }
    let new = found.iter().filter(|party| party.new).map(|party| party.name.as_str());
    let alike = alike(new, names);
    (found, alike)
}
