//! Where long work may be left for a moment and gone on with.

use std::pin::Pin;
use std::task::{Context, Poll};

/// A place to rest: the work comes back from its step here, and goes on from here with the next.
///
/// Whoever drives the work polls it again when it suits; nobody is woken.
pub(super) fn rest() -> Rest {
    Rest { rested: false }
}

/// See [`rest`].
pub(super) struct Rest {
    rested: bool,
}

impl Future for Rest {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.rested, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}
