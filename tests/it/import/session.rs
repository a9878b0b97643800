//! One document on its way into a plan, with a real reader and without a page.

use std::collections::VecDeque;
use std::sync::Arc;

use hearth::history::Change;
use hearth::import::matching::Decision;
use hearth::import::reader::{Answer, Reader, Request, Step};
use hearth::import::session::{
    Adding, Effect, Fit, Next, Problem, Progress, Screen, Session, Spot, TakenIn, Target, Tick,
};
use hearth::import::understand::{ColumnRole, LineAt};
use hearth::plan::{EntityId, Field};

const CSV: &str =
    "Ref,Action,Who,When\n1.1,Insulate lofts,Energy Officer,March 2030\n1.2,Replace boilers,Energy Team,\n";
const OTHER: &str = "Ref,Action\n7.1,Plant trees\n";

/// A request by its number, with the bytes of its file.
type Asked = (u32, Request, Arc<Vec<u8>>);

/// Does what the page does for a session, and keeps what the officer would notice.
#[derive(Default)]
struct Page {
    session: Session,
    /// The worker and what it was asked, if one is running.
    reader: Option<(Reader, VecDeque<Asked>)>,
    readers_started: usize,
    focus: Vec<Spot>,
    plans: Vec<Change>,
}

impl Page {
    fn run(&mut self, change: impl FnOnce(&mut Session) -> Vec<Effect>) {
        for effect in change(&mut self.session) {
            match effect {
                Effect::Ask { number, request, bytes } => {
                    if self.reader.is_none() {
                        self.readers_started += 1;
                    }
                    let (_, asked) = self.reader.get_or_insert_default();
                    asked.push_back((number, request, bytes.unwrap_or_default()));
                }
                Effect::StopReader => self.reader = None,
                Effect::AddPlan(change) => self.plans.push(*change),
                Effect::Focus(spot) => self.focus.push(spot),
            }
        }
    }

    /// The reader works through what it was asked. Gives the answers, to be heard again.
    fn read(&mut self) -> Vec<(u32, Answer)> {
        let mut all = Vec::new();
        while let Some((reader, asked)) = &mut self.reader {
            let Some((number, request, bytes)) = asked.pop_front() else { break };
            let mut steps = Vec::new();
            let answer = reader.answer(request, &bytes, &mut |step| steps.push(step));
            let answers = steps.into_iter().map(Answer::Step).chain([answer]).map(|answer| (number, answer));
            for (number, answer) in answers.collect::<Vec<_>>() {
                all.push((number, answer.clone()));
                self.run(|session| session.heard(number, answer));
            }
        }
        all
    }

    fn open(&mut self, name: &str, bytes: &str) {
        let mut number = 0;
        self.run(|session| {
            let (awaited, effects) = session.open_file(name.to_owned());
            number = awaited;
            effects
        });
        self.run(|session| session.opened(number, Ok(bytes.as_bytes().to_vec())));
    }

    /// A page with what was found in the document.
    fn with_findings() -> Self {
        let mut page = Self::default();
        page.open("Warm homes.csv", CSV);
        page.read();
        assert_eq!(page.session.screen(), Screen::Found);
        page.focus.clear();
        page
    }

    fn texts(&self) -> Vec<String> {
        let found = self.session.found().expect("something was found");
        let draft = &found.findings().draft;
        found.findings().lines.iter().filter_map(|line| Some(draft.line(&line.at)?.text.clone())).collect()
    }

    fn leave_out_a_column(&mut self) {
        self.run(|session| session.remap(|mapping| mapping.tables[0].columns[3].role = ColumnRole::LeftOut));
    }
}

fn plan(name: &str) -> EntityId {
    EntityId::try_from(format!("plan-{name}")).unwrap()
}

#[test]
fn a_file_is_opened_read_and_looked_at() {
    let mut page = Page::default();
    let (number, effects) = page.session.open_file("Warm homes.csv".to_owned());
    assert!(effects.is_empty());
    assert_eq!((page.session.progress(), page.session.screen()), (Some(Progress::Opening), Screen::Choosing));
    page.run(|session| session.opened(number, Ok(CSV.as_bytes().to_vec())));
    assert_eq!(page.session.progress(), Some(Progress::Starting));
    page.read();
    assert_eq!((page.session.progress(), page.session.screen()), (None, Screen::Found));
    assert_eq!(page.texts(), ["Insulate lofts", "Replace boilers"]);
    assert_eq!(page.focus, [Spot::Found]);
    assert_eq!(page.session.document(), "Warm homes.csv");
}

