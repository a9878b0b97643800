//! What fields, roles and kinds are called on screen.

use crate::plan::post::How;
use crate::plan::{Field, Kind, Role, Shape};

/// A field as an officer says it, as in "changed the timeframe".
#[must_use]
pub fn field(of: &Kind, field: &Field) -> &'static str {
    match field {
        Field::Place => "place in the plan",
        Field::Removed => "removal",
        Field::Reference => "reference",
        Field::Text => match of {
            Kind::Update => "what happened",
            Kind::Point | Kind::Outcome | Kind::Connection | Kind::Alias => "wording",
            Kind::Commitment => "commitment",
            _ => "action",
        },
        Field::Published => "published wording",
        Field::Responsibility => "responsibility",
        Field::Timeframe => "timeframe",
        Field::Reading => "meaning of the timeframe",
        Field::Status => "status",
        Field::Tracked => "whether it is reported on itself",
        Field::Lead(..) => "lead",
        Field::Title => "title",
        Field::Number => "number",
        Field::Objective => "objective",
        Field::Period => "period",
        Field::Organisation => "organisation",
        Field::Note => "note",
        Field::SectionWord => "word for sections",
        Field::CommitmentWord => "word for commitments",
        Field::YearBasis => "way of counting years",
        Field::Adopted => "day of adoption",
        Field::Origin => "source document",
        Field::Date => match of {
            Kind::Update => "position at",
            _ => "date",
        },
        Field::OnBehalfOf => "on behalf of",
        Field::Link => "link or path",
        Field::Name => "name",
        Field::PartyKind => "kind of person or team",
        Field::Same(_) => "same person or team",
        Field::Holder(_) => "holder",
        Field::SucceededBy(_) => "succeeded by",
        Field::Dismissed(_) => "reason to leave a point of the check alone",
        Field::Word => "word",
        Field::Shape => "shape",
        Field::Meaning => "meaning",
        Field::Stage => "what it counts as",
        Field::Erase(..) => "erased text",
        Field::Why => "reason",
        Field::Source => "source",
        Field::Other(_) => "something a newer version of Hearth wrote",
    }
}

/// A role as it stands after a lead's name.
#[must_use]
pub fn role(role: &Role) -> &str {
    match role {
        Role::Accountable => "Accountable",
        Role::Supporting => "Supporting",
        Role::Partner => "Partner",
        Role::SignOff => "Signs off",
        Role::Unknown(name) => name,
    }
}

/// How somebody holds a post, on screen.
#[must_use]
pub fn how(how: &How) -> &str {
    match how {
        How::Substantive => "Substantive",
        How::Acting => "Acting",
        How::Covering => "Covering",
        How::Vacant => "Vacant",
        How::Unknown(name) => name,
    }
}

/// A shape's name, for the class that draws it.
#[must_use]
pub const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Ring => "ring",
        Shape::Circle => "circle",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Tick => "tick",
        Shape::Cross => "cross",
        Shape::Dash => "dash",
    }
}
