//! Who holds a post, how and when.

use hearth::long_work::{Unattended, block_on};
use hearth::plan::holding::RecordedHolding;
use hearth::plan::post::{Holding, How, Standing, correct, hold, standing, strike};
use hearth::plan::same::join;
use hearth::plan::succession::{newcomer, succeed};
use hearth::plan::{EntityId, Field, PartyKind, Plan, Value};
use serde_json::json;

use super::{day, exchange, holding, party, row};
use crate::snapshot::support::{HOMELESSNESS, Officer, change, file, opened, read_one, started};

const POST: &str = "Housing and Inclusion Manager";

fn officers() -> (Officer, Officer, EntityId) {
    let post = party(started(HOMELESSNESS).plan(), POST);
    (Officer::new("Ann", started(HOMELESSNESS)), Officer::new("Ben", started(HOMELESSNESS)), post)
}

fn person(name: &str) -> EntityId {
    hearth::plan::name::party_id(name)
}

fn holdings(plan: &Plan, post: &EntityId) -> Vec<RecordedHolding> {
    plan.party(post).unwrap().holdings.clone()
}

fn on(plan: &Plan, post: &EntityId, words: &str) -> Standing {
    standing(holdings(plan, post).iter().map(|one| &one.holding), day(words))
}

#[test]
fn a_post_is_held_from_the_first_day_to_the_last() {
    let (mut ann, _, post) = officers();
    assert_eq!(on(ann.plan(), &post, "2024-06-01"), Standing::NotRecorded);
    let one = holding(&person("Jo"), How::Substantive, "2024-05-01", "2024-08-31");
    ann.does(hold(ann.plan(), &post, &one));
    for (when, wanted) in [
        ("2024-04-30", Standing::NotRecorded),
        ("2024-05-01", Standing::Held(vec![one.clone()])),
        ("2024-08-31", Standing::Held(vec![one.clone()])),
        ("2024-09-01", Standing::Vacant { since: Some(day("2024-09-01")) }),
        ("2030-01-01", Standing::Vacant { since: Some(day("2024-09-01")) }),
    ] {
        assert_eq!(on(ann.plan(), &post, when), wanted, "{when}");
    }
}

#[test]
fn holders_at_the_same_time_are_all_told_and_a_vacancy_gives_way_to_them() {
    let (mut ann, _, post) = officers();
    let substantive = holding(&person("Jo"), How::Substantive, "", "2024-05-31");
    let vacant = Holding { party: None, how: How::Vacant, from: Some(day("2024-06-01")), until: None };
    let acting = holding(&person("Kim"), How::Acting, "2024-07-01", "2024-07-31");
    let covering = holding(&person("Lee"), How::Covering, "2024-07-15", "2024-07-31");
    for one in [&substantive, &vacant, &acting, &covering] {
        ann.does(hold(ann.plan(), &post, one));
    }
    let held = |when: &str| match on(ann.plan(), &post, when) {
        Standing::Held(held) => held,
        other => panic!("{other:?}"),
    };
    assert_eq!(held("2000-01-01"), [substantive]);
    assert_eq!(on(ann.plan(), &post, "2024-06-15"), Standing::Vacant { since: Some(day("2024-06-01")) });
    assert_eq!(held("2024-07-01"), std::slice::from_ref(&acting));
    assert_eq!(held("2024-07-20"), [acting, covering]);
    assert_eq!(on(ann.plan(), &post, "2024-08-01"), Standing::Vacant { since: Some(day("2024-06-01")) });
}

#[test]
fn two_officers_who_record_one_holding_have_one_and_others_stand_beside_it() {
    let (mut ann, mut ben, post) = officers();
    let one = holding(&person("Jo"), How::Acting, "2024-05-01", "");
    let other = holding(&person("Kim"), How::Covering, "2024-05-01", "");
    ann.does(hold(ann.plan(), &post, &one));
    ben.does(hold(ben.plan(), &post, &one));
    ben.does(hold(ben.plan(), &post, &other));
    exchange(&mut ann, &mut ben);
    assert_eq!(holdings(ann.plan(), &post).len(), 2);
    assert!(ann.replica.conflicts().is_empty());
    // Each gives it an end the other did not know of: a person settles which.
    let key = holdings(ann.plan(), &post).into_iter().find(|found| found.holding == one).unwrap().key;
    ann.does(correct(ann.plan(), &post, &key, &holding(&person("Jo"), How::Acting, "2024-05-01", "2024-05-31")));
    ben.does(correct(ben.plan(), &post, &key, &holding(&person("Jo"), How::Acting, "2024-05-01", "2024-06-30")));
    exchange(&mut ann, &mut ben);
    assert_eq!(ann.replica.conflicts().len(), 1);
}

#[test]
fn a_corrected_holding_does_not_stand_in_the_way_of_another() {
    let (mut ann, _, post) = officers();
    let first = holding(&person("Jo"), How::Acting, "2024-05-01", "");
    let recorded = ann.does(hold(ann.plan(), &post, &first));
    let key = holdings(ann.plan(), &post).remove(0).key;
    let right = holding(&person("Jo"), How::Covering, "2024-05-02", "");
    ann.does(correct(ann.plan(), &post, &key, &right));
    let found = holdings(ann.plan(), &post).remove(0);
    assert_eq!((found.key, found.holding), (key.clone(), right.clone()));
    ann.does(hold(ann.plan(), &post, &first));
    assert_eq!(holdings(ann.plan(), &post).len(), 2);
    ann.does(strike(&post, &key));
    assert_eq!(holdings(ann.plan(), &post).into_iter().map(|one| one.holding).collect::<Vec<_>>(), [first]);
    ann.undoes(recorded);
    assert_eq!(holdings(ann.plan(), &post).len(), 1, "undoing the first leaves the second");
}

