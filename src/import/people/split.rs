//! A cell's words as the names in it, whether or not anything stands between them.

use super::function;
use super::joint::{parted, remainder};
use super::kind::{self, Sort};
use super::known::Known;
use crate::import::vocabulary::{EVERYONE, GIVEN_NAMES, NOBODY, VERBS, singular};
use crate::import::words::tidy;
use crate::plan::name::normalised;

/// No name has more words.
pub(super) const LONGEST_NAME: usize = 12;

/// One name as a cell spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name as listed.
    pub(crate) name: String,
    /// The words of the cell.
    pub(crate) spelled: String,
    pub(super) sort: Sort,
}

/// A cell with more bytes is no list of names; what it says is kept as published.
const LONGEST_CELL: usize = 1_500;

/// What a cell was parted into.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) names: Vec<Mention>,
    /// The words that name nobody.
    pub(crate) rest: String,
}

/// Parts a cell into the names in it.
pub(super) fn split(cell: &str, known: &Known) -> Split {
    let mut found = Split::default();
    if cell.len() > LONGEST_CELL {
        cell.clone_into(&mut found.rest);
        return found;
    }
    let mut inside = Vec::new();
    let outside = without_labels(&without_brackets(&tidy(cell), &mut inside));
    for chunk in outside.split([';', '/', '|', '•']).chain(inside.iter().map(String::as_str)) {
        let bracketed = inside.iter().any(|words| words == chunk);
        let (names, remark) = without_remark(chunk);
        let before = found.names.len();
        listed(names, known, &mut found);
        if bracketed {
            // What stands in brackets is a name only where it surely is one: "(lead)" is not.
            let sure = |mention: &Mention| {
                matches!(mention.sort, Sort::Person | Sort::Post | Sort::Team) && mention.spelled.contains(' ')
            };
            if found.names.iter().skip(before).any(|mention| !sure(mention)) {
                found.names.truncate(before);
                found.rest.push_str(chunk);
            }
        }
        if !remark.is_empty() {
            found.rest.push_str(remark);
        }
    }
    found
}

/// What stands in a cell before those who help, and names nobody.
const LABELS: [&str; 12] = [
    "partners:",
    "partner:",
    "leads:",
    "lead:",
    "officer:",
    "support:",
    "supporting:",
    "supported by:",
    "with:",
    "key partners:",
    "other:",
    "owner:",
];

/// Parts a cell at the labels within it: "Sam Doyle Partners: the charities".
fn without_labels(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let label = |from: usize| {
        (1..=2).rev().find(|length| {
            let phrase = words.get(from..from + length).unwrap_or_default().join(" ").to_lowercase();
            LABELS.contains(&phrase.as_str())
        })
    };
    let mut parted: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        match label(at) {
            Some(length) => {
                parted.push(";");
                at += length;
            }
            None => {
                parted.push(word);
                at += 1;
            }
        }
    }
    parted.join(" ")
}

fn without_brackets(text: &str, inside: &mut Vec<String>) -> String {
    let mut outside = String::new();
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' | '[' => {
                if depth == 0 {
                    inside.push(String::new());
                }
                depth += 1;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            other if depth > 0 => {
                if let Some(last) = inside.last_mut() {
                    last.push(other);
                }
            }
            other => outside.push(other),
        }
    }
    outside
}

/// The names, and the sentence that says what they are to do: "… to work on delivery".
fn without_remark(chunk: &str) -> (&str, &str) {
    for (at, _) in chunk.match_indices(" to ") {
        let next = chunk.get(at + 4..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        if VERBS.contains(&next) {
            return chunk.split_at(at);
        }
    }
    (chunk, "")
}

/// A list with commas. "Smith, Ann" is one person; in "Finance, Legal and Housing Teams" the last word belongs to each.
fn listed(text: &str, known: &Known, found: &mut Split) {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let plural = parts.last().and_then(|last| last.split(' ').next_back()).map(clean).filter(|word| {
        let one = singular(word);
        kind::is_team(one) && one.len() < word.len()
    });
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        at += 1;
        if let Some(next) = parts.get(at)
            && let Some(turned) = turned_round(part, next, known)
        {
            found.names.push(turned);
            at += 1;
            continue;
        }
        let words: Vec<&str> = part.split(' ').map(clean).filter(|word| !word.is_empty()).collect();
        match plural {
            Some(plural) => each_a_team(&words, plural, at == parts.len(), known, found),
            None => names(&words, known, found),
        }
    }
}

