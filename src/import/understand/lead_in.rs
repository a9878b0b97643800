//! "We will" and its like, which stand before commitments that finish the sentence. They are left aside, not brought
//! in.

use crate::import::vocabulary::LEAD_INS;
use crate::text::compared;

/// Why a lead-in is left aside, in a whole sentence for the officer.
pub(super) const WHY: &str = "It goes before the commitments that finish the sentence.";

/// True if the words are a lead-in and nothing else.
pub(super) fn is_lead_in(text: &str) -> bool {
    LEAD_INS.contains(compared(text).trim_end_matches([':', '.', '…', ' ']))
}
