//! Past, present and future holders of a post.

use leptos::prelude::*;

use super::named::{Named, NamedField};
use super::submit::{row_id, submit};
use super::{PeopleContext, says};
use crate::browser::focus;
use crate::plan::edit::Edit;
use crate::plan::post::{Holding, How, correct, hold, strike};
use crate::plan::{EntityId, PartyKind, Plan};
use crate::ui::components::{Button, Look, Select};
use crate::ui::pages::fields::{DateField, read_day};
use crate::view::people::{Holder, PartyRow};

/// The holders, and a form to record one.
#[component]
pub(super) fn Holders(context: PeopleContext, row: Memo<Option<PartyRow>>, id: StoredValue<EntityId>) -> AnyView {
    let holders = Memo::new(move |_| {
        let holders = |row: &PartyRow| row.post.as_ref().map(|post| post.holders.clone());
        row.with(|row| row.as_ref().and_then(holders).unwrap_or_default())
    });
    let key = |one: &Holder| (one.key.clone(), one.who.clone(), says::held(one), one.is_on);
    view! {
        <div class="app-people__part">
            <h3 class="govuk-heading-s app-people__heading">"Who holds it"</h3>
            <ul class="app-people__list">
                <For each=move || holders.get() key let:one><OneHolder context one id /></For>
            </ul>
            <Form context id />
        </div>
    }
    .into_any()
}

/// One holding, with buttons to record its end and to remove it.
#[component]
fn OneHolder(context: PeopleContext, one: Holder, id: StoredValue<EntityId>) -> AnyView {
    let name = says::name(&one).to_owned();
    let about = format!("{name}, {}", says::held(&one));
    let is_open = one.holding.until.is_none();
    let now = one.is_on.then(|| view! { " " <strong class="app-flag">"Now"</strong> });
    let says = format!("{name}: {}", says::held(&one));
    let own = StoredValue::new(one);
    let off = Callback::new(move |()| {
        let edit = own.with_value(|one| strike(&one.post, &one.key));
        submit(context, edit, "It is off the record.".to_owned(), row_id(id), || {});
    });
    view! {
        <li class="app-people__row">
            <span class="app-people__text">{says} {now}</span>
            <span class="app-people__buttons">
                {is_open.then(|| view! { <End context own id /> })}
                <Button label="Take off the record" look=Look::Compact about on_press=off />
            </span>
        </li>
    }
    .into_any()
}

