//! Compares a document with a plan field by field, and decides which differences are ticked by default.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::provenance::{is_taken_back, provenance};
use super::{Difference, MatchReason, NewItem, PartyBeside, Provenance, SectionBeside};
use crate::history::Replica;
use crate::import::draft::{Draft, DraftLine, DraftSection};
use crate::import::understand::LineAt;
use crate::long_work::{Work, YieldEvery};
use crate::plan::{Body, EntityId, Field, Item, Kind, Line, Plan, Role};
use crate::text::compared;

pub(super) struct Differ<'a> {
    draft: &'a Draft,
    replica: &'a Replica,
    parties: HashMap<&'a str, &'a EntityId>,
}

impl<'a> Differ<'a> {
    pub(super) fn new(draft: &'a Draft, replica: &'a Replica, parties: &'a [PartyBeside]) -> Self {
        Self { draft, replica, parties: parties.iter().map(|party| (party.name.as_str(), &party.id)).collect() }
    }

    fn plan(&self) -> &'a Plan {
        self.replica.plan()
    }

    fn provenance(&self, entity: &EntityId, field: &Field) -> Provenance {
        provenance(self.replica.history(), entity, field)
    }

    /// A difference, chosen if the plan's value came from a document too or is empty. `None` if the document says
    /// nothing else.
    fn difference(&self, entity: &EntityId, field: Field, now: &str, document: &str) -> Option<Difference> {
        if document.is_empty() || compared(now) == compared(document) {
            return None;
        }
        let provenance = self.provenance(entity, &field);
        let chosen = matches!(provenance, Provenance::Nothing | Provenance::Document);
        Some(Difference {
            entity: entity.clone(),
            field,
            now: now.to_owned(),
            document: document.to_owned(),
            provenance,
            chosen,
        })
    }

    pub(super) fn line(&self, ours: &DraftLine, id: &EntityId) -> (Vec<Difference>, Vec<NewItem>) {
        let Some(line) = self.plan().item(id).and_then(|item| item.any_line()) else {
            return (Vec::new(), Vec::new());
        };
        let mut found = self.wording(ours, id, line);
        // A starter quotes people and times word for word, so a different document is newer.
        let mut published = |field: Field, now: &str, document: &str| {
            let difference = self.difference(id, field, now, document);
            found.extend(
                difference.map(|one| Difference { chosen: !matches!(one.provenance, Provenance::Officer(_)), ..one }),
            );
        };
        if ours.key.is_empty() {
            published(Field::Reference, &line.reference, &ours.reference);
        }
        published(Field::Responsibility, &line.responsibility, &ours.responsibility);
        published(Field::Timeframe, &line.timeframe, ours.timeframe.as_deref().unwrap_or_default());
        found.extend(self.leads(ours, id, line));
        let mut items = Vec::new();
        for (kind, texts) in [(Kind::Point, &ours.points), (Kind::Outcome, &ours.outcomes)] {
            self.items(&kind, texts, id, ours, &mut found, &mut items);
        }
        items.extend(self.update(ours));
        (found, items)
    }

    /// Compares the wording. If the plan's is a summary or an officer's own, the document's becomes the published
    /// wording beside it; if it came from a document, it is replaced.
    fn wording(&self, ours: &DraftLine, id: &EntityId, line: &Line) -> Vec<Difference> {
        let text = self.difference(id, Field::Text, &line.text, &ours.text);
        let published = self.difference(id, Field::Published, &line.published, &ours.text);
        match (text, published) {
            (None, Some(published)) if line.published.is_empty() => {
                drop(published);
                Vec::new()
            }
            (Some(text), published) if text.provenance == Provenance::Document && line.published.is_empty() => {
                drop(published);
                vec![text]
            }
            (text, published) => {
                let reworded = compared(&line.text) != compared(&line.published);
                let text = text.map(|text| Difference { chosen: text.chosen && !reworded, ..text });
                published.into_iter().chain(text).collect()
            }
        }
    }

    fn leads(&self, ours: &DraftLine, id: &EntityId, line: &Line) -> Vec<Difference> {
        let mut found = Vec::new();
        let name = |id: &EntityId| self.plan().party(id).map(|party| party.name.clone()).unwrap_or_default();
        let same = |one: &EntityId, other: &EntityId| self.plan().party_index().are_one(one, other);
        let fields = || self.replica.history().fields(id).filter(|field| matches!(field, Field::Lead(..)));
        let officer = fields().chain([&Field::Responsibility]).find_map(|field| match self.provenance(id, field) {
            Provenance::Officer(name) => Some(Provenance::Officer(name)),
            _ => None,
        });
        let provenance = officer.unwrap_or(Provenance::Document);
        let chosen = provenance == Provenance::Document;
        let named: Vec<(&EntityId, &str, &Role)> = ours
            .leads
            .iter()
            .filter_map(|lead| Some((*self.parties.get(lead.party.as_str())?, lead.party.as_str(), &lead.role)))
            .collect();
        for (party, name, role) in &named {
            if !line.leads.iter().any(|lead| same(&lead.party, party)) {
                let field = Field::Lead((*role).clone(), (*party).clone());
                found.push(Difference {
                    entity: id.clone(),
                    field,
                    now: String::new(),
                    document: (*name).to_owned(),
                    provenance: provenance.clone(),
                    chosen,
                });
            }
        }
        // A lead is taken off only if the published words changed.
        let reworded =
            compared(&line.responsibility) != compared(&ours.responsibility) && !ours.responsibility.is_empty();
        for lead in line.leads.iter().filter(|_| reworded && !named.is_empty()) {
            if !named.iter().any(|(party, ..)| same(&lead.party, party)) {
                found.push(Difference {
                    entity: id.clone(),
                    field: Field::Lead(lead.role.clone(), lead.party.clone()),
                    now: name(&lead.party),
                    document: String::new(),
                    provenance: provenance.clone(),
                    chosen,
                });
            }
        }
        found
    }

    /// Compares points or outcomes: by the same words, then by position if there are as many in both.
    fn items(
        &self,
        kind: &Kind,
        texts: &[String],
        id: &EntityId,
        ours: &DraftLine,
        found: &mut Vec<Difference>,
        new: &mut Vec<NewItem>,
    ) {
        let words = |item: &Item| match &item.body {
            Body::Words(words) => words.clone(),
            _ => String::new(),
        };
        let there: Vec<(EntityId, String)> =
            self.plan().children_of_kind(id, kind.clone()).map(|item| (item.id.clone(), words(item))).collect();
        let removed = self.plan().all_children(id).filter(|item| item.removed && item.id.kind() == *kind);
        let removed: HashMap<String, &EntityId> = removed.map(|item| (compared(&words(item)), &item.id)).collect();
        let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, words)) in there.iter().enumerate().rev() {
            by_words.entry(compared(words)).or_default().push(at);
        }
        let mut taken: HashSet<usize> = HashSet::new();
        let mut open: Vec<(usize, &String)> = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            match by_words.get_mut(&compared(text)).and_then(Vec::pop) {
                Some(at) => {
                    taken.insert(at);
                }
                None => open.push((number, text)),
            }
        }
        for (number, text) in open {
            let beside = there.get(number).filter(|_| there.len() == texts.len() && !taken.contains(&number));
            if let Some((item, now)) = beside {
                found.extend(self.difference(item, Field::Text, now, text));
            } else if let Some(id) = removed.get(&compared(text)) {
                let item = || NewItem { id: (*id).clone(), kind: kind.clone(), text: text.clone(), chosen: true };
                new.extend(is_taken_back(self.replica.history(), id).then(item));
            } else {
                let by_number = self.draft.derived(kind, &[ours.derives_from(), &format!("{}", number + 1)]);
                let id = self.unused(by_number, || self.draft.derived(kind, &[ours.derives_from(), &compared(text)]));
                new.push(NewItem {
                    chosen: self.plan().item(&id).is_none(),
                    id,
                    kind: kind.clone(),
                    text: text.clone(),
                });
            }
        }
    }

    fn update(&self, ours: &DraftLine) -> Option<NewItem> {
        let statuses = self.plan().statuses().map(|(id, status)| (id.to_string(), status.word.as_str()));
        let reported = ours.reported(statuses)?;
        let id = reported.id(&self.draft.source, ours);
        let there = self.plan().item(&id).is_some_and(|_| !is_taken_back(self.replica.history(), &id));
        (!there).then_some(NewItem { id, kind: Kind::Update, text: reported.text, chosen: true })
    }

    /// The move of a line to the document's section, which the plan may lack. Offered only if the document has the
    /// plan's section too: a document divided differently does not tell where a line belongs.
    pub(super) fn moved(
        &self,
        at: &LineAt,
        id: &EntityId,
        sections: &[SectionBeside],
        same: &BTreeMap<LineAt, (EntityId, MatchReason)>,
    ) -> Option<Difference> {
        let now = self.plan().ancestors(id).find(|item| item.id.kind() == Kind::Section)?;
        let wanted = sections.iter().find(|beside| beside.at == at.section)?;
        let known = sections.iter().any(|beside| !beside.new && beside.id == now.id);
        if wanted.id == now.id || !known {
            return None;
        }
        // A line that stays under its commitment moves with it.
        let above = LineAt { action: None, ..at.clone() };
        let above = same.get(&above).filter(|_| at.action.is_some() && at.commitment.is_some());
        let parent = &self.plan().item(id)?.place.as_ref()?.parent;
        if above.is_some_and(|(commitment, _)| commitment == parent) {
            return None;
        }
        let named = |number: &str, title: &str| format!("{number} {title}").trim().to_owned();
        let there = |id: &EntityId| match &self.plan().item(id)?.body {
            Body::Section(section) => Some(named(&section.number, &section.title)),
            _ => None,
        };
        let document = if wanted.new {
            let ours = self.draft.sections.get(wanted.at)?;
            named(&ours.number, &ours.title)
        } else {
            there(&wanted.id)?
        };
        Some(Difference {
            entity: id.clone(),
            field: Field::Place,
            now: there(&now.id)?,
            document,
            provenance: self.provenance(id, &Field::Place),
            chosen: false,
        })
    }

    /// The first of two ids that the plan does not use.
    fn unused(&self, first: EntityId, otherwise: impl FnOnce() -> EntityId) -> EntityId {
        if self.plan().item(&first).is_none() { first } else { otherwise() }
    }

    /// The id of a new line. If the plan uses it for another line, as after a renumbering, the id derives from the
    /// words.
    pub(super) fn id_of_new(&self, kind: &Kind, line: &DraftLine) -> EntityId {
        let first = self.draft.derived(kind, &[line.derives_from()]);
        // Removed by itself, or with its section.
        if self.plan().is_removed(&first) {
            return first;
        }
        self.unused(first, || self.draft.derived(kind, &[&line.reference, &compared(&line.text)]))
    }

    /// The plan's section for each of the draft's: by title, else where most of its lines are, else by number.
    pub(super) async fn sections(
        &self,
        same: &BTreeMap<LineAt, (EntityId, MatchReason)>,
        steps: &mut YieldEvery<'_, impl Work>,
    ) -> Vec<SectionBeside> {
        let there = self.sections_there(same, steps).await;
        let beside = |(at, ours): (usize, &DraftSection)| match there.get(&at) {
            Some(id) => {
                let (differences, new_items) = self.section(ours, id);
                SectionBeside { at, id: id.clone(), new: false, differences, new_items }
            }
            None => {
                let first = self.draft.derived(&Kind::Section, &[ours.derives_from()]);
                let by_words = || self.draft.derived(&Kind::Section, &[&ours.number, &compared(&ours.title)]);
                // A section that an officer removed is not restored, as its lines would be too.
                let removed = self.plan().item(&first).is_some_and(|item| item.removed);
                let again = removed && is_taken_back(self.replica.history(), &first);
                let id = if again { first } else { self.unused(first, by_words) };
                SectionBeside { at, id, new: true, differences: Vec::new(), new_items: Vec::new() }
            }
        };
        self.draft.sections.iter().enumerate().map(beside).collect()
    }

    /// The plan's ids of the draft's sections, by index.
    async fn sections_there(
        &self,
        same: &BTreeMap<LineAt, (EntityId, MatchReason)>,
        steps: &mut YieldEvery<'_, impl Work>,
    ) -> BTreeMap<usize, EntityId> {
        let mut votes: BTreeMap<usize, BTreeMap<&EntityId, usize>> = BTreeMap::new();
        for (at, (id, _)) in same {
            let above = self.plan().ancestors(id).find(|item| item.id.kind() == Kind::Section);
            if let Some(section) = above.filter(|section| !section.removed) {
                *votes.entry(at.section).or_default().entry(&section.id).or_default() += 1;
            }
            steps.tick().await;
        }
        let most = votes.iter().filter_map(|(at, votes)| {
            let (id, votes) = votes.iter().max_by_key(|(id, votes)| (**votes, std::cmp::Reverse(*id)))?;
            Some((std::cmp::Reverse(*votes), *at, *id))
        });
        let mut most: Vec<_> = most.collect();
        // If a section was divided, the part with most of its lines is the section.
        most.sort();
        let mut found: BTreeMap<usize, EntityId> = BTreeMap::new();
        let mut taken: HashSet<&EntityId> = HashSet::new();
        let mut pair = |at: usize, id: &'a EntityId| {
            if !found.contains_key(&at) && taken.insert(id) {
                found.insert(at, id.clone());
            }
        };
        let mut by_title: HashMap<String, VecDeque<&EntityId>> = HashMap::new();
        for (item, section) in self.plan().sections().filter(|(_, section)| !section.title.is_empty()) {
            by_title.entry(compared(&section.title)).or_default().push_back(&item.id);
        }
        for (at, ours) in self.draft.sections.iter().enumerate() {
            let titled = by_title.get_mut(&compared(&ours.title)).and_then(VecDeque::pop_front);
            if let Some(id) = titled {
                pair(at, id);
            }
        }
        for (_, at, id) in most {
            pair(at, id);
        }
        for (at, ours) in self.draft.sections.iter().enumerate() {
            let untitled = self.plan().sections().filter(|(_, section)| section.title.is_empty());
            let numbered = untitled
                .filter(|(_, section)| ours.title.is_empty() || (ours.key.is_empty() && section.number == ours.number));
            numbered.for_each(|(item, _)| pair(at, &item.id));
        }
        found
    }

    fn section(&self, ours: &DraftSection, id: &EntityId) -> (Vec<Difference>, Vec<NewItem>) {
        let Some(Body::Section(section)) = self.plan().item(id).map(|item| &item.body) else {
            return (Vec::new(), Vec::new());
        };
        let printed = if ours.key.is_empty() { ours.number.as_str() } else { "" };
        let number = self.difference(id, Field::Number, &section.number, printed);
        let title = self.difference(id, Field::Title, &section.title, &ours.title);
        let objective = self.difference(id, Field::Objective, &section.objective, &ours.objective);
        let said: HashSet<String> = self
            .plan()
            .all_children(id)
            .filter_map(|item| match &item.body {
                Body::Words(words) if item.id.kind() == Kind::Connection => Some((&item.id, words)),
                _ => None,
            })
            .filter(|(id, _)| !is_taken_back(self.replica.history(), id))
            .map(|(_, words)| compared(words))
            .collect();
        let new = ours.connections.iter().filter(|text| !said.contains(&compared(text))).map(|text| NewItem {
            id: self.draft.derived(&Kind::Connection, &[ours.derives_from(), &compared(text)]),
            kind: Kind::Connection,
            text: text.clone(),
            chosen: true,
        });
        ([number, title, objective].into_iter().flatten().collect(), new.collect())
    }
}
