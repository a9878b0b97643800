//! A plan as a document gives it, before it has a history.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::plan::{PartyKind, Role};

/// What a document says, section by section, in its own order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// A stable name of the document: ids of what it holds derive from it, so that two officers who
    /// start from one document have one plan.
    pub source: String,
    /// Title of the plan.
    pub title: String,
    /// The council.
    #[serde(default)]
    pub organisation: String,
    /// The years covered, as published.
    #[serde(default)]
    pub period: String,
    /// What readers must know of the wording.
    #[serde(default)]
    pub note: String,
    /// What the plan calls its parts.
    #[serde(default)]
    pub levels: Levels,
    /// The people and teams named, each once.
    #[serde(default)]
    pub parties: Vec<DraftParty>,
    /// The sections.
    #[serde(default)]
    pub sections: Vec<DraftSection>,
}

/// What a plan calls its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// "Section", "Priority", …
    pub section: String,
    /// "Commitment", …; empty where the plan has none.
    #[serde(default)]
    pub commitment: String,
}

impl Default for Levels {
    fn default() -> Self {
        Self { section: "Section".to_owned(), commitment: "Commitment".to_owned() }
    }
}

/// A person, post, team or organisation a document names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftParty {
    /// The name shown.
    pub name: String,
    /// A person, a post, a team …
    pub kind: PartyKind,
    /// Other spellings in the document.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftSection {
    /// What its id derives from where its number is not printed; empty where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The number printed or given.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it is to reach.
    #[serde(default)]
    pub objective: String,
    /// Other plans it names.
    #[serde(default)]
    pub connections: Vec<String>,
    /// Its commitments.
    #[serde(default)]
    pub commitments: Vec<DraftLine>,
    /// Actions that stand straight in it.
    #[serde(default)]
    pub actions: Vec<DraftLine>,
}

/// A commitment or an action of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftLine {
    /// The reference printed or given.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What its id derives from where its reference is not printed; empty where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// Its wording.
    pub text: String,
    /// The adopted wording, where it is not `text`.
    #[serde(default)]
    pub published: String,
    /// Whether a commitment is reported on itself.
    #[serde(default)]
    pub tracked: bool,
    /// Bullets under it.
    #[serde(default)]
    pub points: Vec<String>,
    /// What it is to bring about.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// Who, in the published words.
    #[serde(default)]
    pub responsibility: String,
    /// When, in the published words; `None` where the document leaves it blank.
    #[serde(default)]
    pub timeframe: Option<String>,
    /// The people and teams those words name.
    #[serde(default)]
    pub leads: Vec<DraftLead>,
    /// How it stands, in the document's own word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// What the document says of it besides: progress, evidence, notes under their headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<String>,
    /// Actions of a commitment.
    #[serde(default)]
    pub actions: Vec<DraftLine>,
}

/// One party in one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftLead {
    /// The party's name, as in [`Draft::parties`].
    pub party: String,
    /// The part it plays.
    pub role: Role,
    /// Whether a person has still to confirm it.
    #[serde(default)]
    pub unconfirmed: bool,
}

impl DraftSection {
    /// What its id derives from: its printed number, or else its title.
    pub(super) fn derives_from(&self) -> &str {
        if self.key.is_empty() { &self.number } else { &self.key }
    }
}

impl DraftLine {
    /// What its id derives from: its printed reference, or else its words.
    pub(super) fn derives_from(&self) -> &str {
        if self.key.is_empty() { &self.reference } else { &self.key }
    }
}

impl Draft {
    /// The same draft with the parties joined that a person said are one, each name with the one that it means. A draft
    /// is large, and not copied where there are none.
    #[must_use]
    pub fn joined(mut self: Arc<Self>, joins: &[(String, String)]) -> Arc<Self> {
        if !joins.is_empty() {
            let draft = Arc::make_mut(&mut self);
            for (name, other) in joins {
                draft.join_parties(name, other);
            }
        }
        self
    }

    /// Takes the party called `name` for the one called `other`, as a person said they are one: its name becomes
    /// another spelling. Nothing happens where either is not there.
    pub fn join_parties(&mut self, name: &str, other: &str) {
        let Some(at) = self.parties.iter().position(|party| party.name == name) else { return };
        if name == other || !self.parties.iter().any(|party| party.name == other) {
            return;
        }
        let gone = self.parties.remove(at);
        if let Some(party) = self.parties.iter_mut().find(|party| party.name == other) {
            party.aliases.push(gone.name);
            party.aliases.extend(gone.aliases);
        }
        let lines =
            self.sections.iter_mut().flat_map(|section| section.commitments.iter_mut().chain(&mut section.actions));
        for line in lines {
            line.rename_lead(name, other);
            line.actions.iter_mut().for_each(|action| action.rename_lead(name, other));
        }
    }
}

impl DraftLine {
    fn rename_lead(&mut self, name: &str, other: &str) {
        let both = self.leads.iter().any(|lead| lead.party == other);
        self.leads.retain(|lead| !(both && lead.party == name));
        self.leads.iter_mut().filter(|lead| lead.party == name).for_each(|lead| other.clone_into(&mut lead.party));
    }
}
