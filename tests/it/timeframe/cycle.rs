//! The reporting cycle of a plan: how far its lists look ahead and back, and how the setting is kept.

use hearth::check::Rule;
use hearth::plan::edit::{Content, Edit};
use hearth::plan::timeframe::Cycle;
use hearth::plan::{EntityId, Field, Value};
use hearth::view::check::heading;
use hearth::view::describe;
use hearth::view::my_actions::Group;
use hearth::view::picked::picked;
use hearth::view::query::{Due, Query};
use serde_json::{Value as Json, json};

use crate::snapshot::support::{HOUSING, Officer, file, line_id, opened, read_one, started};
use crate::view::indexed;

fn sets(officer: &mut Officer, months: impl Into<Json>) {
    let id = officer.plan().id().clone();
    officer.does(Edit::Set { id, field: Field::Cycle, to: Content::Plain(months.into()) });
}

fn months(officer: &Officer) -> u32 {
    officer.plan().cycle().months()
}

/// Whether the line is in the list with this filter on this day.
fn is_listed(officer: &Officer, line: &EntityId, due: Due, day: &str) -> bool {
    let query = Query { due: Some(due), ..Query::default() };
    let index = indexed(&officer.replica, day.parse().unwrap());
    picked(&index, &query).into_iter().any(|number| index.lines()[number as usize] == *line)
}

#[test]
fn a_half_yearly_plan_looks_six_months_ahead_and_back() {
    let mut ann = Officer::new("Ann", started(HOUSING));
    let line = line_id(ann.plan(), "1.2a");
    ann.says(&line, Field::Timeframe, "September 2024");
    ann.reports(&line, "2024-03-01", "status-on-track", "Begun.", None);
    let soon =
        |ann: &Officer| ["2024-03-29", "2024-03-30", "2024-06-30"].map(|day| is_listed(ann, &line, Due::Soon, day));
    let silent =
        |ann: &Officer| ["2024-06-02", "2024-09-01", "2024-09-02"].map(|day| is_listed(ann, &line, Due::NoUpdate, day));
    assert_eq!(
        (soon(&ann), silent(&ann)),
        ([false, false, true], [true, true, true]),
        "quarterly unless it says otherwise"
    );
    sets(&mut ann, 6);
    assert_eq!((soon(&ann), silent(&ann)), ([false, true, true], [false, false, true]));
}

#[test]
fn a_quarterly_plan_is_worded_as_ever_and_others_by_their_months() {
    let words = |cycle: Cycle| {
        [
            Due::Soon.label(cycle),
            Due::NoUpdate.label(cycle),
            Group::Late.heading(cycle),
            Group::UpToDate.heading(cycle),
            heading(Rule::Stale, cycle),
        ]
    };
    assert_eq!(
        words(Cycle::default()),
        [
            "Due in 3 months",
            "No update this quarter",
            "Overdue or due for review, with no update in the last 3 months",
            "Updated in the last 3 months",
            "No update for more than three months",
        ]
    );
    assert_eq!(
        words(Cycle::of_months(6).unwrap()),
        [
            "Due in 6 months",
            "No update in the last 6 months",
            "Overdue or due for review, with no update in the last 6 months",
            "Updated in the last 6 months",
            "No update for more than six months",
        ]
    );
    assert_eq!(
        words(Cycle::of_months(1).unwrap()),
        [
            "Due in 1 month",
            "No update in the last month",
            "Overdue or due for review, with no update in the last month",
            "Updated in the last month",
            "No update for more than a month",
        ]
    );
    let plan = started(HOUSING);
    let said = |months: Json| describe::value(plan.plan(), &Field::Cycle, &Value::Plain(months));
    assert_eq!(
        [json!(6), json!(1), json!("often"), json!(null)].map(said),
        ["every 6 months", "every month", "often", ""]
    );
}

#[test]
fn a_value_that_is_no_cycle_reads_as_quarterly_and_is_kept() {
    let odd =
        [json!(0), json!(13), json!(-6), json!("6"), json!(true), json!({"months": 6}), json!([6]), json!(1_u64 << 53)];
    for value in odd {
        let mut ann = Officer::new("Ann", started(HOUSING));
        sets(&mut ann, value.clone());
        assert_eq!(months(&ann), 3, "{value}");
        let again = opened(&read_one(&file([&ann.replica])));
        assert_eq!(again.plan(), ann.plan(), "{value}");
        let kept = again.plan().item(again.plan().id()).unwrap().extra.get(&Field::Cycle).cloned();
        assert_eq!(kept, Some(Value::Plain(value)));
    }
}

#[test]
fn it_merges_as_any_field() {
    let (mut ann, mut ben) = (Officer::new("Ann", started(HOUSING)), Officer::new("Ben", started(HOUSING)));
    sets(&mut ann, 6);
    ben.opens(&file([&ann.replica]));
    assert_eq!((months(&ben), ben.replica.conflicts().len()), (6, 0));
    sets(&mut ann, 12);
    sets(&mut ben, 1);
    ben.opens(&file([&ann.replica]));
    ann.opens(&file([&ben.replica]));
    assert_eq!((ann.replica.conflicts().len(), ann.plan()), (1, ben.plan()));
    let last = ann.replica.history().changes().last().unwrap().id;
    ann.undoes(last);
    sets(&mut ann, Json::Null);
    assert_eq!(months(&ann), 3, "emptied, it is quarterly again");
}
