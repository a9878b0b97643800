//! How much of each long list is drawn: a few at first, more on request, always in pieces.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::check::Rule;
use crate::view::check::{Check, portions};

/// Findings of a list drawn at first.
const FIRST: usize = 50;
/// Findings added on each request for more.
pub(super) const MORE: usize = 200;
/// Findings drawn with each frame: well under 50 ms on a council laptop.
const POINTS_PER_FRAME: usize = 12;
/// The height of a finding, in px. It keeps the scroll bar right while findings are still to come.
const POINT_HEIGHT: usize = 100;

/// A list of the page: the findings of a rule, or `None` for the dismissed ones.
pub(super) type List = Option<Rule>;

/// The state of drawing the lists of the page. `Copy`: hand it to every list.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    /// How many of each list were requested beyond the first.
    more: RwSignal<HashMap<List, usize>>,
    /// How many may be drawn in all so far.
    room: RwSignal<usize>,
    /// How many of each list are to be drawn in the end.
    asked: Memo<Vec<(List, usize)>>,
    /// How many of each list are to be drawn so far.
    drawn: Memo<Vec<(List, usize)>>,
}

impl Drawing {
    /// Begins to draw the lists of a check.
    pub(super) fn of(checked: Memo<Check>) -> Self {
        let more = RwSignal::new(HashMap::<List, usize>::new());
        let room = RwSignal::new(POINTS_PER_FRAME);
        let asked = Memo::new(move |_| {
            let lists = checked.with(|checked| {
                let groups = checked.groups.iter().map(|group| (Some(group.rule), group.findings.len()));
                groups.chain([(None, checked.dismissed.len())]).collect::<Vec<_>>()
            });
            let beyond = |list: &List| more.with(|more| more.get(list).copied().unwrap_or_default());
            lists.into_iter().map(|(list, all)| (list, all.min(FIRST + beyond(&list)))).collect::<Vec<_>>()
        });
        let drawn = Memo::new(move |_| {
            let asked = asked.get();
            let many: Vec<usize> = asked.iter().map(|(_, many)| *many).collect();
            let portions = portions(&many, room.get());
            asked.into_iter().zip(portions).map(|((list, _), portion)| (list, portion)).collect::<Vec<_>>()
        });
        let drawing = Self { more, room, asked, drawn };
        drawing.go_on();
        drawing
    }

    /// How many of this list are drawn so far. Tracked.
    pub(super) fn drawn(self, list: List) -> usize {
        self.drawn.with(|drawn| of(drawn, list))
    }

    /// How many of this list are drawn in the end. Tracked.
    pub(super) fn asked(self, list: List) -> usize {
        self.asked.with(|asked| of(asked, list))
    }

    /// Requests more of this list.
    pub(super) fn more(self, list: List) {
        self.room.set(self.drawn.with_untracked(|drawn| all(drawn)));
        self.more.update(|more| *more.entry(list).or_default() += MORE);
        self.go_on();
    }

    /// The height of the findings still to come, in px. Tracked.
    pub(super) fn height_to_come(self) -> usize {
        let all_asked = self.asked.with(|asked| all(asked));
        all_asked.saturating_sub(self.drawn.with(|drawn| all(drawn))) * POINT_HEIGHT
    }

    fn go_on(self) {
        request_animation_frame(move || {
            // The page may have been left.
            let Some(asked) = self.asked.try_with_untracked(|asked| all(asked)) else { return };
            let Some(room) = self.room.try_get_untracked() else { return };
            if room < asked {
                self.room.set(room + POINTS_PER_FRAME);
                self.go_on();
            } else {
                // Later findings are drawn at once.
                self.room.set(usize::MAX);
            }
        });
    }
}

fn of(lists: &[(List, usize)], list: List) -> usize {
    lists.iter().find(|(other, _)| *other == list).map_or(0, |(_, many)| *many)
}

fn all(lists: &[(List, usize)]) -> usize {
    lists.iter().map(|(_, many)| *many).sum()
}
