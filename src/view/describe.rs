//! Things, fields and values in an officer's words.

use serde::de::DeserializeOwned;

use super::structure;
use crate::history::{Change, History};
use crate::plan::edit::spoken;
use crate::plan::field::Holds;
use crate::plan::party::Successor;
use crate::plan::post::Holding;
use crate::plan::timeframe::{Cycle, Reading, YearBasis};
use crate::plan::{Body, EntityId, Field, Kind, PartyKind, Plan, Value, day};
use crate::text::{capital, clipped};

/// Characters of a wording in the name of a thing.
const NAME: usize = 90;

/// One field that has, had or would have another value, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The thing whose field it is.
    pub entity: EntityId,
    /// The field described.
    pub field: Field,
    /// The line it belongs to.
    pub line: Option<EntityId>,
    /// The thing, in words.
    pub thing: String,
    /// The field in words; empty if the whole thing is meant.
    pub what: String,
    /// The value before; empty if there was none.
    pub before: String,
    /// The value after; empty if there is none.
    pub after: String,
}

/// A thing in words: "Action 1.2a: Deliver 1,000 affordable homes …".
#[must_use]
pub fn thing(plan: &Plan, id: &EntityId) -> String {
    let kind = id.kind();
    let spoken = capital(spoken(&kind));
    let Some(item) = plan.item(id) else { return spoken };
    let (number, words) = structure::label(plan, item);
    let words = clipped(&words, NAME);
    match (&item.body, number.as_str()) {
        (Body::Section(_), number) => joined(number, &words),
        (Body::Update(_), day) => {
            let of = if day.is_empty() { spoken } else { format!("{spoken} of {day}") };
            match super::row::line_of(plan, id) {
                Some(line) => format!("{of} on {}", thing(plan, &line)),
                None => of,
            }
        }
        (_, "") => joined(&spoken, &words),
        (_, number) => joined(&format!("{spoken} {number}"), &words),
    }
}

fn joined(name: &str, words: &str) -> String {
    if words.is_empty() { name.to_owned() } else { format!("{name}: {words}") }
}

/// A field as it is named before its value: "Timeframe", "Lead (Accountable): Hannah Gaston".
#[must_use]
pub fn field(plan: &Plan, kind: &Kind, field: &Field) -> String {
    let name = capital(field.label(kind));
    match field {
        Field::Lead(role, party) => {
            format!("{name} ({}): {}", role.label().to_lowercase(), party_name(plan, party))
        }
        Field::Same(party) | Field::SucceededBy(party) => format!("{name}: {}", party_name(plan, party)),
        _ => name,
    }
}

/// A value in words; empty if there is none.
#[must_use]
pub fn value(plan: &Plan, field: &Field, value: &Value) -> String {
    if matches!(value, Value::Erased(_)) {
        return "(erased)".to_owned();
    }
    let read = |words: Option<String>| words.unwrap_or_else(|| plain(value));
    let (words, json) = (value.as_str(), value.as_plain());
    match (field.holds(), field) {
        (_, Field::Removed) if value.is_empty() => "in the plan".to_owned(),
        (_, Field::Removed) => "removed from the plan".to_owned(),
        (_, Field::PartyKind) => read(words.map(|word| PartyKind::from(word.to_owned()).label().to_owned())),
        (_, Field::SucceededBy(party)) => read(json.and_then(|json| Successor::read(party, json)).map(succession)),
        (Holds::Status, _) => words.map(|id| status(plan, id)).unwrap_or_default(),
        (Holds::Day, _) => read(words.and_then(|day| day.parse().ok()).map(day::in_words)),
        (Holds::Place, _) => place(plan, value),
        (Holds::Lead, _) if value.is_empty() => String::new(),
        (Holds::Lead, _) => "yes".to_owned(),
        (Holds::YearBasis, _) => read(deserialized(value).map(|years| basis(years).to_owned())),
        (Holds::Cycle, _) => {
            let cycle = json.and_then(|months| Cycle::of_months(months.as_u64()?));
            read(cycle.map(|cycle| format!("every {}", cycle.label())))
        }
        (Holds::Reading, _) => read(deserialized(value).map(|reading: Reading| reading.in_words())),
        (Holds::Holding, _) => read(json.and_then(Holding::read).map(|holding| held(plan, &holding))),
        (
            Holds::Words | Holds::Flag | Holds::Name | Holds::Shape | Holds::Stage | Holds::Succession | Holds::Other,
            _,
        ) => plain(value),
    }
}

