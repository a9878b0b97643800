//! Stems of English words.
//!
//! A few endings are enough to compare the wordings of plans. A full stemmer was left out: it weighs more than all of
//! the check.

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

#[cfg(test)]
mod tests {
    use super::stem;

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
