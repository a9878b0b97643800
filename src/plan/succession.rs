//! Parties that take another's place, and handing open lines over to them.
//!
//! After a restructure a team is succeeded by one or several others from a day on. What is finished keeps the name of
//! who did it; what is open goes to the successors, in one change that can be taken back as one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::edit::{Content, Edit, Position};
use super::{Body, EntityId, Field, Item, Kind, Line, PartyKind, PlacedLine, Plan, name};

/// Says that `heir` takes the place of `party` from a day on. It stands beside whoever else does.
#[must_use]
pub fn succeed(party: &EntityId, heir: &EntityId, on: Option<NaiveDate>) -> Edit {
    let mut says = serde_json::Map::new();
    says.extend(on.map(|on| ("on".to_owned(), on.to_string().into())));
    let to = Content::Plain(serde_json::Value::Object(says));
    Edit::Set { id: party.clone(), field: Field::SucceededBy(heir.clone()), to }
}

/// Takes back [`succeed`]. The lines stay where they are.
#[must_use]
pub fn keep_on(party: &EntityId, heir: &EntityId) -> Edit {
    Edit::Set { id: party.clone(), field: Field::SucceededBy(heir.clone()), to: Content::NOTHING }
}

/// The party of this name, with the edit that adds it to the plan or puts it back, if it needs one: for a new successor
/// or holder.
#[must_use]
pub fn newcomer(plan: &Plan, name: &str, kind: &PartyKind) -> (EntityId, Option<Edit>) {
    let name = name.trim();
    let party = plan.party_named(name).cloned().unwrap_or_else(|| name::party_id(name));
    let edit = match plan.item(&party) {
        Some(item) if item.removed => Some(Edit::Restore(party.clone())),
        Some(_) => None,
        None => Some(Edit::Add {
            id: party.clone(),
            parent: plan.id().clone(),
            position: Position::Last,
            fields: vec![(Field::Name, Content::text(name)), (Field::PartyKind, Content::word(kind))],
        }),
    };
    (party, edit)
}

/// The open lines (neither complete nor closed) in which a party has a role, under any of its names; in reading order.
pub fn open_lines<'a>(plan: &'a Plan, party: &EntityId) -> impl Iterator<Item = PlacedLine<'a>> {
    let all = plan.party_index().all(party);
    plan.lines().filter(move |placed| {
        placed.line.leads.iter().any(|lead| all.contains(&lead.party)) && !plan.is_finished(placed.line)
    })
}

/// The commitments in which a party has a role, under any of its names, that are not reported on themselves and have an
/// open action; in reading order.
pub fn open_commitments<'a>(plan: &'a Plan, party: &EntityId) -> impl Iterator<Item = (&'a EntityId, &'a Line)> {
    let all = plan.party_index().all(party);
    leading(plan).filter(move |(_, line)| line.leads.iter().any(|lead| all.contains(&lead.party)))
}

/// Every commitment that is not reported on itself and has an open action.
pub fn leading(plan: &Plan) -> impl Iterator<Item = (&EntityId, &Line)> {
    let open = |action: &Item| action.tracked_line().is_some_and(|line| !plan.is_finished(line));
    let standing = plan.sections().flat_map(|(section, _)| plan.children_of_kind(&section.id, Kind::Commitment));
    standing.filter_map(move |item| match &item.body {
        Body::Commitment(line) if !line.tracked && plan.children(&item.id).any(|action| open(action)) => {
            Some((&item.id, line))
        }
        _ => None,
    })
}

/// Every open line of `from`, and every commitment that it leads above open actions, to be handed to `to`: for
/// [`hand_over`].
#[must_use]
pub fn all_to(plan: &Plan, from: &EntityId, to: &EntityId) -> BTreeMap<EntityId, EntityId> {
    let lines = open_lines(plan, from).map(|placed| &placed.item.id);
    let commitments = open_commitments(plan, from).map(|(id, _)| id);
    lines.chain(commitments).map(|id| (id.clone(), to.clone())).collect()
}

/// Hands over from one party to others: each open line, and each commitment above open actions, that is named in `to`
/// goes to the party named there. The roles stay, and the place among the leads, and whether a person has still to
/// confirm it. What is complete or closed keeps the old name, named or not, and so does a commitment whose actions all
/// are.
#[must_use]
pub fn hand_over(plan: &Plan, from: &EntityId, to: &BTreeMap<EntityId, EntityId>) -> Edit {
    let index = plan.party_index();
    let given_up = index.all(from);
    let mut edits = Vec::new();
    let lines = open_lines(plan, from).map(|placed| (&placed.item.id, placed.line));
    for (id, line) in lines.chain(open_commitments(plan, from)) {
        let Some(heir) = to.get(id) else { continue };
        let heirs = index.all(heir);
        // The line is already theirs, under one name or another.
        if heirs.contains(from) {
            continue;
        }
        let set = |field, to| Edit::Set { id: id.clone(), field, to };
        let mut roles: Vec<_> =
            line.leads.iter().filter(|lead| heirs.contains(&lead.party)).map(|lead| &lead.role).collect();
        for lead in line.leads.iter().filter(|lead| given_up.contains(&lead.party)) {
            edits.push(set(Field::Lead(lead.role.clone(), lead.party.clone()), Content::NOTHING));
            if !roles.contains(&&lead.role) {
                roles.push(&lead.role);
                edits.push(set(
                    Field::Lead(lead.role.clone(), heir.clone()),
                    Content::lead(&lead.order, lead.unconfirmed),
                ));
            }
        }
    }
    Edit::All(edits)
}
