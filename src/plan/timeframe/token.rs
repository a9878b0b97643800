//! The tokens that published words are made of.

/// One word, number or mark. Words are lower-case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Month(u32),
    Season(Season),
    Quarter(u32),
    Half(u32),
    Year(i32),
    /// A year written '24, which cannot be a day.
    ShortYear(i32),
    Number(u32),
    Ordinal(u32),
    /// A dash between two parts of a date; every other dash is dropped.
    Dash,
    /// A slash or dot between two parts of a date.
    Slash,
    Question,
    /// A mark whose meaning is unknown.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A token and the bytes of the cleaned text it came from.
pub(super) type Placed<'a> = (Token<'a>, usize, usize);
