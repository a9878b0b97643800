//! The form of a line's leads.

use serde::{Deserialize, Serialize};

use crate::plan::edit::{Content, Edit, Position};
use crate::plan::{EntityId, Field, Line, PartyKind, Plan, Role, name, order};
use crate::text::compared;

/// The form of one lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadForm {
    /// The name, known to the plan or not.
    pub name: String,
    /// The role it is given.
    pub role: Role,
    /// Its kind, for a name the plan does not know.
    pub kind: PartyKind,
    /// Its order key; empty for one that is being added.
    pub order: String,
    /// True until a person confirms it.
    pub unconfirmed: bool,
}

impl LeadForm {
    /// A lead to be added.
    #[must_use]
    pub fn new(name: &str, role: Role, kind: PartyKind) -> Self {
        Self { name: name.trim().to_owned(), role, kind, order: String::new(), unconfirmed: false }
    }

    /// The leads of a line.
    #[must_use]
    pub fn of(plan: &Plan, line: &Line) -> Vec<Self> {
        let one = |lead: &crate::plan::Lead| {
            let party = plan.party(&lead.party)?;
            Some(Self {
                name: party.name.clone(),
                role: lead.role.clone(),
                kind: party.kind.clone(),
                order: lead.order.clone(),
                unconfirmed: lead.unconfirmed,
            })
        };
        line.leads.iter().filter_map(one).collect()
    }

    fn party(&self, plan: &Plan) -> EntityId {
        plan.party_named(&self.name).cloned().unwrap_or_else(|| name::party_id(&self.name))
    }

    fn field(&self, plan: &Plan) -> Field {
        Field::Lead(self.role.clone(), self.party(plan))
    }
}

/// The edits that make the leads `before` into those `after`.
#[must_use]
pub fn edits(plan: &Plan, line: &EntityId, before: &[LeadForm], after: &[LeadForm]) -> Vec<Edit> {
    let set = |field, to| Edit::Set { id: line.clone(), field, to };
    let wanted: Vec<Field> = after.iter().map(|lead| lead.field(plan)).collect();
    let gone = before.iter().map(|lead| lead.field(plan)).filter(|field| !wanted.contains(field));
    let mut edits: Vec<Edit> = gone.map(|field| set(field, Content::NOTHING)).collect();
    let mut last = before.iter().map(|lead| lead.order.clone()).max().filter(|key| !key.is_empty());
    let mut done: Vec<&Field> = Vec::new();
    for (lead, field) in after.iter().zip(&wanted) {
        if done.contains(&field) || compared(&lead.name).is_empty() {
            continue;
        }
        done.push(field);
        let was = before.iter().find(|was| was.field(plan) == *field);
        if was.is_some_and(|was| was.unconfirmed == lead.unconfirmed) {
            continue;
        }
        let key = was.map(|was| was.order.clone()).or_else(|| order::between(last.as_deref(), None));
        let key = key.or_else(|| order::sequence().next()).unwrap_or_default();
        edits.push(set(field.clone(), Content::lead(&key, false)));
        last = last.max(Some(key));
        edits.extend(introduced(plan, lead, &edits));
    }
    edits
}

/// The edit that adds a lead's party to the plan, or puts it back, if it needs one.
fn introduced(plan: &Plan, lead: &LeadForm, already: &[Edit]) -> Option<Edit> {
    let party = lead.party(plan);
    if already.iter().any(|edit| matches!(edit, Edit::Add { id, .. } | Edit::Restore(id) if *id == party)) {
        return None;
    }
    match plan.item(&party) {
        Some(item) if item.removed => Some(Edit::Restore(party)),
        Some(_) => None,
        None => Some(Edit::Add {
            id: party,
            parent: plan.id().clone(),
            position: Position::Last,
            fields: vec![(Field::Name, Content::text(lead.name.trim())), (Field::PartyKind, Content::word(&lead.kind))],
        }),
    }
}
