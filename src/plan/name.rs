//! When two spellings are one name.

use super::id::EntityId;
use super::kind::Kind;

/// A name as it is compared: spaces of every width as one, quotes and dashes straight, `&` as
/// "and", lower case. Two officers' plans that spell a name alike thus have one party.
#[must_use]
pub fn normalised(name: &str) -> String {
    let straight: String = name
        .chars()
        .flat_map(|letter| match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => vec!['\''],
            '\u{2010}'..='\u{2015}' | '\u{2212}' => vec!['-'],
            '&' => " and ".chars().collect(),
            // Zero-width characters come with text copied from Word and the web.
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => vec![],
            other => other.to_lowercase().collect(),
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The id that a party of this name has in every plan.
#[must_use]
pub fn party_id(name: &str) -> EntityId {
    EntityId::derived(&Kind::Party, &[&normalised(name)])
}
