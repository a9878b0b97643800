//! Editing the plan's own details.

use leptos::prelude::*;

use super::sending::{Frame, Sending};
use crate::history::Replica;
use crate::plan::EntityId;
use crate::plan::timeframe::YearBasis;
use crate::ui::components::{Radios, TextArea, TextField};
use crate::ui::pages::drafts::{FormDraft, OpenedForm, WithDraft};
use crate::ui::pages::fields::DateField;
use crate::view::address::{Address, Page, Route};
use crate::view::form::AboutForm;

/// The form, or an earlier draft of it.
#[component]
pub(super) fn EditAbout(plan: EntityId, replica: ReadSignal<Replica>) -> AnyView {
    let base = replica.with_untracked(|replica| AboutForm::of(replica.plan()));
    let draft = FormDraft::of(&format!("edit/{plan}/{plan}"));
    let shown = vec![plan.clone()];
    let back = Address { route: Route::Plan(plan.clone(), Page::Overview), query: String::new() };
    let sending = Sending::new(plan, replica, shown, draft.clone(), back);
    let form = move |opened: OpenedForm<AboutForm>, changed_since: bool| {
        view! { <Form sending=sending.opened(&opened) opened changed_since /> }.into_any()
    };
    view! { <WithDraft draft replica base form /> }.into_any()
}

#[component]
fn Form(sending: Sending, opened: OpenedForm<AboutForm>, changed_since: bool) -> AnyView {
    let OpenedForm { base, form, heads } = opened;
    let text = |text: &String| RwSignal::new(text.clone());
    let (title, organisation, period) = (text(&form.title), text(&form.organisation), text(&form.period));
    let (note, section_word, commitment_word) =
        (text(&form.note), text(&form.section_word), text(&form.commitment_word));
    let (adopted, basis) = (text(&form.adopted), RwSignal::new(form.year_basis));
    let gather = move || AboutForm {
        title: title.get(),
        organisation: organisation.get(),
        period: period.get(),
        note: note.get(),
        section_word: section_word.get(),
        commitment_word: commitment_word.get(),
        adopted: adopted.get(),
        year_basis: basis.get(),
    };
    sending.draft.keep(base.clone(), heads, gather);
    let (error, no_day) = (sending.wrong("title"), sending.wrong("adopted"));
    let on_send = {
        let sending = sending.clone();
        move |()| {
            let form = untrack(gather);
            sending.send(&form.problems(), form.edits(&base, &sending.plan));
        }
    };
    view! {
        <Frame sending changed_since asks_why=true on_send>
            <TextField id="title" label="Title" value=title error />
            <TextField id="organisation" label="Council or organisation" value=organisation />
            <TextField id="period" label="Years it covers" value=period width="govuk-input--width-10" />
            <DateField
                id="adopted" label="Day of adoption (optional)" value=adopted error=no_day
                hint="Timeframes such as “within 12 months” count from it, and the check finds what was past on it."
            />
            <TextArea id="note" label="Note to readers" hint="Shown on the overview and in reports." value=note />
            <TextField id="section-word" label="What this plan calls its sections" hint="For example Section, Priority or Theme." value=section_word width="govuk-input--width-20" />
            <TextField id="commitment-word" label="What this plan calls its commitments" value=commitment_word width="govuk-input--width-20" />
            <Years basis />
        </Frame>
    }
    .into_any()
}

/// The choice between calendar and financial years for "2023-24".
#[component]
fn Years(basis: RwSignal<Option<YearBasis>>) -> AnyView {
    let choice = |worth: &str, label: &str, more: &str| (worth.to_owned(), label.to_owned(), more.to_owned());
    let choices = vec![
        choice("calendar", "Calendar years", "1 January to 31 December"),
        choice("financial", "Financial years", "1 April to 31 March"),
        choice("unsaid", "Nobody has said yet", "Read as calendar years, and marked to be checked"),
    ];
    let value = Signal::derive(move || {
        let worth = match basis.get() {
            Some(YearBasis::Calendar) => "calendar",
            Some(YearBasis::Financial) => "financial",
            None => "unsaid",
        };
        worth.to_owned()
    });
    let choose = move |worth: String| {
        basis.set(match worth.as_str() {
            "calendar" => Some(YearBasis::Calendar),
            "financial" => Some(YearBasis::Financial),
            _ => None,
        });
    };
    view! {
        <Radios id="year-basis" legend="Years such as “2023-24” in timeframes are" choices value on_choose=choose />
    }
    .into_any()
}