/// A word without the punctuation of the sentence; the full stop of an initial is its own.
fn clean(word: &str) -> &str {
    let bare = word.trim_matches(|letter: char| ".,:;\"“”*".contains(letter));
    if bare.chars().count() == 1 && bare.chars().all(char::is_uppercase) {
        word.trim_matches(|letter: char| ",:;\"“”*".contains(letter))
    } else {
        bare
    }
}

/// "Smith, Ann" as "Ann Smith".
fn turned_round(surname: &str, given: &str, known: &Known) -> Option<Mention> {
    let one_word = |words: &str| !words.contains(' ') && kind::is_name_like(words);
    if !one_word(surname) || !one_word(clean(given)) {
        return None;
    }
    let name = format!("{} {surname}", clean(given));
    let is_given = |word: &str| GIVEN_NAMES.contains(&word.to_lowercase().as_str());
    let known = known.holds(&normalised(&name));
    (known || (is_given(clean(given)) && !is_given(surname))).then(|| Mention {
        name,
        spelled: format!("{surname}, {given}"),
        sort: Sort::Person,
    })
}

/// "Housing and Health and Biodiversity Teams": each is a team; which "and" parts them is known from elsewhere, or
/// else it is each.
fn each_a_team(words: &[&str], plural: &str, last: bool, known: &Known, found: &mut Split) {
    let is_plural = |word: &&str| *word == plural;
    let own_end = words.last().is_some_and(|word| kind::is_terminal(word) && (!last || !is_plural(word)));
    if own_end || words.iter().filter(|word| is_plural(word)).count() > 1 {
        return names(words, known, found);
    }
    let bare = if last { words.split_last().map_or(words, |(_, rest)| rest) } else { words };
    if bare.is_empty() || kind::person(bare, known).is_some() {
        return names(bare, known, found);
    }
    let one = singular(plural);
    let mut rest = bare;
    while !rest.is_empty() {
        while let [first, after @ ..] = rest
            && kind::is_joint(first)
        {
            rest = after;
        }
        if kind::person(rest, known).is_some() {
            return names(rest, known, found);
        }
        let joints: Vec<usize> =
            (0..rest.len()).filter(|at| rest.get(*at).is_some_and(|word| kind::is_joint(word))).collect();
        let ends = joints.iter().rev().copied().chain([rest.len()]);
        let is_known = |end: &usize| {
            known.holds(&normalised(&format!("{} {one}", rest.get(..*end).unwrap_or_default().join(" "))))
        };
        let whole = is_known(&rest.len()).then_some(rest.len());
        // Before a comma an unknown "and" belongs to the name; after the last it parts two.
        let otherwise = if last { joints.first().copied() } else { None };
        let end = whole.or_else(|| ends.into_iter().find(is_known)).or(otherwise).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if !name.is_empty() {
            let spelled = name.join(" ");
            found.names.push(mention(&format!("{spelled} {}", title_like(one, plural)), &spelled, Sort::Team, known));
        }
        rest = after;
    }
}

/// A word with the capital that another has.
fn title_like(word: &str, model: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), model.chars().next().is_some_and(char::is_uppercase)) {
        (Some(first), true) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// The names in words between which nothing need stand.
fn names(words: &[&str], known: &Known, found: &mut Split) {
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let Some(first) = rest.first() else { break };
        if kind::is_joint(first) {
            at += 1;
            continue;
        }
        let (length, sort) = next(rest, known);
        let (name, _) = rest.split_at(length.clamp(1, rest.len()));
        at += name.len();
        let text = name.join(" ");
        if NOBODY.contains(&text.to_lowercase().as_str()) {
            continue;
        }
        match sort {
            Some(sort) => found.names.push(mention(&text, &text, sort, known)),
            None => {
                found.rest.push(' ');
                found.rest.push_str(&text);
            }
        }
    }
}

