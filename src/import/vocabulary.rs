//! The words by which plans are recognised; none is of one plan alone. The lists are in `vocabulary/`, one word or
//! phrase a line, in order; the comment at the head of each says what it decides.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::singular;

/// Words and phrases that are matched as they stand, in small letters. Stems would mistake one thing for another:
/// "Planning" heads no sentence as the verb "plan" does, and "Grants" is a team's work where "Grant" is money or a
/// person.
pub(super) type WordList = LazyLock<HashSet<&'static str>>;

/// Nouns, listed in the singular and matched in either number.
pub(super) struct NounList(LazyLock<HashSet<Cow<'static, str>>>);

impl NounList {
    /// True if the list has this noun, in small letters, in the singular or the plural.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(&singular(word))
    }
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

macro_rules! text_of {
    ($file:literal) => {
        include_str!(concat!("vocabulary/", $file, ".txt"))
    };
}

/// Each list with its file.
macro_rules! lists {
    ($($name:ident: WordList = $file:literal;)*) => {
        $(pub(super) static $name: WordList = LazyLock::new(|| entries(text_of!($file)).collect());)*
    };
    ($($name:ident: NounList = $file:literal;)*) => {
        $(pub(super) static $name: NounList = NounList(LazyLock::new(|| entries(text_of!($file)).map(singular).collect()));)*
    };
}

lists! {
    ABOUT: WordList = "work_about";
    CONJUNCTIONS: WordList = "conjunctions";
    CONNECTIONS: WordList = "connections";
    DEPARTMENTS: WordList = "departments";
    DONE: WordList = "done";
    EVERYONE: WordList = "everyone";
    GIVEN_NAMES: WordList = "given_names";
    GROUP_PURPOSES: WordList = "group_purposes";
    HEADS: WordList = "heads";
    JOINT_TEAMS: WordList = "joint_teams";
    LABELS: WordList = "labels";
    LEAD_INS: WordList = "lead_ins";
    NOBODY: WordList = "nobody";
    OBJECTIVES: WordList = "objectives";
    OF_THE_PAPER: WordList = "of_the_paper";
    OUTSIDERS: WordList = "outsiders";
    SECTION_WORDS: WordList = "section_words";
    STATUSES: WordList = "statuses";
    STOP_WORDS: WordList = "stop_words";
    VERBS: WordList = "verbs";
    WORK: WordList = "work";
    WORK_PHRASES: WordList = "work_phrases";
}

lists! {
    ORDINARY: NounList = "ordinary";
    OUTSIDE: NounList = "organisations";
    POSTS: NounList = "posts";
    SERVICES: NounList = "services";
    TEAMS: NounList = "teams";
}

/// The headings of columns, each with the name of the role under which the file lists it.
pub(super) static HEADINGS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut role = "";
    let mut found = HashMap::new();
    for line in entries(text_of!("headings")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => role = name,
            None => drop(found.insert(in_singular(line.split(' ')), role)),
        }
    }
    found
});

/// Words joined to a phrase, each in the singular.
pub(super) fn in_singular<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(singular).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn each_list_is_used_says_what_it_is_for_and_is_in_order_without_repeats() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/vocabulary");
        let mut lists = 0;
        for file in fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            let (name, text) = (file.file_stem().unwrap().to_str().unwrap(), fs::read_to_string(&file).unwrap());
            assert!(include_str!("vocabulary.rs").contains(&format!("\"{name}\"")), "{name} is used");
            assert!(text.starts_with("# "), "{name} says what it is for");
            // A list may be in groups, each under its name.
            for group in text.split("[").map(|group| group.split_once("]\n").map_or(group, |(_, words)| words)) {
                let words: Vec<&str> = group.lines().filter(|line| !line.starts_with('#')).collect();
                assert!(words.is_sorted_by(|one, next| one < next), "{name} is in order: {words:?}");
                assert!(words.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()), "{name}");
            }
            lists += 1;
        }
        assert!(lists > 20, "{lists}");
    }
}
