//! Pairs of names that may belong to one party, as an officer is asked about them.

use serde::{Deserialize, Serialize};

use crate::import::draft::DraftParty;
use crate::plan::alike::{LikelyPair, among as among_names, between};

/// Two names that may belong to one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// One of the names.
    pub name: String,
    /// The other name.
    pub other: String,
    /// The reason, in a whole sentence for the officer.
    pub why: String,
}

/// Names of one list that may belong to parties of another, as a document's and a plan's.
pub(crate) fn alike<'a>(
    names: impl IntoIterator<Item = &'a str>,
    others: impl IntoIterator<Item = &'a str>,
) -> Vec<Alike> {
    let (names, others): (Vec<&str>, Vec<&str>) = (names.into_iter().collect(), others.into_iter().collect());
    let found = between(&names, &others);
    found.into_iter().filter_map(|pair| asked(&names, &others, pair)).collect()
}

/// Pairs within one list that may belong to one party.
pub(super) fn among(parties: &[DraftParty]) -> Vec<Alike> {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    among_names(&names).into_iter().filter_map(|pair| asked(&names, &names, pair)).collect()
}

fn asked(names: &[&str], others: &[&str], LikelyPair { one, other, why }: LikelyPair) -> Option<Alike> {
    let own = |name: &&str| (*name).to_owned();
    Some(Alike { name: names.get(one).map(own)?, other: others.get(other).map(own)?, why: why.to_owned() })
}
