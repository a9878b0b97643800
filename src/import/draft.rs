//! The draft of a plan, as read from a document, before it has a history.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::plan::{PartyKind, Role};

/// The contents of a document, section by section, in its own order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// A stable name of the document. Ids derive from it, so that two officers who start from one document have one
    /// plan.
    pub source: String,
    /// Title of the plan.
    pub title: String,
    /// The council's name.
    #[serde(default)]
    pub organisation: String,
    /// The years that the plan covers, as published.
    #[serde(default)]
    pub period: String,
    /// A note on the wording for readers.
    #[serde(default)]
    pub note: String,
    /// The plan's words for its levels.
    #[serde(default)]
    pub levels: Levels,
    /// The people and teams named, each once.
    #[serde(default)]
    pub parties: Vec<DraftParty>,
    /// The sections, in order.
    #[serde(default)]
    pub sections: Vec<DraftSection>,
}

/// A plan's words for its levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// "Section", "Priority", …
    pub section: String,
    /// "Commitment", …; empty if the plan has no commitments.
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
    /// The key its id derives from if its number is not printed; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The number printed or given.
    pub number: String,
    /// The title of the section.
    pub title: String,
    /// The objective of the section.
    #[serde(default)]
    pub objective: String,
    /// Other plans it connects to.
    #[serde(default)]
    pub connections: Vec<String>,
    /// The commitments in it.
    #[serde(default)]
    pub commitments: Vec<DraftLine>,
    /// Actions directly in it.
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
    /// The key its id derives from if its reference is not printed; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The wording of the line.
    pub text: String,
    /// The adopted wording, if it differs from `text`.
    #[serde(default)]
    pub published: String,
    /// True if a commitment is reported on itself.
    #[serde(default)]
    pub tracked: bool,
    /// Bullets under it.
    #[serde(default)]
    pub points: Vec<String>,
    /// The outcomes it is to achieve.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// The published words for who is responsible.
    #[serde(default)]
    pub responsibility: String,
    /// The published words for when; `None` if the document leaves it blank.
    #[serde(default)]
    pub timeframe: Option<String>,
    /// The people and teams those words name.
    #[serde(default)]
    pub leads: Vec<DraftLead>,
    /// The status, in the document's own word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Everything else the document says about it: progress, evidence, notes under their headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<String>,
    /// The actions of a commitment.
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
    /// True until a person confirms it.
    #[serde(default)]
    pub unconfirmed: bool,
}

impl DraftSection {
    /// The key its id derives from: its printed number, or else its title.
    pub(super) fn derives_from(&self) -> &str {
        if self.key.is_empty() { &self.number } else { &self.key }
    }
}

impl DraftLine {
    /// The key its id derives from: its printed reference, or else its words.
    pub(super) fn derives_from(&self) -> &str {
        if self.key.is_empty() { &self.reference } else { &self.key }
    }
}

impl Draft {
    /// Joins the parties that a person said are one: each name with the one it means. Does not copy the draft if there
    /// are none.
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

    /// Joins the party called `name` to the one called `other`; its name becomes an alias. Does nothing if either is
    /// missing.
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
