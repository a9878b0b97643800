//! A large plan, made edit by edit: what the benches measure.

use chrono::NaiveDate;
use hearth::history::{Author, History, Replica, Signature};
use hearth::import::first_change;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::edit::{Content, Edit, Position, Report};
use hearth::plan::{EntityId, Field, Kind};

/// Random enough for salts and ids.
pub(crate) struct Random(pub(crate) u128);

impl Random {
    pub(crate) fn next(&mut self) -> u128 {
        self.0 = self.0.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(0x9e37_79b9);
        self.0 ^ (self.0 >> 64)
    }
}

pub(crate) fn signature() -> Signature {
    let by = Author::new("Hannah Gaston", "3f1c9ad2");
    Signature { by, at: "2024-06-01T09:00:00.000Z".to_owned(), why: String::new(), source: String::new() }
}

pub(crate) fn does(replica: &mut Replica, edit: Edit, random: &mut Random) {
    let change = replica.compose(edit, None, signature(), &mut || random.next()).unwrap();
    block_on(replica.apply(change, &Unattended));
}

/// A plan in sections of fifty actions, reported on in turn.
pub(crate) fn plan(actions: usize, updates: usize, random: &mut Random) -> Replica {
    let id = EntityId::named(&Kind::Plan, "bench").unwrap();
    let mut replica = Replica::of(History::new(id.clone()));
    let beginning = first_change::blank(&id, "A large plan", "A council", "Section");
    let beginning = beginning.into_iter().map(|(id, field, to)| Edit::Set { id, field, to }).collect();
    does(&mut replica, Edit::All(beginning), random);
    let mut lines = Vec::new();
    let mut section = id.clone();
    for number in 0..actions {
        if number % 50 == 0 {
            section = EntityId::fresh(&Kind::Section, random.next());
            let fields = vec![
                (Field::Number, Content::text((number / 50 + 1).to_string())),
                (Field::Title, Content::text(format!("Fifty actions from the {number}th"))),
            ];
            let edit = Edit::Add { id: section.clone(), parent: id.clone(), position: Position::Last, fields };
            does(&mut replica, edit, random);
        }
        let line = EntityId::fresh(&Kind::Action, random.next());
        let text =
            format!("Deliver the {number}th action of this plan with our partners, and report on it each quarter");
        let fields = vec![
            (Field::Reference, Content::text(format!("{}.{}", number / 50 + 1, number % 50 + 1))),
            (Field::Text, Content::text(text)),
            (Field::Timeframe, Content::text("By March 2026")),
        ];
        let edit = Edit::Add { id: line.clone(), parent: section.clone(), position: Position::Last, fields };
        does(&mut replica, edit, random);
        lines.push(line);
    }
    for number in 0..updates {
        does(&mut replica, report(&lines[number % lines.len()], number, random), random);
    }
    replica
}

pub(crate) fn report(line: &EntityId, number: usize, random: &mut Random) -> Edit {
    Edit::Report(Report {
        line: line.clone(),
        update: EntityId::fresh(&Kind::Update, random.next()),
        position_at: NaiveDate::from_ymd_opt(2024, 3, 31).unwrap() + chrono::Days::new(number as u64 / 100),
        status: Some(EntityId::named(&Kind::Status, ["on-track", "at-risk", "off-track"][number % 3]).unwrap()),
        text: format!("Report {number}: the work goes on as planned, and twelve households were helped this quarter."),
        on_behalf_of: String::new(),
        evidence: Vec::new(),
        entered: format!("2024-06-01T09:00:00.{number:06}Z"),
    })
}
