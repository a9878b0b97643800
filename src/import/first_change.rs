//! The first change of a plan: of a draft, be it a starter plan or a document, or of nothing.
//!
//! A draft gives the same change on every device, so that officers who start from the same one can merge.

use sha2::{Digest as _, Sha256};

use super::draft::{Draft, DraftLine, DraftSection};
use crate::history::{Author, Change, Fault, Set};
use crate::long_work::{Unattended, block_on};
use crate::plan::edit::Content;
use crate::plan::name::party_id;
use crate::plan::status::STARTING_SCHEME;
use crate::plan::{EntityId, Field, Kind, order};
use crate::text::compared;

/// The time in the first change of a draft: the same on every device. Nothing is decided by it.
const STARTED: &str = "2024-01-01T00:00:00.000Z";
/// The device in the first change of a starter plan; no officer's.
pub(super) const STARTER_DEVICE: &str = "starter";
/// The device in the first change of a plan made from a document; no officer's either.
pub(super) const DOCUMENT_DEVICE: &str = "document";
/// Prefix of the source of a draft made from a document.
pub(super) const FROM_DOCUMENT: &str = "document:";

/// Why a draft gave no first change.
#[derive(Debug, thiserror::Error)]
pub enum FirstChangeError {
    /// The file is not a draft.
    #[error("the starter plan could not be read, so nothing was added; reload the page and try again ({0})")]
    NotADraft(#[from] serde_json::Error),
    /// The draft cannot become a change.
    #[error("the starter plan could not be opened, so nothing was added ({0})")]
    NoChange(#[from] Fault),
}

/// Reads the data of a starter plan.
///
/// # Errors
/// When it is not a draft.
pub fn read_starter(json: &str) -> Result<Draft, FirstChangeError> {
    Ok(serde_json::from_str(json)?)
}

impl Draft {
    /// The id of the plan made from this draft.
    #[must_use]
    pub fn plan_id(&self) -> EntityId {
        EntityId::derived(&Kind::Plan, &[&self.source])
    }

    /// A secret for salts: a hash of the whole draft if it is a council's own document, so that text erased later
    /// cannot be guessed without the document. Starter plans are public and have none.
    fn secret(&self) -> Result<Vec<u8>, FirstChangeError> {
        if self.source.starts_with(FROM_DOCUMENT) {
            return Ok(Sha256::digest(serde_json::to_vec(self)?).to_vec());
        }
        Ok(Vec::new())
    }

    /// The id of a line, point or outcome, derived from the draft's source and `from`.
    pub(super) fn derived(&self, kind: &Kind, from: &[&str]) -> EntityId {
        let mut parts = vec![self.source.as_str()];
        parts.extend(from);
        EntityId::derived(kind, &parts)
    }

    /// The plan's first change. Ids and salts derive from the document, so two officers who both
    /// start from it hold the same change, and their copies merge instead of doubling.
    ///
    /// # Errors
    /// When the draft holds what a change cannot.
    pub fn first_change(&self) -> Result<Change, FirstChangeError> {
        let document = self.source.starts_with(FROM_DOCUMENT);
        let mut writer = Writer { source: &self.source, secret: self.secret()?, sets: Vec::new() };
        writer.plan(self);
        let author = match document {
            true => Author::new(format!("Document: {}", self.title), DOCUMENT_DEVICE),
            false => Author::new(format!("Hearth: {}", self.title), STARTER_DEVICE),
        };
        Ok(block_on(Change::unsealed(Vec::new(), STARTED.to_owned(), author, writer.sets).with_id(&Unattended))?)
    }
}

/// The values of a blank plan: its title and the scheme of statuses.
#[must_use]
pub fn blank(id: &EntityId, title: &str, organisation: &str, section_word: &str) -> Vec<(EntityId, Field, Content)> {
    let mut sets = vec![
        (id.clone(), Field::Title, Content::text(title)),
        (id.clone(), Field::SectionWord, Content::text(section_word)),
        (id.clone(), Field::CommitmentWord, Content::text("Commitment")),
    ];
    if !organisation.is_empty() {
        sets.push((id.clone(), Field::Organisation, Content::text(organisation)));
    }
    sets.extend(scheme(id));
    sets
}

/// The statuses every new plan begins with.
fn scheme(plan: &EntityId) -> Vec<(EntityId, Field, Content)> {
    let mut sets = Vec::new();
    for ((name, word, shape, stage, meaning), key) in STARTING_SCHEME.into_iter().zip(order::sequence()) {
        let Ok(id) = EntityId::named(&Kind::Status, name) else { continue };
        let json = |value: serde_json::Result<serde_json::Value>| Content::Plain(value.unwrap_or_default());
        sets.push((id.clone(), Field::Place, Content::place(plan, &key)));
        sets.push((id.clone(), Field::Word, Content::text(word)));
        sets.push((id.clone(), Field::Shape, json(serde_json::to_value(shape))));
        sets.push((id.clone(), Field::Stage, json(serde_json::to_value(stage))));
        sets.push((id, Field::Meaning, Content::text(meaning)));
    }
    sets
}

struct Writer<'a> {
    source: &'a str,
    secret: Vec<u8>,
    sets: Vec<Set>,
}

impl Writer<'_> {
    fn set(&mut self, entity: &EntityId, field: Field, content: Content) {
        if content == Content::text("") {
            return;
        }
        // Words of a starter are public: their salt need not be secret, but must be the same on every device.
        let hash = Sha256::new()
            .chain_update(&self.secret)
            .chain_update(entity.as_str())
            .chain_update("\n")
            .chain_update(field.to_string());
        let mut salt = [0; 16];
        salt.copy_from_slice(&hash.finalize()[..16]);
        let value = content.value(u128::from_be_bytes(salt));
        self.sets.push(Set { entity: entity.clone(), field, value, over: Vec::new(), extra: serde_json::Map::new() });
    }

