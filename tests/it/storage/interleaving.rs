//! Tabs that save, pack and erase at once, closed at any moment and in a browser that may be killed:
//! nothing reported as saved is lost, and nothing erased comes back.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use hearth::history::{Change, ChangeId};
use proptest::prelude::*;

use super::conformance::{change, changes, erasure, of_plan, plan};
use super::support::{Media, TestStore, run};

/// A task of a tab.
#[derive(Debug, Clone)]
enum Deed {
    Append(usize),
    Pack,
    /// Erases one of the changes that were there at the start.
    Erase(usize),
    Load,
}

/// An event of a story.
#[derive(Debug, Clone)]
enum Turn {
    /// A tab continues its task.
    Run(usize),
    /// A tab is closed in the middle of its task, and a new one does the rest.
    Close(usize),
    /// Local storage is written to the disk.
    Sync,
    /// The browser is killed: every tab closes, and local storage goes back to what was on the disk.
    Kill,
    /// The officer clears local storage.
    Clear,
}

const TABS: usize = 2;
const AT_START: usize = 4;

fn secret(number: usize) -> String {
    format!("secret of change {number}")
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        3 => (1_usize..9).prop_map(Deed::Append),
        4 => Just(Deed::Pack),
        2 => (0..AT_START).prop_map(Deed::Erase),
        1 => Just(Deed::Load),
    ];
    prop::collection::vec(deed, 1..8)
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = prop_oneof![
        60 => (0..TABS).prop_map(Turn::Run),
        2 => (0..TABS).prop_map(Turn::Close),
        2 => Just(Turn::Sync),
        1 => Just(Turn::Kill),
        1 => Just(Turn::Clear),
    ];
    prop::collection::vec(turn, 0..400)
}

/// The store's reports to the tabs.
#[derive(Default)]
struct Told {
    saved: RefCell<BTreeMap<ChangeId, Change>>,
    /// Erasures that were begun and may have been cut off.
    begun: RefCell<Vec<usize>>,
    /// Erasures whose change was saved, so that the next start finishes them.
    erased: RefCell<Vec<usize>>,
    /// Erasures that were reported done.
    rewritten: RefCell<Vec<usize>>,
    next: RefCell<usize>,
}

struct Tab {
    deeds: Rc<RefCell<std::vec::IntoIter<Deed>>>,
    running: Option<Pin<Box<dyn Future<Output = ()>>>>,
}

impl Tab {
    fn open(&mut self, store: TestStore, told: &Rc<Told>) {
        let (deeds, told) = (Rc::clone(&self.deeds), Rc::clone(told));
        self.running = Some(Box::pin(async move {
            loop {
                let Some(deed) = deeds.borrow_mut().next() else { break };
                perform(&store, deed, &told).await;
            }
        }));
    }

    fn poll(&mut self) {
        let mut context = Context::from_waker(Waker::noop());
        if self.running.as_mut().is_some_and(|running| running.as_mut().poll(&mut context).is_ready()) {
            self.running = None;
        }
    }
}

async fn perform(store: &TestStore, deed: Deed, told: &Told) {
    match deed {
        Deed::Append(number) => {
            let next = told.next.replace_with(|next| *next + 1);
            let new = changes(&format!("work {next}"), number);
            if store.append(&plan(), &new).await.is_ok() {
                told.saved.borrow_mut().extend(new.into_iter().map(|change| (change.id, change)));
            }
        }
        Deed::Pack => {
            // Another tab may be in the way: then nothing is packed.
            let _ = store.pack().await;
        }
        Deed::Erase(number) => {
            let (order, blank) = erasure(&change(&secret(number)), &secret(number));
            told.begun.borrow_mut().push(number);
            if store.append(&plan(), std::slice::from_ref(&order)).await.is_err() {
                return;
            }
            told.erased.borrow_mut().push(number);
            told.saved.borrow_mut().insert(order.id, order);
            if store.rewrite(&plan(), &[blank]).await.is_ok() {
                told.rewritten.borrow_mut().push(number);
            }
        }
        Deed::Load => {
            store.load().await;
        }
    }
}

