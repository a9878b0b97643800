//! Two officers' copies meet, in words: the dry run, two different answers, the history.

use hearth::history::{Author, Replica, Signature};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit};
use hearth::plan::{EntityId, Field, Value};
use hearth::view::changes::{Entry, changes, entry};
use hearth::view::conflicts::{Question, conflicts};
use hearth::view::describe;
use hearth::view::incoming::proposed;

use super::{HOUSING, act, act_at, line, numbers, replica, report};
use crate::history::world::checked;

/// Applies an edit that Priya makes at another desk.
fn by_priya(copy: &mut Replica, edit: Edit) {
    let by = Author::new("Priya Shah", "laptop");
    let signature = Signature {
        by,
        at: "2026-04-11T10:00:00.000Z".to_owned(),
        why: "Told by the lead".to_owned(),
        source: String::new(),
    };
    let mut random = numbers();
    let change =
        copy.compose(edit, None, signature, &mut || random() ^ 7).expect("composed").expect("something to change");
    block_on(copy.apply([change], &Unattended));
}

fn timeframe(id: &EntityId, words: &str) -> Edit {
    Edit::words(id, Field::Timeframe, words)
}

/// Two copies in which one timeframe was changed differently, the second holding both.
fn conflicting_copies() -> (Replica, Replica, EntityId) {
    let (mut mine, mut theirs) = (replica(HOUSING), replica(HOUSING));
    let line = line(&mine, "1.2a");
    act(&mut mine, timeframe(&line, "June 2026"));
    by_priya(&mut theirs, timeframe(&line, "July 2026"));
    (mine, theirs, line)
}

#[test]
fn a_file_says_who_changed_what_and_what_would_wait() {
    let (mine, theirs, _) = conflicting_copies();
    let incoming = checked(theirs.history().changes().iter().map(|change| (**change).clone()));
    let run = block_on(mine.dry_run(incoming, &Unattended));
    let proposed = proposed(&run);
    assert_eq!((proposed.new, proposed.known, proposed.missing, proposed.size), (1, 1, 0, 0));
    assert_eq!(proposed.by, [("Priya Shah".to_owned(), 1)]);
    assert_eq!(proposed.conflicts.len(), 1);
    assert!(proposed.conflicts[0].0.starts_with("Action 1.2a: "), "{:?}", proposed.conflicts);
    assert_eq!(proposed.conflicts[0].1, "Timeframe");
}

#[test]
fn a_change_of_one_field_is_told_from_what_to_what() {
    let (mine, mut theirs, _) = conflicting_copies();
    let other = line(&mine, "1.3a");
    let before = mine.plan().lines().find(|placed| placed.item.id == other).expect("a line").line.timeframe.clone();
    by_priya(&mut theirs, timeframe(&other, "Autumn 2026"));
    let incoming = checked(theirs.history().changes().iter().map(|change| (**change).clone()));
    let run = block_on(mine.dry_run(incoming, &Unattended));
    let proposed = proposed(&run);
    let told = proposed.lines.iter().find(|told| told.thing.starts_with("Action 1.3a")).expect("the line");
    let detail = &told.details[0];
    assert_eq!(
        (detail.what.as_str(), detail.before.as_str(), detail.after.as_str()),
        ("Timeframe", before.as_str(), "Autumn 2026")
    );
}

#[test]
fn an_update_in_a_file_is_told_under_its_line() {
    let (mine, mut theirs) = (replica(HOUSING), replica(HOUSING));
    report(&mut theirs, "1.2a", "status-at-risk", "2026-03-31", "Two homes are late");
    let incoming = checked(theirs.history().changes().iter().map(|change| (**change).clone()));
    let run = block_on(mine.dry_run(incoming, &Unattended));
    let proposed = proposed(&run);
    assert_eq!(proposed.lines.len(), 1);
    let after: Vec<&str> = proposed.lines[0].details.iter().map(|detail| detail.after.as_str()).collect();
    assert!(after.contains(&"At risk. Two homes are late"), "{after:?}");
    assert!(after.contains(&"At risk"), "{after:?}");
}

#[test]
fn a_plan_that_is_not_here_is_told_by_its_size() {
    let theirs = replica(HOUSING);
    let nothing = Replica::empty(theirs.plan().id().clone());
    let incoming = checked(theirs.history().changes().iter().map(|change| (**change).clone()));
    let run = block_on(nothing.dry_run(incoming, &Unattended));
    let proposed = proposed(&run);
    assert_eq!((proposed.size, proposed.lines.len()), (68, 0));
}

