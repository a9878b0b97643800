//! Text made to fit a sentence on screen: a capital first letter, the beginning of a long text.

/// The text with a capital first letter.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The beginning of a text of more than `most` characters, cut between words, with an ellipsis.
#[must_use]
pub fn clipped(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or_default();
    let cut = start.rfind(' ').filter(|cut| *cut > 0).unwrap_or(end);
    format!("{}…", text.get(..cut).unwrap_or(start).trim_end_matches([',', ';', ':', '.']))
}

/// The first `most` words of a text of more, followed by " …".
#[must_use]
pub fn first_words(text: &str, most: usize) -> String {
    let words = text.split(' ').take(most).collect::<Vec<_>>().join(" ");
    if words.len() < text.len() { format!("{words} …") } else { words }
}

#[cfg(test)]
mod tests {
    use super::{capital, clipped, first_words};

    #[test]
    fn a_capital_may_be_more_letters_than_one() {
        assert_eq!(capital("ßa"), "SSa");
        assert_eq!(capital(""), "");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(clipped("one two, three", 10), "one two…");
        assert_eq!(clipped("short", 10), "short");
        assert_eq!(clipped("unbreakable", 4), "unbr…");
    }

    #[test]
    fn words_are_counted_by_spaces() {
        assert_eq!(first_words("one two three", 2), "one two …");
        assert_eq!(first_words("one two", 2), "one two");
    }
}
