//! Checks that a field can hold the value written into it by hand.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value as Json;

use super::NewContent;
use crate::history::History;
use crate::plan::field::Holds;
use crate::plan::timeframe::{self, Cycle, Reading, YearBasis};
use crate::plan::{EntityId, Field, Kind, Shape, Stage, Value};
use crate::snapshot::limits::fits_a_change;
use crate::snapshot::stated::Stated;
use crate::text::compared;

/// The longest name a field can have, in bytes.
const LONGEST_NAME: usize = 256;

/// Checks a hand-written value and converts it for the field.
pub(super) fn wanted(
    history: &History,
    statuses: &HashMap<String, EntityId>,
    id: &EntityId,
    field: &Field,
    stated: &Stated<'_>,
) -> Result<NewContent, &'static str> {
    let name = field.to_string();
    if name.len() > LONGEST_NAME || Field::from(name) != *field {
        return Err("it is not the name of a field");
    }
    if stated.is_nothing() {
        return Ok(NewContent::Json(Json::Null));
    }
    let holds = if holds_text(history, id, field, stated) { Holds::Words } else { field.holds() };
    let json = stated.to_json();
    match holds {
        Holds::Words => {
            let words = stated.as_str().ok_or("it has to be words in quotation marks")?;
            return Ok(NewContent::Words(words.to_owned()));
        }
        Holds::Flag => {
            let flag = stated.as_bool().ok_or("it has to be true or false")?;
            return Ok(NewContent::Json(if flag { true.into() } else { Json::Null }));
        }
        Holds::Status => return status(statuses, stated).map(NewContent::Json),
        Holds::Day => {
            stated
                .as_str()
                .and_then(|day| day.parse::<NaiveDate>().ok())
                .ok_or("it has to be a day, as in 2026-03-31")?;
        }
        Holds::Shape => is::<Shape>(&json, "it is not one of the shapes")?,
        Holds::Stage => is::<Stage>(&json, "it has to be none, open, complete or closed")?,
        Holds::YearBasis => is::<YearBasis>(&json, "it has to be calendar or financial")?,
        Holds::Cycle => {
            json.as_u64().and_then(Cycle::of_months).ok_or("it has to be a whole number of months from 1 to 12")?;
        }
        Holds::Reading => reading(&json)?,
        Holds::Name => drop(stated.as_str().ok_or("it has to be words in quotation marks")?),
        Holds::Place | Holds::Lead | Holds::Holding | Holds::Succession | Holds::Other => {
            if !fits_a_change(&json) {
                return Err("a change holds whole numbers only; write others as words in quotation marks");
            }
        }
    }
    Ok(NewContent::Json(json))
}

/// Checks that JSON can be the meaning of a timeframe.
pub(super) fn reading(json: &Json) -> Result<(), &'static str> {
    // Kinds of later versions arrive in changes; written by hand, an unknown kind is a slip.
    let known = |reading: &Reading| !matches!(reading.kind, timeframe::Kind::Unknown(_));
    let reading = Reading::deserialize(json).ok();
    reading.filter(known).ok_or("it is not a meaning that this version knows")?;
    if fits_a_change(json) { Ok(()) } else { Err("a change holds whole numbers only") }
}

fn is<'de, T: Deserialize<'de>>(json: &'de Json, why: &'static str) -> Result<(), &'static str> {
    T::deserialize(json).map(drop).map_err(|_| why)
}

/// Finds a status by its id or by its word.
fn status(statuses: &HashMap<String, EntityId>, stated: &Stated<'_>) -> Result<Json, &'static str> {
    let said = stated.as_str().ok_or("it has to be one of the plan's statuses")?;
    let by_id = EntityId::try_from(said).ok().filter(|id| id.kind() == Kind::Status);
    let id = by_id.as_ref().or_else(|| statuses.get(&compared(said))).ok_or("it is not one of the plan's statuses")?;
    Ok(id.as_str().into())
}

/// True if a field of a later version holds words that a person typed: it did so before, or it is new and
/// somebody typed words into the file. Only such words can be erased.
fn holds_text(history: &History, id: &EntityId, field: &Field, stated: &Stated<'_>) -> bool {
    let visible = history.visible(id, field);
    match visible.first().map(|write| &write.value) {
        Some(Value::Text { .. }) => true,
        Some(Value::Plain(_)) => false,
        Some(Value::Erased(_)) | None => matches!(field, Field::Other(_)) && stated.as_str().is_some(),
    }
}
