//! The roles of columns, and the headings by which they are recognised.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::import::vocabulary::HEADINGS;
use crate::text::{singular, tokens};

/// The role of a column: the part of a line that its cells give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The printed reference or number.
    Reference,
    /// The section, priority or theme.
    Section,
    /// The objective of the section.
    Objective,
    /// The commitment above the actions.
    Commitment,
    /// The wording of an action.
    Action,
    /// The outcome of the action, and how that is measured.
    Outcome,
    /// Everybody responsible, in one column: officers, teams and partners.
    Responsibility,
    /// The lead of the line.
    Lead,
    /// Those who support the lead.
    Supporting,
    /// Organisations outside the council.
    Partner,
    /// The one who confirms that the line is done.
    SignOff,
    /// The timeframe of the line.
    Timeframe,
    /// The status, in a word.
    Status,
    /// Progress so far.
    Progress,
    /// Evidence that it was done.
    Evidence,
    /// Anything else; kept with the line under the column's heading.
    Note,
    /// Ignored: the column's words become asides.
    LeftOut,
}

use ColumnRole::{
    Action, Commitment, Evidence, Lead, LeftOut, Note, Objective, Outcome, Partner, Progress, Reference,
    Responsibility, Section, SignOff, Status, Supporting, Timeframe,
};

impl ColumnRole {
    /// Every role, in the order in which officers are offered them.
    pub const ALL: [Self; 17] = [
        Reference,
        Section,
        Objective,
        Commitment,
        Action,
        Outcome,
        Responsibility,
        Lead,
        Supporting,
        Partner,
        SignOff,
        Timeframe,
        Status,
        Progress,
        Evidence,
        Note,
        LeftOut,
    ];

    /// The label on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Reference => "Reference",
            Section => "Section or priority",
            Objective => "Objective of the section",
            Commitment => "Commitment",
            Action => "Action",
            Outcome => "Outcome",
            Responsibility => "Who is responsible (leads and partners together)",
            Lead => "Lead",
            Supporting => "Who supports",
            Partner => "Partners",
            SignOff => "Who signs off",
            Timeframe => "Timeframe",
            Status => "Status",
            Progress => "Progress",
            Evidence => "Evidence",
            Note => "Note, kept with the line",
            LeftOut => "Leave out",
        }
    }

    /// True if the column names people and teams.
    #[must_use]
    pub fn is_people(self) -> bool {
        matches!(self, Responsibility | Lead | Supporting | Partner | SignOff)
    }

    /// True if the column holds the plan's own sentences.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Commitment | Action | Outcome)
    }
}

/// The most words a heading has.
const LONGEST: usize = 9;

/// The role that a heading says its column has.
pub(super) fn of_heading(heading: &str) -> Option<ColumnRole> {
    let words = short(heading);
    if words.is_empty() || words.len() > LONGEST {
        return (heading.trim() == "#").then_some(Reference);
    }
    // Several kinds of people in one heading: "Lead/Partners".
    let mut sorts: Vec<ColumnRole> =
        heading.split(['/', '&', ',', '+']).filter_map(|part| matched(&short(part))).collect();
    sorts.sort_unstable();
    sorts.dedup();
    if sorts.len() > 1 && sorts.iter().all(|sort| sort.is_people()) {
        return Some(Responsibility);
    }
    let joined = ["and", "or"].iter().any(|joint| words.iter().any(|word| word == joint));
    let (lead, partner) = (words.iter().any(|word| word == "lead"), words.iter().any(|word| word == "partner"));
    if joined && lead && partner {
        return Some(Responsibility);
    }
    matched(&words)
}

fn short(part: &str) -> Vec<String> {
    tokens(part).iter().map(|word| singular(word).into_owned()).collect()
}

/// Finds a known heading in these words: the last, since English puts the noun last ("action owner"), and of those that
/// end together the longest. `None` if it is less than a third of the words.
fn matched(words: &[String]) -> Option<ColumnRole> {
    // Try ends from the last, and for each end the longest phrase first.
    (1..=words.len()).rev().find_map(|end| {
        (end.saturating_sub(LONGEST)..end).find_map(|start| {
            let phrase = words.get(start..end)?.join(" ");
            let role = BY_PHRASE.get(phrase.as_str())?;
            ((end - start) * 3 >= words.len()).then_some(*role)
        })
    })
}

static BY_PHRASE: LazyLock<HashMap<&str, ColumnRole>> = LazyLock::new(|| {
    let named = |name: &str| ColumnRole::ALL.into_iter().find(|role| format!("{role:?}") == name);
    HEADINGS.iter().filter_map(|(phrase, role)| Some((phrase.as_str(), named(role)?))).collect()
});

/// The role of a column if a line is nothing but its heading.
pub(super) fn is_heading(line: &str) -> Option<ColumnRole> {
    if line.len() > 80 || line.ends_with('.') {
        return None;
    }
    let words = tokens(line);
    let role = of_heading(line).filter(|_| words.len() <= 6)?;
    // In a longer line, one known word is not enough.
    let known = words.iter().filter(|word| matched(&[singular(word).into_owned()]).is_some()).count();
    (known * 2 >= words.len() || line.contains('/') || words.len() > 2 && known > 0).then_some(role)
}

#[cfg(test)]
mod tests {
    use super::{BY_PHRASE, HEADINGS};

    #[test]
    fn every_heading_of_the_list_is_under_a_role() {
        assert_eq!(BY_PHRASE.len(), HEADINGS.len());
    }
}
