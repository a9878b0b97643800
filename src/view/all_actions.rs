//! All actions: the lines that an officer's words and filters leave, in the wanted order.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::query::{Due, Query, Sort};
use super::row::{Row, Rows};
use super::timing::{ReadTimeframe, as_published, understood};
use super::{natural, words};
use crate::history::HeldPlan;
use crate::plan::sorting::sort_by;
use crate::plan::timeframe::Kind as Sorts;
use crate::plan::{Body, EntityId, Item, Kind, PlacedLine, Plan};

/// What the page of all actions shows: the order. What stands in a line's row is made when the row is drawn
/// ([`super::row::row`]), since a plan may have thousands of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllActions {
    /// What stands under what, from top to bottom.
    pub entries: Vec<Entry>,
    /// The headings by id.
    pub headings: HashMap<EntityId, Arc<Heading>>,
    /// How many lines are shown.
    pub shown: usize,
    /// How many lines the plan has.
    pub total: usize,
}

/// One thing in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Of what.
    pub id: EntityId,
    /// Whether it is a heading for the lines after it. A tracked commitment is a line and never a heading.
    pub heading: bool,
}

/// A section or commitment over its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Section or commitment.
    pub kind: Kind,
    /// Its number or reference, with the plan's word for sections in front.
    pub number: String,
    /// Its title or wording.
    pub text: String,
    /// How many lines of it are shown.
    pub count: usize,
}

/// The lines that `query` leaves, their timeframes read in this way.
#[must_use]
pub fn all_actions(held: &HeldPlan, query: &Query, today: NaiveDate, read: ReadTimeframe) -> AllActions {
    let plan = held.plan();
    let lines: Vec<PlacedLine<'_>> = plan.lines().collect();
    let total = lines.len();
    let lines = left(lines, held, query, today, read);
    let mut all = AllActions { shown: lines.len(), total, ..AllActions::default() };
    for line in lines {
        if query.sort == Sort::Plan {
            all.add_headings(plan, &line);
        }
        all.entries.push(Entry { id: line.item.id.clone(), heading: false });
    }
    all
}

/// The ids of the lines that `query` leaves, in order.
#[must_use]
pub fn order(held: &HeldPlan, query: &Query, today: NaiveDate) -> Vec<EntityId> {
    // Words are looked for in what a timeframe means, too.
    let read = if query.needs_reading() || !query.words.is_empty() { understood } else { as_published };
    let lines = left(held.plan().lines().collect(), held, query, today, read);
    lines.into_iter().map(|line| line.item.id.clone()).collect()
}

/// Those of a plan's lines that `query` leaves, in order.
fn left<'a>(
    lines: Vec<PlacedLine<'a>>,
    held: &HeldPlan,
    query: &Query,
    today: NaiveDate,
    read: ReadTimeframe,
) -> Vec<PlacedLine<'a>> {
    // Most often the list is the plan as it is published, and not a row has to be made to know its order.
    if query.sort == Sort::Plan && !query.descending && !query.filters() {
        return lines;
    }
    let (filter, rows) = (Filter::of(held.plan(), query, today), Rows::reading(held, today, read));
    let mut lines: Vec<(Row, PlacedLine<'a>)> = lines.into_iter().map(|line| (rows.row(&line), line)).collect();
    lines.retain(|(row, _)| filter.keeps(row));
    sort(&mut lines, query);
    lines.into_iter().map(|(_, line)| line).collect()
}

impl AllActions {
    /// The headings over a line, where they are not there yet.
    fn add_headings(&mut self, plan: &Plan, line: &PlacedLine<'_>) {
        for item in std::iter::once(line.section).chain(line.commitment) {
            if let Some(heading) = self.headings.get_mut(&item.id) {
                Arc::make_mut(heading).count += 1;
            } else if let Some(heading) = heading(plan, item) {
                self.entries.push(Entry { id: item.id.clone(), heading: true });
                self.headings.insert(item.id.clone(), Arc::new(heading));
            }
        }
    }
}

fn heading(plan: &Plan, item: &Item) -> Option<Heading> {
    let (number, text) = match &item.body {
        Body::Section(section) => (section_number(plan, &section.number), section.title.clone()),
        Body::Commitment(line) if !line.tracked => (line.reference.clone(), line.text.clone()),
        _ => return None,
    };
    Some(Heading { kind: item.id.kind(), number, text, count: 1 })
}

/// "Priority 2": a section's number with the plan's word for it.
#[must_use]
pub fn section_number(plan: &Plan, number: &str) -> String {
    format!("{} {number}", section_word(plan)).trim_end().to_owned()
}

/// What the plan calls its sections.
#[must_use]
pub fn section_word(plan: &Plan) -> &str {
    let word = plan.about().section_word.as_str();
    if word.is_empty() { "Section" } else { word }
}

/// Which lines a query leaves.
struct Filter<'a> {
    plan: &'a Plan,
    query: &'a Query,
    wanted: Vec<String>,
    leads: HashSet<EntityId>,
    today: NaiveDate,
}

