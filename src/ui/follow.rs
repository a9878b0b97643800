//! What follows signals, through one piece of code for whatever does.
//!
//! Leptos makes its code for a reactive place anew for every closure, some 4 KB each time. Boxed,
//! closures that give the same are one type.

use leptos::prelude::*;

use crate::browser::page_yielder::{self, PageYielder};
use crate::yielding::{Yielder, now_or_never};

/// A view that is drawn anew when what it follows changes.
pub fn drawn(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// Words that follow: of a text or an attribute.
pub type Words = Box<dyn FnMut() -> String + Send>;

/// Words that follow.
pub fn words(words: impl FnMut() -> String + Send + 'static) -> Words {
    Box::new(words)
}

/// An attribute that is there only now and then.
pub type Perhaps = Box<dyn FnMut() -> Option<String> + Send>;

/// An attribute that is there only now and then.
pub fn perhaps(words: impl FnMut() -> Option<&'static str> + Send + 'static) -> Perhaps {
    let mut words = words;
    Box::new(move || words().map(str::to_owned))
}

/// Whether something is so, for attributes and classes.
pub type Yes = Box<dyn FnMut() -> bool + Send>;

/// Whether something is so.
pub fn whether(so: impl FnMut() -> bool + Send + 'static) -> Yes {
    Box::new(so)
}

/// Long work that a page waits for.
type Task<T> = std::pin::Pin<Box<dyn Future<Output = T>>>;

/// What long work gives, worked out anew whenever what it follows changes. The last answer stays until the next is there.
pub struct AsyncMemo<T: Send + Sync + 'static> {
    given: RwSignal<Option<T>>,
    busy: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for AsyncMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for AsyncMemo<T> {}

/// For whom work is done: it rests for the page, and is never gone on with once the answer to something newer is wanted.
#[derive(Debug)]
pub struct Job {
    turns: PageYielder,
    asked: StoredValue<u32>,
    number: u32,
}

impl Job {
    /// Work that takes this many milliseconds, and seldom more, is better waited for: nothing flickers.
    pub fn first_after(self, milliseconds: f64) -> Self {
        Self { turns: PageYielder::first_after(milliseconds), ..self }
    }
}

impl Yielder for Job {
    async fn yield_if_due(&self) {
        self.turns.yield_if_due().await;
        if self.asked.try_get_value() != Some(self.number) {
            // Woken by nobody, it is dropped.
            std::future::pending::<()>().await;
        }
    }
}

/// Works something out, for as long as the page that wants it is there. `work` is called again whenever something that it
/// reads changes; it gives `None` where there is nothing to work on. What is done before the page's first turn is there
/// at once: nothing says that it is worked on.
pub fn async_memo<T: Clone + Send + Sync + 'static>(work: impl Fn(Job) -> Option<Task<T>> + 'static) -> AsyncMemo<T> {
    let (given, busy, asked) = (RwSignal::new(None), RwSignal::new(true), StoredValue::new(0));
    Effect::new(move |_| {
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        let give = move |answer| {
            given.set(answer);
            busy.set(false);
        };
        let Some(mut task) = work(Job { turns: PageYielder::from_now(), asked, number }) else { return give(None) };
        if let Some(answer) = untrack(|| now_or_never(&mut task)) {
            return give(Some(answer));
        }
        busy.set(true);
        spawn(async move {
            let answer = task.await;
            // To show it is work for a turn of its own.
            page_yielder::next().await;
            if asked.try_get_value() == Some(number) {
                give(Some(answer));
            }
        });
    });
    AsyncMemo { given, busy }
}

impl<T: Clone + Send + Sync + 'static> AsyncMemo<T> {
    /// The last answer. Followed.
    pub fn get(self) -> Option<T> {
        self.given.get()
    }

    /// Whether a newer answer is on its way. Followed.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }
}

/// Does something later. One type of task instead of one for each.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(Box::pin(task) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
}
