//! Limits on the size and nesting of a file: a file is hostile until checked.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// The most that a file may contain.
///
/// The stress plan (10,000 actions, 80,000 updates) stays within half of each limit. They reject a small
/// file that would take more memory than a browser tab has.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// The depth to which lists and objects nest.
    pub depth: usize,
    /// Values of all kinds.
    pub values: usize,
    /// Objects. In memory the smallest takes about a hundred times its bytes.
    pub objects: usize,
    /// Bytes of one text.
    pub text: usize,
}

/// The deepest nesting of one value of a change. In the readable part the value is up to sixteen levels
/// further down and must be within [`Limits::depth`] there too, or Hearth would write files that it
/// cannot read.
const DEPTH_OF_A_VALUE: usize = 16;

/// True if JSON can be a value of a change: its numbers are whole and exact, and it nests no deeper than a
/// file can show.
pub(super) fn fits_a_change(json: &Value) -> bool {
    fn fits(json: &Value, left: usize) -> bool {
        match json {
            Value::Number(number) => number.as_i64().is_some_and(|whole| whole.unsigned_abs() <= 1 << 53),
            Value::Array(items) => left > 0 && items.iter().all(|item| fits(item, left - 1)),
            Value::Object(map) => left > 0 && map.values().all(|item| fits(item, left - 1)),
            Value::Null | Value::Bool(_) | Value::String(_) => true,
        }
    }
    fits(json, DEPTH_OF_A_VALUE)
}

impl Limits {
    /// The limits for a plan file.
    pub const PLAN_FILE: Self =
        Self { bytes: 256 << 20, depth: 40, values: 8_000_000, objects: 2_000_000, text: 1 << 20 };

    /// Checks that `json` is well formed, within the limits and without duplicate keys in one object, of
    /// which programs read different ones. Nothing is kept in memory, so nothing can grow.
    ///
    /// # Errors
    /// The first problem, with line and column.
    pub fn check(self, json: &str) -> Result<(), serde_json::Error> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let mut left = Remaining { values: self.values, objects: self.objects };
        Scanner { limits: self, depth: 0, left: &mut left }.deserialize(&mut reader)?;
        reader.end()
    }
}

/// The numbers of values and objects that may still follow.
struct Remaining {
    values: usize,
    objects: usize,
}

struct Scanner<'a> {
    limits: Limits,
    depth: usize,
    left: &'a mut Remaining,
}

/// Subtracts one from what is left.
fn one<E: Error>(left: &mut usize) -> Result<(), E> {
    *left = left.checked_sub(1).ok_or_else(|| E::custom("it holds more than a plan can"))?;
    Ok(())
}

impl Scanner<'_> {
    fn inner(&mut self) -> Scanner<'_> {
        Scanner { limits: self.limits, depth: self.depth + 1, left: self.left }
    }

    fn text<E: Error>(&self, text: &str) -> Result<(), E> {
        if text.len() > self.limits.text { Err(E::custom("a text is longer than a plan can hold")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Scanner<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        if self.depth > self.limits.depth {
            return Err(D::Error::custom("it is nested deeper than a plan can be"));
        }
        one(&mut self.left.values)?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scanner<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.inner())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        one(&mut self.left.objects)?;
        let mut keys = Keys::default();
        while let Some(ObjectKey(key)) = entries.next_key()? {
            self.text(&key)?;
            if keys.contains(&key) {
                let key: String = key.chars().take(40).collect();
                return Err(A::Error::custom(format!("\"{key}\" stands twice in one object")));
            }
            keys.insert(key);
            entries.next_value_seed(self.inner())?;
        }
        Ok(())
    }
}

/// The keys of one object so far: a list while there are few, as nearly always.
#[derive(Default)]
struct Keys<'de> {
    few: Vec<Cow<'de, str>>,
    many: HashSet<Cow<'de, str>>,
}

impl<'de> Keys<'de> {
    const FEW: usize = 16;

    fn contains(&self, key: &str) -> bool {
        self.few.iter().any(|other| other == key) || self.many.contains(key)
    }

    fn insert(&mut self, key: Cow<'de, str>) {
        if self.few.len() < Self::FEW {
            self.few.push(key);
        } else {
            self.many.insert(key);
        }
    }
}

/// A key, borrowed from the file if it has no escapes.
struct ObjectKey<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for ObjectKey<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = ObjectKey<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a key")
            }

            fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<ObjectKey<'de>, E> {
                Ok(ObjectKey(Cow::Borrowed(key)))
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<ObjectKey<'de>, E> {
                Ok(ObjectKey(Cow::Owned(key.to_owned())))
            }
        }

        reader.deserialize_str(Words)
    }
}
