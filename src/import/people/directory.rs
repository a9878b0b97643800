//! Collects everybody a document names, and which spellings are one party.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::known::Known;
use super::mention::Mention;
use super::name_kind::NameKind;
use crate::import::draft::DraftParty;
use crate::import::vocabulary::SERVICES;
use crate::plan::PartyKind;
use crate::text::{compared, tokens};

/// One party that a cell names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The party's listed name.
    pub(crate) name: String,
    /// True if a person has to confirm it.
    pub(crate) unconfirmed: bool,
}

/// The most words looked for in the name of a service.
const LONGEST: usize = 5;

/// Everybody named so far.
pub(super) struct Directory<'a> {
    known: &'a Known,
    /// Runs of words that come before "service", "project" and the like.
    services: HashSet<String>,
    entries: BTreeMap<usize, DirectoryEntry>,
    by_name: HashMap<String, usize>,
    /// Names joined to another entry, and whether a person has to confirm it.
    means: HashMap<String, (String, bool)>,
}

struct DirectoryEntry {
    key: String,
    kind: NameKind,
    spellings: Vec<(String, usize)>,
    aliases: Vec<String>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(known: &'a Known, prose: &str) -> Self {
        Self {
            known,
            services: services(prose),
            entries: BTreeMap::new(),
            by_name: HashMap::new(),
            means: HashMap::new(),
        }
    }

    pub(super) fn enter(&mut self, mention: &Mention) {
        let key = compared(&mention.name);
        let next = self.entries.len();
        let at = *self.by_name.entry(key.clone()).or_insert(next);
        let entry = self.entries.entry(at).or_insert_with(|| DirectoryEntry {
            key,
            kind: mention.kind,
            spellings: Vec::new(),
            aliases: Vec::new(),
        });
        entry.kind = entry.kind.min(mention.kind);
        match entry.spellings.iter_mut().find(|(name, _)| *name == mention.name) {
            Some((_, count)) => *count += 1,
            None => entry.spellings.push((mention.name.clone(), 1)),
        }
        if !entry.aliases.contains(&mention.spelled) {
            entry.aliases.push(mention.spelled.clone());
        }
    }

    /// Joins short forms to full names: a team without the word "team", a person by given name alone. Initials and
    /// similar spellings stay apart; a person decides about those.
    pub(super) fn resolve(&mut self) {
        let mut given: HashMap<&str, Vec<&str>> = HashMap::new();
        for entry in self.entries.values().filter(|entry| entry.kind == NameKind::Person) {
            // A name with an initial is not a full name; joining to it would be a guess upon a guess.
            let full = entry.key.split(' ').skip(1).any(|word| word.trim_end_matches('.').chars().count() > 2);
            if let Some(first) = entry.key.split(' ').next().filter(|_| full) {
                given.entry(first).or_default().push(&entry.key);
            }
        }
        let mut means = Vec::new();
        for entry in self.entries.values() {
            let unique = match entry.kind {
                NameKind::Given => match given.get(entry.key.as_str()).map(Vec::as_slice) {
                    Some([only]) => Some(((*only).to_owned(), true)),
                    _ => None,
                },
                NameKind::Other | NameKind::Work => {
                    self.known.full_name(&entry.key).map(|full| (full.to_owned(), false))
                }
                _ => None,
            };
            let there = |full: &str| self.by_name.contains_key(full);
            means.extend(unique.filter(|(full, _)| there(full)).map(|full| (entry.key.clone(), full)));
        }
        for (key, (full, unconfirmed)) in means {
            let Some(entry) = self.by_name.get(&key).and_then(|at| self.entries.remove(at)) else { continue };
            if let Some(target) = self.by_name.get(&full).and_then(|at| self.entries.get_mut(at)) {
                target.aliases.extend(entry.aliases);
            }
            self.means.insert(key, (full, unconfirmed));
        }
    }

    pub(super) fn parties(&self) -> Vec<DraftParty> {
        self.entries.values().map(|entry| self.party(entry)).collect()
    }

    fn party(&self, entry: &DirectoryEntry) -> DraftParty {
        let name = shown(entry);
        let mut aliases: Vec<String> = Vec::new();
        let others = entry.spellings.iter().map(|(spelling, _)| spelling).chain(&entry.aliases);
        for alias in others.filter(|alias| **alias != name) {
            if !aliases.contains(alias) {
                aliases.push(alias.clone());
            }
        }
        DraftParty { kind: self.kind(entry), name, aliases }
    }

    fn kind(&self, entry: &DirectoryEntry) -> PartyKind {
        if self.known.is_of_others(&entry.key.to_uppercase()) {
            return PartyKind::Partner;
        }
        // Other text may tell what it is: "under the Such and Such project".
        let is_service = entry.kind == NameKind::Other && self.is_called_a_service(&entry.key);
        entry.kind.party_kind(if is_service { PartyKind::Service } else { PartyKind::Partner })
    }

    fn is_called_a_service(&self, key: &str) -> bool {
        self.services.contains(&tokens(key).join(" "))
    }

    /// The party a mention belongs to.
    pub(super) fn named(&self, mention: &Mention) -> Option<Named> {
        let key = compared(&mention.name);
        let (key, unconfirmed) = self.means.get(&key).cloned().unwrap_or((key, false));
        let entry = self.by_name.get(&key).and_then(|at| self.entries.get(at))?;
        Some(Named { name: shown(entry), unconfirmed })
    }
}

/// Every run of words that comes before "service", "project" and the like.
fn services(prose: &str) -> HashSet<String> {
    let words = tokens(prose);
    let ends = (1..words.len()).filter(|at| words.get(*at).is_some_and(|word| SERVICES.contains(word)));
    let runs = ends.flat_map(|end| (end.saturating_sub(LONGEST)..end).map(move |start| start..end));
    runs.filter_map(|run| Some(words.get(run)?.join(" "))).collect()
}

/// The spelling to show: one without "&", then the most frequent, then the one with most capitals.
fn shown(entry: &DirectoryEntry) -> String {
    let rank = |(name, count): &&(String, usize)| {
        let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
        (!name.contains('&'), *count, capitals)
    };
    entry.spellings.iter().rev().max_by_key(rank).map(|(name, _)| name.clone()).unwrap_or_default()
}
