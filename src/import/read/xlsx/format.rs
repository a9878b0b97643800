//! Number formats of a workbook: "1.10" and "31 March 2024" are numbers underneath.

use chrono::{Days, NaiveDate};

/// A number format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// The plain number.
    #[default]
    General,
    /// A date or a time.
    Date { day: bool, month: bool, year: bool, time: bool },
    /// A number with fixed decimals and text around it.
    Number { decimals: usize, thousands: bool, percent: bool, before: String, after: String },
}

impl Format {
    /// One of Excel's built-in formats, which files do not define. Dates of other calendars count as dates.
    pub(super) fn built_in(id: usize) -> Self {
        let date = |day, time| Self::Date { day, month: true, year: true, time };
        match id {
            1 => Self::of("0"),
            2 => Self::of("0.00"),
            3 | 37 | 38 => Self::of("#,##0"),
            4 | 39 | 40 => Self::of("#,##0.00"),
            9 => Self::of("0%"),
            10 => Self::of("0.00%"),
            14..=16 | 27..=36 | 50..=58 => date(true, false),
            17 => date(false, false),
            18..=21 | 45..=47 => Self::Date { day: false, month: false, year: false, time: true },
            22 => date(true, true),
            _ => Self::General,
        }
    }

    /// Parses a format code, using its first part, for positive numbers. Unknown codes are General, which shows the
    /// plain number.
    pub(super) fn of(code: &str) -> Self {
        let mut signs = Vec::new();
        let mut letters = code.chars().peekable();
        let mut literal = String::new();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => literal.extend(letters.by_ref().take_while(|letter| *letter != '"')),
                '\\' => literal.extend(letters.next()),
                // A space as wide as the next character; a character that fills the cell.
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inner: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    match inner.strip_prefix('$') {
                        Some(money) => literal.push_str(money.split('-').next().unwrap_or_default()),
                        None if matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") => {
                            return Self::General;
                        }
                        None => {}
                    }
                }
                '£' | '$' | '€' | '(' | ')' | '+' | ' ' => literal.push(letter),
                _ => {
                    if !literal.is_empty() {
                        signs.push(Sign::Words(std::mem::take(&mut literal)));
                    }
                    signs.push(Sign::Letter(letter.to_ascii_lowercase()));
                }
            }
        }
        signs.push(Sign::Words(literal));
        Self::date(&signs).or_else(|| Self::number(&signs)).unwrap_or_default()
    }

    fn date(signs: &[Sign]) -> Option<Self> {
        let letters: Vec<char> = signs.iter().filter_map(Sign::letter).collect();
        let text: String = letters.iter().collect();
        if text.contains("general") || text.contains(['#', '0', '?']) && !text.contains(['y', 'd', 'h']) {
            return None;
        }
        let parts: Vec<char> = letters.into_iter().filter(|letter| "ymdhs".contains(*letter)).collect();
        // An m beside hours or seconds is minutes.
        let month = parts.iter().enumerate().any(|(at, letter)| {
            let around = |found: Option<&char>, beside: char| found == Some(&beside);
            let before = parts.get(..at).unwrap_or_default().iter().rev().find(|other| **other != 'm');
            let after = parts.get(at..).unwrap_or_default().iter().find(|other| **other != 'm');
            *letter == 'm' && !around(before, 'h') && !around(after, 's')
        });
        let has = |letter| parts.contains(&letter);
        (!parts.is_empty()).then(|| Self::Date { day: has('d'), month, year: has('y'), time: has('h') || has('s') })
    }

    fn number(signs: &[Sign]) -> Option<Self> {
        let (mut before, mut after) = (String::new(), String::new());
        let (mut decimals, mut thousands, mut percent) = (0, false, false);
        let (mut begun, mut point) = (false, false);
        for sign in signs {
            match sign {
                Sign::Words(words) if begun => after.push_str(words),
                Sign::Words(words) => before.push_str(words),
                Sign::Letter('0' | '#') => {
                    begun = true;
                    decimals += usize::from(point);
                }
                Sign::Letter('.') if !point => (begun, point) = (true, true),
                Sign::Letter(',') => thousands = true,
                Sign::Letter('%') => {
                    percent = true;
                    after.push('%');
                }
                Sign::Letter('-') if !begun => {}
                Sign::Letter(_) => return None,
            }
        }
        let (before, after) = (before.trim_start().to_owned(), after.trim_end().to_owned());
        (begun && decimals <= 30).then_some(Self::Number { decimals, thousands, percent, before, after })
    }

    /// A number as shown. Days count from 1900, or from 1904 if the file says so.
    pub(super) fn show(&self, value: f64, from_1904: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Date { .. } => self.show_date(value, from_1904).unwrap_or_else(|| general(value)),
            Self::Number { decimals, thousands, percent, before, after } => {
                let shown = if *percent { value * 100.0 } else { value };
                if shown.abs() >= 1e15 || !shown.is_finite() {
                    return general(value);
                }
                let digits = format!("{:.decimals$}", shown.abs());
                let digits = if *thousands { with_thousands(&digits) } else { digits };
                let minus =
                    if shown < 0.0 && digits.contains(|letter| ('1'..='9').contains(&letter)) { "-" } else { "" };
                format!("{minus}{before}{digits}{after}")
            }
        }
    }

    fn show_date(&self, value: f64, from_1904: bool) -> Option<String> {
        // Excel counts to the end of 9999.
        if !(0.0..2_958_466.0).contains(&value) {
            return None;
        }
        let seconds = (value * 86_400.0).round() as u64;
        let (days, seconds) = (seconds / 86_400, seconds % 86_400);
        let start = match (from_1904, days) {
            (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
            // Excel takes 1900 for a leap year, as Lotus 1-2-3 did: days before its 29 February are one off.
            (false, 0..60) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
            (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        };
        self.show_moment(start.checked_add_days(Days::new(days))?, u32::try_from(seconds).ok()?)
    }

    fn show_moment(&self, date: NaiveDate, seconds: u32) -> Option<String> {
        let Self::Date { day, month, year, time } = self else { return None };
        let clock = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
        let words = match (day, month, year) {
            (false, false, false) => return Some(clock),
            (false, true, _) => date.format("%B %Y"),
            (false, false, true) => date.format("%Y"),
            (true, _, _) => date.format("%-d %B %Y"),
        };
        Some(if *time && seconds > 0 { format!("{words} {clock}") } else { words.to_string() })
    }

    /// A date in ISO 8601 ("2024-03-31", "2024-03-31T14:30:00") as shown.
    pub(super) fn show_iso(&self, text: &str) -> Option<String> {
        let (date, time) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
        let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
        let mut parts =
            time.split(':').map(|part| part.get(..2).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0));
        let (hours, minutes) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        let seconds = hours.min(23) * 3600 + minutes.min(59) * 60;
        let usual = Self::Date { day: true, month: true, year: true, time: true };
        if matches!(self, Self::Date { .. }) { self } else { &usual }.show_moment(date, seconds)
    }
}

#[derive(Debug)]
enum Sign {
    Letter(char),
    Words(String),
}

impl Sign {
    fn letter(&self) -> Option<char> {
        if let Self::Letter(letter) = self { Some(*letter) } else { None }
    }
}

/// A number in its shortest form, rounded to 15 digits as in Excel.
fn general(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let value = format!("{value:.14e}").parse().unwrap_or(value);
    if value != 0.0 && !(1e-9..1e15).contains(&value.abs()) { format!("{value:E}") } else { (value + 0.0).to_string() }
}

fn with_thousands(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
