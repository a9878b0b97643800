//! The inputs of a form, as signals.

use leptos::prelude::*;

use crate::plan::{EntityId, PartyKind, Role};
use crate::ui::pages::added::Added;
use crate::view::form::{LeadForm, LineForm, ListForm, Meaning, ReadingForm, Wording};

/// The inputs of a list of short texts.
#[derive(Clone, Copy)]
pub(super) struct ListInputs {
    pub(super) all: RwSignal<Vec<WordingInput>>,
    added: Added,
}

/// The input of one short text.
#[derive(Clone, Copy)]
pub(super) struct WordingInput {
    /// Its number, unique in the list.
    pub(super) number: usize,
    pub(super) text: RwSignal<String>,
    from: StoredValue<Wording>,
}

impl ListInputs {
    /// Inputs that hold this form.
    pub(super) fn of(form: &ListForm) -> Self {
        let list = Self { all: RwSignal::default(), added: Added::to_this_form() };
        for wording in &form.0 {
            list.add(wording);
        }
        list
    }

    /// Adds an input and returns its number.
    pub(super) fn add(self, wording: &Wording) -> usize {
        let input = self.added.one(|number| WordingInput {
            number,
            text: RwSignal::new(wording.text.clone()),
            from: StoredValue::new(wording.clone()),
        });
        self.all.update(|all| all.push(input));
        input.number
    }

    /// Removes an input.
    pub(super) fn remove(self, number: usize) {
        self.all.update(|all| all.retain(|input| input.number != number));
    }

    /// Moves an input up or down by one.
    pub(super) fn shift(self, number: usize, down: bool) {
        self.all.update(|all| {
            let at = all.iter().position(|input| input.number == number);
            let to = at.and_then(|at| if down { Some(at + 1) } else { at.checked_sub(1) });
            if let (Some(at), Some(to)) = (at, to.filter(|to| *to < all.len())) {
                all.swap(at, to);
            }
        });
    }

    /// The form as it is now. Tracked.
    pub(super) fn gather(self) -> ListForm {
        let one = |input: &WordingInput| Wording { text: input.text.get(), ..input.from.get_value() };
        ListForm(self.all.with(|all| all.iter().map(one).collect()))
    }
}

/// The inputs of one lead.
#[derive(Clone, Copy)]
pub(super) struct LeadInput {
    /// Its number, unique in the form.
    pub(super) number: usize,
    pub(super) name: RwSignal<String>,
    pub(super) role: RwSignal<Role>,
    pub(super) kind: RwSignal<PartyKind>,
    pub(super) unconfirmed: RwSignal<bool>,
    from: StoredValue<LeadForm>,
}

impl LeadInput {
    /// True if the line had this lead when the form opened.
    pub(super) fn was_there(self) -> bool {
        self.from.with_value(|from| !from.order.is_empty())
    }
}

/// The inputs of a line.
#[derive(Clone, Copy)]
pub(super) struct LineInputs {
    pub(super) reference: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) published: RwSignal<String>,
    pub(super) responsibility: RwSignal<String>,
    pub(super) timeframe: RwSignal<String>,
    pub(super) meaning: RwSignal<Meaning>,
    pub(super) start: RwSignal<String>,
    pub(super) end: RwSignal<String>,
    pub(super) status: RwSignal<Option<EntityId>>,
    pub(super) tracked: RwSignal<bool>,
    pub(super) leads: RwSignal<Vec<LeadInput>>,
    pub(super) points: ListInputs,
    pub(super) outcomes: ListInputs,
    kept: StoredValue<ReadingForm>,
    added: Added,
}

impl LineInputs {
    /// Inputs that hold this form.
    pub(super) fn of(form: &LineForm) -> Self {
        let text = |text: &String| RwSignal::new(text.clone());
        let inputs = Self {
            reference: text(&form.reference),
            text: text(&form.text),
            published: text(&form.published),
            responsibility: text(&form.responsibility),
            timeframe: text(&form.timeframe),
            meaning: RwSignal::new(form.reading.meaning),
            start: text(&form.reading.start),
            end: text(&form.reading.end),
            status: RwSignal::new(form.status.clone()),
            tracked: RwSignal::new(form.tracked),
            leads: RwSignal::default(),
            points: ListInputs::of(&form.points),
            outcomes: ListInputs::of(&form.outcomes),
            kept: StoredValue::new(form.reading.clone()),
            added: Added::to_this_form(),
        };
        for lead in &form.leads {
            inputs.add_lead(lead);
        }
        inputs
    }

    /// Adds the inputs of a lead and returns their number.
    pub(super) fn add_lead(self, lead: &LeadForm) -> usize {
        let input = self.added.one(|number| LeadInput {
            number,
            name: RwSignal::new(lead.name.clone()),
            role: RwSignal::new(lead.role.clone()),
            kind: RwSignal::new(lead.kind.clone()),
            unconfirmed: RwSignal::new(lead.unconfirmed),
            from: StoredValue::new(lead.clone()),
        });
        self.leads.update(|all| all.push(input));
        input.number
    }

    /// True if the timeframe has an earlier meaning that these inputs cannot show.
    pub(super) fn has_kept_reading(self) -> bool {
        self.kept.with_value(|kept| kept.meaning == Meaning::Kept)
    }

    /// The form as it is now. Tracked.
    pub(super) fn gather(self) -> LineForm {
        let lead = |input: &LeadInput| LeadForm {
            name: input.name.get().trim().to_owned(),
            role: input.role.get(),
            kind: input.kind.get(),
            unconfirmed: input.unconfirmed.get(),
            ..input.from.get_value()
        };
        LineForm {
            reference: self.reference.get(),
            text: self.text.get(),
            published: self.published.get(),
            responsibility: self.responsibility.get(),
            timeframe: self.timeframe.get(),
            reading: ReadingForm {
                meaning: self.meaning.get(),
                start: self.start.get(),
                end: self.end.get(),
                kept: self.kept.with_value(|kept| kept.kept.clone()),
            },
            status: self.status.get(),
            tracked: self.tracked.get(),
            leads: self.leads.with(|all| all.iter().map(lead).collect()),
            points: self.points.gather(),
            outcomes: self.outcomes.gather(),
        }
    }
}
