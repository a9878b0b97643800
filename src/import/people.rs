//! Recognises the people and teams named in the cells of a document.
//!
//! All cells are read twice: first alone, to learn the names that stand apart; then with those names known, to split
//! names that run together without a comma.

mod alike;
mod certainty;
mod conjunction;
mod council_work;
mod directory;
mod grammar;
mod known;
mod learn;
mod lexicon;
mod mention;
mod name_kind;
mod next_name;
mod split;

use std::collections::{HashMap, HashSet};

pub use alike::Alike;
pub(crate) use alike::alike;
pub(crate) use certainty::{Certainty, names_people, names_work};
use directory::{Directory, Named};
pub(crate) use known::{Known, own_council};
pub(crate) use learn::learn;
use mention::Split;
use split::split;

use crate::import::draft::DraftParty;
use crate::plan::PartyKind;

/// Everybody a document names, cell by cell.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Each party once, in order of first mention.
    pub(crate) parties: Vec<DraftParty>,
    /// Names that may belong to one party; a person decides.
    pub(crate) alike: Vec<Alike>,
    kinds: HashMap<String, PartyKind>,
    cells: HashMap<String, Vec<Named>>,
    unread: HashMap<String, String>,
}

impl People {
    /// Recognises everybody named in `cells`. `own` is the council's abbreviation; `prose` is all text of the document,
    /// which may tell what a name is ("the Homefinder service").
    pub(crate) fn of<'a>(cells: impl IntoIterator<Item = &'a str>, own: &str, prose: &str) -> Self {
        let cells: Vec<&str> = cells.into_iter().collect();
        let known = learn(cells.iter().copied(), own);
        let mut seen: HashMap<&str, Split> = HashMap::new();
        let mut order: Vec<&str> = Vec::new();
        for cell in cells {
            seen.entry(cell).or_insert_with(|| {
                order.push(cell);
                split(cell, &known)
            });
        }
        let mut directory = Directory::new(&known, prose);
        for cell in &order {
            seen.get(cell).into_iter().flat_map(|split| &split.names).for_each(|mention| directory.enter(mention));
        }
        directory.resolve();
        let mut people = Self { parties: directory.parties(), ..Self::default() };
        for (cell, split) in seen {
            let mut seen = HashSet::new();
            let named = split.names.iter().filter_map(|mention| directory.named(mention));
            let named = named.filter(|one| seen.insert(one.name.clone())).collect();
            people.cells.insert(cell.to_owned(), named);
            if !split.rest.is_empty() {
                people.unread.insert(cell.to_owned(), split.rest);
            }
        }
        people.kinds = people.parties.iter().map(|party| (party.name.clone(), party.kind.clone())).collect();
        people.alike = alike::among(&people.parties);
        people
    }

    /// The parties a cell names.
    pub(crate) fn named(&self, cell: &str) -> &[Named] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }

    /// The words of a cell in which no name was recognised.
    pub(crate) fn unread(&self, cell: &str) -> Option<&str> {
        self.unread.get(cell).map(String::as_str)
    }

    /// The kind of the party of this name.
    pub(crate) fn kind(&self, name: &str) -> Option<&PartyKind> {
        self.kinds.get(name)
    }
}
