//! The lines that were found, under their sections.

use std::sync::Arc;

use leptos::prelude::*;

use super::work::Work;
use crate::import::draft::{Draft, DraftLine, DraftSection};
use crate::import::reader::Findings;
use crate::import::understand::Preview;
use crate::text;
use crate::ui::components::{FindNote, Level, LongList, Section, numbered};
use crate::view::describe;

/// One row of the preview.
#[derive(Clone, Copy)]
enum Row {
    Section(usize),
    Line(usize),
}

/// The section with the preview.
#[component]
pub(super) fn Lines(work: Work) -> AnyView {
    let list = move || Some(view! { <List found=work.findings.get()? draft=work.draft.get()? /> });
    view! {
        <Section id="lines-title" title="The plan as it was found" level=Level::Inner>
            {list}
        </Section>
    }
    .into_any()
}

#[component]
fn List(found: Arc<Findings>, draft: Arc<Draft>) -> AnyView {
    let mut rows = Vec::new();
    let mut lines = found.lines.iter().enumerate().peekable();
    for section in 0..draft.sections.len() {
        rows.push(Row::Section(section));
        while let Some((at, _)) = lines.next_if(|(_, line)| line.at.section == section) {
            rows.push(Row::Line(at));
        }
    }
    let many = rows.len();
    let draw = move |at: usize| match rows.get(at) {
        Some(Row::Section(section)) => draft.sections.get(*section).map(section_view),
        Some(Row::Line(line)) => found.lines.get(*line).and_then(|line| Some(line_view(line, draft.line(&line.at)?))),
        None => None,
    };
    let draw = Callback::new(move |at| draw(at).unwrap_or_else(|| ().into_any()));
    view! { <FindNote rows=many /><ul class="app-found"><LongList name="found" keys=numbered(many) draw row_height=45.0 /></ul> }.into_any()
}

fn section_view(section: &DraftSection) -> AnyView {
    let name = [section.number.as_str(), section.title.as_str()].join(" ");
    let objective = (!section.objective.is_empty()).then(|| view! { <span>{section.objective.clone()}</span> });
    let connections = (!section.connections.is_empty())
        .then(|| view! { <span>"Connections to other plans: "{section.connections.join("; ")}</span> });
    view! {
        <li class="app-found__section"><h4 class="app-found__title">{name.trim().to_owned()}</h4>{objective}{connections}</li>
    }
    .into_any()
}

fn line_view(found: &Preview, line: &DraftLine) -> AnyView {
    let leads = line.leads.iter().map(|lead| match lead.unconfirmed {
        true => format!("{} (please check)", lead.party),
        false => lead.party.clone(),
    });
    let leads = leads.collect::<Vec<_>>().join(", ");
    let facts = found.tracked.then(|| {
        let leads = if leads.is_empty() { "names nobody".to_owned() } else { leads };
        let meaning = found.reading.in_words();
        let time = match &line.timeframe {
            Some(words) => format!("“{words}”: {meaning}"),
            None => meaning,
        };
        view! {
            <span class="app-found__leads"><span class="govuk-visually-hidden">"Leads: "</span>{leads}</span>
            <span class="app-found__time"><span class="govuk-visually-hidden">"Timeframe: "</span>{time}</span>
        }
    });
    let more = [
        (line.points.len(), "point", "points"),
        (line.outcomes.len(), "outcome", "outcomes"),
        (line.progress.len(), "note", "notes"),
    ];
    let mut more: Vec<String> = more
        .into_iter()
        .filter(|(many, ..)| *many > 0)
        .map(|(many, one, all)| describe::count(many, one, all))
        .collect();
    if !line.status.is_empty() {
        more.push(format!("status “{}”", line.status));
    }
    more.push(text::capital(&found.place.to_string()));
    let class = if found.tracked { "app-found__line" } else { "app-found__line app-found__line--group" };
    view! {
        <li class=class>
            <span class="app-found__ref">{line.reference.clone()}</span>
            <span class="app-found__text">{line.text.clone()}<span class="app-found__more">{more.join(" · ")}</span></span>
            {facts}
        </li>
    }
    .into_any()
}
