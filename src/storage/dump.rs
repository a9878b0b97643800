//! Writes everything stored as one file, and reads such a file.
//!
//! The page that needs no WebAssembly (`boot/boot.js`) writes the same format, which
//! `docs/storage-format.md` describes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Store;
use super::compress::Compress;
use super::gather::{self, Trust};
use super::key::{Deployment, Keys};
use super::kv_store::{Entry, KvError, KvStore, Medium};
use super::load::{Loaded, Trouble};
use crate::history::Change;
use crate::long_work::Work;

const FORMAT: &str = "hearth-storage";
const VERSION: u64 = 1;
/// The size of the largest file accepted, in bytes: many times what localStorage holds.
const LONGEST: usize = 128 << 20;
/// The most bytes that all packs of a file together may decompress to.
const MOST_INFLATED: usize = 256 << 20;

/// Why a file cannot be read as a storage dump. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DumpError {
    /// It is larger than anything that Hearth stores.
    #[error("the file is larger than {} MB, more than Hearth ever stores: it is not one of its files", LONGEST >> 20)]
    TooLarge,
    /// It is not JSON, or is cut short.
    #[error("the file is damaged or cut short ({0}): download it again where it came from")]
    NotWhole(String),
    /// It is some other file.
    #[error("the file was not downloaded from Hearth's storage: choose another")]
    NotADump,
    /// A later version of Hearth wrote it.
    #[error("a newer version of Hearth made this file (version {0}): load the page again to get that version")]
    Newer(u64),
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    origin: &'a str,
    exported: &'a str,
    local: BTreeMap<String, String>,
    journal: BTreeMap<String, String>,
    problems: Vec<String>,
}

/// Values may be any JSON, because dumps are read when something has gone wrong.
#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    origin: serde_json::Value,
    #[serde(default)]
    local: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    journal: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    problems: serde_json::Value,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

impl<L: KvStore, J: KvStore, S: Compress, W: Work> Store<L, J, S, W> {
    /// Everything that this deployment has stored, as JSON, including damaged entries and those of newer
    /// versions. `address` is that of the page; `exported` is the time as RFC 3339.
    pub async fn dump(&self, address: &str, exported: &str) -> String {
        let mut problems = Vec::new();
        let mut sheet = |medium: Medium, entries: Result<Vec<Entry>, KvError>| match entries {
            Ok(entries) => entries.into_iter().collect(),
            Err(error) => {
                problems.push(format!("{medium}: {error}"));
                BTreeMap::new()
            }
        };
        let every = self.inner.keys.every();
        let local = sheet(Medium::Local, self.inner.local.entries(every).await);
        let journal = sheet(Medium::Journal, self.inner.journal.entries(every).await);
        let dump = Written { format: FORMAT, version: VERSION, origin: address, exported, local, journal, problems };
        // Maps of strings always have a JSON form.
        serde_json::to_string_pretty(&dump).unwrap_or_default()
    }
}

/// Reads a dump of the deployment that its origin names. Nothing is stored: its changes are merged like those of any
/// other file. The id of each change is checked; faulty changes are set aside and the rest is read.
///
/// # Errors
/// When it is not a dump that can be read.
pub async fn read_dump(text: &str, compress: &impl Compress, work: &impl Work) -> Result<Loaded, DumpError> {
    if text.len() > LONGEST {
        return Err(DumpError::TooLarge);
    }
    let text = without_lone_surrogates(text.trim_start_matches('\u{feff}'));
    // This reads past anything and stops only where the JSON does.
    serde_json::from_str::<serde::de::IgnoredAny>(&text).map_err(|problem| DumpError::NotWhole(problem.to_string()))?;
    let head: Head = serde_json::from_str(&text).map_err(|_| DumpError::NotADump)?;
    if head.format != FORMAT {
        return Err(DumpError::NotADump);
    }
    if head.version > VERSION {
        return Err(DumpError::Newer(head.version));
    }
    let read: Read = serde_json::from_str(&text).map_err(|_| DumpError::NotADump)?;
    let address = read.origin.as_str().ok_or(DumpError::NotADump)?;
    let keys = Keys::of(Deployment::at(address));
    let media = [read.local, read.journal].map(|sheet| sheet.into_iter().map(as_entry).collect());
    let gathered =
        gather::gather(&keys, compress, work, media, &Trust { check: Change::check, most: MOST_INFLATED }).await;
    let mut loaded = Loaded::default();
    loaded.fill(gathered);
    let problems = read.problems.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    loaded.troubles = problems.map(trouble).collect();
    Ok(loaded)
}

/// Keeps a value that is not text as JSON. Hearth never wrote it, and without a checksum it is set aside.
fn as_entry((key, value): (String, serde_json::Value)) -> Entry {
    match value {
        serde_json::Value::String(value) => (key, value),
        other => (key, other.to_string()),
    }
}

fn trouble(problem: &str) -> Trouble {
    let medium = if problem.starts_with("local") { Medium::Local } else { Medium::Journal };
    Trouble { medium, error: KvError::Broken(problem.to_owned()) }
}

/// Replaces unpaired surrogates in JSON as a browser does. A damaged value may have them, JavaScript writes
/// them out, and Rust strings cannot hold them; they must not cost the rest of the file.
fn without_lone_surrogates(json: &str) -> Cow<'_, str> {
    let unit = |at: usize| {
        let escape = json.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escape, 16).ok()
    };
    let mut replaced = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        at += match (unit(at), unit(at + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                replaced.push_str(json.get(copied..at).unwrap_or_default());
                replaced.push_str("\\ufffd");
                copied = at + 6;
                6
            }
            // The character after a backslash does not start an escape itself.
            _ => 1 + json.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    replaced.push_str(json.get(copied..).unwrap_or_default());
    Cow::Owned(replaced)
}