#[test]
fn who_others_named_since_is_not_taken_back() {
    for named in [0, 1, 2] {
        let (mut ann, mut ben, post) = officers();
        let (jo, added) = newcomer(ann.plan(), "Jo Archer", &PartyKind::Person);
        let change = ann.does(added.unwrap());
        exchange(&mut ann, &mut ben);
        ben.does(match named {
            0 => hold(ben.plan(), &post, &holding(&jo, How::Acting, "2024-05-01", "")),
            1 => succeed(&post, &jo, None),
            _ => join(ben.plan(), &jo, &post),
        });
        exchange(&mut ann, &mut ben);
        let undo = ann.replica.undo(&[change].into(), ann.signature(""), &mut || 1).unwrap();
        assert_eq!((undo.change, undo.skipped.len()), (None, 1));
        // Once the other took that back, it can be.
        let last = ben.replica.history().changes().last().unwrap().id;
        ben.undoes(last);
        exchange(&mut ann, &mut ben);
        ann.undoes(change);
        assert!(ann.plan().is_removed(&jo));
    }
}

#[test]
fn what_a_later_version_wrote_survives_and_is_not_misread() {
    let (_, _, post) = officers();
    let mut replica = started(HOMELESSNESS);
    let person = person("Jo");
    let seconded = json!({"how": "seconded", "party": person, "from": "2024-05-01", "hours": 20});
    let strange = json!({"how": "acting", "party": person, "from": {"quarter": "2024-q1"}});
    block_on(replica.apply(
        [change(
            vec![],
            vec![
                (post.as_str(), "holder/one", seconded),
                (post.as_str(), "holder/two", strange.clone()),
                (post.as_str(), "holder/three", json!({"how": "abolished"})),
                (post.as_str(), "holder/four", json!("Jo")),
            ],
        )],
        &Unattended,
    ));
    let mut ann = Officer::new("Ann", opened(&read_one(&file([&replica]))));
    let found = holdings(ann.plan(), &post);
    assert_eq!(found.len(), 1, "what is not understood holds no post: {found:?}");
    assert_eq!(found[0].holding.how, How::Unknown("seconded".to_owned()));
    assert!(matches!(on(ann.plan(), &post, "2024-06-01"), Standing::Held(_)));
    ann.does(correct(
        ann.plan(),
        &post,
        "one",
        &Holding { until: Some(day("2024-12-31")), ..found[0].holding.clone() },
    ));
    exchange(&mut ann, &mut Officer::new("Ben", replica));
    let item = ann.plan().item(&post).unwrap();
    let json = |key: &str| {
        let answers = ann.replica.history().visible(&post, &Field::Holder(key.to_owned()));
        answers[0].value.as_plain().unwrap().clone()
    };
    assert_eq!(
        json("one"),
        json!({"how": "seconded", "party": person, "from": "2024-05-01", "until": "2024-12-31", "hours": 20})
    );
    assert_eq!(json("two"), strange);
    assert_eq!(item.extra[&Field::Holder("four".to_owned())], Value::word("Jo"));
}

#[test]
fn a_holding_stands_in_the_readable_part_and_can_be_edited_there() {
    let (mut ann, _, post) = officers();
    ann.does(hold(ann.plan(), &post, &holding(&person("Jo"), How::Acting, "2024-05-01", "")));
    let key = holdings(ann.plan(), &post).remove(0).key;
    let edited = crate::snapshot::support::edited(&file([&ann.replica]), |plan| {
        let post = crate::snapshot::support::find(plan, "name", POST);
        post["other"][format!("holder/{key}")]["until"] = "2024-06-30".into();
    });
    ann.opens(&edited);
    assert_eq!(holdings(ann.plan(), &post)[0].holding.until, Some(day("2024-06-30")));
}

#[test]
fn the_page_names_holders_and_the_posts_they_hold() {
    let (mut ann, _, post) = officers();
    let (jo, added) = newcomer(ann.plan(), " Jo Archer ", &PartyKind::Person);
    let one = holding(&jo, How::Acting, "2024-05-01", "");
    ann.does(hearth::plan::edit::Edit::All(added.into_iter().chain([hold(ann.plan(), &post, &one)]).collect()));
    let told = row(&[ann.plan()], POST, "2024-06-01").post.unwrap();
    assert_eq!(told.standing, Standing::Held(vec![one.clone()]));
    assert_eq!(told.holders.iter().map(|one| one.who.clone().unwrap().name).collect::<Vec<_>>(), ["Jo Archer"]);
    assert!(told.holders[0].is_on);
    let held = row(&[ann.plan()], "Jo Archer", "2024-06-01").holds;
    assert_eq!(held.iter().map(|held| held.post.name.as_str()).collect::<Vec<_>>(), [POST]);
    assert!(row(&[ann.plan()], "Jo Archer", "2024-04-30").holds.is_empty());
    // Another post has nothing on record; a team is none.
    let rows = hearth::view::people::people(&[ann.plan()], day("2024-06-01"));
    for row in rows.iter().filter(|row| row.who.name != POST) {
        let standing = row.post.as_ref().map(|post| &post.standing);
        assert_eq!(standing, (row.kind == PartyKind::Post).then_some(&Standing::NotRecorded), "{}", row.who.name);
    }
    let change = ann.replica.history().changes().last().unwrap().clone();
    let details = hearth::view::describe::details(ann.replica.history(), ann.plan(), &change);
    assert!(details.iter().any(|one| one.after == "Jo Archer, acting, from 1 May 2024"), "{details:?}");
}
