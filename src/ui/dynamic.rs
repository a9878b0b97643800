//! Boxed reactive closures and tasks, so that each kind is compiled once.
//!
//! Leptos compiles its code for a reactive place anew for every closure, some 4 KB each time. Boxed, all closures of one
//! result are one type.

use leptos::prelude::*;

/// A view drawn anew when a signal it reads changes.
pub fn dyn_view(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// A text, or the value of an attribute, that follows signals.
pub type DynText = Box<dyn FnMut() -> String + Send>;

/// A text, or the value of an attribute, that follows signals.
pub fn dyn_text(text: impl FnMut() -> String + Send + 'static) -> DynText {
    Box::new(text)
}

/// An attribute that is absent while its value is `None`.
pub type DynAttr = Box<dyn FnMut() -> Option<String> + Send>;

/// An attribute that is absent while its value is `None`.
pub fn dyn_attr(mut value: impl FnMut() -> Option<&'static str> + Send + 'static) -> DynAttr {
    Box::new(move || value().map(str::to_owned))
}

/// A boolean property, attribute or class that follows signals.
pub type DynBool = Box<dyn FnMut() -> bool + Send>;

/// A boolean property, attribute or class that follows signals.
pub fn dyn_bool(value: impl FnMut() -> bool + Send + 'static) -> DynBool {
    Box::new(value)
}

/// Runs a task later.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(Box::pin(task) as std::pin::Pin<Box<dyn Future<Output = ()>>>);
}
