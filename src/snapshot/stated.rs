//! The readable part as parsed: JSON that borrows from the file and keeps its order.
//!
//! `serde_json::Value` would take some ninety times the size of a hostile file.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// One value of the readable part.
#[derive(Debug)]
pub(super) enum Stated<'a> {
    /// An object, in the order of the file.
    Object(Vec<(Cow<'a, str>, Stated<'a>)>),
    /// A list of values.
    List(Vec<Stated<'a>>),
    /// Text, borrowed from the file if it has no escapes.
    Text(Cow<'a, str>),
    /// `null`, `true`, `false` or a number.
    Leaf(Value),
}

impl<'a> Stated<'a> {
    /// The entry with this key, if this is an object that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The entries of an object; none of anything else.
    pub(super) fn entries(&self) -> &[(Cow<'a, str>, Self)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if this is text.
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Leaf(value) => value.as_bool(),
            _ => None,
        }
    }

    /// True for `null` and empty text.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Leaf(value) => value.is_null(),
            Self::Object(_) | Self::List(_) => false,
        }
    }

    /// Converts to owned JSON.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Object(entries) => {
                entries.iter().map(|(key, value)| (key.clone().into_owned(), value.to_json())).collect()
            }
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Text(text) => text.as_ref().into(),
            Self::Leaf(value) => value.clone(),
        }
    }

    /// Adds the value to a hash; spaces and line ends in the file make no difference.
    pub(super) fn hash(&self, hash: &mut Sha256) {
        let mut part = |kind: &str, length: usize, bytes: &[u8]| {
            hash.update(kind);
            hash.update((length as u64).to_be_bytes());
            hash.update(bytes);
        };
        match self {
            Self::Object(entries) => {
                part("o", entries.len(), &[]);
                for (key, value) in entries {
                    hash.update((key.len() as u64).to_be_bytes());
                    hash.update(key.as_bytes());
                    value.hash(hash);
                }
            }
            Self::List(items) => {
                part("l", items.len(), &[]);
                for item in items {
                    item.hash(hash);
                }
            }
            Self::Text(text) => part("t", text.len(), text.as_bytes()),
            Self::Leaf(value) => {
                let words = value.to_string();
                part("v", words.len(), words.as_bytes());
            }
        }
    }
}

impl PartialEq<Value> for Stated<'_> {
    fn eq(&self, json: &Value) -> bool {
        match (self, json) {
            (Self::Object(entries), Value::Object(map)) => {
                // No key occurs twice: the scan has checked that.
                entries.len() == map.len()
                    && entries.iter().all(|(key, value)| map.get(key.as_ref()).is_some_and(|other| value == other))
            }
            (Self::List(items), Value::Array(others)) => {
                items.len() == others.len() && items.iter().zip(others).all(|(item, other)| item == other)
            }
            (Self::Text(text), Value::String(other)) => text == other,
            (Self::Leaf(value), other) => value == other,
            _ => false,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Stated<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Stated<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Stated::Leaf(Value::Null))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Stated::Leaf(yes.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Stated::Leaf(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Stated::Leaf(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Stated::Leaf(number.into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Stated::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Stated::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Stated::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        // A key is read like any text, so that it is borrowed if possible.
        while let Some(key) = map.next_key::<Stated<'de>>()? {
            let Stated::Text(key) = key else { return Err(A::Error::custom("a key that is not words")) };
            entries.push((key, map.next_value()?));
        }
        Ok(Stated::Object(entries))
    }
}
