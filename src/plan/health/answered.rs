//! Who answers for a line, and whether a commitment comes to anything.

use super::super::{Line, Plan};
use super::entry::{Entry, Gathered};
use super::{Concern, Finding, Mend};

pub(super) fn findings(gathered: &Gathered<'_>) -> Vec<Finding> {
    let bare = gathered.entries.iter().filter(|entry| entry.is_bare && !entry.finished).map(no_action);
    let named = gathered.open_lines().flat_map(led);
    bare.chain(named).collect()
}

fn no_action(entry: &Entry<'_>) -> Finding {
    let says = "The commitment has no action, so nothing says how it is to be kept.";
    let repair = "Add at least one action with a lead and a timeframe.";
    Finding::new(Concern::NoAction, vec![entry.spot()], &[], says, repair).mended(Mend::AddAction)
}

fn led(entry: &Entry<'_>) -> Vec<Finding> {
    let kinds = kinds(entry.plan, entry.line);
    let mut found = Vec::new();
    // Of what is of no kind known here nobody can say that it names nobody.
    let unnamed = |kind: &&str| matches!(*kind, "team" | "service" | "partner" | "everyone");
    if kinds.iter().all(unnamed) {
        let words = entry.line.responsibility.trim();
        let says = match kinds.is_empty() {
            true => "Nobody is named.".to_owned(),
            false => format!("No person or post is named, only “{words}”."),
        };
        let repair = "Name a person or a post to ask; the team can stay beside them.";
        found.push(Finding::new(Concern::NobodyNamed, vec![entry.spot()], &[words], says, repair));
    }
    if !kinds.is_empty() && kinds.iter().all(|kind| *kind == "everyone") {
        let words = entry.line.responsibility.trim();
        let says = format!("Only “{words}” leads it: what is everybody’s is nobody’s to report on.");
        let repair = "Name one person or post who reports on it for everyone.";
        found.push(Finding::new(Concern::EveryoneOnly, vec![entry.spot()], &[words], says, repair));
    }
    found
}

/// What kinds of people and teams a line has, in whatever role.
fn kinds<'a>(plan: &'a Plan, line: &Line) -> Vec<&'a str> {
    line.leads.iter().map(|lead| plan.party(&lead.party).map_or("", |party| party.kind.as_str())).collect()
}