#[test]
fn a_reader_says_how_far_it_is() {
    let mut page = Page::default();
    page.open("Warm homes.csv", CSV);
    let number = page.reader.as_ref().unwrap().1[0].0;
    for step in [Step::Reading(Some(40)), Step::Understanding(None)] {
        page.run(|session| session.heard(number, Answer::Step(step)));
        assert_eq!(page.session.progress(), Some(Progress::Step(step)));
    }
}

#[test]
fn a_newer_document_cancels_the_older_reading() {
    let mut page = Page::default();
    page.open("Warm homes.csv", CSV);
    let number = page.reader.as_ref().unwrap().1[0].0;
    let mut older = Reader::default();
    let late =
        older.answer(Request::File { name: "Warm homes.csv".to_owned(), mapping: None }, CSV.as_bytes(), &mut |_| {});
    let (awaited, effects) = page.session.open_file("Trees.csv".to_owned());
    assert_eq!(effects, [Effect::StopReader]);
    page.reader = None;
    // The older document's answer arrives while the newer file is still being opened.
    page.run(|session| session.heard(number, late));
    assert_eq!((page.session.screen(), page.session.document()), (Screen::Choosing, "Trees.csv"));
    page.run(|session| session.opened(awaited, Ok(OTHER.as_bytes().to_vec())));
    page.read();
    assert_eq!(page.texts(), ["Plant trees"]);
}

#[test]
fn the_bytes_of_an_earlier_file_are_ignored() {
    let mut page = Page::default();
    let (first, _) = page.session.open_file("Warm homes.csv".to_owned());
    let (second, _) = page.session.open_file("Trees.csv".to_owned());
    page.run(|session| session.opened(second, Ok(OTHER.as_bytes().to_vec())));
    page.run(|session| session.opened(first, Ok(CSV.as_bytes().to_vec())));
    page.read();
    assert_eq!(page.texts(), ["Plant trees"]);
}