impl<'a> Filter<'a> {
    fn of(plan: &'a Plan, query: &'a Query, today: NaiveDate) -> Self {
        let leads = query.lead.iter().flat_map(|lead| same_as(plan, lead)).collect();
        Self { plan, query, wanted: words::wanted(&query.words), leads, today }
    }

    fn keeps(&self, row: &Row) -> bool {
        let query = self.query;
        query.section.as_ref().is_none_or(|section| *section == row.section)
            && (query.lead.is_none() || row.leads.iter().any(|lead| self.leads.contains(&lead.party)))
            && query.status.as_ref().is_none_or(|status| row.status.id.as_ref() == Some(status))
            && query.due.is_none_or(|due| stands(row, due, self.today))
            && self.has_words(row)
    }

    fn has_words(&self, row: &Row) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let text = searched(self.plan, row);
        self.wanted.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Everything in which a line's words are looked for.
fn searched(plan: &Plan, row: &Row) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        words::fold_into(&mut text, part);
        text.push('\n');
    };
    add(&row.reference);
    add(&row.text);
    add(&row.timeframe);
    add(&row.reading);
    add(&row.status.word);
    row.leads.iter().for_each(|lead| add(&lead.name));
    let above = row.commitment.iter().chain(std::iter::once(&row.section)).filter_map(|id| plan.item(id));
    for item in plan.item(&row.id).into_iter().chain(above) {
        match &item.body {
            Body::Commitment(line) | Body::Action(line) => {
                add(&line.reference);
                add(&line.text);
                add(&line.published);
                add(&line.responsibility);
            }
            Body::Section(section) => add(&section.title),
            _ => {}
        }
    }
    for item in plan.children(&row.id) {
        match &item.body {
            Body::Words(words) => add(words),
            Body::Update(update) => {
                add(&update.text);
                add(&update.on_behalf_of);
            }
            _ => {}
        }
    }
    plan.evidence(&row.id).for_each(|(_, evidence)| {
        add(&evidence.title);
        add(&evidence.link);
    });
    text
}

/// Whether a line stands so in time.
#[must_use]
pub fn stands(row: &Row, due: Due, today: NaiveDate) -> bool {
    let timing = &row.timing;
    match due {
        Due::Overdue => timing.is_overdue(),
        Due::ReviewDue => timing.is_review_due(),
        Due::Soon => timing.is_within(today, 3),
        Due::NoUpdate => timing.stale,
        Due::Ongoing => timing.kind == Sorts::Ongoing,
        Due::NoTimeframe => timing.kind == Sorts::Missing,
        Due::NotUnderstood => matches!(timing.kind, Sorts::NotUnderstood | Sorts::ToBeConfirmed),
        Due::ToCheck => timing.to_check,
    }
}

/// A party and all that a person said are the same.
#[must_use]
pub fn same_as(plan: &Plan, party: &EntityId) -> HashSet<EntityId> {
    let mut links: HashMap<&EntityId, Vec<&EntityId>> = HashMap::new();
    for item in plan.all_children(plan.id()) {
        if let Body::Party(other) = &item.body {
            for same in &other.same {
                links.entry(&item.id).or_default().push(same);
                links.entry(same).or_default().push(&item.id);
            }
        }
    }
    let mut all = HashSet::new();
    let mut next = vec![party];
    while let Some(id) = next.pop() {
        if all.insert(id.clone()) {
            next.extend(links.get(id).into_iter().flatten());
        }
    }
    all
}

fn sort(lines: &mut [(Row, PlacedLine<'_>)], query: &Query) {
    // Stable, so that equal lines keep the plan's order either way.
    sort_by(lines, |(a, _), (b, _)| {
        let order = compare(a, b, query.sort);
        // What has nothing to sort by comes last either way.
        match (query.descending, missing(a, query.sort), missing(b, query.sort)) {
            (_, true, false) => Ordering::Greater,
            (_, false, true) => Ordering::Less,
            (true, ..) => order.reverse(),
            (false, ..) => order,
        }
    });
}

fn compare(a: &Row, b: &Row, sort: Sort) -> Ordering {
    let lead = |row: &Row| row.leads.first().map(|lead| words::folded(&lead.name));
    let updated = |row: &Row| row.updated.as_ref().and_then(|update| update.position_at);
    match sort {
        Sort::Plan => Ordering::Equal,
        Sort::Reference => natural::compare(&a.reference, &b.reference),
        Sort::Text => words::folded(&a.text).cmp(&words::folded(&b.text)),
        Sort::Lead => lead(a).cmp(&lead(b)),
        Sort::Due => a.timing.next.cmp(&b.timing.next),
        Sort::Status => a.status.rank.cmp(&b.status.rank),
        Sort::Updated => updated(a).cmp(&updated(b)),
    }
}

fn missing(row: &Row, sort: Sort) -> bool {
    match sort {
        Sort::Plan | Sort::Status => false,
        Sort::Reference => row.reference.is_empty(),
        Sort::Text => row.text.is_empty(),
        Sort::Lead => row.leads.is_empty(),
        Sort::Due => row.timing.next.is_none(),
        Sort::Updated => row.updated.is_none(),
    }
}
