//! One line's own page.

use hearth::history::Replica;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit};
use hearth::plan::{Field, Kind};
use hearth::view::action::{Action, action};
use hearth::view::line_history::of_line;

use super::{HOMELESSNESS, HOUSING, act, act_at, day, id, line, numbers, replica, report, signed};

fn page(replica: &Replica, reference: &str) -> Action {
    action(replica, &line(replica, reference), day("2025-06-30")).expect("a page")
}

#[test]
fn it_shows_where_the_line_stands_and_what_it_is_to_bring_about() {
    let page = page(&replica(HOMELESSNESS), "1.3");
    assert_eq!((page.section_number.as_str(), page.section_title.as_str()), ("Priority 1", "Prevention"));
    assert_eq!(page.commitment, None);
    assert_eq!(page.outcomes.len(), 6);
    assert_eq!(page.row.timeframe, "April 2024-March 2025");
    assert_eq!(page.row.reading, "1 April 2024 to 31 March 2025");
    assert_eq!(page.row.standing_in_words(), "Overdue since 1 April 2025");
    assert_eq!(page.row.status.word, "No update received");
    assert!(page.updates.is_empty() && !page.removed && !page.read_only);
}

#[test]
fn it_shows_the_commitment_over_an_action() {
    let page = page(&replica(HOUSING), "1.2a");
    let (_, reference, text) = page.commitment.expect("a commitment");
    assert_eq!((reference.as_str(), text.is_empty()), ("1.2", false));
    assert_eq!(page.line.responsibility, "Philip Morris Adrian Lovegrove");
    assert_eq!(page.row.leads.len(), 2);
    assert_eq!(page.doubts, ["say whether this plan counts calendar or financial years"]);
}

#[test]
fn a_lead_that_nobody_confirmed_says_so() {
    let page = page(&replica(HOUSING), "3.5d");
    let natalia = page.row.leads.iter().find(|lead| lead.name == "Natalia Merritt").expect("a lead");
    assert!(!natalia.confirmed);
}

#[test]
fn updates_come_newest_first_with_who_entered_them() {
    let mut replica = replica(HOMELESSNESS);
    report(&mut replica, "1.1", "status-on-track", "2025-03-31", "First");
    report(&mut replica, "1.1", "status-at-risk", "2025-06-30", "Second");
    report(&mut replica, "1.1", "status-off-track", "2025-01-31", "Late to arrive");
    let page = page(&replica, "1.1");
    let texts: Vec<_> = page.updates.iter().map(|update| update.text.as_str()).collect();
    assert_eq!(texts, ["Second", "First", "Late to arrive"]);
    let first = &page.updates[0];
    assert_eq!((first.by.as_str(), first.at.get(..10)), ("Sam Okafor", Some("2025-06-30")));
    assert_eq!(first.evidence[0].link, "S:\\Housing\\minutes.docx");
    assert_eq!(first.status.as_ref().map(|tag| tag.word.as_str()), Some("At risk"));
    assert_eq!(page.row.updated.as_ref().map(|update| update.snippet.as_str()), Some("Second"));
}

#[test]
fn its_history_says_what_was_changed() {
    let mut replica = replica(HOMELESSNESS);
    let action = line(&replica, "1.3");
    act_at(&mut replica, "2026-01-01T09:00:00.000Z", Edit::words(&action, Field::Timeframe, "Ongoing"));
    act_at(
        &mut replica,
        "2026-01-02T09:00:00.000Z",
        Edit::Add {
            id: id("outcome-new"),
            parent: action.clone(),
            position: hearth::plan::edit::Position::Last,
            fields: vec![(Field::Text, Content::text("More homes"))],
        },
    );
    report(&mut replica, "1.3", "status-on-track", "2026-01-03", "Fine");
    let happened = of_line(&replica, &action);
    let first = happened.last().expect("the plan's beginning");
    assert_eq!((first.by.as_str(), first.at.as_str()), ("A starter plan that comes with Hearth", ""));
    let said: Vec<_> = happened.into_iter().map(|happened| happened.what).collect();
    assert_eq!(
        said,
        [
            vec!["update recorded", "status changed", "evidence added"],
            vec!["outcome added"],
            vec!["timeframe changed"],
            vec!["added to the plan"],
        ]
    );
}

#[test]
fn two_different_answers_mark_the_line() {
    let mut replica = replica(HOMELESSNESS);
    let action = line(&replica, "1.3");
    let seen = replica.history().basis(&action);
    for words in ["March 2026", "April 2026"] {
        let edit = Edit::words(&action, Field::Timeframe, words);
        let signature = signed("2026-01-01T09:00:00.000Z");
        let change = replica.compose(edit, Some(&seen), signature, &mut numbers()).expect("composed").expect("new");
        block_on(replica.apply([change], &Unattended));
    }
    let page = page(&replica, "1.3");
    assert!(page.row.conflict);
    assert_eq!(page.conflicts, 1);
}

#[test]
fn a_removed_line_keeps_its_page_and_a_section_has_none() {
    let mut replica = replica(HOUSING);
    let (action, section) = (line(&replica, "1.2a"), replica.plan().sections().next().expect("a section").0.id.clone());
    act(&mut replica, Edit::Remove(section.clone()));
    let page = super::action::action(&replica, &action, day("2025-06-30")).expect("still a page");
    assert!(page.removed && page.kind == Kind::Action);
    assert!(super::action::action(&replica, &section, day("2025-06-30")).is_none());
    assert!(super::action::action(&replica, &id("action-gone"), day("2025-06-30")).is_none());
}
