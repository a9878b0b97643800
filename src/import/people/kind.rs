//! What sort of name some words are.

use super::function::{is_function, is_of_a_group, is_work};
use super::known::Known;
use super::split::Split;
use crate::import::vocabulary::{
    DEPARTMENTS, GIVEN_NAMES, NOBODY, ORDINARY, OUTSIDE, OUTSIDERS, POSTS, SERVICES, TEAMS, VERBS, singular,
};
use crate::import::words::count;

/// What sort of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// A person with at least two names, or a name and initials.
    Person,
    /// A given name alone.
    Given,
    /// A post.
    Post,
    /// A team of the council.
    Team,
    /// A service or project.
    Service,
    /// An organisation outside the council.
    Outside,
    /// Everybody.
    Everyone,
    /// What the council does: a team that is called after it, unless its whole name stands elsewhere.
    Function,
    /// A name that says nothing of itself.
    Other,
}

impl Sort {
    /// The word for it in a plan; `other` is what a name is that says nothing of itself.
    pub(super) fn kind(self, other: &'static str) -> &'static str {
        match self {
            Self::Person | Self::Given => "person",
            Self::Post => "post",
            Self::Team | Self::Function => "team",
            Self::Service => "service",
            Self::Outside => "partner",
            Self::Everyone => "everyone",
            Self::Other => other,
        }
    }
}

/// Whether a word only joins names.
pub(super) fn is_joint(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(lower.as_str(), "and" | "&" | "with" | "plus" | "or" | "the" | "+" | "also" | "via" | "-" | "–" | "then")
}

/// Whether a name may end in this word.
pub(super) fn is_terminal(word: &str) -> bool {
    let lower = word.to_lowercase();
    let one = singular(&lower);
    [POSTS, TEAMS, SERVICES, OUTSIDE].iter().any(|words| words.contains(&one))
}

/// Whether the name of a post may end in this word.
pub(super) fn is_post(word: &str) -> bool {
    let lower = word.to_lowercase();
    POSTS.contains(&singular(&lower))
}

/// Whether the name of a team may end in this word, in the singular.
pub(super) fn is_team(word: &str) -> bool {
    TEAMS.contains(&word.to_lowercase().as_str())
}

/// Two to five capital letters.
pub(super) fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What a name is by the word it ends in.
pub(super) fn of_terminal(words: &[&str]) -> Sort {
    let Some(last) = words.last().map(|word| word.to_lowercase()) else { return Sort::Other };
    let last = singular(&last);
    let outside = words.iter().any(|word| OUTSIDERS.contains(&word.to_lowercase().as_str()));
    if POSTS.contains(&last) {
        Sort::Post
    } else if outside || OUTSIDE.contains(&last) || is_company(words) {
        Sort::Outside
    } else if TEAMS.contains(&last) {
        Sort::Team
    } else if SERVICES.contains(&last) {
        Sort::Service
    } else {
        Sort::Other
    }
}

/// Whether the name is that of a group of companies: one of people who meet says for what.
fn is_company(words: &[&str]) -> bool {
    let group = words.split_last().filter(|(last, _)| last.eq_ignore_ascii_case("group"));
    group.is_some_and(|(_, before)| !is_of_a_group(before))
}

/// What words are of which neither a person nor the last word tells.
pub(super) fn of_words(words: &[&str], known: &Known) -> Sort {
    if is_department(words)
        || matches!(words, [word] if is_abbreviation(word) && !OUTSIDERS.contains(&word.to_lowercase().as_str()))
    {
        return Sort::Team;
    }
    if words.iter().any(|word| OUTSIDERS.contains(&word.to_lowercase().as_str())) {
        Sort::Outside
    } else if is_function(known.without_own(words)) {
        Sort::Function
    } else {
        Sort::Other
    }
}

/// Whether the words are a department that goes by one word.
pub(super) fn is_department(words: &[&str]) -> bool {
    matches!(words, [word] if DEPARTMENTS.contains(&word.to_lowercase().as_str()))
}

/// Whether a word could be part of a person's name.
pub(super) fn is_name_like(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && letters.all(|letter| letter.is_alphabetic() || "'’‘-.".contains(letter))
        && !ORDINARY.contains(&lower.as_str())
        && !OUTSIDERS.contains(&lower.as_str())
        && !is_terminal(word)
        && !is_department(&[word])
        && !is_work(word)
}

fn is_initials(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    // "Age UK" is nobody's initials.
    letters != "UK" && (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The person the words begin with, and how many words the name has. A given name that is common shows a person
/// wherever it stands; two other words in capitals do so only where nothing else touches them.
pub(super) fn person(words: &[&str], known: &Known) -> Option<(usize, Sort)> {
    let first = words.first()?;
    let is_given = |word: &str| GIVEN_NAMES.contains(&word.to_lowercase().as_str());
    let capital = first.chars().next().is_some_and(char::is_uppercase) && first.chars().any(char::is_lowercase);
    // A saint's name is a church's or a charity's.
    if matches!(*first, "St" | "St." | "Saint") {
        return None;
    }
    let given = capital && is_given(first);
    let initial = is_initials(first) && first.trim_end_matches('.').len() == 1;
    if !given && !initial && !is_name_like(first) {
        return None;
    }
    let more = words.iter().skip(1).take_while(|word| is_name_like(word) || is_initials(word)).take(3);
    let mut length = 1 + more.count();
    let boundary = |at: usize| words.get(at).is_none_or(|word| is_joint(word));
    // "Sarah Green": after a first name and before nothing else, an ordinary word is a surname.
    let surname = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase) && !is_terminal(word) && !is_department(&[word])
    };
    if given && length == 1 && boundary(2) && is_name_like(first) && words.get(1).is_some_and(surname) {
        return Some((2, Sort::Person));
    }
    if given {
        // Another given name begins another person.
        if let Some(next) = (2..length).find(|at| words.get(*at).is_some_and(|word| is_given(word))) {
            length = next;
        }
        if length > 2 && !boundary(length) {
            length = 2;
        }
        let alone = length == 1 && boundary(1) && (is_name_like(first) || known.is_given(first));
        return if length > 1 { Some((length, Sort::Person)) } else { alone.then_some((1, Sort::Given)) };
    }
    if (2..=3).contains(&length) && boundary(length) {
        return Some((length, Sort::Person));
    }
    (length == 1 && boundary(1) && known.is_given(first)).then_some((1, Sort::Given))
}

/// "Head of Service", "Director of Finance and Resources": how many words such a post has.
pub(super) fn head_of(words: &[&str]) -> Option<usize> {
    let of = words.iter().take(4).position(|word| word.eq_ignore_ascii_case("of"))?;
    let before = words.get(of.checked_sub(1)?)?.to_lowercase();
    if !matches!(before.as_str(), "head" | "heads" | "director" | "chair" | "chief" | "leader" | "member" | "manager") {
        return None;
    }
    // What ends a name before it ends another party's.
    if words.iter().take(of - 1).any(|word| is_terminal(word)) {
        return None;
    }
    let after = words.get(of + 1..)?;
    let ends = |word: &str| is_terminal(word) || word.eq_ignore_ascii_case("services");
    let length = after.iter().position(|word| ends(word)).map_or(after.len(), |at| at + 1);
    (length > 0 && length <= 6).then_some(of + 1 + length)
}

/// Whether all that a cell names are teams by their work.
pub(super) fn names_work(split: &Split) -> bool {
    !split.names.is_empty() && split.rest.is_empty() && split.names.iter().all(|name| name.sort == Sort::Function)
}

/// How sure it is that a cell names people and teams and nothing else.
pub(super) fn names_people(cell: &str, split: &Split, known: &Known) -> u8 {
    let first = cell.split_whitespace().next().unwrap_or_default().to_lowercase();
    let whole = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if known.sort_of(&whole).is_some() {
        return 2;
    }
    if split.names.is_empty() || NOBODY.contains(&whole.to_lowercase().as_str()) {
        return 0;
    }
    // "Cleansing Team" and "Support Officer" are names, "Cleansing streets" and "Support tenants" are things to do.
    let small = cell.split_whitespace().nth(1).is_none_or(|word| word.chars().next().is_some_and(char::is_lowercase));
    let verb = (VERBS.contains(first.as_str()) && (small || count(cell) > 3)) || (first.ends_with("ing") && small);
    let noun = ORDINARY.contains(first.as_str()) || DEPARTMENTS.contains(&first.as_str()) || is_work(&first);
    let verb = verb && (!noun || VERBS.contains(first.as_str()));
    let given =
        GIVEN_NAMES.contains(&first.as_str()) && split.names.first().is_some_and(|name| name.sort == Sort::Person);
    if (verb && !given) || cell.contains(['?', '!', '%', '£']) || cell.chars().any(|letter| letter.is_ascii_digit()) {
        return 0;
    }
    let capital = |word: &str| word.chars().next().is_some_and(|letter| letter.is_uppercase() || letter == '&');
    let mut sure = 2;
    for name in &split.names {
        let words: Vec<&str> = name.spelled.split(' ').collect();
        let small = words.iter().filter(|word| !capital(word) && !is_joint(word) && !is_terminal(word)).count();
        let own = match name.sort {
            Sort::Everyone => 2,
            Sort::Post | Sort::Team | Sort::Service => {
                if small == 0 {
                    2
                } else {
                    u8::from(small <= 3 && words.first().is_some_and(|word| capital(word)))
                }
            }
            Sort::Person if known.holds(&crate::plan::name::normalised(&name.name)) => 2,
            Sort::Person => 1,
            // What follows a name in small letters makes it something else: "… Officer role".
            Sort::Other if !words.first().is_some_and(|word| capital(word)) => 0,
            Sort::Given | Sort::Outside | Sort::Function | Sort::Other => u8::from(small <= 1 && words.len() <= 5),
        };
        sure = sure.min(own);
    }
    // One clear name among several vouches for the others.
    let clear =
        split.names.iter().any(|name| matches!(name.sort, Sort::Post | Sort::Team | Sort::Person | Sort::Everyone));
    if sure == 0 || count(&split.rest) * 5 > count(cell) * 3 {
        return 0;
    }
    let only_other = split.names.iter().all(|name| matches!(name.sort, Sort::Other | Sort::Given | Sort::Function));
    if only_other {
        0
    } else if split.names.len() > 1 && clear && sure == 1 {
        2
    } else {
        sure
    }
}
