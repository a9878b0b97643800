//! The drawn rows of a long list, in their places between gaps.

use std::ops::Range;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::browser::{focus, layout};
use crate::view::window::{Heights, stretches};

/// What is drawn of a list.
pub(super) struct Drawn {
    heights: Heights,
    draw_row: Callback<usize, AnyView>,
    /// What every row is owned by.
    owner: Owner,
    rows: Vec<Row>,
    /// The rows in and around the view, as far as they are drawn.
    window: Range<usize>,
    /// The drawn rows: the window, and the focused row.
    stretches: Vec<Range<usize>>,
    /// The key of the row that has the keyboard, or had it last.
    focused: Option<u64>,
    parent: Element,
    /// The gaps above the rows, between two stretches of them, and below.
    gaps: [HtmlElement; 3],
    /// True if the list itself must keep what is in view in its place. The browser does so only by a row that was drawn
    /// when the page was last scrolled.
    holds: bool,
    printing: bool,
}

impl Drawn {
    /// An empty list that ends with this gap.
    pub(super) fn new(
        end: HtmlElement,
        owner: Owner,
        heights: Heights,
        draw_row: Callback<usize, AnyView>,
    ) -> Option<Self> {
        let parent = end.parent_element()?;
        let gap = || end.clone_node().ok()?.dyn_into::<HtmlElement>().ok();
        let gaps = [gap()?, gap()?, end];
        Some(Self {
            heights,
            draw_row,
            owner,
            rows: Vec::new(),
            window: 0..0,
            stretches: Vec::new(),
            focused: None,
            parent,
            gaps,
            holds: true,
            printing: false,
        })
    }

    /// The element that the rows stand in.
    pub(super) fn parent(&self) -> &Element {
        &self.parent
    }

    /// The heights of the rows, for the next time.
    pub(super) fn into_heights(self) -> Heights {
        self.heights
    }

    /// Replaces the entries, keeping the place of what stays.
    pub(super) fn list(&mut self, keys: Vec<u64>) {
        let view = self.measured_view().unwrap_or_default();
        let moved = self.heights.list(keys, &view);
        // A list that became shorter is scrolled back to its end.
        let start = (view.start + moved).min((self.heights.top(usize::MAX) + view.start - view.end).max(0.0));
        let heights = &self.heights;
        self.rows.retain_mut(|row| heights.find(row.key).map(|at| row.at = at).is_some());
        self.window = 0..0;
        if self.stretches.is_empty() {
            // The first rows need a gap to stand in.
            self.place(Vec::new());
        }
        self.draw(&(start..start + view.end - view.start), true);
    }

    /// Draws what has come into view. True if more is to be drawn with the next frame.
    pub(super) fn go_on(&mut self, scrolled: bool) -> bool {
        if self.printing {
            return false;
        }
        let Some(view) = self.measured_view() else { return false };
        if scrolled {
            let seen = self.heights.within(&view);
            let drawn = self.stretches.iter().any(|drawn| drawn.start < seen.end && seen.start < drawn.end);
            self.holds = !drawn || !layout::holds_its_place();
        }
        let moved = self.heights.estimate(&view);
        self.draw(&(view.start + moved..view.end + moved), moved != 0.0)
    }

    /// Draws every row, since paper does not scroll.
    pub(super) fn print(&mut self) {
        self.printing = self.measured_view().is_some();
        if self.printing {
            self.window = 0..self.heights.rows();
            self.place(vec![self.window.clone()]);
        }
    }

    /// Goes back to what is in view.
    pub(super) fn printed(&mut self) {
        self.printing = false;
        self.window = 0..0;
        self.go_on(false);
    }

    fn draw(&mut self, view: &Range<f64>, moved: bool) -> bool {
        let (window, more) = self.heights.window(&self.window, view);
        let stretches = stretches(&window, self.focused(), self.heights.rows());
        self.window = window;
        if moved || stretches != self.stretches {
            let held = self.holds.then(|| (layout::is_at_end(), self.held()));
            self.place(stretches);
            match held {
                Some((true, _)) => layout::scroll_by(f64::from(i32::MAX)),
                Some((_, Some((row, top)))) if row.is_connected() => layout::scroll_by(layout::top(&row) - top),
                _ => {}
            }
        }
        more
    }

    /// The first row in view, and where it is.
    fn held(&self) -> Option<(Element, f64)> {
        let rows = self.rows.iter().filter_map(Row::element);
        let mut rows = rows.map(|row| (layout::top(&row), row));
        rows.find(|(top, _)| *top >= 0.0).filter(|(top, _)| *top < layout::view_height()).map(|(top, row)| (row, top))
    }

