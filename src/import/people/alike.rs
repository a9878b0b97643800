//! Names that may mean one party, as an officer is asked about them.

use serde::{Deserialize, Serialize};

use crate::import::draft::DraftParty;
use crate::plan::alike::{LikelyPair, among as among_names, between};

/// Two names that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// One.
    pub name: String,
    /// The other.
    pub other: String,
    /// What speaks for it, in a whole sentence for the officer.
    pub why: String,
}

/// The names in one list that may mean a party in another, as of a document and of the plan it is brought into.
pub(crate) fn alike<'a>(
    names: impl IntoIterator<Item = &'a str>,
    others: impl IntoIterator<Item = &'a str>,
) -> Vec<Alike> {
    let (names, others): (Vec<&str>, Vec<&str>) = (names.into_iter().collect(), others.into_iter().collect());
    let found = between(&names, &others);
    found.into_iter().filter_map(|pair| asked(&names, &others, pair)).collect()
}

/// The names in one list that may be one.
pub(super) fn among(parties: &[DraftParty]) -> Vec<Alike> {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    among_names(&names).into_iter().filter_map(|pair| asked(&names, &names, pair)).collect()
}

fn asked(names: &[&str], others: &[&str], LikelyPair { one, other, why }: LikelyPair) -> Option<Alike> {
    let own = |name: &&str| (*name).to_owned();
    Some(Alike { name: names.get(one).map(own)?, other: others.get(other).map(own)?, why: why.to_owned() })
}
