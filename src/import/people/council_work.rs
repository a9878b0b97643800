//! Names that say what a council does ("Private Sector Housing", "Revenues and Benefits"): a team is called so after its
//! work, with no word such as "team" at the end.
//!
//! A name is one only where each of its words is a word of council work. One word more makes it somebody else's:
//! "Sanctuary Housing", "Kent Public Health", "Citizens Advice", "Victim Support".

use super::lexicon::is_conjunction;
use crate::import::vocabulary::{ABOUT, WORK};
use crate::text::compared;

/// Words that are work only together: "Council Tax" is no council, and "Golding Homes" no team for empty homes.
const TOGETHER: &[[&str; 2]] = &[
    ["council", "tax"],
    ["council", "housing"],
    ["empty", "homes"],
    ["empty", "properties"],
    ["early", "help"],
    ["open", "spaces"],
    ["public", "realm"],
    ["street", "scene"],
];

/// Two sorts of work that nearly every council has in one team.
const JOINED: &[[&str; 2]] = &[["audit", "risk"], ["benefits", "revenues"], ["performance", "policy"]];

/// What a word is compared by: "Children’s" as "children".
fn bare(word: &str) -> String {
    compared(word).trim_end_matches('\'').trim_end_matches("'s").to_owned()
}

/// Whether a word is of council work, and so in no person's name.
pub(super) fn is_work(word: &str) -> bool {
    let word = bare(word);
    WORK.contains(word.as_str()) || ABOUT.contains(word.as_str())
}

/// Whether the words say what a council does, and nothing else.
pub(super) fn is_council_work(words: &[&str]) -> bool {
    let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let is_and = |word: &String| matches!(word.as_str(), "and" | "&");
    let mut ends_in_work = false;
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let together = after.first().filter(|next| TOGETHER.contains(&[first, next]));
        rest = if together.is_some() { after.get(1..).unwrap_or_default() } else { after };
        ends_in_work = together.is_some() || WORK.contains(first.as_str());
        if !ends_in_work && !is_and(first) && !ABOUT.contains(first.as_str()) {
            return false;
        }
    }
    ends_in_work && !words.first().is_some_and(is_and)
}

/// Whether an "and" between two words of work makes one team's name of them.
pub(super) fn are_one_team(words: &[&str]) -> bool {
    let [left, "and" | "&", right] = words else { return false };
    let mut pair = [bare(left), bare(right)];
    pair.sort_unstable();
    JOINED.iter().any(|joined| *joined == pair)
}

/// Whether words before "group" say what it does or how it sits: "Steering Group", "Housing Delivery Group". The group of
/// another name is a company: "Home Group", "Sanctuary Group".
pub(super) fn is_of_a_group(words: &[&str]) -> bool {
    const SITS: [&str; 16] = [
        "action",
        "advisory",
        "coordination",
        "delivery",
        "focus",
        "leadership",
        "liaison",
        "multi-agency",
        "officer",
        "operational",
        "project",
        "reference",
        "review",
        "steering",
        "task",
        "working",
    ];
    let sits = |word: &&str| SITS.contains(&bare(word).as_str());
    words.iter().any(sits) || (!words.is_empty() && words.iter().all(|word| is_work(word) || is_conjunction(word)))
}