fn play(deeds: [Vec<Deed>; TABS], turns: Vec<Turn>) {
    let media = Media::new();
    let told = Rc::new(Told::default());
    for number in 0..AT_START {
        let first = change(&secret(number));
        run(media.store().append(&plan(), std::slice::from_ref(&first))).expect("saved");
        told.saved.borrow_mut().insert(first.id, first);
    }
    media.local.faults().waits = true;
    media.journal.faults().waits = true;
    let mut tabs = deeds.map(|deeds| Tab { deeds: Rc::new(RefCell::new(deeds.into_iter())), running: None });
    for tab in &mut tabs {
        tab.open(media.store(), &told);
    }
    for turn in turns {
        match turn {
            Turn::Run(tab) => tabs[tab].poll(),
            Turn::Close(tab) => tabs[tab].open(media.store(), &told),
            Turn::Sync => media.local.sync(),
            Turn::Clear => media.local.clear(),
            Turn::Kill => {
                media.local.kill();
                for tab in &mut tabs {
                    tab.open(media.store(), &told);
                }
            }
        }
    }
    drop(tabs);
    check(&media, &told);
    // A killed browser has the journal alone to rely on.
    media.local.kill();
    check(&media, &told);
}

fn check(media: &Media, told: &Told) {
    let loaded = run(media.store().load());
    assert_eq!((&loaded.set_aside, &loaded.troubles), (&vec![], &vec![]));
    let found = of_plan(&loaded);
    for (id, saved) in told.saved.borrow().iter() {
        let found = found.get(id).unwrap_or_else(|| panic!("lost: {}", serde_json::to_string(saved).unwrap()));
        let erased = told.begun.borrow().iter().any(|number| change(&secret(*number)).id == *id);
        assert!(erased || found == saved, "altered: {}", serde_json::to_string(found).unwrap());
    }
    for number in told.erased.borrow().iter() {
        assert!(!media.say(&secret(*number)), "stored after it was erased: {}", secret(*number));
    }
}

/// An erasure that was reported done needs no further start if no tab is closed half-way.
fn erase_beside(one: Vec<Deed>, other: Vec<Deed>, order: Vec<usize>) {
    let media = Media::new();
    let told = Rc::new(Told::default());
    for number in 0..AT_START {
        run(media.store().append(&plan(), &[change(&secret(number))])).expect("saved");
    }
    media.local.faults().waits = true;
    media.journal.faults().waits = true;
    let mut tabs = [one, other].map(|deeds| Tab { deeds: Rc::new(RefCell::new(deeds.into_iter())), running: None });
    for tab in &mut tabs {
        tab.open(media.store(), &told);
    }
    for tab in order {
        tabs[tab].poll();
    }
    while tabs.iter().any(|tab| tab.running.is_some()) {
        tabs.iter_mut().for_each(Tab::poll);
    }
    for number in told.rewritten.borrow().iter() {
        assert!(!media.say(&secret(*number)), "stored after it was erased: {}", secret(*number));
    }
}

#[test]
fn another_tab_may_come_between_at_any_moment() {
    let erase = Deed::Erase;
    for before in 0..60 {
        for between in [3, 6, 12, 24, 200] {
            let order = [vec![0; before], vec![1; between], vec![0; 200]].concat();
            if before < 24 {
                erase_beside(vec![Deed::Pack], vec![Deed::Pack, erase(0)], order.clone());
                erase_beside(vec![erase(0)], vec![Deed::Pack], order.clone());
            }
            erase_beside(vec![Deed::Pack, erase(2)], vec![erase(0)], order);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn nothing_saved_is_lost_and_nothing_erased_comes_back(one in deeds(), other in deeds(), turns in turns()) {
        play([one, other], turns);
    }
    #[test]
    fn a_tab_that_packs_meanwhile_leaves_nothing_of_what_is_erased(
        one in deeds(),
        other in deeds(),
        order in prop::collection::vec(0..TABS, 0..200),
    ) {
        let without_loading = |deeds: Vec<Deed>| deeds.into_iter().filter(|deed| !matches!(deed, Deed::Load)).collect();
        erase_beside(without_loading(one), without_loading(other), order);
    }
}
