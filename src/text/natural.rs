//! Natural order of printed references: 1.9, 1.10, 1.10a.

use std::cmp::Ordering;

/// Compares digits as numbers and the rest as letters, ignoring case.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        match (digits(left), digits(right)) {
            ((0, _), (0, _)) => {
                let (mut l, mut r) = (left.chars(), right.chars());
                match (l.next(), r.next()) {
                    // "01" and "1" are one number: equal so far, and told apart by their spelling.
                    (None, None) => return a.cmp(b),
                    (one, other) => match one.map(lower).cmp(&other.map(lower)) {
                        Ordering::Equal => (left, right) = (l.as_str(), r.as_str()),
                        unequal => return unequal,
                    },
                }
            }
            // A number comes before any letter, as nothing comes before a number.
            ((0, _), _) => return if left.is_empty() { Ordering::Less } else { Ordering::Greater },
            (_, (0, _)) => return if right.is_empty() { Ordering::Greater } else { Ordering::Less },
            ((length, number), (other_length, other)) => {
                match number.len().cmp(&other.len()).then_with(|| number.cmp(other)) {
                    Ordering::Equal => (left, right) = (&left[length..], &right[other_length..]),
                    unequal => return unequal,
                }
            }
        }
    }
}

/// The number of leading digits, and these without leading zeros.
fn digits(text: &str) -> (usize, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (length, text[..length].trim_start_matches('0'))
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn references_come_in_the_order_a_person_reads_them() {
        let mut references = ["1.10a", "2", "1.10", "a", "1.9", "", "1.2b", "1.2A", "01.9"];
        references.sort_by(|a, b| compare(a, b));
        assert_eq!(references, ["", "1.2A", "1.2b", "01.9", "1.9", "1.10", "1.10a", "2", "a"]);
    }
}
