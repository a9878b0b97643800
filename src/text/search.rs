//! Folding for search: ignores case, accents and the width of dashes.

use super::is_invisible;

/// Text as it is searched: lower case, without accents, quotes and dashes straight, every white space a space.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends `text`, folded, to `out`.
pub fn fold_into(out: &mut String, mut text: &str) {
    while !text.is_empty() {
        // Nearly all of it is plain, and is copied in one go.
        let plain = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
        let (run, rest) = text.split_at(plain);
        let from = out.len();
        out.push_str(run);
        out[from..].make_ascii_lowercase();
        let mut letters = rest.chars();
        letters.next().into_iter().for_each(|letter| fold_letter(out, letter));
        text = letters.as_str();
    }
}

fn fold_letter(out: &mut String, letter: char) {
    match letter {
        // Marks that combine with the letter before.
        '\u{300}'..='\u{36f}' => {}
        other if is_invisible(other) => {}
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => out.push('\''),
        '\u{201c}' | '\u{201d}' => out.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        other if other.is_whitespace() => out.push(' '),
        other => other.to_lowercase().for_each(|lower| match plain(lower) {
            "" => out.push(lower),
            plain => out.push_str(plain),
        }),
    }
}

/// The search terms: each word, and each quoted phrase whole.
#[must_use]
pub fn wanted(words: &str) -> Vec<String> {
    let folded = folded(words);
    let parts = folded.split('"').enumerate().flat_map(|(index, part)| {
        let quoted = index % 2 == 1;
        let whole = quoted.then_some(part.trim());
        let each = (!quoted).then(|| part.split_whitespace());
        whole.into_iter().chain(each.into_iter().flatten())
    });
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A western or central European letter without its accent; empty if it has none.
const fn plain(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}
