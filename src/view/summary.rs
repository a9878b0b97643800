//! A plan in a list of plans.

use super::describe;
use crate::history::Replica;
use crate::plan::day;

/// What a list of plans says of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The title of the plan, or words for none.
    pub title: String,
    /// Whose it is, for which years, and when it was adopted.
    pub about: String,
    /// "68 actions in 5 sections.", and the conflicts that wait.
    pub counts: String,
}

impl Summary {
    /// The summary of a plan.
    #[must_use]
    pub fn of(replica: &Replica) -> Self {
        let about = replica.plan().about();
        let title = if about.title.is_empty() { "A plan without a title" } else { &about.title };
        let adopted = about.adopted.map(|day| format!("adopted {}", day::in_words(day))).unwrap_or_default();
        let said = [about.organisation.as_str(), about.period.as_str(), &adopted];
        let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
        Self { title: title.to_owned(), about: said.join(", "), counts: counts(replica) }
    }
}

fn counts(replica: &Replica) -> String {
    let plan = replica.plan();
    let lines = describe::count(plan.lines().count(), "action", "actions");
    let waiting = match replica.conflicts().len() {
        0 => String::new(),
        1 => " Two different answers wait for you in 1 place.".to_owned(),
        many => format!(" Two different answers wait for you in {many} places."),
    };
    let sections = plan.sections().count();
    format!("{lines} in {}.{waiting}", describe::count(sections, "section", "sections"))
}
