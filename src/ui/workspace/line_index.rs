//! The index of each plan's lines: made in pieces when a page first asks for it, and kept up after every change.

use leptos::prelude::*;

use super::Workspace;
use crate::plan::EntityId;
use crate::ui::async_memo::{AsyncMemo, async_memo};
use crate::view::line_index::LineIndex;

impl Workspace {
    /// The index of a plan's lines; `None` until it is made. It is kept up in the same turn as an edit, unless the edit
    /// touches very many lines.
    #[must_use]
    pub fn line_index(self, plan: &EntityId) -> Signal<Option<LineIndex>> {
        let find = |known: &Vec<(EntityId, AsyncMemo<LineIndex>)>| {
            known.iter().find(|(id, _)| id == plan).map(|(_, index)| *index)
        };
        let index = self.indexes.with_value(find).or_else(|| {
            let replica = self.replica(plan)?;
            // It lives as long as the workspace, and not as long as the page that asked first.
            let index = self.owner.with_value(|owner| {
                owner.with(|| {
                    let last = StoredValue::new(None::<LineIndex>);
                    async_memo(move |work| {
                        let (replica, today, before) = (replica.get(), self.today.get(), last.get_value());
                        Some(Box::pin(async move {
                            let index = LineIndex::of(&replica, today, before.as_ref(), &work).await;
                            last.set_value(Some(index.clone()));
                            index
                        }))
                    })
                })
            });
            self.indexes.update_value(|known| known.push((plan.clone(), index)));
            Some(index)
        });
        index.map_or_else(|| Signal::stored(None), AsyncMemo::result)
    }
}
