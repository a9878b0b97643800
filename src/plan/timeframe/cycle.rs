//! How often a plan's leads report: a setting of the plan.

/// How often leads report on their lines: every so many months, from 1 to 12.
///
/// Councils report quarterly or twice a year: see "How councils report" in `docs/domain.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cycle(u8);

impl Cycle {
    /// How many days before a date a warning begins, whatever the cycle.
    pub(super) const WARNING_DAYS: i64 = 30;

    /// Every `months` months; `None` if that is not a whole number from 1 to 12.
    #[must_use]
    pub fn of_months(months: u64) -> Option<Self> {
        u8::try_from(months).ok().filter(|months| (1..=12).contains(months)).map(Self)
    }

    /// Its length in months.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.0 as u32
    }

    /// Its length in words: "3 months", or "month".
    #[must_use]
    pub fn label(self) -> String {
        match self.0 {
            1 => "month".to_owned(),
            months => format!("{months} months"),
        }
    }

    /// The most days that so many months can have. A line without an update for longer is stale.
    pub(super) fn days(self) -> i64 {
        const DAYS: [i64; 12] = [31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337, 366];
        DAYS.get(usize::from(self.0) - 1).copied().unwrap_or(366)
    }
}

impl Default for Cycle {
    /// Quarterly, unless the plan says otherwise.
    fn default() -> Self {
        Self(3)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Months, NaiveDate};

    use super::Cycle;

    #[test]
    fn no_run_of_its_months_has_more_days_and_one_has_as_many() {
        let first_days = (0..48).map(|months| NaiveDate::from_ymd_opt(2021, 1, 1).unwrap() + Months::new(months));
        for months in 1..=12 {
            let cycle = Cycle::of_months(months).unwrap();
            let lengths = first_days.clone().map(|first| (first + Months::new(cycle.months()) - first).num_days());
            assert_eq!(lengths.max(), Some(cycle.days()), "{months} months");
        }
    }

    #[test]
    fn only_whole_numbers_of_months_up_to_a_year_are_a_cycle() {
        assert_eq!([0, 13, 258, u64::MAX].map(Cycle::of_months), [None; 4]);
    }
}
