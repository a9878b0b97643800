//! Recognises teams named after their work alone ("Private Sector Housing", "Revenues and Benefits").
//!
//! Every word must be a word of council work. One other word makes it somebody else's: "Sanctuary Housing", "Kent
//! Public Health", "Citizens Advice", "Victim Support".

use super::lexicon::is_conjunction;
use crate::import::vocabulary::{ABOUT, GROUP_PURPOSES, JOINT_TEAMS, WORK, WORK_PHRASES};
use crate::text::compared;

/// A word folded, without a possessive ending: "Children’s" is "children".
fn bare(word: &str) -> String {
    compared(word).trim_end_matches('\'').trim_end_matches("'s").to_owned()
}

/// True if a word is council work, and so not part of a person's name.
pub(super) fn is_work(word: &str) -> bool {
    let word = bare(word);
    WORK.contains(word.as_str()) || ABOUT.contains(word.as_str())
}

/// True if the words are council work and nothing else.
pub(super) fn is_council_work(words: &[&str]) -> bool {
    let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let is_and = |word: &String| matches!(word.as_str(), "and" | "&");
    let mut ends_in_work = false;
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let together = after.first().filter(|next| WORK_PHRASES.contains(format!("{first} {next}").as_str()));
        rest = if together.is_some() { after.get(1..).unwrap_or_default() } else { after };
        ends_in_work = together.is_some() || WORK.contains(first.as_str());
        if !ends_in_work && !is_and(first) && !ABOUT.contains(first.as_str()) {
            return false;
        }
    }
    ends_in_work && !words.first().is_some_and(is_and)
}

/// True if "and" between two words of work makes one team's name.
pub(super) fn are_one_team(words: &[&str]) -> bool {
    let [left, "and" | "&", right] = words else { return false };
    let (left, right) = (bare(left), bare(right));
    [(&left, &right), (&right, &left)]
        .iter()
        .any(|(one, other)| JOINT_TEAMS.contains(format!("{one} and {other}").as_str()))
}

/// True if the words before "group" give its purpose or work: "Steering Group", "Housing Delivery Group". With other
/// words it is a company: "Home Group", "Sanctuary Group".
pub(super) fn is_of_a_group(words: &[&str]) -> bool {
    let sits = |word: &&str| GROUP_PURPOSES.contains(bare(word).as_str());
    words.iter().any(sits) || (!words.is_empty() && words.iter().all(|word| is_work(word) || is_conjunction(word)))
}
