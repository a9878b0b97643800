//! Order keys for things added to a list by hand.

use crate::plan::{EntityId, Kind, Plan, order};

/// The longest key given, in bytes; lists that people make stay far below.
const LONGEST_KEY: usize = 1000;

/// The children of one parent, and the reader's position among them.
pub(super) struct Siblings<'a> {
    plan: &'a Plan,
    parent: &'a EntityId,
    /// The keys of all children, sorted; collected on first use.
    keys: Option<Vec<&'a str>>,
    last: Option<String>,
}

impl<'a> Siblings<'a> {
    pub(super) fn new(plan: &'a Plan, parent: &'a EntityId) -> Self {
        Self { plan, parent, keys: None, last: None }
    }

    /// Starts on the list of one kind. If the parent has no child of that kind yet, added items go after the
    /// lists before.
    pub(super) fn start(&mut self, kind: &Kind) {
        if self.plan.all_children(self.parent).any(|item| item.id.is_a(kind)) {
            self.last = None;
        }
    }

    /// Passes a child that is there already.
    pub(super) fn pass(&mut self, id: &EntityId) {
        let place =
            self.plan.item(id).and_then(|item| item.place.as_ref()).filter(|place| place.parent == *self.parent);
        if let Some(place) = place {
            self.last = Some(place.order.clone());
        }
    }

    /// A key right after the last thing passed or added, before everything later.
    pub(super) fn next(&mut self) -> String {
        let (plan, parent) = (self.plan, self.parent);
        let keys = self.keys.get_or_insert_with(|| keys(plan, parent));
        let last = self.last.as_deref();
        let later = last.map_or(0, |last| keys.partition_point(|key| *key <= last));
        let key = key_between(last, keys.get(later).copied());
        self.last = Some(key.clone());
        key
    }

    /// A key after all children.
    pub(super) fn last(mut self) -> String {
        self.last = keys(self.plan, self.parent).last().map(|key| (*key).to_owned());
        self.next()
    }
}

/// A key after `last`, and before `next` if there is room.
pub(super) fn key_between(last: Option<&str>, next: Option<&str>) -> String {
    let key = order::between(last, next)
        // Keys of another program may leave no room between them; then at least after the last.
        .unwrap_or_else(|| last.map_or_else(|| "80".to_owned(), |last| format!("{last}80")));
    // A hostile file could make keys grow without end; this one sorts after all ordinary ones.
    if key.len() > LONGEST_KEY { "~".to_owned() } else { key }
}

fn keys<'a>(plan: &'a Plan, parent: &EntityId) -> Vec<&'a str> {
    plan.all_children(parent).filter_map(|item| item.place.as_ref()).map(|place| place.order.as_str()).collect()
}
