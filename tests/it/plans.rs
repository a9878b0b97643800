//! Plans made of things that no change gave.

use hearth::plan::{EntityId, Item, Plan};

/// A plan of these things.
pub(crate) fn plan_of(id: EntityId, items: impl IntoIterator<Item = Item>) -> Plan {
    let mut plan = Plan::new(id);
    for item in items {
        plan.put(item);
    }
    plan
}
