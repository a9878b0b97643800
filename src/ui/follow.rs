//! What follows signals, through one piece of code for whatever does.
//!
//! Leptos makes its code for a reactive place anew for every closure, some 4 KB each time. Boxed,
//! closures that give the same are one type.

use leptos::prelude::*;

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

/// Does something later. One type of task instead of one for each.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(Box::pin(task) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
}
