//! When two spellings are one name.

use super::id::EntityId;
use super::kind::Kind;

/// A name as it is compared: spaces of every width as one, quotes and dashes straight, `&` as
/// "and", lower case. Two officers' plans that spell a name alike thus have one party.
#[must_use]
pub fn normalised(name: &str) -> String {
    // Asked of every word of a document, many times: one pass, with nothing kept beside the result.
    let mut straight = String::with_capacity(name.len());
    let mut push = |letter: char| {
        if !letter.is_whitespace() {
            straight.push(letter);
        } else if !straight.is_empty() && !straight.ends_with(' ') {
            straight.push(' ');
        }
    };
    for letter in name.chars() {
        match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => push('-'),
            '&' => " and ".chars().for_each(&mut push),
            // Zero-width characters come with text copied from Word and the web.
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {}
            other if other.is_ascii() => push(other.to_ascii_lowercase()),
            other => other.to_lowercase().for_each(&mut push),
        }
    }
    straight.truncate(straight.trim_end_matches(' ').len());
    straight
}

/// The id that a party of this name has in every plan.
#[must_use]
pub fn party_id(name: &str) -> EntityId {
    EntityId::derived(&Kind::Party, &[&normalised(name)])
}
