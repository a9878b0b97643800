//! The plan as a tree to rearrange, and the things removed from it.

use super::heading::section_number;
use crate::history::Replica;
use crate::plan::{Body, EntityId, Field, Item, Kind, Plan};

/// One thing in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The id of the thing.
    pub id: EntityId,
    /// Section, commitment, action, point, outcome or connection.
    pub kind: Kind,
    /// The thing it is under.
    pub parent: EntityId,
    /// Its depth; 0 for a section.
    pub depth: usize,
    /// Its number or reference.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// True if it is a commitment that is reported on itself.
    pub tracked: bool,
    /// The sibling of its kind before it.
    pub before: Option<EntityId>,
    /// The sibling before `before`, after which it goes when it is moved up.
    pub before_that: Option<EntityId>,
    /// The sibling of its kind after it.
    pub after: Option<EntityId>,
}

/// The tree from top to bottom: sections, commitments and actions, and with `details` also points, outcomes and
/// connections.
#[must_use]
pub fn tree(plan: &Plan, details: bool) -> Vec<Node> {
    let mut nodes = Vec::new();
    add_children(plan, plan.id(), 0, details, &mut nodes);
    nodes
}

fn add_children(plan: &Plan, parent: &EntityId, depth: usize, details: bool, nodes: &mut Vec<Node>) {
    let shown = |kind: &Kind| match kind {
        Kind::Section | Kind::Commitment | Kind::Action => true,
        Kind::Point | Kind::Outcome | Kind::Connection => details,
        _ => false,
    };
    let children: Vec<_> = plan.children(parent).filter(|item| shown(&item.id.kind())).collect();
    for (index, item) in children.iter().enumerate() {
        let kind = item.id.kind();
        let mut before = children[..index].iter().rev().filter(|other| other.id.kind() == kind);
        let after = children[index + 1..].iter().find(|other| other.id.kind() == kind);
        let (number, text) = label(plan, item);
        nodes.push(Node {
            id: item.id.clone(),
            parent: parent.clone(),
            depth,
            number,
            text,
            tracked: matches!(&item.body, Body::Commitment(line) if line.tracked),
            before: before.next().map(|other| other.id.clone()),
            before_that: before.next().map(|other| other.id.clone()),
            after: after.map(|other| other.id.clone()),
            kind,
        });
        add_children(plan, &item.id, depth + 1, details, nodes);
    }
}

/// A thing's number and its words.
#[must_use]
pub fn label(plan: &Plan, item: &Item) -> (String, String) {
    match &item.body {
        Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
        Body::Commitment(line) | Body::Action(line) => (line.reference.clone(), line.text.clone()),
        Body::Words(words) => (String::new(), words.clone()),
        Body::Update(update) => {
            let day = update.position_at.map(crate::plan::day::in_words).unwrap_or_default();
            (day, update.text.clone())
        }
        Body::Evidence(evidence) => (String::new(), evidence.title.clone()),
        Body::Party(party) => (String::new(), party.name.clone()),
        Body::Status(status) => (String::new(), status.word.clone()),
        Body::Plan(about) => (String::new(), about.title.clone()),
        Body::Unknown => (String::new(), String::new()),
    }
}

/// The things under which one of this kind can be put, each with its name: sections and commitments, in order.
#[must_use]
pub fn destinations(plan: &Plan, kind: &Kind) -> Vec<(EntityId, String)> {
    let can_hold = |node: &&Node| kind.stands_under(&node.kind) && !node.tracked;
    let named = |node: Node| {
        let indent = if node.depth > 0 { "– " } else { "" };
        let text: String = node.text.chars().take(80).collect();
        (node.id, format!("{indent}{} {text}", node.number).trim().to_owned())
    };
    tree(plan, false).into_iter().filter(|node| can_hold(&node)).map(named).collect()
}

/// A thing that was removed from the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The id of the thing.
    pub id: EntityId,
    /// The kind of the item.
    pub kind: Kind,
    /// Its number or reference.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// The name of the thing it was under.
    pub stood_in: String,
    /// True if that is removed too, so that putting this back does not yet show it.
    pub parent_removed: bool,
    /// The number of commitments and actions that went with it.
    pub with: usize,
    /// The name that whoever removed it gave.
    pub by: String,
    /// The time by their clock: RFC 3339 in UTC.
    pub at: String,
    /// The reason, if one was given.
    pub why: String,
}

/// Everything removed from the plan, the latest first.
#[must_use]
pub fn removed(replica: &Replica) -> Vec<Removed> {
    let plan = replica.plan();
    let one = |item: &std::sync::Arc<Item>| {
        let kind = item.id.kind();
        if !item.removed || matches!(kind, Kind::Plan | Kind::Unknown(_)) {
            return None;
        }
        let (number, text) = label(plan, item);
        let parent = plan.ancestors(&item.id).next();
        let stood_in = parent.map(|parent| label(plan, parent)).map(|(number, text)| format!("{number} {text}"));
        let by = replica.history().visible(&item.id, &Field::Removed).into_iter().find(|write| !write.value.is_empty());
        let by = by.map(|answer| answer.change);
        let why = by.as_ref().and_then(|change| change.why.as_ref()?.as_str().map(str::to_owned));
        Some(Removed {
            id: item.id.clone(),
            kind,
            number,
            text,
            stood_in: stood_in.unwrap_or_default().trim().to_owned(),
            parent_removed: parent.is_some_and(|parent| plan.is_removed(&parent.id)),
            with: lines_under(plan, &item.id),
            by: by.as_ref().map(|change| change.by.name.clone()).unwrap_or_default(),
            at: by.as_ref().map(|change| change.at.clone()).unwrap_or_default(),
            why: why.unwrap_or_default(),
        })
    };
    let mut all: Vec<Removed> = plan.items().filter_map(one).collect();
    all.sort_by(|a, b| (&b.at, &b.id).cmp(&(&a.at, &a.id)));
    all
}

fn lines_under(plan: &Plan, id: &EntityId) -> usize {
    let lines = plan.children(id).filter(|item| matches!(item.id.kind(), Kind::Commitment | Kind::Action));
    lines.map(|item| 1 + lines_under(plan, &item.id)).sum()
}
