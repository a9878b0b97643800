//! The overview and an officer's own actions.

use hearth::history::Replica;
use hearth::plan::edit::Edit;
use hearth::plan::{PartyKind, Role};
use hearth::view::my_actions::{Group, my_actions};
use hearth::view::neighbours::{list, neighbours};
use hearth::view::overview::overview;
use hearth::view::query::{Due, Query};

use super::{HOMELESSNESS, HOUSING, act, day, indexed, line, party, replica, report};

#[test]
fn the_overview_counts_every_line_once() {
    let mut replica = replica(HOUSING);
    report(&mut replica, "1.1", "status-at-risk", "2025-06-01", "Fewer sites than hoped");
    report(&mut replica, "1.2a", "status-complete", "2025-05-01", "Opened");
    let overview = overview(&replica, &indexed(&replica, day("2025-06-30")));
    assert_eq!((overview.total, overview.finished, overview.never_updated), (68, 1, 66));
    assert_eq!(overview.by_status.iter().sum::<usize>(), 68);
    let totals: Vec<_> = overview.sections.iter().map(|section| section.total).collect();
    assert_eq!(totals, [18, 19, 31]);
    let at_risk = overview.statuses.iter().position(|tag| tag.word == "At risk").expect("in the key");
    assert_eq!(overview.sections[0].by_status[at_risk], 1);
    assert!(overview.dues.contains(&(Due::Overdue, 27)), "{:?}", overview.dues);
    let latest: Vec<_> = overview.latest.iter().map(|latest| latest.reference.as_str()).collect();
    assert_eq!(latest, ["1.1", "1.2a"]);
}

#[test]
fn an_officer_finds_their_lines_by_their_name() {
    let replica = replica(HOUSING);
    let mine = my_actions(replica.plan(), &indexed(&replica, day("2025-06-30")), None, "  hannah GASTON ");
    assert_eq!(mine.who.as_ref().map(|who| (who.name.as_str(), who.count)), Some(("Hannah Gaston", 21)));
    assert_eq!(mine.groups.iter().map(|(_, rows)| rows.len()).sum::<usize>(), 21);
    assert_eq!(mine.groups[0].0, Group::Late);
    assert!(mine.groups[0].1[0].is_overdue());
}

#[test]
fn a_stranger_chooses_whose_lines_to_see() {
    let replica = replica(HOMELESSNESS);
    for name in ["", "Nobody Here"] {
        let mine = my_actions(replica.plan(), &indexed(&replica, day("2025-06-30")), None, name);
        assert!(mine.who.is_none() && mine.groups.is_empty());
        assert_eq!(mine.people.len(), 22);
    }
    let team = party(&replica, "Housing & Inclusion Manager");
    let mine = my_actions(replica.plan(), &indexed(&replica, day("2025-06-30")), Some(&team), "Nobody Here");
    assert_eq!(mine.who.map(|who| who.name), Some("Housing and Inclusion Manager".to_owned()));
}

#[test]
fn a_line_moves_down_once_it_was_reported_on() {
    let mut replica = replica(HOUSING);
    let line = line(&replica, "1.7a");
    let lead = |name: &str| Edit::Lead {
        line: line.clone(),
        role: Role::Supporting,
        name: name.to_owned(),
        kind: PartyKind::Person,
    };
    act(&mut replica, lead("Sam Okafor"));
    let group = |replica: &Replica| {
        my_actions(replica.plan(), &indexed(replica, day("2023-06-30")), None, "Sam Okafor").groups[0].0
    };
    assert_eq!(group(&replica), Group::ToUpdate);
    report(&mut replica, "1.7a", "status-on-track", "2023-06-20", "Going well");
    assert_eq!(group(&replica), Group::UpToDate);
    let late = my_actions(replica.plan(), &indexed(&replica, day("2026-01-02")), None, "Sam Okafor");
    assert_eq!((late.groups[0].0, late.waiting()), (Group::Late, 1));
    report(&mut replica, "1.7a", "status-at-risk", "2026-01-01", "Late, and known to be");
    assert_eq!(my_actions(replica.plan(), &indexed(&replica, day("2026-01-02")), None, "Sam Okafor").waiting(), 0);
    report(&mut replica, "1.7a", "status-closed", "2023-06-21", "Ended");
    assert_eq!(group(&replica), Group::Finished);
}

#[test]
fn the_next_line_is_the_next_of_the_list_it_was_opened_from() {
    let replica = replica(HOUSING);
    let lead = Some(party(&replica, "Hannah Gaston"));
    let (plan, index) = (replica.plan(), indexed(&replica, day("2025-06-30")));
    for mine in [false, true] {
        let query = Query { lead: lead.clone(), mine, ..Query::default() };
        let order = list(plan, &index, &query);
        assert_eq!(order.len(), 21);
        let middle = neighbours(plan, &index, &query, &order[4]).expect("in the list");
        assert_eq!((middle.number, middle.count), (5, 21));
        assert_eq!((middle.previous.as_ref(), middle.next.as_ref()), (Some(&order[3]), Some(&order[5])));
        let last = neighbours(plan, &index, &query, &order[20]).expect("in the list");
        assert_eq!(last.next, None);
    }
    let elsewhere = line(&replica, "1.1");
    assert!(neighbours(plan, &index, &Query { lead, ..Query::default() }, &elsewhere).is_none());
}
