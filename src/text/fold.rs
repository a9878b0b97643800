//! Text in the form in which it is compared.

/// Text as it is compared ("as compared" in the plan file's description): runs of white space as one space, none at
/// the ends, single quotes and dashes straight, `&` as "and", lower case.
///
/// Ids of parties, other spellings and imported lines derive from the result. Changing it would split one party into
/// two between an old plan file and a new one.
#[must_use]
pub fn compared(text: &str) -> String {
    // Called for every word of a document: one pass and one allocation.
    let mut straight = String::with_capacity(text.len());
    let mut push = |letter: char| {
        if !letter.is_whitespace() {
            straight.push(letter);
        } else if !straight.is_empty() && !straight.ends_with(' ') {
            straight.push(' ');
        }
    };
    for letter in text.chars() {
        match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => push('-'),
            '&' => " and ".chars().for_each(&mut push),
            // A smaller set than `is_invisible`, frozen with the ids.
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => {}
            other if other.is_ascii() => push(other.to_ascii_lowercase()),
            other => other.to_lowercase().for_each(&mut push),
        }
    }
    straight.truncate(straight.trim_end_matches(' ').len());
    straight
}

/// True for characters without width, which come with text copied from Word and the web: the soft hyphen, zero-width
/// spaces and joiners, direction marks, the word joiner, the byte order mark.
#[must_use]
pub const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The words of a text, as compared: runs of letters and digits.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let text = compared(text);
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{compared, is_invisible, tokens};

    #[test]
    fn spellings_of_one_name_compare_equal() {
        assert_eq!(compared("  Housing\u{a0}&  Health\u{200b} "), "housing and health");
        assert_eq!(compared("O\u{2019}Neill\u{2013}Smith"), "o'neill-smith");
    }

    #[test]
    fn accents_are_kept_in_names_that_are_compared() {
        assert_eq!(compared("Ève"), "ève");
    }

    #[test]
    fn every_frozen_invisible_character_is_invisible() {
        let dropped =
            (1..=0xffff_u32).filter_map(char::from_u32).filter(|letter| compared(&format!("a{letter}b")) == "ab");
        assert!(dropped.into_iter().all(is_invisible));
    }

    #[test]
    fn tokens_are_runs_of_letters_and_digits() {
        assert_eq!(tokens("A1.7a: Homes & health"), ["a1", "7a", "homes", "and", "health"]);
    }
}
