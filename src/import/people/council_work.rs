//! Names that say what a council does ("Private Sector Housing", "Revenues and Benefits"): a team is called so after its
//! work, with no word such as "team" at the end.
//!
//! A name is one only where each of its words is a word of council work. One word more makes it somebody else's:
//! "Sanctuary Housing", "Kent Public Health", "Citizens Advice", "Victim Support".

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lexicon::is_conjunction;

/// Work that a council does for itself or its residents: a name ends in one of these.
static WORK: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "\
     accommodation accountancy accounts acquisitions adaptations admissions advice allocations applications archives arts \
     assessment assets audit behaviour benefit benefits biodiversity buildings care cemeteries charges cleaning cleansing \
     collection collections commissioning communication communications comms communities compliance conservation \
     consultation contracts control crematorium culture democracy design development digital diversity drainage ecology \
     economy education elections enablement enabling enforcement engagement equalities equality estates events facilities \
     finance fleet fraud governance grants grounds health heritage highways homelessness housing hr ict inclusion income \
     information infrastructure insight inspection insurance integration intelligence investment it justice leasehold \
     learning legal leisure lettings libraries licensing maintenance management markets marketing museums nuisance \
     offending options outreach parking parks payments payroll pensions performance placements planning policy pollution \
     prevention procurement property protection reablement recovery recruitment recycling reform regeneration \
     registration regulation rehousing rents repairs research resettlement resilience resources revenues risk safeguarding \
     safety sanitation scrutiny skills sleeping solutions spaces sport sports standards strategy support surveying \
     sustainability sustainment systems tax technology telecare tenancies tenancy tourism training transformation \
     transport travel treasury triage valuation voids waste wellbeing works"
        .split_whitespace()
        .collect()
});

/// What work is about or for whom it is done: it stands before a word of work and is nobody's name by itself.
static ABOUT: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "\
     abuse adult adults affordable anti-social antisocial area asset behavioural building business capital child children \
     choice-based civil climate commercial community complex corporate countryside cultural customer data democratic \
     direct disabled discretionary domestic early economic electoral emergency employment energy environment \
     environmental equal estate external families family financial floating food general homeless \
     household human independent internal land landlord leaseholder living local long-term neighbourhood neighbourhoods \
     occupational older organisational owned parish park people performance pest physical place private project \
     projects public quality refugee refuse rehabilitation rented residential rough rural sector senior sheltered \
     sleeper sleepers social spatial special specialist staff strategic street supported sustainable system technical \
     temporary tenant tenants town trading urban visitor vulnerable web welfare workforce young youth"
        .split_whitespace()
        .collect()
});

/// Words that are work only together: "Council Tax" is no council, and "Golding Homes" no team for empty homes.
const TOGETHER: &[[&str; 2]] = &[
    ["council", "tax"],
    ["council", "housing"],
    ["empty", "homes"],
    ["empty", "properties"],
    ["early", "help"],
    ["open", "spaces"],
    ["public", "realm"],
    ["street", "scene"],
];

/// Two sorts of work that nearly every council has in one team.
const JOINED: &[[&str; 2]] = &[["audit", "risk"], ["benefits", "revenues"], ["performance", "policy"]];

/// What a word is compared by: "Children’s" as "children".
fn bare(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    lower.trim_end_matches('\'').trim_end_matches("'s").to_owned()
}

/// Whether a word is of council work, and so in no person's name.
pub(super) fn is_work(word: &str) -> bool {
    let word = bare(word);
    WORK.contains(word.as_str()) || ABOUT.contains(word.as_str())
}

/// Whether the words say what a council does, and nothing else.
pub(super) fn is_council_work(words: &[&str]) -> bool {
    let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let is_and = |word: &String| matches!(word.as_str(), "and" | "&");
    let mut ends_in_work = false;
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let together = after.first().filter(|next| TOGETHER.contains(&[first, next]));
        rest = if together.is_some() { after.get(1..).unwrap_or_default() } else { after };
        ends_in_work = together.is_some() || WORK.contains(first.as_str());
        if !ends_in_work && !is_and(first) && !ABOUT.contains(first.as_str()) {
            return false;
        }
    }
    ends_in_work && !words.first().is_some_and(is_and)
}

/// Whether an "and" between two words of work makes one team's name of them.
pub(super) fn are_one_team(words: &[&str]) -> bool {
    let [left, "and" | "&", right] = words else { return false };
    let mut pair = [bare(left), bare(right)];
    pair.sort_unstable();
    JOINED.iter().any(|joined| *joined == pair)
}

/// Whether words before "group" say what it does or how it sits: "Steering Group", "Housing Delivery Group". The group of
/// another name is a company: "Home Group", "Sanctuary Group".
pub(super) fn is_of_a_group(words: &[&str]) -> bool {
    const SITS: [&str; 16] = [
        "action",
        "advisory",
        "coordination",
        "delivery",
        "focus",
        "leadership",
        "liaison",
        "multi-agency",
        "officer",
        "operational",
        "project",
        "reference",
        "review",
        "steering",
        "task",
        "working",
    ];
    let sits = |word: &&str| SITS.contains(&bare(word).as_str());
    words.iter().any(sits) || (!words.is_empty() && words.iter().all(|word| is_work(word) || is_conjunction(word)))
}
