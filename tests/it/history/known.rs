//! The dry run: the outcome of merging a file, before it is merged.

use hearth::history::{Change, CheckedChange, Fault};
use hearth::long_work::{Unattended, block_on};
use hearth::plan::Field;
use hearth::plan::edit::Edit;

use super::world::{checked, id, two_officers};

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let (mut ann, mut ben) = two_officers();
    let before = ann.replica.clone();
    ben.says(&id("action-1"), Field::Text, "Build 10");
    ben.does(Edit::Remove(id("action-2")));
    ann.says(&id("action-2"), Field::Text, "Unseen");
    let file: Vec<Change> = ben.history().changes().iter().map(|change| Change::clone(change)).collect();
    let run = block_on(ann.replica.dry_run(checked(file.clone()), &Unattended));
    assert_eq!((run.new.len(), run.known, run.conflicts.len()), (2, 4, 1));
    let fields: Vec<_> =
        run.differences.iter().map(|difference| (difference.entity.to_string(), difference.field.clone())).collect();
    assert_eq!(fields, [("action-1".to_owned(), Field::Text), ("action-2".to_owned(), Field::Removed)]);
    assert_eq!(run.differences[0].before.as_ref().and_then(|value| value.as_str()), Some("Build"));
    assert_eq!(run.differences[0].after.as_ref().and_then(|value| value.as_str()), Some("Build 10"));
    assert_eq!(ann.history().changes().len(), before.history().changes().len() + 1);
    block_on(ann.replica.apply(run.new, &Unattended));
    assert_eq!(ann.plan(), run.replacement.after.plan());
    let again = block_on(ann.replica.dry_run(checked(file), &Unattended));
    assert_eq!((again.new.len(), again.known, again.differences.len(), again.conflicts.len()), (0, 6, 0, 0));
}

#[test]
fn an_altered_change_is_refused_and_named() {
    let (ann, mut ben) = two_officers();
    let good = ben.says(&id("action-1"), Field::Text, "Build 10");
    let run = block_on(ann.replica.dry_run(checked([good.clone()]), &Unattended));
    assert_eq!(run.new, [good.into()]);
    let mut bad = ben.says(&id("action-2"), Field::Text, "Repair 10");
    bad.by.name = "Somebody else".to_owned();
    assert_eq!(CheckedChange::try_from(bad.clone()), Err(Fault::WrongId(bad.id)));
    assert!(Fault::WrongId(bad.id).to_string().contains(&bad.id.to_string()));
}

#[test]
fn a_dry_run_names_what_is_still_to_come() {
    let (ann, mut ben) = two_officers();
    let first = ben.says(&id("action-1"), Field::Text, "Build 10");
    let second = ben.says(&id("action-1"), Field::Text, "Build 20");
    let run = block_on(ann.replica.dry_run(checked([second]), &Unattended));
    assert_eq!(run.missing.into_iter().collect::<Vec<_>>(), [first.id]);
}

#[test]
fn taking_says_what_is_to_be_stored() {
    let (mut ann, mut ben) = two_officers();
    let name = ben.says(&id("action-1"), Field::Text, "A client's name");
    ann.take(&name);
    let erasure = ben.erases("A client's name").unwrap();
    let taken = ann.take(&erasure);
    assert_eq!(taken.new.into_iter().collect::<Vec<_>>(), [erasure.id]);
    assert_eq!(taken.altered.into_iter().collect::<Vec<_>>(), [name.id]);
    assert!(taken.touched.contains(&id("action-1")));
    // Both at once on a third device: there is nothing stored to replace.
    let mut cat = two_officers().0;
    let taken = block_on(cat.replica.apply([name.clone(), erasure.clone()], &Unattended));
    assert!(taken.altered.is_empty());
    assert_eq!(taken.new.len(), 2);
}