/// A button that asks for the last day of a holding.
#[component]
fn End(context: PeopleContext, own: StoredValue<Holder>, id: StoredValue<EntityId>) -> AnyView {
    let asked = RwSignal::new(false);
    let (until, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let field = StoredValue::new(own.with_value(|one| format!("end-{}", one.key)));
    let about = own.with_value(|one| says::name(one).to_owned());
    let ask = Callback::new(move |()| {
        asked.set(true);
        focus::soon_on_id(field.get_value());
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let own = own.get_value();
        let day = read_day(until).ok().flatten().filter(|day| own.holding.from.is_none_or(|from| from <= *day));
        let Some(day) = day else {
            wrong.set(Some("Give the last day, not before the first".to_owned()));
            focus::on_id(&field.get_value());
            return;
        };
        let holding = Holding { until: Some(day), ..own.holding };
        let edit = context.replica.with_untracked(|replica| correct(replica.plan(), &own.post, &own.key, &holding));
        submit(context, edit, "The last day is on record.".to_owned(), row_id(id), || {});
    };
    view! {
        <Show when=move || asked.get() fallback=move || view! { <Button label="Give its end…" look=Look::Compact about=about.clone() on_press=ask /> }>
            <form class="app-people__fields" novalidate on:submit=send>
                <DateField id=field.get_value() label="Last day" value=until error=wrong />
                <button type="submit" class="app-button-compact">"Record the end"</button>
            </form>
        </Show>
    }
    .into_any()
}

/// The inputs of a new holding.
#[derive(Clone, Copy)]
struct Inputs {
    named: Named,
    how: RwSignal<How>,
    from: RwSignal<String>,
    until: RwSignal<String>,
}

/// The reason why a holding cannot be recorded.
enum Mistake {
    Nobody,
    From,
    Until,
}

impl Inputs {
    /// The edit that records it, and adds the holder if new.
    fn edit(self, plan: &Plan, post: &EntityId) -> Result<Edit, Mistake> {
        let how = self.how.get_untracked();
        let (party, known) = match how {
            How::Vacant => (None, None),
            _ => self.named.read(plan).map(|(party, known)| (Some(party), known)).ok_or(Mistake::Nobody)?,
        };
        // A post cannot hold itself.
        if party.as_ref() == Some(post) {
            return Err(Mistake::Nobody);
        }
        let from = read_day(self.from).map_err(|()| Mistake::From)?;
        let until = read_day(self.until).map_err(|()| Mistake::Until)?;
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err(Mistake::Until);
        }
        let holding = hold(plan, post, &Holding { party, how, from, until });
        Ok(Edit::All(known.into_iter().chain([holding]).collect()))
    }
}

/// The form for a new holding.
#[component]
fn Form(context: PeopleContext, id: StoredValue<EntityId>) -> AnyView {
    let inputs = Inputs {
        named: Named::nobody(PartyKind::Person),
        how: RwSignal::new(How::Substantive),
        from: RwSignal::new(context.workspace.today().get_untracked().to_string()),
        until: RwSignal::default(),
    };
    let (wrong_from, wrong_until) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let ids = id.with_value(|id| ["holder", "holder-from", "holder-until"].map(|part| format!("{part}-{id}")));
    let [who, from, until] = ids;
    let targets = StoredValue::new((who.clone(), from.clone(), until.clone()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = context.replica.with_untracked(|replica| id.with_value(|id| inputs.edit(replica.plan(), id)));
        let mistake = read.as_ref().err();
        inputs
            .named
            .tell(matches!(mistake, Some(Mistake::Nobody)).then_some("Choose who holds it, or type a new name"));
        let words = |so: bool, words: &str| so.then(|| words.to_owned());
        wrong_from.set(words(matches!(mistake, Some(Mistake::From)), "Give the day as a date, or leave it empty"));
        wrong_until
            .set(words(matches!(mistake, Some(Mistake::Until)), "Give a day not before the first, or leave it empty"));
        match read {
            Ok(edit) => {
                submit(context, edit, "The holder is on record.".to_owned(), row_id(id), move || inputs.named.clear());
            }
            Err(mistake) => targets.with_value(|(who, from, until)| {
                focus::on_id(match mistake {
                    Mistake::Nobody => who,
                    Mistake::From => from,
                    Mistake::Until => until,
                });
            }),
        }
    };
    let is_held = move || inputs.how.with(|how| *how != How::Vacant);
    let who = StoredValue::new(who);
    view! {
        <form novalidate on:submit=send>
            <div class="app-people__fields">
                <HowField how=inputs.how id />
                <Show when=is_held><NamedField context id=who.get_value() label="Who holds it" named=inputs.named /></Show>
                <DateField id=from label="First day" value=inputs.from error=wrong_from />
                <DateField id=until label="Last day, if known" value=inputs.until error=wrong_until />
                <button type="submit" class="app-button-compact">"Record who holds it"</button>
            </div>
        </form>
    }
    .into_any()
}

/// The choice of how it is held: substantively, acting …
#[component]
fn HowField(how: RwSignal<How>, id: StoredValue<EntityId>) -> AnyView {
    let id = id.with_value(|id| format!("holder-how-{id}"));
    let choices = How::ALL.iter().map(|how| (how.to_string(), how.label().to_owned())).collect::<Vec<_>>();
    let value = Signal::derive(move || how.with(How::to_string));
    let choose = move |word: String| how.set(How::from(word.as_str()));
    view! { <div class="govuk-form-group"><Select id label="How" choices value on_choose=choose /></div> }.into_any()
}