#[test]
fn both_answers_stand_with_who_gave_them_until_one_is_chosen() {
    let (mut mine, theirs, _) = conflicting_copies();
    block_on(mine.apply(theirs.history().changes().iter().map(|change| (**change).clone()), &Unattended));
    let waiting = conflicts(&mine);
    let [one] = waiting.as_slice() else { panic!("{waiting:?}") };
    assert_eq!(one.what, "Timeframe");
    let Question::Which { answers, writable } = &one.question else { panic!("{one:?}") };
    let mut told: Vec<_> = answers.iter().map(|answer| (answer.words.as_str(), answer.by[0].name.as_str())).collect();
    told.sort_unstable();
    assert_eq!(told, [("July 2026", "Priya Shah"), ("June 2026", "Sam Okafor")]);
    assert!(writable);
    let chosen = answers.iter().find(|answer| answer.words == "June 2026").expect("mine").content.clone();
    act(&mut mine, one.settle(chosen));
    assert_eq!(conflicts(&mine), []);
}

#[test]
fn work_on_what_was_removed_is_told_with_the_removal() {
    let (mut mine, mut theirs, line) = conflicting_copies();
    act(&mut mine, Edit::Remove(line.clone()));
    by_priya(&mut theirs, Edit::words(&line, Field::Text, "Other words"));
    block_on(mine.apply(theirs.history().changes().iter().map(|change| (**change).clone()), &Unattended));
    let waiting = conflicts(&mine);
    let removed = waiting.iter().find_map(|one| match &one.question {
        Question::StaysRemoved { removal, work } => Some((removal, work)),
        Question::Which { .. } => None,
    });
    let (removal, work) = removed.expect("a removal");
    assert_eq!(removal.name, "Sam Okafor");
    assert!(work.iter().any(|work| work.by.name == "Priya Shah" && work.by.why == "Told by the lead"), "{work:?}");
}

fn entries(plan: &Replica, line: Option<&EntityId>) -> Vec<Entry> {
    changes(plan, line).into_iter().filter_map(|change| entry(plan, "desk", line, change)).collect()
}

#[test]
fn the_history_starts_with_the_plan_as_a_whole() {
    let plan = replica(HOUSING);
    let all = entries(&plan, None);
    assert_eq!(all.len(), 1);
    let whole = &all[0].whole;
    assert!(whole.starts_with("Started the plan: 3 sections, 22 commitments, 66 actions"), "{whole}");
}

#[test]
fn the_history_says_what_each_field_was_and_is() {
    let mut plan = replica(HOUSING);
    let line = line(&plan, "1.2a");
    act(&mut plan, timeframe(&line, "June 2026"));
    act(&mut plan, Edit::Set { id: line.clone(), field: Field::Status, to: Content::word("status-on-track") });
    let all = entries(&plan, Some(&line));
    assert_eq!(all.len(), 3, "the line's own changes, and the plan's first");
    let details: Vec<_> = all.iter().flat_map(|entry| &entry.details).collect();
    let status = details.iter().find(|detail| detail.what == "Status").expect("the status");
    assert_eq!((status.before.as_str(), status.after.as_str()), ("", "On track"));
    assert!(
        details
            .iter()
            .any(|detail| detail.what == "Timeframe" && detail.after == "June 2026" && !detail.before.is_empty())
    );
    assert!(all.iter().filter(|entry| entry.own).count() == 2);
}

#[test]
fn the_history_says_that_a_line_was_removed_and_put_back() {
    let mut plan = replica(HOUSING);
    let line = line(&plan, "1.2a");
    act(&mut plan, Edit::Remove(line.clone()));
    act(&mut plan, Edit::Restore(line.clone()));
    let all = entries(&plan, Some(&line));
    let told: Vec<_> = all
        .iter()
        .flat_map(|entry| &entry.details)
        .map(|detail| (detail.what.as_str(), detail.before.as_str(), detail.after.as_str()))
        .collect();
    for words in ["removed from the plan", "put back in the plan"] {
        assert!(told.contains(&("", "", words)), "{told:?}");
    }
}

#[test]
fn the_newest_change_comes_first() {
    let mut plan = replica(HOUSING);
    let line = line(&plan, "1.2a");
    for number in 1..=30 {
        act_at(&mut plan, &format!("2026-04-10T09:{number:02}:00.000Z"), timeframe(&line, &format!("Day {number}")));
    }
    let all = entries(&plan, None);
    let after: Vec<&str> = all.iter().filter_map(|entry| Some(entry.details.first()?.after.as_str())).collect();
    assert_eq!((all.len(), after[0], after[29]), (31, "Day 30", "Day 1"));
}

#[test]
fn what_was_erased_says_so() {
    let value = Value::text("Mrs Jones", "salt").digested();
    assert_eq!(describe::value(replica(HOUSING).plan(), &Field::Text, &value), "(erased)");
}

#[test]
fn text_is_cut_between_words_and_numbers_have_commas() {
    assert_eq!(hearth::text::clipped("Deliver a thousand homes", 12), "Deliver a…");
    assert_eq!(hearth::text::clipped("Deliver", 12), "Deliver");
    assert_eq!(hearth::text::clipped("Überlänge", 3), "Übe…");
    assert_eq!(
        ["0", "999", "1,000", "1,234,567"],
        [0, 999, 1000, 1_234_567].map(describe::grouped).each_ref().map(String::as_str)
    );
}
