//! The place a document goes to: a plan of its own, or a plan that is here.

use crate::plan::EntityId;

/// From this share on, of 100, the document is taken for one of the plan.
const ALIKE: u8 = 60;

/// Where a document goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A plan of its own.
    New,
    /// An update of this plan.
    Update(EntityId),
}

/// A plan that is here, and how well the document fits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The id of the plan.
    pub plan: EntityId,
    /// The title of the plan.
    pub title: String,
    /// How many of each 100 lines of the document it has.
    pub share: u8,
}

impl Target {
    /// The officer's choice, else the plan that the document is most likely of, else a new one. A document that is here
    /// as `own`, a plan of its own, cannot become one again.
    #[must_use]
    pub fn settled(chosen: Option<&Self>, fits: &[Fit], own: Option<&EntityId>) -> Self {
        let is_here = |plan: &EntityId| fits.iter().any(|fit| fit.plan == *plan);
        let best = fits.iter().filter(|fit| fit.share >= ALIKE).max_by_key(|fit| fit.share);
        match (chosen, own.filter(|own| is_here(own))) {
            (Some(Self::Update(plan)), _) if is_here(plan) => Self::Update(plan.clone()),
            (_, Some(own)) => Self::Update(own.clone()),
            (Some(Self::New), None) => Self::New,
            _ => best.map_or(Self::New, |fit| Self::Update(fit.plan.clone())),
        }
    }
}
