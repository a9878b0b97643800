//! The index of a plan's lines: for each its row, the folded words it is found by, and its rank by every column.
//!
//! Made once, in pieces, and then kept up: after a change only the lines that it may have altered are made again, and
//! all others are shared with the index before. Filtering and sorting ([`super::picked`]) only look things up in it.

mod affected;
mod making;
mod outline;
mod ranking;
mod words;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::heading::Heading;
use super::query::Sort;
use super::row::{Row, Rows, Tag, tags};
use crate::history::{Replica, Version};
use crate::long_work::Work;
use crate::plan::parties::Parties;
use crate::plan::timeframe::{Cycle, YearBasis};
use crate::plan::{EntityId, Plan};
use affected::Affected;
use outline::Outline;
use ranking::Ranking;
use words::Words;

/// The index of the lines of one version of a plan, on one day. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LineIndex {
    today: NaiveDate,
    version: Version,
    settings: Arc<Settings>,
    conflicted: Arc<HashSet<EntityId>>,
    parties: Arc<Parties>,
    outline: Arc<Outline>,
    lines: Arc<Vec<IndexedLine>>,
    longest_reference: usize,
    /// One for each of [`Sort::WORDS`].
    rankings: Vec<Arc<Ranking>>,
}

/// One line of the index.
#[derive(Debug, Clone)]
struct IndexedLine {
    row: Arc<Row>,
    words: Arc<Words>,
}

/// The settings of a plan that every row depends on.
#[derive(Debug, PartialEq)]
struct Settings {
    cycle: Cycle,
    year_basis: Option<YearBasis>,
    adopted: Option<NaiveDate>,
    scheme: Vec<Tag>,
}

impl Settings {
    fn of(plan: &Plan) -> Self {
        let about = plan.about();
        let scheme = tags(plan).into_iter().map(|(_, tag)| tag).collect();
        Self { cycle: plan.cycle(), year_basis: about.year_basis, adopted: about.adopted, scheme }
    }
}

impl LineIndex {
    /// Indexes a plan on a day. What still holds of the index `before` is taken from it.
    pub async fn of(replica: &Replica, today: NaiveDate, before: Option<&Self>, work: &impl Work) -> Self {
        let (plan, rows, settings) = (replica.plan(), Rows::of(replica, today), Settings::of(replica.plan()));
        let before = before.filter(|before| before.today == today && *before.settings == settings);
        let kept = before.and_then(|before| {
            let mut affected = Affected::by(replica.touched_since(&before.version)?, plan, before);
            affected.lines.extend(before.conflicted.symmetric_difference(rows.conflicted()).cloned());
            Some((before, affected))
        });
        let outline = match &kept {
            Some((before, affected)) if !affected.outline => Arc::clone(&before.outline),
            _ => Arc::new(Outline::of(plan, before.map(|before| &*before.outline))),
        };
        let lines = making::lines(plan, &rows, &outline, kept.as_ref(), work).await;
        let longest_reference = lines.iter().map(|line| line.row.reference.chars().count()).max().unwrap_or_default();
        let rankings = making::rankings(&lines, &outline, kept.map(|(before, _)| before), work).await;
        Self {
            today,
            version: replica.version(),
            settings: Arc::new(settings),
            conflicted: Arc::new(rows.conflicted().clone()),
            parties: Arc::clone(plan.party_index()),
            outline,
            lines: Arc::new(lines),
            longest_reference,
            rankings,
        }
    }

    /// The day for which it holds.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Which parties are one.
    #[must_use]
    pub fn parties(&self) -> &Parties {
        &self.parties
    }

    /// How often the plan's leads report.
    #[must_use]
    pub fn cycle(&self) -> Cycle {
        self.settings.cycle
    }

    /// The characters of the longest reference.
    #[must_use]
    pub fn longest_reference(&self) -> usize {
        self.longest_reference
    }

    /// Every line, in the plan's order.
    #[must_use]
    pub fn lines(&self) -> &Arc<[EntityId]> {
        &self.outline.lines
    }

    /// The rows of all lines, in the plan's order.
    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.lines.iter().map(|line| &line.row)
    }

    /// The row of the line of this number.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Arc<Row>> {
        Some(&self.lines.get(number as usize)?.row)
    }

    /// The row of a line.
    #[must_use]
    pub fn row_of(&self, line: &EntityId) -> Option<&Arc<Row>> {
        self.row(self.outline.number(line)?)
    }

    /// The headings over a line, the section's and the commitment's, each with its number among all that the plan has.
    #[must_use]
    pub fn headings(&self, number: u32) -> [Option<(u32, &Arc<Heading>)>; 2] {
        let over = self.outline.over.get(number as usize).copied().unwrap_or_default();
        over.map(|above| Some((above?, self.outline.above.get(above? as usize)?.heading.as_ref()?)))
    }

    /// The headings of the plan, in order.
    pub fn all_headings(&self) -> impl Iterator<Item = &Arc<Heading>> {
        self.outline.above.iter().filter_map(|above| above.heading.as_ref())
    }

    /// Looks for a folded word or phrase: the result says of each line, by number, if it has it.
    pub fn search<'a>(&'a self, word: &'a str) -> impl Fn(u32) -> bool + 'a {
        let above: Vec<bool> = self.outline.above.iter().map(|above| above.words.contains(word)).collect();
        move |number| {
            let over = self.outline.over.get(number as usize).into_iter().flatten().flatten();
            over.into_iter().any(|number| above.get(*number as usize).is_some_and(|has| *has))
                || self.lines.get(number as usize).is_some_and(|line| line.words.all().contains(word))
        }
    }

    /// Sorts lines that come in the plan's order. Lines with nothing to sort by come last either way.
    #[must_use]
    pub fn sorted(&self, numbers: Vec<u32>, sort: Sort, descending: bool) -> Vec<u32> {
        let ranking = Sort::WORDS.iter().position(|(known, ..)| *known == sort).map(|at| &self.rankings[at]);
        match ranking {
            Some(ranking) => ranking.sort(&numbers, descending),
            None => numbers,
        }
    }
}
