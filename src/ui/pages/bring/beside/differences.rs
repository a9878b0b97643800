//! What a document says otherwise than the plan, field by field, each with a tick.

use std::sync::Arc;

use leptos::prelude::*;

use crate::history::HeldPlan;
use crate::import::matching::{Comparison, Difference, Given, NewItem};
use crate::plan::edit::spoken;
use crate::plan::{EntityId, Field, Plan};
use crate::ui::follow::whether;
use crate::ui::pages::bring::more::Listed;
use crate::ui::pages::bring::ticks::{of_difference, of_item};
use crate::ui::pages::bring::work::Work;
use crate::view::told;

/// As many lines are drawn before more are asked for.
const FIRST: usize = 60;

/// What can be ticked.
struct Tickable {
    key: String,
    proposed: bool,
    name: String,
    before: String,
    after: String,
    note: String,
}

/// What the document says otherwise of one line or section.
#[derive(Clone, Copy)]
enum Entry {
    /// Of this section of the comparison.
    Section(usize),
    /// Of this line that both have.
    Line(usize),
}

impl Entry {
    /// Every one of which the document says something else or more.
    fn all(compared: &Comparison) -> Vec<Self> {
        let says_more = |differences: &[Difference], items: &[NewItem]| !differences.is_empty() || !items.is_empty();
        let sections = compared.sections.iter().zip(0..).filter(|(one, _)| !one.new);
        let sections = sections.filter(|(one, _)| says_more(&one.differences, &one.new_items));
        let lines = compared.matched.iter().zip(0..).filter(|(one, _)| says_more(&one.differences, &one.new_items));
        sections.map(|(_, at)| Self::Section(at)).chain(lines.map(|(_, at)| Self::Line(at))).collect()
    }

    /// What it is, and what can be ticked of it.
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
        Some((told::thing(plan, id), fields.chain(items.iter().map(of_new)).collect()))
    }
}

/// Every line and section of which the document says something else or more.
#[component]
pub(super) fn Differences(work: Work, held: ReadSignal<HeldPlan>, compared: Arc<Comparison>) -> AnyView {
    let entries = Entry::all(&compared);
    let many = entries.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        let read = |entry: &Entry| held.with_untracked(|held| entry.read(&compared, held.plan()));
        let Some((thing, all)) = entries.get(at).and_then(read) else { return ().into_any() };
        let tick = move |(number, one): (usize, Tickable)| view! { <Tick work one id=format!("tick-{at}-{number}") /> };
        view! {
            <li class="app-diff__line">
                <fieldset class="govuk-fieldset">
                    <legend class="app-diff__thing">{thing}</legend>
                    <div class="govuk-checkboxes govuk-checkboxes--small app-ticks">{all.into_iter().enumerate().map(tick).collect_view()}</div>
                </fieldset>
            </li>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="differs-title">
            <h3 class="govuk-heading-s" id="differs-title">"What the document says otherwise"</h3>
            <p class="govuk-body-s">"What is ticked is taken in. What an officer wrote here is ticked only by you."</p>
            <Listed many draw=Callback::new(draw) first=FIRST class="app-diff" />
        </section>
    }
    .into_any()
}

/// `anew` where the document has the line in a section that the plan lacks.
fn of_field(plan: &Plan, line: &EntityId, one: &Difference, anew: bool) -> Tickable {
    let name = match &one.field {
        Field::Lead(..) if one.document.is_empty() => "No longer leads".to_owned(),
        Field::Lead(..) => "Leads".to_owned(),
        field => told::field(plan, &one.entity.kind(), field),
    };
    let name = if one.entity == *line { name } else { format!("{}: {name}", told::thing(plan, &one.entity)) };
    let mut note = match &one.given {
        Given::Nothing => String::new(),
        // A starter has each line where the published plan has it.
        Given::Starter if one.field == Field::Place => String::new(),
        Given::Document => "From a document brought in before.".to_owned(),
        Given::Starter => "What the plan says is Hearth’s own summary.".to_owned(),
        Given::Officer(by) => format!("Written by {by}."),
    };
    if anew && one.field == Field::Place {
        note = format!("A new section, which comes with the line. {note}").trim_end().to_owned();
    }
    let (before, after) = (one.now.clone(), one.document.clone());
    Tickable { key: of_difference(one), proposed: one.chosen, name, before, after, note }
}

fn of_new(item: &NewItem) -> Tickable {
    Tickable {
        key: of_item(item),
        proposed: item.chosen,
        name: format!("New {}", spoken(&item.kind)),
        before: String::new(),
        after: item.text.clone(),
        note: String::new(),
    }
}

/// One tick: what it takes in.
#[component]
fn Tick(work: Work, one: Tickable, id: String) -> AnyView {
    let Tickable { key, proposed, name, before, after, note } = one;
    let of = key.clone();
    let ticked = whether(move || work.ticks.is_taken(&of, proposed));
    let set = move |event: leptos::ev::Event| work.ticks.set(&key, event_target_checked(&event));
    let (before, after) = (told::clipped(&before, 400), told::clipped(&after, 400));
    let was = (!before.is_empty()).then(|| view! { <del class="app-diff__before">{before.clone()}</del> });
    let between = (!before.is_empty() && !after.is_empty()).then_some(" becomes ");
    let is = (!after.is_empty()).then(|| view! { <ins class="app-diff__after">{after}</ins> });
    view! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id=id.clone() prop:checked=ticked on:change=set />
            <label class="govuk-label govuk-checkboxes__label app-ticks__label" for=id>
                <span class="app-diff__field">{name}</span>": "{was}{between}{is}" "<span class="app-ticks__note">{note}</span>
            </label>
        </div>
    }
    .into_any()
}
