//! Statuses: a plan's own words for progress, and the stage that each counts as.

use serde::{Deserialize, Serialize};

/// One status of a plan's own scheme. Schemes differ between councils and years, so none is built
/// in: the plan holds its own, and every report carries its key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// The word shown.
    pub word: String,
    /// The shape beside the word: colour never carries the meaning alone.
    pub shape: Shape,
    /// Its meaning, for the key.
    pub meaning: String,
    /// The stage it counts as.
    pub stage: Stage,
}

/// The shape beside a status's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// An empty circle.
    #[default]
    Ring,
    /// A filled circle.
    Circle,
    /// A triangle, point up.
    Triangle,
    /// A square on its point.
    Diamond,
    /// A tick mark.
    Tick,
    /// A diagonal cross.
    Cross,
    /// A horizontal dash.
    Dash,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Ring, Self::Circle, Self::Triangle, Self::Diamond, Self::Tick, Self::Cross, Self::Dash];

    /// Its name, as it is stored and as the class that draws it ends.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ring => "ring",
            Self::Circle => "circle",
            Self::Triangle => "triangle",
            Self::Diamond => "diamond",
            Self::Tick => "tick",
            Self::Cross => "cross",
            Self::Dash => "dash",
        }
    }
}

/// The stage that a status counts as, whatever its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing was reported.
    None,
    /// Work is to be done or goes on: dates count.
    #[default]
    Open,
    /// Done: asks for evidence or a reason, and no date counts any more.
    Complete,
    /// Ended without being done: asks for a reason.
    Closed,
}

impl Stage {
    /// True if the line is finished with, done or not.
    #[must_use]
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Complete | Self::Closed)
    }
}

/// The scheme that the starter plans and blank plans begin with: a name for its id, the word, the
/// shape, what it counts as and what it means, in the order of the key.
pub const STARTING_SCHEME: [(&str, &str, Shape, Stage, &str); 7] = [
    ("not-started", "Not started", Shape::Ring, Stage::Open, "Work has not begun."),
    ("on-track", "On track", Shape::Circle, Stage::Open, "Expected to be done in the published timeframe."),
    ("at-risk", "At risk", Shape::Triangle, Stage::Open, "May slip or fall short unless something changes."),
    ("off-track", "Off track", Shape::Diamond, Stage::Open, "Will not be done in the published timeframe."),
    ("complete", "Complete", Shape::Tick, Stage::Complete, "Done, with evidence or a reason on record."),
    ("closed", "Closed without completing", Shape::Cross, Stage::Closed, "Ended without being done, with the reason."),
    ("no-update", "No update received", Shape::Dash, Stage::None, "Nobody has reported on this line."),
];