/// The word of a status of this id; the id itself if the plan does not have it.
fn status(plan: &Plan, id: &str) -> String {
    let known = plan.statuses().find(|(known, _)| known.as_str() == id);
    known.map_or_else(|| id.to_owned(), |(_, status)| status.word.clone())
}

fn succession(one: Successor) -> String {
    one.on.map_or_else(|| "yes".to_owned(), |day| format!("from {}", day::in_words(day)))
}

fn deserialized<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value.as_plain()?).ok()
}

/// A plan's way of counting years, in words.
#[must_use]
pub const fn basis(basis: YearBasis) -> &'static str {
    match basis {
        YearBasis::Calendar => "calendar years, 1 January to 31 December",
        YearBasis::Financial => "financial years, 1 April to 31 March",
    }
}

fn plain(value: &Value) -> String {
    match (value.as_str(), value.as_plain()) {
        (Some(words), _) => words.to_owned(),
        (None, Some(serde_json::Value::Bool(true))) => "yes".to_owned(),
        (None, Some(serde_json::Value::Bool(false))) => "no".to_owned(),
        (None, Some(json)) if !json.is_null() => json.to_string(),
        _ => String::new(),
    }
}

fn place(plan: &Plan, value: &Value) -> String {
    match value.as_place().map(|place| place.parent) {
        Some(parent) if parent.kind() == Kind::Plan => "in the plan".to_owned(),
        Some(parent) => format!("in {}", thing(plan, &parent)),
        None => String::new(),
    }
}

/// A holding in words: "Hannah Gaston, acting, from 1 May 2024 until 31 August 2024".
#[must_use]
pub fn held(plan: &Plan, holding: &Holding) -> String {
    let name = holding.party.as_ref().map(|party| party_name(plan, party)).filter(|name| !name.is_empty());
    let mut words: Vec<String> = name.into_iter().collect();
    words.push(holding.how.label().to_lowercase());
    let from = holding.from.map(|day| format!("from {}", day::in_words(day)));
    let until = holding.until.map(|day| format!("until {}", day::in_words(day)));
    let time: Vec<String> = from.into_iter().chain(until).collect();
    words.extend((!time.is_empty()).then(|| time.join(" ")));
    words.join(", ")
}

fn party_name(plan: &Plan, party: &EntityId) -> String {
    plan.party(party).map(|party| party.name.clone()).unwrap_or_default()
}

/// A change in words, one detail for each field it set, in its own order. A thing it created is one detail, with its
/// wording.
#[must_use]
pub fn details(history: &History, plan: &Plan, change: &Change) -> Vec<Detail> {
    let made: Vec<&EntityId> = change
        .sets
        .iter()
        .filter(|set| set.field == Field::Place && set.over.is_empty() && !set.value.is_empty())
        .map(|set| &set.entity)
        .collect();
    let mut details = Vec::new();
    for set in &change.sets {
        let kind = set.entity.kind();
        if matches!(set.field, Field::Erase(..)) {
            continue;
        }
        let is_made = made.contains(&&set.entity);
        if is_made && set.field != Field::Place {
            continue;
        }
        let (what, before, after) = if is_made {
            let words = plan.item(&set.entity).map(|item| structure::label(plan, item).1).unwrap_or_default();
            (String::new(), String::new(), if words.is_empty() { "added".to_owned() } else { words })
        } else if set.field == Field::Removed {
            let words = if set.value.is_empty() { "put back in the plan" } else { "removed from the plan" };
            (String::new(), String::new(), words.to_owned())
        } else {
            let earlier = |id| {
                history.change(id).and_then(|old| {
                    old.sets
                        .iter()
                        .find(|other| other.entity == set.entity && other.field == set.field)
                        .map(|other| &other.value)
                })
            };
            let mut olds: Vec<String> =
                set.over.iter().filter_map(|id| earlier(*id)).map(|old| value(plan, &set.field, old)).collect();
            olds.dedup();
            (field(plan, &kind, &set.field), olds.join(" / "), value(plan, &set.field, &set.value))
        };
        details.push(Detail {
            entity: set.entity.clone(),
            line: super::row::line_of(plan, &set.entity),
            field: set.field.clone(),
            thing: thing(plan, &set.entity),
            what,
            before,
            after,
        });
    }
    details
}

/// "1 action", "2 actions".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with commas: "1,204".
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
