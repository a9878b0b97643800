//! The rows of a long list: those in view and a few more, at any length.
//!
//! The page itself scrolls. What is not drawn is a gap as high as its rows, so the scroll bar is true; a row that has the
//! keyboard stays drawn with its neighbours, so Tab goes on from it; a printed page has all rows.

mod drawn;

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::rc::Rc;

use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::browser::layout::SizeWatcher;
use crate::browser::{focus, layout};
use crate::ui::dynamic::dyn_view;
use crate::view::describe::grouped;
use crate::view::window::{Heights, WHOLE};
use drawn::Drawn;

thread_local! {
    /// The heights of the rows of lists that were left, for the way back to the same place.
    static LEFT: RefCell<HashMap<String, Heights>> = RefCell::default();
}

/// What the window tells that a list follows.
const EVENTS: [&str; 5] = ["scroll", "resize", "focusin", "beforeprint", "afterprint"];

/// The key of a row that shows this.
pub fn row_key(of: &(impl Hash + ?Sized)) -> u64 {
    let mut key = DefaultHasher::new();
    of.hash(&mut key);
    key.finish()
}

/// The keys of a list whose rows are drawn anew when any of them changes.
#[must_use]
pub fn numbered(rows: usize) -> Signal<Vec<u64>> {
    Signal::stored((0..rows as u64).collect())
}

/// Says over a list without a search what the browser's own find sees of it, if it is too long to be drawn whole.
#[component]
pub fn FindNote(
    /// The number of rows.
    #[prop(into)]
    rows: Signal<usize>,
) -> AnyView {
    dyn_view(move || match rows.get() {
        ..=WHOLE => ().into_any(),
        rows => {
            let words = format!("Your browser’s own find sees only those on screen, not all {}.", grouped(rows));
            view! { <p class="govuk-body-s">{words}</p> }.into_any()
        }
    })
}

/// The rows of a list. It stands in the `<tbody>` or list that they belong to.
#[component]
pub fn LongList(
    /// The name under which the heights of its rows are kept.
    #[prop(into)]
    name: String,
    /// The keys of its rows, in their order. A row stays drawn while its key is listed.
    #[prop(into)]
    keys: Signal<Vec<u64>>,
    /// Draws the row of an index, as one element.
    draw: Callback<usize, AnyView>,
    /// The height of a row in px, until one is measured.
    row_height: f64,
) -> AnyView {
    let end = NodeRef::<html::Template>::new();
    let owner = Owner::current().unwrap_or_default();
    let list = List(StoredValue::new_local(Rc::default()));
    let own = name.clone();
    Effect::new(move |_| {
        let Some(end) = end.get() else { return };
        let keys = keys.get();
        untrack(|| {
            let begun = || {
                let heights = LEFT.with_borrow_mut(|left| left.remove(&own));
                Drawn::new(end.into(), owner.clone(), heights.unwrap_or_else(|| Heights::new(row_height)), draw)
            };
            list.begin(begun);
            list.with(|shown| shown.drawn.list(keys));
            list.ask();
        });
    });
    for event in EVENTS {
        let heard = window_event_listener_untyped(event, move |_| list.hear(event));
        on_cleanup(move || heard.remove());
    }
    let jumps = window_event_listener(ev::keydown, move |event| {
        if keys.with_untracked(Vec::len) > WHOLE {
            jump(&event);
        }
    });
    on_cleanup(move || jumps.remove());
    on_cleanup(move || list.leave(&name));
    // The page is as long as it will be before the first row is drawn.
    let room = format!("{}px", keys.with_untracked(Vec::len) as f64 * row_height);
    view! { <template class="app-gap" style:height=room node_ref=end></template> }.into_any()
}

/// Home and End go there at once. The browser would glide there, and stop on the way wherever the list corrects the height of
/// rows that were not drawn before.
fn jump(event: &KeyboardEvent) {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if modified || event.default_prevented() || focus::is_in_field() {
        return;
    }
    let down = match event.key().as_str() {
        "Home" => i32::MIN,
        "End" => i32::MAX,
        _ => return,
    };
    event.prevent_default();
    layout::scroll_by(f64::from(down));
}

/// A list on the page.
#[derive(Clone, Copy)]
struct List(StoredValue<Rc<RefCell<Option<Shown>>>, LocalStorage>);

/// What is drawn of it.
struct Shown {
    drawn: Drawn,
    _watcher: SizeWatcher,
    /// True if it draws on with the next frame.
    asked: bool,
}

impl List {
    /// Begins to draw, unless it has.
    fn begin(self, drawn: impl FnOnce() -> Option<Drawn>) {
        let Some(shown) = self.0.try_get_value() else { return };
        let mut shown = shown.borrow_mut();
        if shown.is_none() {
            *shown = drawn().map(|drawn| {
                let _watcher = SizeWatcher::of(drawn.parent(), move || self.ask());
                Shown { drawn, _watcher, asked: false }
            });
        }
    }

    /// Draws on with the next frame.
    fn ask(self) {
        if self.with(|shown| std::mem::replace(&mut shown.asked, true)) == Some(false) {
            request_animation_frame(move || {
                self.with(|shown| shown.asked = false);
                self.go_on(false);
            });
        }
    }

    fn go_on(self, scrolled: bool) {
        if self.with(|shown| shown.drawn.go_on(scrolled)) == Some(true) {
            self.ask();
        }
    }

    fn hear(self, event: &str) {
        match event {
            "beforeprint" => _ = self.with(|shown| shown.drawn.print()),
            "afterprint" => {
                self.with(|shown| shown.drawn.printed());
                self.ask();
            }
            _ => self.go_on(event == "scroll"),
        }
    }

    /// The page is left.
    fn leave(self, name: &str) {
        let shown = self.0.try_get_value().and_then(|shown| shown.take());
        if let Some(Shown { drawn, .. }) = shown {
            LEFT.with_borrow_mut(|left| left.insert(name.to_owned(), drawn.into_heights()));
        }
    }

    /// Nothing if the page was left, or for an event of its own drawing.
    fn with<T>(self, what: impl FnOnce(&mut Shown) -> T) -> Option<T> {
        let shown = self.0.try_get_value()?;
        shown.try_borrow_mut().ok()?.as_mut().map(what)
    }
}
