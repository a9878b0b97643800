//! The updates of a line, the latest first.

use leptos::prelude::*;

use crate::browser::clipboard;
use crate::plan::day;
use crate::ui::components::{Button, Level, Look, Moment, Section, StatusTag};
use crate::ui::workspace::workspace;
use crate::view::action::{Action, EvidenceRow, UpdateRow};

/// Updates mounted at first. A line of five years has a few dozen.
const FIRST: usize = 20;

/// The section with the updates.
#[component]
pub(super) fn Updates(shown: Memo<Option<Action>>) -> AnyView {
    let limit = RwSignal::new(FIRST);
    let updates =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.updates.clone()).unwrap_or_default()));
    let count = move || updates.with(Vec::len);
    let items = move || updates.with(|updates| updates.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let heading = move || if count() == 0 { "Updates".to_owned() } else { format!("Updates ({})", count()) };
    let more = Callback::new(move |()| limit.set(usize::MAX));
    view! {
        <Section id="updates" title=Signal::derive(heading) level=Level::SmallPart class="app-timeline__section">
            <Show when=move || count() == 0><p class="govuk-body">"No update received yet."</p></Show>
            <ol class="app-timeline">
                <For each=items key=|update| update.id.clone() let:update>
                    <OneUpdate id=update.id.clone() updates first=update />
                </For>
            </ol>
            <Show when=move || { limit.get() < count() }>
                <Button label="Show all updates" look=Look::Compact on_press=more />
            </Show>
        </Section>
    }
    .into_any()
}

/// One update, repainted only when it changes.
#[component]
fn OneUpdate(id: crate::plan::EntityId, updates: Memo<Vec<UpdateRow>>, first: UpdateRow) -> AnyView {
    let own = Memo::new(move |_| {
        updates.with(|updates| updates.iter().find(|update| update.id == id).cloned()).unwrap_or_else(|| first.clone())
    });
    let drawn = move || {
        let update = own.get();
        let day = update.position_at.map(day::in_words);
        let day = day.map_or_else(|| "No date given".to_owned(), |day| format!("Position at {day}"));
        let behalf = (!update.on_behalf_of.is_empty()).then(|| format!(" on behalf of {}", update.on_behalf_of));
        let text =
            (!update.text.is_empty()).then(|| view! { <p class="govuk-body app-timeline__text">{update.text}</p> });
        view! {
            <li class="app-timeline__entry">
                <h3 class="app-timeline__day">{day}</h3>
                {update.status.map(|tag| view! { <StatusTag word=tag.word shape=tag.shape /> })}
                {text}
                {evidence_list(update.evidence)}
                <p class="app-timeline__who">"Reported by " {update.by} {behalf} ", " <Moment at=update.at /></p>
            </li>
        }
        .into_any()
    };
    drawn.into_any()
}

/// Evidence. The app shows and copies its location, and never opens it.
pub(super) fn evidence_list(list: Vec<EvidenceRow>) -> AnyView {
    if list.is_empty() {
        return ().into_any();
    }
    let workspace = workspace();
    let one = move |evidence: EvidenceRow| {
        let about = evidence.title.clone();
        let day = evidence.date.map(|date| format!(", {}", day::in_words(date)));
        let link = (!evidence.link.is_empty()).then(|| {
            let link = evidence.link.clone();
            let copy = Callback::new(move |()| {
                let link = link.clone();
                leptos::task::spawn_local(async move {
                    match clipboard::copy(&link).await {
                        Ok(()) => workspace.say("Copied."),
                        Err(problem) => workspace.say(problem.to_string()),
                    }
                });
            });
            view! {
                <span class="app-evidence__link">{evidence.link.clone()}</span> " "
                <Button label="Copy" look=Look::Compact about=format!("the link or path of {about}") on_press=copy />
            }
        });
        view! { <li class="app-evidence__item"><span>{evidence.title} {day}</span> " " {link}</li> }
    };
    let items = list.into_iter().map(one).collect_view();
    view! { <ul class="app-evidence" aria-label="Evidence">{items}</ul> }.into_any()
}