/// How many words the first name has, and what sort of name it is; `None` where the words name nobody.
fn next(words: &[&str], known: &Known) -> (usize, Option<Sort>) {
    let boundary = |at: usize| words.get(at).is_none_or(|word| kind::is_joint(word));
    if let Some(length) = everyone(words).filter(|length| boundary(*length)) {
        return (length, Some(Sort::Everyone));
    }
    if let Some((length, sort)) = known.longest(words)
        && !words.get(length).is_some_and(|word| kind::is_terminal(word))
    {
        return (length, Some(sort));
    }
    if let Some((length, sort)) = kind::person(words, known) {
        return (length, Some(sort));
    }
    if let Some(length) = kind::head_of(words) {
        return (length, Some(Sort::Post));
    }
    if let Some(length) = function_before(words, known) {
        return (length, Some(Sort::Function));
    }
    // "Council Tax" ends in no council.
    if function::is_function(known.without_own(words)) {
        return remainder(words, known);
    }
    // "Department for Work and Pensions": of the government, and none of a council's.
    if let [department, of, ..] = words
        && department.eq_ignore_ascii_case("department")
        && (of.eq_ignore_ascii_case("for") || of.eq_ignore_ascii_case("of"))
    {
        return (words.len(), Some(Sort::Outside));
    }
    let within = words.get(..words.len().min(LONGEST_NAME)).unwrap_or_default();
    if let Some(mut end) = within.iter().position(|word| kind::is_terminal(word)) {
        // "Service Manager", "Projects Team": named after what it manages or does.
        while words.get(end + 1).is_some_and(|word| kind::is_post(word) || kind::is_team(word)) {
            end += 1;
        }
        let name = words.get(..=end).unwrap_or_default();
        if let Some(split) = parted(name, known) {
            return split;
        }
        if let Some(length) = post_of(words, end, known) {
            return (length, Some(Sort::Post));
        }
        return (name.len(), Some(kind::of_terminal(name)));
    }
    remainder(words, known)
}

/// "Housing Options Sarah Bloggs": how many words the work has that a person's name follows.
fn function_before(words: &[&str], known: &Known) -> Option<usize> {
    let is_person = |words: &[&str]| {
        let given = words.first().is_some_and(|word| GIVEN_NAMES.contains(word.to_lowercase().as_str()));
        given && matches!(kind::person(words, known), Some((_, Sort::Person)))
    };
    (1..words.len()).find(|at| {
        let (work, after) = words.split_at(*at);
        is_person(after) && function::is_function(known.without_own(work))
    })
}

/// "Assistant Director – Regeneration", "Cabinet Member for Housing": a post and, after a dash, what it is of: how many
/// words that has. A name after the dash, or whatever ends as one does, is another party.
fn post_of(words: &[&str], end: usize, known: &Known) -> Option<usize> {
    let is_post = words.get(end).is_some_and(|word| kind::is_post(word));
    if is_post && words.get(end + 1).is_some_and(|word| word.eq_ignore_ascii_case("for")) {
        let work = words.get(end + 2..)?;
        let mut lengths =
            (1..=work.len().min(LONGEST_NAME)).filter(|at| work.get(..*at).is_some_and(function::is_function));
        let shortest = lengths.next()?;
        let ends = |at: &usize| work.get(*at).is_none_or(|word| kind::is_joint(word));
        // Where another name follows straight on, it has all words but the first.
        let length = lengths.chain([shortest]).filter(ends).max().unwrap_or(shortest);
        return Some(end + 2 + length);
    }
    let after = words.get(end + 2..).filter(|_| matches!(words.get(end + 1), Some(&("-" | "–"))))?;
    let length = after.iter().take_while(|word| !kind::is_joint(word)).count();
    let of = after.get(..length).filter(|of| (1..=4).contains(&of.len()))?;
    let capital = of.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    let names = kind::person(of, known).is_some() || known.longest(of).is_some();
    let ends = of.iter().any(|word| kind::is_terminal(word) || kind::is_abbreviation(word));
    (is_post && capital && !names && !ends).then_some(end + 2 + length)
}

fn everyone(words: &[&str]) -> Option<usize> {
    (1..=words.len().min(2)).rev().find(|length| {
        let name = words.get(..*length).unwrap_or_default().join(" ").to_lowercase();
        EVERYONE.contains(&name.as_str())
    })
}

fn mention(name: &str, spelled: &str, sort: Sort, known: &Known) -> Mention {
    Mention { name: known.listed(name), spelled: spelled.to_owned(), sort }
}
