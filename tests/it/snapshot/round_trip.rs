//! A plan file reads back as it was written, whatever officers did and in whatever order it arrived.

use hearth::history::{History, Replica};
use hearth::long_work::{Unattended, block_on};
use hearth::snapshot::{self, Exported};
use proptest::prelude::*;

use super::support::{
    HOUSING, change, exported, file, id, opened, read, read_one, started, text, worked_homelessness, worked_housing,
};
use super::world::{World, acts};

/// Checks that a plan's file reads back as written, and is written again as the same bytes.
fn assert_round_trip(replica: &Replica) {
    let written = file([replica]);
    let incoming = read_one(&written);
    assert_eq!(incoming.set_aside, []);
    assert!(!incoming.edited_by_hand, "nobody edited it: {:#?}", incoming.changes.last());
    assert_eq!(incoming.changes.len(), replica.history().changes().len());
    let again = opened(&incoming);
    assert_eq!(again.plan(), replica.plan());
    assert_eq!(again.conflicts(), replica.conflicts());
    assert_eq!(file([&again]), written);
}

#[test]
fn starters_and_plans_worked_on_read_back_as_they_were() {
    assert_round_trip(&started(HOUSING));
    let worked = worked_housing();
    assert!(worked.conflicts().len() >= 2, "a wording and a removal wait to be settled");
    assert_round_trip(&worked);
    assert_round_trip(&worked_homelessness());
}

#[test]
fn several_plans_are_in_one_file_in_one_order() {
    let (housing, homelessness) = (worked_housing(), worked_homelessness());
    let written = file([&housing, &homelessness]);
    assert_eq!(written, file([&homelessness, &housing]));
    let plans = read(&written).plans;
    assert_eq!(plans.len(), 2);
    assert!(plans.iter().any(|plan| plan.title == "Housing Strategy Action Plan 2023-28"));
    assert!(plans.iter().all(|plan| plan.set_aside.is_empty() && !plan.edited_by_hand));
}

#[test]
fn only_exported_differs_between_two_files_of_the_same() {
    let replica = worked_housing();
    let [one, other] = [exported("2024-06-01T12:00:00.000Z", "Ann"), exported("2031-01-01T00:00:00.000Z", "Ben")]
        .map(|exported| snapshot::write([&replica], &exported).unwrap());
    let differ: Vec<_> = one.lines().zip(other.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(differ.len(), 1);
    assert!(differ[0].0.starts_with("\"exported\": "));
    let read = block_on(snapshot::read(other.as_bytes(), &Unattended)).unwrap();
    assert_eq!(read.exported, exported("2031-01-01T00:00:00.000Z", "Ben"));
}

#[test]
fn a_plan_of_which_nothing_has_arrived_can_be_written_and_read() {
    let replica = Replica::of(History::new(id("plan-1")));
    let incoming = read_one(&file([&replica]));
    assert_eq!((incoming.id.as_str(), incoming.changes.len(), incoming.edited_by_hand), ("plan-1", 0, false));
}

#[test]
fn a_plan_whose_first_change_is_still_to_come_can_be_written_and_read() {
    let worked = worked_housing();
    let first = worked.history().in_order()[0].id;
    let rest = worked.history().changes().iter().filter(|change| change.id != first).map(|change| (**change).clone());
    let replica = Replica::of(History::of(worked.plan().id().clone(), rest));
    assert!(replica.history().missing().contains(&first));
    let written = file([&replica]);
    assert!(written.contains("\"unplaced\": ["), "what stands nowhere yet is shown all the same");
    assert_round_trip(&replica);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_make_no_difference() {
    let replica = worked_housing();
    let written = file([&replica]);
    let windows = format!("\u{feff}{}", written.replace('\n', "\r\n"));
    assert_eq!(read(&windows), read(&written));
}

#[test]
fn what_is_erased_is_shown_nowhere_and_the_file_is_not_taken_for_edited() {
    let replica = worked_housing();
    let written = file([&replica]);
    assert!(!written.contains("Mr Client") && !written.contains("High Street"));
    assert!(written.contains("\"digest\":"));
    assert!(written.contains("a client was named"), "who erased it and why is kept");
    assert_round_trip(&replica);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_officers_do_their_files_read_back(acts in acts(3, 40)) {
        let world = World::run(&acts, 3);
        for officer in &world.officers {
            assert_round_trip(&officer.replica);
        }
    }

    #[test]
    fn files_merge_to_the_same_bytes_in_any_order(acts in acts(3, 40), order in Just(vec![0, 1, 2]).prop_shuffle()) {
        let world = World::run(&acts, 3);
        let files: Vec<String> = world.officers.iter().map(|officer| file([&officer.replica])).collect();
        let merged = |order: &[usize]| {
            let mut replica = Replica::of(History::new(super::world::plan_id()));
            for officer in order {
                // Twice: a file opened again adds nothing.
                block_on(replica.apply(read_one(&files[*officer]).changes, &Unattended));
                block_on(replica.apply(read_one(&files[*officer]).changes, &Unattended));
            }
            replica
        };
        let (one, other) = (merged(&[0, 1, 2]), merged(&order));
        prop_assert_eq!(file([&one]), file([&other]));
        prop_assert_eq!(one.plan(), other.plan());
        let written = file([&one]);
        for words in &world.erased {
            prop_assert!(!written.contains(words.as_str()), "{} was erased", words);
        }
    }

    #[test]
    fn who_exports_when_never_matters(at in ".{0,30}", by in "\\PC{0,30}") {
        let replica = Replica::of(History::of(id("plan-1"), [change(vec![], vec![("plan-1", "title", text("P"))])]));
        let stamp = Exported { at, by, app: String::new() };
        let written = snapshot::write([&replica], &stamp).unwrap();
        let incoming = block_on(snapshot::read(written.as_bytes(), &Unattended)).unwrap();
        prop_assert_eq!(&incoming.exported, &stamp);
        prop_assert!(!incoming.plans[0].edited_by_hand);
    }
}
