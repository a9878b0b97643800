//! The differences between a document and a plan, field by field, each with a tick box.

use std::sync::Arc;

use leptos::prelude::*;

use crate::history::Replica;
use crate::import::matching::{Comparison, Difference, NewItem, Provenance};
use crate::import::session::Tick;
use crate::plan::edit::spoken;
use crate::plan::{EntityId, Field, Plan};
use crate::text;
use crate::ui::components::{Checkbox, Checkboxes, Level, LongList, Section, numbered};
use crate::ui::pages::bring::work::Work;
use crate::view::describe;

/// A field or item with its tick box.
struct Tickable {
    key: Tick,
    proposed: bool,
    name: String,
    before: String,
    after: String,
    note: String,
    /// True if the plan has a starter's own words here, which stay unless the officer ticks the document's.
    in_own_words: bool,
}

/// A line or section in which the document differs.
#[derive(Clone, Copy)]
enum Entry {
    /// The section of this index in the comparison.
    Section(usize),
    /// The matched line of this index in the comparison.
    Line(usize),
}

impl Entry {
    /// All lines and sections in which the document says something else or more.
    fn all(compared: &Comparison) -> Vec<Self> {
        let says_more = |differences: &[Difference], items: &[NewItem]| !differences.is_empty() || !items.is_empty();
        let sections = compared.sections.iter().zip(0..).filter(|(one, _)| !one.new);
        let sections = sections.filter(|(one, _)| says_more(&one.differences, &one.new_items));
        let lines = compared.matched.iter().zip(0..).filter(|(one, _)| says_more(&one.differences, &one.new_items));
        sections.map(|(_, at)| Self::Section(at)).chain(lines.map(|(_, at)| Self::Line(at))).collect()
    }

    /// Its name, and what can be ticked.
    fn read(self, compared: &Comparison, plan: &Plan) -> Option<(String, Vec<Tickable>)> {
        let (id, anew, differences, items) = match self {
            Self::Section(at) => {
                compared.sections.get(at).map(|one| (&one.id, false, &one.differences, &one.new_items))?
            }
            Self::Line(at) => compared
                .matched
                .get(at)
                .map(|one| (&one.id, compared.goes_to_new_section(&one.at), &one.differences, &one.new_items))?,
        };
        let fields = differences.iter().map(|one| of_field(plan, id, one, anew));
        Some((describe::thing(plan, id), fields.chain(items.iter().map(of_new)).collect()))
    }
}

/// The section with all lines and sections that differ.
#[component]
pub(super) fn Differences(work: Work, replica: ReadSignal<Replica>, compared: Arc<Comparison>) -> AnyView {
    let entries = Entry::all(&compared);
    let many = entries.len();
    if many == 0 {
        return ().into_any();
    }
    let lines = compared.matched.iter().flat_map(|one| &one.differences);
    let all = lines.chain(compared.sections.iter().flat_map(|one| &one.differences));
    let own = all.filter(|one| is_in_own_words(one)).map(Tick::from).collect();
    let draw = move |at: usize| {
        let read = |entry: &Entry| replica.with_untracked(|replica| entry.read(&compared, replica.plan()));
        let Some((thing, all)) = entries.get(at).and_then(read) else { return ().into_any() };
        let all = all.into_iter().enumerate().map(|(number, one)| (format!("tick-{at}-{number}"), one));
        let (own, all): (Vec<_>, Vec<_>) = all.partition(|(_, one)| one.in_own_words);
        view! {
            <li class="app-diff__line">
                <fieldset class="govuk-fieldset">
                    <legend class="app-diff__thing">{thing}</legend>
                    {ticks(work, all)}
                    {in_own_words(work, own)}
                </fieldset>
            </li>
        }
        .into_any()
    };
    view! {
        <Section id="differs-title" title="What the document says otherwise" level=Level::Inner>
            <p class="govuk-body-s">"What is ticked is taken in. What an officer wrote here is ticked only by you."</p>
            {all_in_own_words(work, own)}
            <ul class="app-diff"><LongList name="differences" keys=numbered(many) draw=Callback::new(draw) row_height=90.0 /></ul>
        </Section>
    }
    .into_any()
}

fn ticks(work: Work, all: Vec<(String, Tickable)>) -> AnyView {
    let ticks = all.into_iter().map(|(id, one)| tick(work, one, id)).collect_view();
    view! { <Checkboxes class="app-ticks">{ticks}</Checkboxes> }.into_any()
}

