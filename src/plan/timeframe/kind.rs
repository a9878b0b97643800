//! The sorts of timeframe as they stand in a file.

use super::Kind;

const NAMES: [(Kind, &str); 16] = [
    (Kind::Missing, "missing"),
    (Kind::NotUnderstood, "not-understood"),
    (Kind::ToBeConfirmed, "to-be-confirmed"),
    (Kind::Ongoing, "ongoing"),
    (Kind::By, "by"),
    (Kind::During, "during"),
    (Kind::Range, "range"),
    (Kind::Until, "until"),
    (Kind::Onwards, "onwards"),
    (Kind::WhileNeeded, "while-needed"),
    (Kind::Milestone, "milestone"),
    (Kind::Review, "review"),
    (Kind::RecurringReview, "recurring-review"),
    (Kind::Recurring, "recurring"),
    (Kind::FirstThenRecurring, "first-then-recurring"),
    (Kind::Within, "within"),
];

impl From<String> for Kind {
    fn from(name: String) -> Self {
        let known = NAMES.into_iter().find(|(_, known)| *known == name);
        known.map_or(Self::Unknown(name), |(kind, _)| kind)
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Unknown(name) => name,
            known => {
                NAMES.iter().find(|(kind, _)| *kind == known).map_or_else(Self::new, |(_, name)| (*name).to_owned())
            }
        }
    }
}
