//! The wording of the page on people and teams.

use chrono::NaiveDate;

use crate::plan::post::{Holding, Standing};
use crate::plan::{PartyKind, day};
use crate::view::people::{Elsewhere, Holder, PartyRow, Post, Succession};

/// The line above the lists.
pub(super) fn summary(rows: &[PartyRow]) -> String {
    let waiting = rows.iter().filter(|row| row.is_to_hand_over()).count();
    let all = match rows.len() {
        0 => return "Nobody is named in this plan.".to_owned(),
        1 => "One person, post, team or organisation is named in this plan.".to_owned(),
        count => format!("{count} people, posts, teams and organisations are named in this plan."),
    };
    match waiting {
        0 => all,
        1 => format!("{all} One of them was succeeded and still has open work to hand over."),
        count => format!("{all} {count} of them were succeeded and still have open work to hand over."),
    }
}

/// The lines a party can hand over: "4 open lines", "1 open line and 2 commitments with open actions". `None` if there
/// are none.
pub(super) fn to_hand_over(row: &PartyRow) -> Option<String> {
    let lines = (row.open > 0).then(|| open_lines(row.open));
    let parts: Vec<String> = lines.into_iter().chain(commitments(row)).collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// "2 commitments with open actions", if a party has a role in any.
fn commitments(row: &PartyRow) -> Option<String> {
    match row.commitments {
        0 => None,
        1 => Some("1 commitment with open actions".to_owned()),
        count => Some(format!("{count} commitments with open actions")),
    }
}

/// "1 open line", "4 open lines".
pub(super) fn open_lines(count: usize) -> String {
    match count {
        0 => "no open line".to_owned(),
        1 => "1 open line".to_owned(),
        count => format!("{count} open lines"),
    }
}

/// The text of the link to a party's lines; `None` if it has none.
pub(super) fn lines(row: &PartyRow) -> Option<String> {
    match (row.open, row.finished) {
        (0, 0) => None,
        (open, 0) => Some(open_lines(open)),
        (open, finished) => Some(format!("{}, {finished} finished", open_lines(open))),
    }
}

/// The other facts about a party, one by one.
pub(super) fn facts(row: &PartyRow) -> Vec<String> {
    let names = |words: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{words} {}", names.join("; ")));
    // The heading of the group says it already, if the group has one kind.
    let is_said = matches!(row.kind, PartyKind::Person | PartyKind::Post | PartyKind::Partner);
    let mut facts: Vec<String> = (!is_said).then(|| row.kind.label().to_owned()).into_iter().collect();
    facts.extend(commitments(row));
    facts.extend(row.post.as_ref().map(standing));
    facts.extend(row.holds.iter().map(|held| format!("Holds {} ({})", held.post.name, how(&held.holding))));
    facts.extend(names("One with", row.joined.iter().map(|who| who.name.as_str()).collect()));
    facts.extend(names("Also written", row.spellings.iter().map(String::as_str).collect()));
    facts.extend(row.succeeded_by.iter().map(|one| format!("Succeeded by {}", succession(one))));
    facts.extend(row.succeeds.iter().map(|one| format!("Takes the place of {}", succession(one))));
    facts
}

/// Names another plan the party is in, and its name there if that differs.
pub(super) fn elsewhere(row: &PartyRow, other: &Elsewhere) -> String {
    let (title, name) = (&other.title, &other.who.name);
    if *name == row.who.name { format!("Also in “{title}”") } else { format!("Also in “{title}”, as {name}") }
}

/// The successor and the first day.
pub(super) fn succession(one: &Succession) -> String {
    let name = if one.who.name.is_empty() { "somebody this plan does not have" } else { &one.who.name };
    match one.on {
        Some(day) => format!("{name} from {}", day::short(day)),
        None => name.to_owned(),
    }
}

/// The state of a post today.
fn standing(post: &Post) -> String {
    match &post.standing {
        Standing::NotRecorded => "Holder not recorded".to_owned(),
        Standing::Vacant { since: Some(day) } => format!("Vacant since {}", day::short(*day)),
        Standing::Vacant { since: None } => "Vacant".to_owned(),
        Standing::Held(_) => {
            let now = post.holders.iter().filter(|one| one.is_on && one.who.is_some());
            let now: Vec<String> = now.map(|one| format!("{} ({})", name(one), how(&one.holding))).collect();
            format!("Held by {}", now.join(" and "))
        }
    }
}

fn how(holding: &Holding) -> String {
    holding.how.label().to_lowercase()
}

/// The name of a holder.
pub(super) fn name(holder: &Holder) -> &str {
    match &holder.who {
        None => "Vacant",
        Some(who) if who.name.is_empty() => "Somebody this plan does not have",
        Some(who) => &who.name,
    }
}

/// How and when somebody holds or held a post.
pub(super) fn held(holder: &Holder) -> String {
    let when = when(holder.holding.from, holder.holding.until);
    match holder.who {
        None => when,
        Some(_) => format!("{}, {when}", how(&holder.holding)),
    }
}

fn when(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    match (from.map(day::short), until.map(day::short)) {
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "no days recorded".to_owned(),
    }
}
