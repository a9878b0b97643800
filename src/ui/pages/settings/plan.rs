//! The settings of one plan: how it counts its years, how often its leads report, and the key of its statuses.

use leptos::prelude::*;

use super::NameSettings;
use super::storage::StorageSettings;
use crate::history::Replica;
use crate::plan::edit::{Content, Edit};
use crate::plan::timeframe::{Cycle, YearBasis};
use crate::plan::{EntityId, Field};
use crate::ui::components::{PageHeading, Radios, Section, StatusTag};
use crate::ui::dynamic::dyn_view;
use crate::ui::workspace::workspace;
use crate::view::address::Page;
use crate::view::row::{Tag, tags};

/// The settings of a plan, and under them those of this browser.
#[component]
pub fn PlanSettings(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let title = Signal::derive(move || replica.with(|replica| replica.plan().about().title.clone()));
    view! {
        <PageHeading title=Page::Settings.title() of=title />
        <Years plan=plan.clone() replica />
        <ReportingCycle plan replica />
        <Key replica />
        <NameSettings />
        <StorageSettings />
    }
}

const CALENDAR: &str = "calendar";
const FINANCIAL: &str = "financial";

/// The choice between calendar and financial years for "2023-24".
#[component]
fn Years(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let workspace = workspace();
    let value = Signal::derive(move || {
        replica
            .with(|replica| match replica.plan().about().year_basis {
                Some(YearBasis::Calendar) => CALENDAR,
                Some(YearBasis::Financial) => FINANCIAL,
                None => "",
            })
            .to_owned()
    });
    let choose = Callback::new(move |basis: String| {
        let edit = Edit::Set { id: plan.clone(), field: Field::YearBasis, to: Content::word(basis) };
        workspace.submit(&plan, edit, None, "", move |_| {
            workspace.say("The plan now counts its years so. Undo takes it back.");
        });
    });
    let choice = |worth: &str, label: &str, more: &str| (worth.to_owned(), label.to_owned(), more.to_owned());
    view! {
        <Section id="years-title" title="Years in this plan">
            <Radios
                id="year-basis" legend="How does this plan count a timeframe such as “2023-24”?" value on_choose=choose
                hint="Until somebody says, Hearth counts calendar years and marks those timeframes as to be checked."
                choices=vec![
                    choice(CALENDAR, "Calendar years", "1 January 2023 to 31 December 2024"),
                    choice(FINANCIAL, "Financial years", "1 April 2023 to 31 March 2024"),
                ]
            />
        </Section>
    }
}

/// The cycles offered, in months. Another one, from a plan file, is offered while the plan has it.
const OFFERED: [u32; 6] = [1, 2, 3, 4, 6, 12];

/// How often the plan's leads report.
#[component]
fn ReportingCycle(plan: EntityId, replica: ReadSignal<Replica>) -> impl IntoView {
    let workspace = workspace();
    let cycle = Memo::new(move |_| replica.with(|replica| replica.plan().cycle()));
    let value = Signal::derive(move || cycle.get().months().to_string());
    let another = Memo::new(move |_| Some(cycle.get()).filter(|cycle| !OFFERED.contains(&cycle.months())));
    let choose = Callback::new(move |months: String| {
        let to = months.parse().map_or(Content::NOTHING, |months: u32| Content::Plain(months.into()));
        let edit = Edit::Set { id: plan.clone(), field: Field::Cycle, to };
        workspace.submit(&plan, edit, None, "", move |_| {
            workspace.say("Updates are now expected so often. Undo takes it back.");
        });
    });
    let radios = move || {
        let offered = OFFERED.iter().filter_map(|months| Cycle::of_months(u64::from(*months)));
        let choice = |cycle: Cycle| (cycle.months().to_string(), format!("Every {}", cycle.label()), String::new());
        let choices = offered.chain(another.get()).map(choice).collect();
        view! {
            <Radios
                id="cycle" legend="How often do the leads of this plan report?" value on_choose=choose choices
                hint="An action without an update for longer waits for one, and what falls due before the next report is \
                      listed as due."
            />
        }
        .into_any()
    };
    view! {
        <Section id="cycle-title" title="Reporting">
            {dyn_view(radios)}
        </Section>
    }
}

/// The key of the plan's statuses.
#[component]
fn Key(replica: ReadSignal<Replica>) -> impl IntoView {
    let key = Memo::new(move |_| {
        replica.with(|replica| tags(replica.plan()).into_iter().map(|(_, tag)| tag).collect::<Vec<Tag>>())
    });
    view! {
        <Section id="key-title" title="What the statuses of this plan mean">
            <dl class="app-key">
                <For each=move || key.get() key=|tag| (tag.id.clone(), tag.word.clone(), tag.meaning.clone()) let:tag>
                    <div class="app-key__row"><dt><StatusTag word=tag.word shape=tag.shape /></dt><dd>{tag.meaning}</dd></div>
                </For>
            </dl>
        </Section>
    }
}
