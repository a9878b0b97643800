//! The report that officers bring to their committee. Nothing is written yet: this page is its design.
//!
//! # What it is
//! A model of one report, made from a plan, two days (this report's and the last one's) and the text that only the officer can
//! write. It is plain data in reading order, as a view's rows are. Its forms are exporters in [`crate::export`]: HTML first, because a
//! council has to publish pages and not Office files; Word for the committee's clerk; PDF is printed from the HTML.
//!
//! # What it holds
//! 1. Head: council, committee, date, title, who decides, who wrote it, wards, classification.
//! 2. Summary, purpose (to decide, discuss or note), numbered recommendations. The officer's text is carried to the next report.
//! 3. Totals: each status with its count at the last report, its count now, and the difference, noughts printed; a sentence
//!    made from them; the key to the statuses. How far the work is, and how it is rated, are two tables.
//! 4. Exceptions: lines that are behind or at risk, with what was done, what is next, why, and what brings them back.
//! 5. Changes since the last report: dates (first, present, how often moved, why), wording (before, after, reason), leads, lines
//!    added, removed, merged. Corrections are kept apart from slippage.
//! 6. The table of actions: reference, action, lead, timeframe, status before, status now, comment. On a narrow page, a block
//!    for each action.
//! 7. Risks, implications, next steps, background papers.
//!
//! # What must hold
//! - A report as issued is frozen: made again from the same point of the history, it has the same bytes.
//! - It says what was on a day by the changes that had been made by then, never by a stored copy.
//! - A status always has its word; colour carries no meaning alone.
//! - Names of people are shown or withheld by a decision that is recorded; posts are published.
//!
//! # What it may use
//! `plan`, `history`, `check` and `view`, whose words for fields and statuses it shares. Not `storage`, and nothing of the browser.
