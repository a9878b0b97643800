//! The findings in a document.

use std::sync::Arc;

use leptos::prelude::*;

use super::busy::Busy;
use super::folded::Folded;
use super::work::{FOUND, Work};
use super::{lines, people, tables, target};
use crate::import::document::Place;
use crate::import::reader::Findings;
use crate::import::session::Next;
use crate::import::understand::{Aside, Doubt, LineRole};
use crate::text;
use crate::ui::components::{Button, Level, LongList, Look, Section, numbered};
use crate::view::describe;

/// The findings, the mapping they were read with, and the choice of a plan for them.
#[component]
pub(super) fn Found(work: Work) -> AnyView {
    let busy = Memo::new(move |_| work.progress.with(Option::is_some));
    let another = Callback::new(move |()| work.put_away());
    let name = work.document.get_untracked();
    view! {
        <Section id=FOUND title=format!("What was found in {name}") class="app-brought" takes_focus=true>
            // The progress of another reading has a fixed place, so that nothing moves.
            <div class="app-brought__busy"><Show when=move || busy.get()><Busy work /></Show></div>
            <Counted work />
            <Button label="Choose another document" look=Look::Compact on_press=another />
            {move || work.findings.get().map(|found| view! { <Warnings work found /> })}
            <tables::Tables work />
            <people::Alikes work />
            <lines::Lines work />
            {move || work.findings.get().map(|found| view! { <Asides found /> })}
        </Section>
        <target::WhereTo work />
    }
    .into_any()
}

/// The counts, read out whenever they change.
#[component]
fn Counted(work: Work) -> AnyView {
    let counts = move || {
        let Some(found) = work.findings.get() else { return Vec::new() };
        let parties = work.draft.get().map_or(0, |draft| draft.parties.len());
        let counts = found.counts;
        vec![
            (counts.sections, "section", "sections"),
            (counts.commitments, "commitment", "commitments"),
            (counts.actions, "action", "actions"),
            (counts.outcomes, "outcome", "outcomes"),
            (parties, "person or team", "people and teams"),
            (counts.no_timeframe, "line without a timeframe", "lines without a timeframe"),
            (counts.no_lead, "line that names nobody", "lines that name nobody"),
        ]
    };
    let item = |(number, one, many): (usize, &str, &str)| {
        let word = if number == 1 { one } else { many }.to_owned();
        view! { <li><strong>{describe::grouped(number)}</strong>" "{word}</li> }
    };
    let tracked = move || {
        let lines = work.findings.get().map_or(0, |found| found.counts.lines);
        describe::count(lines, "line to report on", "lines to report on")
    };
    view! {
        <p class="govuk-body" role="status"><strong>{tracked}</strong>", of these parts:"</p>
        <ul class="app-brought__counts">{move || counts().into_iter().map(item).collect_view()}</ul>
    }
    .into_any()
}

/// Warnings, and questions about doubtful lines.
#[component]
fn Warnings(work: Work, found: Arc<Findings>) -> AnyView {
    let many = found.warnings.len() + found.doubts.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        if let Some(warning) = found.warnings.get(at) {
            return view! { <li>{placed(warning.place.as_ref())}{warning.words.clone()}</li> }.into_any();
        }
        let doubt = at.checked_sub(found.warnings.len()).and_then(|at| found.doubts.get(at)).cloned();
        let item = |doubt: Doubt| {
            let (place, words) = (placed(doubt.place.as_ref()), doubt.words.clone());
            view! { <li>{place}{words}" "<ReadOtherWay work doubt /></li> }.into_any()
        };
        doubt.map_or_else(|| ().into_any(), item)
    };
    let title = describe::count(many, "thing to look at", "things to look at");
    view! {
        <Section id="warnings-title" title level=Level::Inner>
            <ul class="govuk-list govuk-list--bullet app-brought__list">
                <LongList name="warnings" keys=numbered(many) draw=Callback::new(draw) row_height=30.0 />
            </ul>
        </Section>
    }
    .into_any()
}

/// A place in the document, before what is said of it.
fn placed(place: Option<&Place>) -> Option<impl IntoView + use<>> {
    place.map(|place| view! { <strong>{text::capital(&place.to_string())}</strong>": " })
}

/// The button that reads a line of pasted text the other way.
#[component]
fn ReadOtherWay(work: Work, doubt: Doubt) -> AnyView {
    let Doubt { words: about, table, line, alternative, .. } = doubt;
    let label = match alternative {
        LineRole::Commitment => "It is a commitment",
        LineRole::SectionTitle => "It is the title of a section",
        LineRole::Action => "It is an action",
    };
    let id = format!("turn-{table}-{line}");
    let back = id.clone();
    let read = Callback::new(move |()| {
        work.remap(move |mapping| {
            if let Some(table) = mapping.tables.get_mut(table) {
                table.line_overrides.insert(line, alternative);
            }
        });
        // The button is drawn again with the findings.
        work.once_read(Next::Focus(back.clone()));
    });
    view! { <Button label id about look=Look::Compact on_press=read /> }.into_any()
}

/// The words of the document that are not in the plan, and why.
#[component]
fn Asides(found: Arc<Findings>) -> AnyView {
    let many = found.asides.len();
    if many == 0 {
        return ().into_any();
    }
    let draw = move |at: usize| {
        found.asides.get(at).map_or_else(
            || ().into_any(),
            |Aside { place, words, why }| {
                let words = text::clipped(words, 300);
                view! { <li><strong>{text::capital(&place.to_string())}</strong>": “"{words}"” "{why.clone()}</li> }
                    .into_any()
            },
        )
    };
    let title = format!("In the document and not in the plan: {}", describe::count(many, "place", "places"));
    view! { <Folded name="asides" title many draw=Callback::new(draw) /> }.into_any()
}
