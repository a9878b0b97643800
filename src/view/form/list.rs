//! The form of an ordered list of short wordings: points, outcomes or connections.

use serde::{Deserialize, Serialize};

use super::{Fresh, changed, put};
use crate::plan::edit::Edit;
use crate::plan::{Body, EntityId, Field, Kind, Plan, order};

/// The wordings of one kind under one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListForm(pub Vec<Wording>);

/// One wording of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wording {
    /// Its id; `None` if it is being added.
    pub id: Option<EntityId>,
    /// Its order key.
    pub order: String,
    /// The wording itself.
    pub text: String,
}

impl ListForm {
    /// The form of the wordings under `parent`.
    #[must_use]
    pub fn of(plan: &Plan, parent: &EntityId, kind: &Kind) -> Self {
        let wording = |item: &std::sync::Arc<crate::plan::Item>| match &item.body {
            Body::Words(text) => Some(Wording {
                id: Some(item.id.clone()),
                order: item.place.as_ref().map(|place| place.order.clone()).unwrap_or_default(),
                text: text.clone(),
            }),
            _ => None,
        };
        Self(plan.children_of_kind(parent, kind.clone()).filter_map(wording).collect())
    }

    /// The edits that make `before` into this. A line left empty is removed, or never added.
    #[must_use]
    pub fn edits(&self, before: &Self, parent: &EntityId, kind: &Kind, fresh: Fresh<'_>) -> Vec<Edit> {
        let wanted: Vec<&Wording> = self.0.iter().filter(|wording| !wording.text.trim().is_empty()).collect();
        let kept = |id: &EntityId| wanted.iter().any(|wording| wording.id.as_ref() == Some(id));
        let gone = before.0.iter().filter_map(|wording| wording.id.clone()).filter(|id| !kept(id));
        let mut edits: Vec<Edit> = gone.map(Edit::Remove).collect();
        for (wording, key) in wanted.iter().zip(keys(&wanted)) {
            let was = before.0.iter().find(|was| was.id.is_some() && was.id == wording.id);
            match (&wording.id, was) {
                (Some(id), Some(was)) => {
                    edits.extend(changed(id, Field::Text, &was.text, &wording.text));
                    edits.extend(key.map(|key| put(id, parent, &key)));
                }
                _ => {
                    let id = fresh(kind);
                    edits.extend(key.map(|key| put(&id, parent, &key)));
                    edits.extend(changed(&id, Field::Text, "", &wording.text));
                }
            }
        }
        edits
    }
}

/// The order key that each wording is to be given; `None` if it keeps its own.
fn keys(wanted: &[&Wording]) -> Vec<Option<String>> {
    let stays = in_order(wanted);
    let mut last: Option<String> = None;
    let key = |index: usize| {
        if stays[index] {
            last = Some(wanted[index].order.clone());
            return None;
        }
        let next = (index..wanted.len()).find(|later| stays[*later]).map(|later| wanted[later].order.as_str());
        let key = order::between(last.as_deref(), next).or_else(|| order::between(last.as_deref(), None));
        last.clone_from(&key);
        key
    };
    (0..wanted.len()).map(key).collect()
}

/// Marks the wordings that can keep their keys: a longest rising subsequence.
fn in_order(wanted: &[&Wording]) -> Vec<bool> {
    let usable = |index: usize| wanted[index].id.is_some() && !wanted[index].order.is_empty();
    // For each, the length of the longest run that ends with it, and the wording before it there.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(wanted.len());
    for index in 0..wanted.len() {
        let before = (0..index).filter(|other| usable(*other) && wanted[*other].order < wanted[index].order);
        let best = before.max_by_key(|other| runs[*other].0);
        runs.push((best.map_or(1, |best| runs[best].0 + 1), best));
    }
    let mut stays = vec![false; wanted.len()];
    let mut next = (0..wanted.len()).filter(|index| usable(*index)).max_by_key(|index| runs[*index].0);
    while let Some(index) = next {
        stays[index] = true;
        next = runs[index].1;
    }
    stays
}
