//! What a column can hold, and by which heading that is recognised.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::import::vocabulary::HEADINGS;
use crate::text::{singular, tokens};

/// What the cells of a column say of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The printed reference or number.
    Reference,
    /// The section, priority or theme.
    Section,
    /// What the section is to reach.
    Objective,
    /// The commitment that actions stand under.
    Commitment,
    /// The action.
    Action,
    /// What the action is to bring about, and how that is measured.
    Outcome,
    /// Whoever is responsible, of whatever sort: officers, teams and partners in one column.
    Responsibility,
    /// Who leads.
    Lead,
    /// Who helps.
    Supporting,
    /// Organisations outside the council.
    Partner,
    /// Who confirms that it is done.
    SignOff,
    /// By when.
    Timeframe,
    /// How it stands, in a word.
    Status,
    /// What was done so far.
    Progress,
    /// What shows that it was done.
    Evidence,
    /// Something else, kept with the line under its heading.
    Note,
    /// Nothing that is brought in.
    LeftOut,
}

use ColumnRole::{
    Action, Commitment, Evidence, Lead, LeftOut, Note, Objective, Outcome, Partner, Progress, Reference,
    Responsibility, Section, SignOff, Status, Supporting, Timeframe,
};

impl ColumnRole {
    /// Everything an officer can choose, in the order in which it is offered.
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

    /// What it is called on screen.
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

    /// Whether it names people and teams.
    #[must_use]
    pub fn is_people(self) -> bool {
        matches!(self, Responsibility | Lead | Supporting | Partner | SignOff)
    }

    /// Whether it holds sentences of the plan itself.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Commitment | Action | Outcome)
    }
}

/// No heading has more words.
const LONGEST: usize = 9;

/// What a column under this heading holds, where the words say so.
pub(super) fn of_heading(heading: &str) -> Option<ColumnRole> {
    let words = short(heading);
    if words.is_empty() || words.len() > LONGEST {
        return (heading.trim() == "#").then_some(Reference);
    }
    // Several sorts of people between strokes: "Lead/Partners".
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

/// The heading found in these words: the last, as English puts what a thing is last ("action owner"); of those that
/// end together the longest. Words of which it is less than a third are no heading.
fn matched(words: &[String]) -> Option<ColumnRole> {
    // Ends from the last, and of one end the longest phrase first.
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

/// Whether a line by itself is a heading of a column and nothing else.
pub(super) fn is_heading(line: &str) -> Option<ColumnRole> {
    if line.len() > 80 || line.ends_with('.') {
        return None;
    }
    let words = tokens(line);
    let role = of_heading(line).filter(|_| words.len() <= 6)?;
    // Of a longer line more must be known than one word.
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
