//! Who answers for a line, and whether a commitment comes to anything.

use super::entry::{Asked, Entry};
use super::found::Found;
use super::gather::Gathered;
use super::{Concern, Finding, Mend};
use crate::long_work::Work;

pub(super) async fn findings(gathered: &Gathered, found: &mut Found, work: &impl Work) {
    for entry in &gathered.entries {
        work.yield_if_due().await;
        if entry.finished {
            continue;
        }
        if entry.is_bare {
            found.add(no_action(entry));
        }
        if entry.is_line {
            led(entry, found);
        }
    }
}

fn no_action(entry: &Entry) -> Finding {
    let says = "The commitment has no action, so nothing says how it is to be kept.";
    let repair = "Add at least one action with a lead and a timeframe.";
    Finding::new(Concern::NoAction, vec![entry.spot()], &[], says, repair).mended(Mend::AddAction)
}

fn led(entry: &Entry, found: &mut Found) {
    let words = entry.responsibility();
    let says = match entry.asked {
        Asked::Somebody => return,
        Asked::Nobody => "Nobody is named.".to_owned(),
        Asked::Teams | Asked::Everyone => format!("No person or post is named, only “{words}”."),
    };
    let repair = "Name a person or a post to ask; the team can stay beside them.";
    found.add(Finding::new(Concern::NobodyNamed, vec![entry.spot()], &[words], says, repair));
    if entry.asked == Asked::Everyone {
        let says = format!("Only “{words}” leads it: what is everybody’s is nobody’s to report on.");
        let repair = "Name one person or post who reports on it for everyone.";
        found.add(Finding::new(Concern::EveryoneOnly, vec![entry.spot()], &[words], says, repair));
    }
}
