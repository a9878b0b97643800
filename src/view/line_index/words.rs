//! The folded words by which a line is found, and by which it is sorted.

use std::ops::Range;

use crate::plan::{Body, Item, Plan};
use crate::text::search;
use crate::view::row::Row;

/// The words of a line and of what stands under it, folded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    all: String,
    text: Range<usize>,
    lead: Range<usize>,
}

impl Words {
    /// The words of a line that has this row.
    pub(super) fn of(plan: &Plan, row: &Row) -> Self {
        let mut folded = Folded::default();
        let text = folded.add(&row.text);
        let mut leads = row.leads.iter().map(|lead| folded.add(&lead.name));
        let lead = leads.next().unwrap_or_default();
        leads.for_each(drop);
        folded.add(&row.timeframe);
        folded.add(&row.reading);
        folded.add(&row.status.word);
        if let Some(line) = plan.item(&row.id).and_then(|item| item.any_line()) {
            folded.add(&line.reference);
            folded.add(&line.published);
            folded.add(&line.responsibility);
        }
        for item in plan.children(&row.id) {
            folded.add_child(item);
        }
        for (_, evidence) in plan.evidence(&row.id) {
            folded.add(&evidence.title);
            folded.add(&evidence.link);
        }
        Self { all: folded.0, text, lead }
    }

    /// All of them; those of different fields in different lines.
    pub(super) fn all(&self) -> &str {
        &self.all
    }

    /// Those of the wording.
    pub(super) fn text(&self) -> &str {
        self.all.get(self.text.clone()).unwrap_or_default()
    }

    /// Those of the first lead.
    pub(super) fn lead(&self) -> &str {
        self.all.get(self.lead.clone()).unwrap_or_default()
    }
}

/// The words of a section or commitment, which find the lines under it.
pub(super) fn over_lines(item: &Item) -> String {
    let mut folded = Folded::default();
    match &item.body {
        Body::Section(section) => drop(folded.add(&section.title)),
        Body::Commitment(line) | Body::Action(line) => {
            for part in [&line.reference, &line.text, &line.published, &line.responsibility] {
                folded.add(part);
            }
        }
        _ => {}
    }
    folded.0
}

/// Folded fields, each ended so that no phrase is found across two of them.
#[derive(Default)]
struct Folded(String);

impl Folded {
    /// Adds a field, and gives its place.
    fn add(&mut self, field: &str) -> Range<usize> {
        let from = self.0.len();
        search::fold_into(&mut self.0, field);
        let to = self.0.len();
        if to > from {
            self.0.push('\n');
        }
        from..to
    }

    fn add_child(&mut self, item: &Item) {
        match &item.body {
            Body::Words(words) => drop(self.add(words)),
            Body::Update(update) => {
                self.add(&update.text);
                self.add(&update.on_behalf_of);
            }
            _ => {}
        }
    }
}
