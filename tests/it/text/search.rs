//! Searching without regard to case and accents.

use hearth::text::search::{folded, wanted};

#[test]
fn case_accents_and_typographic_signs_make_no_difference() {
    assert_eq!(folded("Café “Zoë’s”—ÆØÅ"), "cafe \"zoe's\"-aeoa");
    assert_eq!(folded("e\u{301}\u{a0}x"), "e x");
    assert_eq!(folded("Ελλάδα 中文"), "ελλάδα 中文");
}

#[test]
fn each_word_is_looked_for_and_quoted_words_together() {
    assert_eq!(wanted("  rough   Sleeping "), ["rough", "sleeping"]);
    assert_eq!(wanted("a \"rough sleeping\" b"), ["a", "rough sleeping", "b"]);
    assert_eq!(wanted("open \"quote"), ["open", "quote"]);
    assert!(wanted(" \"\" ").is_empty());
}
