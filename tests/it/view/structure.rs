//! The plan as a tree, and what was removed from it.

use hearth::plan::Kind;
use hearth::plan::edit::Edit;
use hearth::view::structure::{destinations, removed, tree};

use super::{HOMELESSNESS, HOUSING, act, act_at, line, replica};

#[test]
fn the_tree_shows_everything_in_order() {
    let replica = replica(HOUSING);
    let nodes = tree(replica.plan(), false);
    assert_eq!(nodes.len(), 3 + 22 + 66);
    assert_eq!((nodes[0].kind.clone(), nodes[0].depth, nodes[0].number.as_str()), (Kind::Section, 0, "Section 1"));
    assert_eq!(tree(replica.plan(), true).len(), 3 + 22 + 66 + 8 + 2);
    let first = nodes.iter().find(|node| node.number == "1.2a").expect("in the tree");
    let second = nodes.iter().find(|node| node.number == "1.2b").expect("in the tree");
    assert_eq!((first.before.as_ref(), first.after.as_ref()), (None, Some(&second.id)));
    assert_eq!((second.before.as_ref(), second.after.as_ref()), (Some(&first.id), None));
}

#[test]
fn an_action_can_go_to_sections_and_to_commitments_without_a_report() {
    let replica = replica(HOUSING);
    assert_eq!(destinations(replica.plan(), &Kind::Action).len(), 3 + 20);
    assert_eq!(destinations(replica.plan(), &Kind::Commitment).len(), 3);
    assert!(destinations(replica.plan(), &Kind::Section).is_empty());
}

#[test]
fn what_was_removed_is_listed_last_removed_first() {
    let mut replica = replica(HOMELESSNESS);
    let (action, section) = (line(&replica, "1.3"), replica.plan().sections().nth(1).expect("a section").0.id.clone());
    act_at(&mut replica, "2026-01-01T09:00:00.000Z", Edit::Remove(action.clone()));
    act_at(&mut replica, "2026-01-02T09:00:00.000Z", Edit::Remove(section.clone()));
    let all = removed(&replica);
    assert_eq!(all.iter().map(|one| &one.id).collect::<Vec<_>>(), [&section, &action]);
    assert_eq!((all[0].with, all[1].with), (8, 0));
    assert_eq!((all[1].number.as_str(), all[1].stood_in.as_str()), ("1.3", "Priority 1 Prevention"));
    assert_eq!((all[1].by.as_str(), all[1].parent_removed), ("Sam Okafor", false));
    act(&mut replica, Edit::Restore(section));
    assert_eq!(removed(&replica).len(), 1);
}
