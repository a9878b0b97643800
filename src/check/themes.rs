//! Ways of working that run through many lines with different leads: "trauma informed", "person centred".

use std::collections::BTreeMap;

use super::entry::Entry;
use super::found::Found;
use super::gather::Facts;
use super::vocabulary::APPROACH;
use super::words::{plain, significant, split};
use super::{Finding, Location, Rule};
use crate::long_work::Work;
use crate::text::stem;

/// The least number of lines that make a way of working a theme.
const THEME: usize = 4;

pub(super) async fn findings(gathered: &Facts, found: &mut Found, work: &impl Work) {
    let mut themes: BTreeMap<String, (String, Vec<&Entry>)> = BTreeMap::new();
    for entry in gathered.open_lines() {
        work.yield_if_due().await;
        for (what, how) in approaches(entry.words()) {
            let (_, lines) = themes.entry(stem(&what)).or_insert_with(|| (format!("{what} {how}"), Vec::new()));
            if lines.last().is_none_or(|last| last.item.id != entry.item.id) {
                lines.push(entry);
            }
        }
    }
    for (what, lines) in themes.into_values() {
        work.yield_if_due().await;
        if lines.len() >= THEME && lines.iter().any(|other| lines[0].leads_differ(other)) {
            let message = format!("“{what}” or the like is a theme of {} lines of different leads.", lines.len());
            let locations: Vec<Location> = lines.iter().map(|entry| entry.location()).collect();
            let advice = "Name one person who answers for the theme, and say in each line what it adds.";
            found.add(Finding::new(Rule::Theme, locations, &[&what], message, advice));
        }
    }
}

/// The ways of working in a wording: "trauma" and "informed".
fn approaches(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = None;
    for word in split(text) {
        if let Some(what) = before
            && may_be_approach(word)
        {
            let (what, how) = (plain(what), plain(word));
            if APPROACH.contains(&how.as_str()) && !significant(&what).is_empty() {
                found.push((what, how));
            }
        }
        before = Some(word);
    }
    found
}

/// A quick check of the first letter, so that few words need [`plain`].
fn may_be_approach(word: &str) -> bool {
    let first = word.chars().next().unwrap_or_default();
    !first.is_ascii_alphanumeric() || APPROACH.iter().any(|how| how.starts_with(first.to_ascii_lowercase()))
}
