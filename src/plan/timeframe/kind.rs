//! The names of the kinds of timeframe in plan files.

use super::Kind;

impl From<String> for Kind {
    fn from(name: String) -> Self {
        match name.as_str() {
            "missing" => Self::Missing,
            "not-understood" => Self::NotUnderstood,
            "to-be-confirmed" => Self::ToBeConfirmed,
            "ongoing" => Self::Ongoing,
            "by" => Self::By,
            "during" => Self::During,
            "range" => Self::Range,
            "until" => Self::Until,
            "onwards" => Self::Onwards,
            "while-needed" => Self::WhileNeeded,
            "milestone" => Self::Milestone,
            "review" => Self::Review,
            "recurring-review" => Self::RecurringReview,
            "recurring" => Self::Recurring,
            "first-then-recurring" => Self::FirstThenRecurring,
            "within" => Self::Within,
            _ => Self::Unknown(name),
        }
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        let name = match kind {
            Kind::Missing => "missing",
            Kind::NotUnderstood => "not-understood",
            Kind::ToBeConfirmed => "to-be-confirmed",
            Kind::Ongoing => "ongoing",
            Kind::By => "by",
            Kind::During => "during",
            Kind::Range => "range",
            Kind::Until => "until",
            Kind::Onwards => "onwards",
            Kind::WhileNeeded => "while-needed",
            Kind::Milestone => "milestone",
            Kind::Review => "review",
            Kind::RecurringReview => "recurring-review",
            Kind::Recurring => "recurring",
            Kind::FirstThenRecurring => "first-then-recurring",
            Kind::Within => "within",
            Kind::Unknown(name) => return name,
        };
        name.to_owned()
    }
}
