//! One thing to look at: what was noticed, the lines, the repair.

use leptos::prelude::*;

use super::SUMMARY;
use super::dismiss::Dismiss;
use crate::browser::focus;
use crate::plan::edit::Edit;
use crate::plan::health::Mend;
use crate::plan::{EntityId, Kind};
use crate::ui::components::{Button, Look};
use crate::ui::desk::{Acted, desk};
use crate::ui::route::{Page, Route};
use crate::view::check::{Named, Point, heading, look_again};

/// With more lines than this, they wait behind a summary.
const AT_ONCE: usize = 6;

/// A point that waits.
#[component]
pub(super) fn OpenPoint(plan: StoredValue<EntityId>, point: Point) -> AnyView {
    let about = about(&point);
    let own = match point.mend {
        Mend::Settings => Some((Page::Settings, "Settings of the plan")),
        Mend::Details => Some((Page::Edit(plan.get_value()), "The plan’s details")),
        Mend::Edit | Mend::Report | Mend::AddAction => None,
    };
    let own = own.map(|(page, label)| {
        let link = Route::Plan(plan.get_value(), page).to_string();
        view! { " " <a class="govuk-link" href=link>{label}</a> }
    });
    view! {
        <li class="app-check__point">
            <p class="app-check__says">{point.says.clone()}</p>
            {lines(&point, true)}
            <p class="app-check__repair"><span class="govuk-visually-hidden">"Suggested repair: "</span> {point.repair.clone()} {own}</p>
            <Dismiss plan key=point.key about />
        </li>
    }
    .into_any()
}

/// A point that was dismissed.
#[component]
pub(super) fn DismissedPoint(plan: StoredValue<EntityId>, point: Point) -> AnyView {
    let desk = desk();
    let about = about(&point);
    let (key, holders) = (point.key.clone(), point.dismissed_in.clone());
    let again = Callback::new(move |()| {
        for holder in &holders {
            desk.act_then(holder, Edit::All(vec![look_again(holder, &key)]), None, "", move |acted| {
                if acted == Acted::Done {
                    desk.say("It is listed to be looked at again.");
                    focus::soon_on_id(SUMMARY.to_owned());
                }
            });
        }
    });
    let elsewhere = !plan.with_value(|plan| point.dismissed_in.contains(plan));
    view! {
        <li class="app-check__point">
            <p class="app-check__says">{heading(point.concern)} ": " {point.says.clone()}</p>
            {lines(&point, false)}
            <p class="app-check__repair">
                "Dismissed" {elsewhere.then_some(" in the other plan")} ", because: " {point.why.clone()}
            </p>
            <Button label="Look at it again" look=Look::Compact about on_press=again />
        </li>
    }
    .into_any()
}

/// What a button of the point is about, for those who hear it out of its row.
fn about(point: &Point) -> String {
    let numbers: Vec<&str> = point.lines.iter().take(AT_ONCE).map(|line| line.number.as_str()).collect();
    format!("{} {}", heading(point.concern), numbers.join(", "))
}

fn lines(point: &Point, mend: bool) -> AnyView {
    let mend = (mend && point.lines.len() <= AT_ONCE).then_some(point.mend);
    let list =
        view! { <ul class="app-check__lines">{point.lines.iter().map(|line| one(line, mend)).collect_view()}</ul> };
    if point.lines.len() <= AT_ONCE {
        return list.into_any();
    }
    view! {
        <details class="govuk-details app-check__more">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{point.lines.len()} " lines"</span></summary>
            {list}
        </details>
    }
    .into_any()
}

fn one(line: &Named, mend: Option<Mend>) -> AnyView {
    let page = line.line.clone().map_or_else(|| Page::Edit(line.id.clone()), Page::Line);
    let link = Route::Plan(line.plan.clone(), page).to_string();
    let name = format!("{} {}", line.number, line.text).trim().to_owned();
    let elsewhere = line.elsewhere.clone().map(|title| view! { <span class="app-check__facts">{title}</span> });
    let facts = (!line.facts.is_empty()).then(|| view! { <span class="app-check__facts">{line.facts.clone()}</span> });
    view! {
        <li>
            <a class="govuk-link" href=link>{name.clone()}</a> " " {facts} " " {elsewhere} " "
            {mend.and_then(|mend| mend_link(line, mend, &name))}
        </li>
    }
    .into_any()
}

/// The way to where a line is mended.
fn mend_link(line: &Named, mend: Mend, name: &str) -> Option<AnyView> {
    let (page, label) = match mend {
        Mend::Edit => (Page::Edit(line.id.clone()), "Edit"),
        Mend::Report => (Page::Report(line.line.clone()?), "Record an update"),
        Mend::AddAction => (Page::Add(Kind::Action, line.id.clone()), "Add an action"),
        Mend::Settings | Mend::Details => return None,
    };
    let link = Route::Plan(line.plan.clone(), page).to_string();
    let about = format!(" {name}");
    Some(view! { <a class="govuk-link app-check__mend" href=link>{label}<span class="govuk-visually-hidden">{about}</span></a> }.into_any())
}
