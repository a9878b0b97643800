//! Lines that nobody in particular leads, and commitments without an action.

use super::entry::{Asked, Entry};
use super::found::Found;
use super::gather::Facts;
use super::{Finding, Fix, Rule};
use crate::long_work::Work;

pub(super) async fn findings(gathered: &Facts, found: &mut Found, work: &impl Work) {
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
    let message = "The commitment has no action, so nothing says how it is to be kept.";
    let advice = "Add at least one action with a lead and a timeframe.";
    Finding::new(Rule::NoAction, vec![entry.location()], &[], message, advice).fixed_by(Fix::AddAction)
}

fn led(entry: &Entry, found: &mut Found) {
    let words = entry.responsibility();
    let message = match entry.asked {
        Asked::Somebody => return,
        Asked::Nobody => "Nobody is named.".to_owned(),
        Asked::Teams | Asked::Everyone => format!("No person or post is named, only “{words}”."),
    };
    let advice = "Name a person or a post to ask; the team can stay beside them.";
    found.add(Finding::new(Rule::NobodyNamed, vec![entry.location()], &[words], message, advice));
    if entry.asked == Asked::Everyone {
        let message = format!("Only “{words}” leads it: what is everybody’s is nobody’s to report on.");
        let advice = "Name one person or post who reports on it for everyone.";
        found.add(Finding::new(Rule::EveryoneOnly, vec![entry.location()], &[words], message, advice));
    }
}