/// The fields in a starter's own words, folded away: there are many, and they stay by default.
fn in_own_words(work: Work, own: Vec<(String, Tickable)>) -> AnyView {
    if own.is_empty() {
        return ().into_any();
    }
    let title = describe::count(own.len(), "place", "places");
    view! {
        <details class="govuk-details app-diff__own">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{format!("In Hearth’s own words: {title}")}</span>
            </summary>
            {ticks(work, own)}
        </details>
    }
    .into_any()
}

/// One tick for all fields in a starter's own words.
fn all_in_own_words(work: Work, own: Vec<Tick>) -> AnyView {
    if own.is_empty() {
        return ().into_any();
    }
    let title = describe::count(own.len(), "place", "places");
    let label = format!("Take the document’s wording in the {title} where the plan says it in Hearth’s own words");
    let own = StoredValue::new(own);
    let ticked = Signal::derive(move || {
        own.with_value(|own| work.ticks.with(|ticks| own.iter().all(|tick| ticks.is_taken(tick, false))))
    });
    let set = move |taken| {
        work.decide(|found| own.get_value().into_iter().for_each(|tick| found.ticks.set(tick, taken)));
    };
    view! { <Checkboxes class="app-ticks"><Checkbox id="own-words" ticked on_tick=set>{label}</Checkbox></Checkboxes> }
        .into_any()
}

/// True if the plan has a starter's own words here. A starter's lines are where the published plan has them.
fn is_in_own_words(one: &Difference) -> bool {
    one.provenance == Provenance::Starter && !one.chosen && one.field != Field::Place
}

/// A difference as a tick. `anew` if the document has the line in a section that the plan lacks.
fn of_field(plan: &Plan, line: &EntityId, one: &Difference, anew: bool) -> Tickable {
    let name = match &one.field {
        Field::Lead(..) if one.document.is_empty() => "No longer leads".to_owned(),
        Field::Lead(..) => "Leads".to_owned(),
        field => describe::field(plan, &one.entity.kind(), field),
    };
    let name = match &one.field {
        _ if one.entity == *line => name,
        // The present wording follows the name.
        Field::Text => text::capital(spoken(&one.entity.kind())),
        _ => format!("{}: {name}", describe::thing(plan, &one.entity)),
    };
    let mut note = match &one.provenance {
        Provenance::Nothing | Provenance::Starter => String::new(),
        Provenance::Document => "From a document brought in before.".to_owned(),
        Provenance::Officer(by) => format!("Written by {by}."),
    };
    if anew && one.field == Field::Place {
        note = format!("A new section, which comes with the line. {note}").trim_end().to_owned();
    }
    let (before, after) = (one.now.clone(), one.document.clone());
    let (key, in_own_words) = (Tick::from(one), is_in_own_words(one));
    Tickable { key, proposed: one.chosen, name, before, after, note, in_own_words }
}

fn of_new(item: &NewItem) -> Tickable {
    Tickable {
        key: Tick::from(item),
        proposed: item.chosen,
        name: format!("New {}", spoken(&item.kind)),
        before: String::new(),
        after: item.text.clone(),
        note: String::new(),
        in_own_words: false,
    }
}

/// One tick with the text before and after.
fn tick(work: Work, one: Tickable, id: String) -> AnyView {
    let Tickable { key, proposed, name, before, after, note, .. } = one;
    let of = key.clone();
    let ticked = Signal::derive(move || work.ticks.with(|ticks| ticks.is_taken(&of, proposed)));
    let set = move |taken| work.decide(|found| found.ticks.set(key.clone(), taken));
    let (before, after) = (text::clipped(&before, 400), text::clipped(&after, 400));
    let was = (!before.is_empty()).then(|| view! { <del class="app-diff__before">{before.clone()}</del> });
    let between = (!before.is_empty() && !after.is_empty()).then_some(" becomes ");
    let is = (!after.is_empty()).then(|| view! { <ins class="app-diff__after">{after}</ins> });
    view! {
        <Checkbox id ticked on_tick=set>
            <span>{name}</span>": "{was}{between}{is}" "<span class="app-ticks__note">{note}</span>
        </Checkbox>
    }
    .into_any()
}
