//! Names that are probably the same, for the officer to decide.

use leptos::prelude::*;

use super::submit::submit;
use super::{PeopleContext, SUMMARY};
use crate::plan::same;
use crate::ui::components::{Button, Look};
use crate::view::people::{PartyRow, Who};

/// Two names with the evidence that they are one. The first is the one to keep.
type Pair = (Who, Who, &'static str);

/// The section with the pairs; nothing if there are none.
#[component]
pub(super) fn LikelySame(context: PeopleContext) -> AnyView {
    let pairs = Memo::new(move |_| context.rows.with(|rows| pairs(rows)));
    let key = |(one, other, _): &Pair| (one.clone(), other.clone());
    view! {
        <Show when=move || pairs.with(|pairs| !pairs.is_empty())>
            <section class="app-people">
                <h2 class="govuk-heading-s app-people__heading">"Likely the same (" {move || pairs.with(Vec::len)} ")"</h2>
                <ul class="app-people__list">
                    <For each=move || pairs.get() key let:pair><OnePair context pair /></For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// The pairs, each once.
fn pairs(rows: &[PartyRow]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for row in rows {
        for likely in row.likely.iter().filter(|likely| row.who < likely.who) {
            // The longer name says more.
            let length = |who: &Who| who.name.chars().count();
            let (keep, gone) = match length(&likely.who) > length(&row.who) {
                true => (&likely.who, &row.who),
                false => (&row.who, &likely.who),
            };
            pairs.push((keep.clone(), gone.clone(), likely.why));
        }
    }
    pairs
}

#[component]
fn OnePair(context: PeopleContext, pair: Pair) -> AnyView {
    let (keep, gone, why) = pair;
    let about = format!("{} and {}", keep.name, gone.name);
    let (one, other) = (StoredValue::new(keep.clone()), StoredValue::new(gone.clone()));
    let join = Callback::new(move |()| join(context, &one.get_value(), &other.get_value(), || {}));
    let apart = Callback::new(move |()| {
        let edit = same::tell_apart(&one.with_value(|one| one.id.clone()), &other.with_value(|other| other.id.clone()));
        submit(context, edit, "They are two, and not asked about again.".to_owned(), SUMMARY.to_owned(), || {});
    });
    view! {
        <li class="app-people__party app-people__row">
            <div class="app-people__text">
                <span class="app-people__name">{keep.name.clone()} " and " {gone.name}</span> " "
                <span class="app-people__fact">{why} " As one they are shown as " {keep.name} "."</span>
            </div>
            <div class="app-people__buttons">
                <Button label="These are one" look=Look::Compact about=about.clone() on_press=join /> " "
                <Button label="They are two" look=Look::Compact about on_press=apart />
            </div>
        </li>
    }
    .into_any()
}

/// Joins two names, then runs `then`.
pub(super) fn join(context: PeopleContext, keep: &Who, gone: &Who, then: impl FnOnce() + 'static) {
    let edit = context.replica.with_untracked(|replica| same::join(replica.plan(), &keep.id, &gone.id));
    let says = format!("{} and {} are one, shown as {}.", keep.name, gone.name, keep.name);
    submit(context, edit, says, SUMMARY.to_owned(), then);
}