    fn words(&mut self, entity: &EntityId, field: Field, words: &str) {
        self.set(entity, field, Content::text(words));
    }

    fn child(&mut self, kind: &Kind, from: &[&str], parent: &EntityId, key: &str) -> EntityId {
        let mut parts = vec![self.source];
        parts.extend(from);
        let id = EntityId::derived(kind, &parts);
        self.set(&id, Field::Place, Content::place(parent, key));
        id
    }

    fn plan(&mut self, draft: &Draft) {
        let plan = draft.plan_id();
        self.words(&plan, Field::Title, &draft.title);
        self.words(&plan, Field::Organisation, &draft.organisation);
        self.words(&plan, Field::Period, &draft.period);
        self.words(&plan, Field::Note, &draft.note);
        self.words(&plan, Field::SectionWord, &draft.levels.section);
        self.words(&plan, Field::CommitmentWord, &draft.levels.commitment);
        self.set(&plan, Field::Origin, Content::word(&draft.source));
        for (entity, field, content) in scheme(&plan) {
            self.set(&entity, field, content);
        }
        let mut keys = order::sequence();
        for party in &draft.parties {
            let id = party_id(&party.name);
            self.set(&id, Field::Place, Content::place(&plan, &keys.next().unwrap_or_default()));
            self.words(&id, Field::Name, &party.name);
            self.set(&id, Field::PartyKind, Content::word(&party.kind));
            let mut spelled = vec![compared(&party.name)];
            for (alias, key) in party.aliases.iter().zip(order::sequence()) {
                // Spellings that compare as equal are one.
                if !spelled.contains(&compared(alias)) {
                    let other = EntityId::derived(&Kind::Alias, &[id.as_str(), &compared(alias)]);
                    self.set(&other, Field::Place, Content::place(&id, &key));
                    self.words(&other, Field::Text, alias);
                    spelled.push(compared(alias));
                }
            }
        }
        for (section, key) in draft.sections.iter().zip(order::sequence()) {
            self.section(section, &plan, &key);
        }
    }

    fn section(&mut self, section: &DraftSection, plan: &EntityId, key: &str) {
        let id = self.child(&Kind::Section, &[section.derives_from()], plan, key);
        self.words(&id, Field::Number, &section.number);
        self.words(&id, Field::Title, &section.title);
        self.words(&id, Field::Objective, &section.objective);
        for (words, key) in section.connections.iter().zip(order::sequence()) {
            let connection = self.child(&Kind::Connection, &[section.derives_from(), &compared(words)], &id, &key);
            self.words(&connection, Field::Text, words);
        }
        let mut keys = order::sequence();
        for commitment in &section.commitments {
            let key = keys.next().unwrap_or_default();
            self.line(&Kind::Commitment, commitment, &id, &key);
        }
        for action in &section.actions {
            let key = keys.next().unwrap_or_default();
            self.line(&Kind::Action, action, &id, &key);
        }
    }

    fn line(&mut self, kind: &Kind, line: &DraftLine, parent: &EntityId, key: &str) {
        let id = self.child(kind, &[line.derives_from()], parent, key);
        self.words(&id, Field::Reference, &line.reference);
        self.words(&id, Field::Text, &line.text);
        self.words(&id, Field::Published, &line.published);
        self.words(&id, Field::Responsibility, &line.responsibility);
        self.words(&id, Field::Timeframe, line.timeframe.as_deref().unwrap_or_default());
        if *kind == Kind::Commitment && line.tracked {
            self.set(&id, Field::Tracked, Content::yes());
        }
        for (lead, key) in line.leads.iter().zip(order::sequence()) {
            let field = Field::Lead(lead.role.clone(), party_id(&lead.party));
            self.set(&id, field, Content::lead(&key, lead.unconfirmed));
        }
        for (kind, texts) in [(Kind::Point, &line.points), (Kind::Outcome, &line.outcomes)] {
            for ((text, key), number) in texts.iter().zip(order::sequence()).zip(1..) {
                // By number and not by wording: the original's wording, brought in later, joins it.
                let under = self.child(&kind, &[line.derives_from(), &format!("{number}")], &id, &key);
                self.words(&under, Field::Text, text);
            }
        }
        if let Some(report) =
            line.reported(STARTING_SCHEME.iter().map(|(name, word, ..)| (format!("status-{name}"), *word)))
        {
            for (entity, field, content) in report.assignments(self.source, line, &id) {
                self.set(&entity, field, content);
            }
        }
        for (action, key) in line.actions.iter().zip(order::sequence()) {
            self.line(&Kind::Action, action, &id, &key);
        }
    }
}