    /// Measures the drawn rows. Gives the part of the list that is in view; `None` if it is folded away.
    fn measured_view(&mut self) -> Option<Range<f64>> {
        let [above, between, below] = &self.gaps;
        if self.parent.closest("details:not([open])").is_ok_and(|folded| folded.is_some()) {
            return None;
        }
        let top = layout::top(if above.is_connected() { above } else { below });
        for (number, stretch) in self.stretches.iter().enumerate() {
            let rows = self.rows.iter().filter(|row| stretch.contains(&row.at));
            let after = if number + 1 == self.stretches.len() { below } else { between };
            // From top to top, so that margins count too.
            let tops = rows.filter_map(Row::element).map(|row| layout::top(&row)).chain([layout::top(after)]);
            let tops: Vec<f64> = tops.collect();
            let heights: Vec<f64> = tops.iter().zip(tops.iter().skip(1)).map(|(top, next)| next - top).collect();
            if heights.len() == stretch.len() {
                self.heights.measure(stretch.start, &heights);
            }
        }
        Some(-top..layout::view_height() - top)
    }

    /// The row that has the keyboard, or had it last: an officer may have begun to type in it.
    fn focused(&mut self) -> Option<usize> {
        if let Some(focused) = focus::focused().filter(|element| self.parent.contains(Some(element))) {
            let holds = |row: &&Row| row.element().is_some_and(|row| row.contains(Some(&focused)));
            self.focused = self.rows.iter().find(holds).map(|row| row.key);
        }
        self.rows.iter().find(|row| Some(row.key) == self.focused).map(|row| row.at)
    }

    /// Draws these rows and no others, each in its place. Rows that are drawn already are not touched.
    fn place(&mut self, stretches: Vec<Range<usize>>) {
        let rows = self.heights.rows();
        let mut before = std::mem::take(&mut self.rows);
        let [above, between, below] = self.gaps.clone();
        // Gone first: a row beside what is to go would be moved, and lose the keyboard.
        before.retain(|row| stretches.iter().any(|stretch| stretch.contains(&row.at)));
        between.remove();
        let mut next: Element = below.clone().into();
        let mut end = self.heights.top(rows);
        let mut gap = &below;
        for (number, stretch) in stretches.iter().enumerate().rev() {
            set_height(gap, end - self.heights.top(stretch.end));
            for at in stretch.clone().rev() {
                let row = before.iter().position(|row| row.at == at).map(|index| before.swap_remove(index));
                let mut row = row.unwrap_or_else(|| self.new_row(at));
                row.put_before(&next, &self.parent);
                row.number(rows);
                next = row.element().unwrap_or(next);
                self.rows.push(row);
            }
            end = self.heights.top(stretch.start);
            gap = if number == 0 { &above } else { &between };
            put_before(gap, &next, &self.parent);
            next = gap.clone().into();
        }
        set_height(gap, end);
        if stretches.is_empty() {
            above.remove();
        }
        self.rows.reverse();
        self.stretches = stretches;
    }

    fn new_row(&self, at: usize) -> Row {
        let owner = self.owner.with(Owner::new);
        let state = owner.with(|| self.draw_row.run(at).build());
        Row { at, key: self.heights.key(at).unwrap_or_default(), says: None, state, _owner: owner }
    }
}

/// A drawn row.
struct Row {
    at: usize,
    key: u64,
    /// The number that its element says, and of how many rows.
    says: Option<(usize, usize)>,
    state: AnyViewState,
    // Last, so that what the row owns ends after its view.
    _owner: Owner,
}

impl Row {
    fn element(&self) -> Option<Element> {
        self.state.elements().into_iter().next()
    }

    fn put_before(&mut self, next: &Element, parent: &Element) {
        if self.element().and_then(|row| row.next_element_sibling()).as_ref() != Some(next) {
            self.state.mount(parent, Some(next));
        }
    }

    /// Says which row of how many it is: nobody can count rows that are not drawn.
    fn number(&mut self, rows: usize) {
        if self.says.replace((self.at, rows)) == Some((self.at, rows)) {
            return;
        }
        let Some(row) = self.element() else { return };
        // It fails only for a name that is none.
        let set = |name, value: usize| _ = row.set_attribute(name, &value.to_string());
        if row.tag_name() == "TR" {
            // The headings of the columns are the first row.
            set("aria-rowindex", self.at + 2);
        } else {
            set("aria-posinset", self.at + 1);
            set("aria-setsize", rows);
        }
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        self.state.unmount();
    }
}

fn put_before(gap: &Element, next: &Element, parent: &Element) {
    if gap.next_element_sibling().as_ref() != Some(next) {
        // It fails only if `next` has left its parent.
        let _ = parent.insert_before(gap, Some(next));
    }
}

fn set_height(gap: &HtmlElement, height: f64) {
    // It fails only for a property that is none.
    let _ = gap.style().set_property("height", &format!("{height}px"));
}