#[test]
fn an_answer_that_comes_late_is_ignored() {
    let mut page = Page::with_findings();
    page.leave_out_a_column();
    let answers = page.read();
    page.run(|session| session.remap(|mapping| mapping.tables[0].columns[2].role = ColumnRole::LeftOut));
    for (number, answer) in answers {
        page.run(|session| session.heard(number, answer));
    }
    assert!(page.session.progress().is_some(), "the newer reading is still awaited");
    let role = |page: &Page| page.session.found().unwrap().mapping().tables[0].columns[2].role;
    assert_eq!(role(&page), ColumnRole::LeftOut);
    page.read();
    assert_eq!((page.session.progress(), role(&page)), (None, ColumnRole::LeftOut));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_another_can_be_chosen() {
    let mut page = Page::default();
    page.open("Broken.docx", "PK\u{3}\u{4} cut short");
    page.read();
    let problem = page.session.problem().unwrap();
    assert_eq!(problem.document, "Broken.docx");
    assert_eq!((page.session.screen(), page.session.progress()), (Screen::Choosing, None));
    assert_eq!(page.focus, [Spot::Problem]);
    page.open("Warm homes.csv", CSV);
    page.read();
    assert_eq!((page.session.problem(), page.session.screen()), (None, Screen::Found));
    assert_eq!(page.readers_started, 1, "a reader that only refused a document goes on");
}

#[test]
fn a_file_that_cannot_even_be_opened_is_named() {
    let mut page = Page::default();
    let (number, _) = page.session.open_file("Huge.docx".to_owned());
    page.run(|session| session.opened(number, Err("the file is larger than 50 MB".to_owned())));
    let problem = Problem { document: "Huge.docx".to_owned(), why: "the file is larger than 50 MB".to_owned() };
    assert_eq!(page.session.problem(), Some(&problem));
    assert_eq!(page.session.screen(), Screen::Choosing);
}

#[test]
fn a_failure_keeps_what_was_found_and_what_was_said_of_it() {
    let mut page = Page::with_findings();
    let tick = Tick::Difference(plan("a"), Field::Text, "Insulate lofts".to_owned());
    let found = page.session.found_mut().unwrap();
    found.joins.push(("Energy Team".to_owned(), "Energy Officer".to_owned()));
    found.ticks.set(tick.clone(), true);
    page.leave_out_a_column();
    page.run(|session| session.reader_failed("the reader stopped".to_owned()));
    assert_eq!(page.session.problem().map(|problem| problem.document.as_str()), Some("Warm homes.csv"));
    assert_eq!((page.session.screen(), page.session.progress()), (Screen::Found, None));
    let found = page.session.found().unwrap();
    assert_eq!(found.joins.len(), 1);
    assert!(found.ticks.is_taken(&tick, false));
    assert_eq!(found.mapping().tables[0].columns[3].role, ColumnRole::LeftOut, "the choice that was made stays");

    // The next change begins with a new reader, which is given the document once more.
    page.leave_out_a_column();
    page.read();
    assert_eq!((page.readers_started, page.session.progress()), (2, None));
    assert_eq!(page.session.found().unwrap().findings().counts.no_timeframe, 2);
}

#[test]
fn cancelling_the_first_reading_leads_back_to_the_choice() {
    let mut page = Page::default();
    page.open("Warm homes.csv", CSV);
    let (number, ..) = page.reader.as_ref().unwrap().1[0];
    page.run(Session::cancel);
    assert!(page.reader.is_none());
    assert_eq!((page.session.screen(), page.session.progress()), (Screen::Choosing, None));
    assert_eq!(page.focus, [Spot::File]);
    page.run(|session| session.heard(number, Answer::Refused("late".to_owned())));
    assert_eq!(page.session.problem(), None);
}

#[test]
fn cancelling_a_later_reading_keeps_what_was_found_before() {
    let mut page = Page::with_findings();
    let before = page.session.found().unwrap().mapping().clone();
    page.leave_out_a_column();
    page.run(Session::cancel);
    assert_eq!((page.session.screen(), page.session.progress()), (Screen::Found, None));
    assert_eq!(page.session.found().unwrap().mapping(), &before, "the mapping is that of what is shown");
    assert_eq!(page.focus, [Spot::Found]);
}

#[test]
fn another_reading_keeps_all_but_what_was_said_of_lines() {
    let mut page = Page::with_findings();
    let found = page.session.found_mut().unwrap();
    let at = LineAt { section: 0, commitment: None, action: Some(0) };
    found.decisions.lines.insert(at, Decision::LeaveOut);
    found.decisions.parties.insert("Energy Team".to_owned(), plan("b"));
    page.run(|session| session.take_header(0, None));
    page.read();
    let decisions = &page.session.found().unwrap().decisions;
    assert_eq!((decisions.lines.len(), decisions.parties.len()), (0, 1));
    assert!(page.focus.is_empty(), "the keyboard stays where it is");
}

#[test]
fn a_title_typed_last_is_in_the_plan_that_is_made() {
    let mut page = Page::with_findings();
    page.session.found_mut().unwrap().name("Warm homes 2025-30", "Ambridge Council");
    assert_eq!(page.session.progress(), None, "typing reads nothing anew");
    page.run(|session| session.once_read(Next::MakePlan));
    page.read();
    let [change] = page.plans.as_slice() else { panic!("{} plans", page.plans.len()) };
    let plan = page.session.found().unwrap().findings().draft.plan_id();
    let title = change.sets.iter().find(|set| set.field == Field::Title && set.entity == plan);
    assert!(format!("{title:?}").contains("Warm homes 2025-30"), "{title:?}");
}

#[test]
fn a_plan_is_made_by_a_new_reader_where_the_first_was_stopped() {
    let mut page = Page::with_findings();
    page.leave_out_a_column();
    page.run(Session::cancel);
    page.run(|session| session.once_read(Next::MakePlan));
    assert_eq!(page.session.progress(), Some(Progress::Step(Step::Making)));
    page.read();
    assert_eq!((page.plans.len(), page.readers_started), (1, 2));
}

#[test]
fn what_waits_for_a_reading_is_dropped_when_that_fails_or_is_cancelled() {
    for stop in [Session::cancel, |session: &mut Session| session.reader_failed("it stopped".to_owned())] {
        let mut page = Page::with_findings();
        page.leave_out_a_column();
        page.run(|session| session.once_read(Next::MakePlan));
        page.run(stop);
        page.leave_out_a_column();
        page.read();
        assert!(page.plans.is_empty());
    }
}

#[test]
fn a_line_that_is_read_as_something_else_takes_the_keyboard_back() {
    let mut page = Page::with_findings();
    page.leave_out_a_column();
    page.run(|session| session.once_read(Next::Focus("turn-0-1".to_owned())));
    assert!(page.focus.is_empty());
    page.read();
    assert_eq!(page.focus, [Spot::Element("turn-0-1".to_owned())]);
}

#[test]
fn an_acceptance_waits_for_the_reading_and_lapses_with_another_target() {
    let mut page = Page::with_findings();
    page.leave_out_a_column();
    page.run(|session| session.once_read(Next::TakeInto(plan("a"))));
    assert_eq!(page.session.found().unwrap().accepted(), None);
    page.read();
    assert_eq!(page.session.found().unwrap().accepted(), Some(&plan("a")));
    page.session.found_mut().unwrap().choose_target(Target::Update(plan("b")));
    assert_eq!(page.session.found().unwrap().accepted(), None);
}

#[test]
fn what_was_found_comes_back_when_the_plan_does_not_take_it() {
    let mut page = Page::with_findings();
    page.session.begin_adding(Adding::Update);
    assert_eq!(page.session.screen(), Screen::Adding(Adding::Update));
    page.session.not_added();
    assert_eq!((page.session.screen(), page.session.problem()), (Screen::Found, None));
}

#[test]
fn a_reading_may_end_while_the_plan_takes_the_document_in() {
    let mut page = Page::with_findings();
    page.leave_out_a_column();
    page.session.begin_adding(Adding::Update);
    page.read();
    assert_eq!((page.session.screen(), page.session.progress()), (Screen::Adding(Adding::Update), None));
    page.session.not_added();
    assert_eq!(page.session.found().unwrap().findings().counts.no_timeframe, 2);
}

#[test]
fn a_document_that_was_taken_in_makes_way_for_another() {
    let into = plan("a");
    let mut page = Page { session: Session::new(Some(into.clone())), ..Page::default() };
    page.open("Warm homes.csv", CSV);
    page.read();
    assert_eq!(page.session.found().unwrap().target(), Some(&Target::Update(into.clone())));
    page.run(|session| session.once_read(Next::MakePlan));
    page.read();
    let change = page.plans[0].id;
    let taken = TakenIn { plan: into.clone(), change, document: "Warm homes.csv".to_owned() };
    page.session.begin_adding(Adding::Update);
    page.run(|session| session.taken_in(taken.clone()));
    assert_eq!(page.session.screen(), Screen::TakenIn(taken));
    page.run(Session::put_away);
    assert_eq!((page.session.screen(), page.session.into_plan()), (Screen::Choosing, Some(&into)));
    assert_eq!(page.focus.last(), Some(&Spot::File));
    assert!(page.session.found().is_none());
}

#[test]
fn what_was_found_is_let_go_before_the_plan_is_shown() {
    let mut page = Page::with_findings();
    page.session.begin_adding(Adding::NewPlan);
    page.session.let_go();
    assert_eq!(page.session.screen(), Screen::Adding(Adding::NewPlan));
    assert!(page.session.found().is_none());
}

#[test]
fn a_document_goes_to_the_plan_that_has_most_of_it_unless_the_officer_says_otherwise() {
    let fit = |name: &str, share| Fit { plan: plan(name), title: name.to_owned(), share };
    let fits = [fit("a", 59), fit("b", 80), fit("c", 60)];
    let settled =
        |chosen: Option<Target>, own: Option<&str>| Target::settled(chosen.as_ref(), &fits, own.map(plan).as_ref());
    let update = |name: &str| Target::Update(plan(name));
    assert_eq!(settled(None, None), update("b"));
    assert_eq!(settled(Some(Target::New), None), Target::New);
    assert_eq!(settled(Some(update("a")), None), update("a"));
    assert_eq!(settled(Some(update("gone")), None), update("b"));
    assert_eq!(Target::settled(None, &fits[..1], None), Target::New, "a document of 59 of 100 lines is a new one");
    // Here as a plan of its own, it cannot become one again.
    assert_eq!(settled(Some(Target::New), Some("a")), update("a"));
    assert_eq!(settled(None, Some("a")), update("a"));
    assert_eq!(settled(Some(Target::New), Some("gone")), Target::New);
}
