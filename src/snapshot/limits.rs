//! What a file may be made of at most: a file is hostile until checked.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How much of everything a file may hold. The stress plan (10,000 actions, 80,000 updates) stays
/// within these by half.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// How deep lists and objects nest.
    pub depth: usize,
    /// Values of all kinds.
    pub values: usize,
    /// Bytes of one text.
    pub text: usize,
}

impl Limits {
    /// The limits for a plan file.
    pub const PLAN_FILE: Self = Self { bytes: 128 << 20, depth: 40, values: 12_000_000, text: 1 << 20 };

    /// Whether `json` is well formed, within the limits and free of keys written twice in one object
    /// (of which programs read different ones). Nothing is kept, so nothing can grow.
    ///
    /// # Errors
    /// What is wrong, with line and column.
    pub fn check(self, json: &str) -> Result<(), serde_json::Error> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let mut left = self.values;
        Scan { limits: self, depth: 0, left: &mut left }.deserialize(&mut reader)?;
        reader.end()
    }
}

struct Scan<'a> {
    limits: Limits,
    depth: usize,
    left: &'a mut usize,
}

impl Scan<'_> {
    fn inner(&mut self) -> Scan<'_> {
        Scan { limits: self.limits, depth: self.depth + 1, left: self.left }
    }

    fn text<E: Error>(&self, text: &str) -> Result<(), E> {
        if text.len() > self.limits.text { Err(E::custom("a text is longer than a plan can hold")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Scan<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        if self.depth > self.limits.depth {
            return Err(D::Error::custom("it is nested deeper than a plan can be"));
        }
        *self.left = self.left.checked_sub(1).ok_or_else(|| D::Error::custom("it holds more than a plan can"))?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_> {
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
        let mut keys = HashSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.text(&key)?;
            if keys.contains(&key) {
                return Err(A::Error::custom(format!("\"{key}\" stands twice in one object")));
            }
            entries.next_value_seed(self.inner())?;
            keys.insert(key);
        }
        Ok(())
    }
}
