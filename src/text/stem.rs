//! Stems of English words, and nouns in the singular.
//!
//! A few endings are enough to compare the wordings of plans. A full stemmer was left out: it weighs more than all of
//! the check.

use std::borrow::Cow;

/// A lower-case English word without its ending, so that "map", "mapping" and "mapped" are one.
#[must_use]
pub fn stem(word: &str) -> String {
    for (ending, least) in [("ations", 5), ("ation", 5), ("ated", 5), ("ate", 5)] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= least) {
            return rest.to_owned();
        }
    }
    let mut stem = word;
    for ending in ["ing", "ed", "es", "s"] {
        let rest = stem.strip_suffix(ending).filter(|rest| rest.len() >= 3 && !word.ends_with("ss"));
        if let Some(rest) = rest {
            stem = rest;
            let mut last = stem.chars().rev();
            // "mapping", but not "tell".
            if let (Some(one), Some(other)) = (last.next(), last.next())
                && one == other
                && !matches!(one, 's' | 'l')
            {
                stem = &stem[..stem.len() - one.len_utf8()];
            }
            break;
        }
    }
    match stem.strip_suffix('e').filter(|rest| rest.len() >= 3) {
        Some(rest) => rest.to_owned(),
        None => match stem.strip_suffix('y').filter(|rest| rest.len() >= 4) {
            Some(rest) => format!("{rest}i"),
            None => stem.to_owned(),
        },
    }
}

/// A lower-case English noun in the singular: "agencies" is "agency", "access" is itself. A word that only looks like a
/// plural loses its "s" too ("status" is "statu"), so compare only what has gone through this on both sides.
#[must_use]
pub fn singular(word: &str) -> Cow<'_, str> {
    if word.ends_with("ss") {
        return word.into();
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y").into();
    }
    let long = ["sses", "ches", "shes", "xes"].iter().any(|ending| word.ends_with(ending));
    word.strip_suffix(if long { "es" } else { "s" }).unwrap_or(word).into()
}

#[cfg(test)]
mod tests {
    use super::{singular, stem};

    #[test]
    fn plurals_have_the_singular_of_their_noun() {
        for (plural, one) in [("agencies", "agency"), ("teams", "team"), ("churches", "church"), ("access", "access")] {
            assert_eq!((singular(plural).as_ref(), singular(one).as_ref()), (one, one));
        }
        assert_eq!(singular("businesses"), singular("business"));
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in
            [["map", "mapping", "mapped"], ["provide", "provides", "providing"], ["tenancy", "tenancies", "tenancy"]]
        {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
    }

    #[test]
    fn short_words_keep_their_ending() {
        assert_eq!(stem("bed"), "bed");
        assert_eq!(stem("tell"), "tell");
        assert_eq!(stem("access"), "access");
    }
}
