//! Addresses: a bookmark opens the same page again.

use hearth::plan::{EntityId, Kind};
use hearth::view::address::{Address, Page, Route};

fn read(hash: &str) -> Address {
    Address::read(hash).expect("an address")
}

fn id(words: &str) -> EntityId {
    EntityId::try_from(words).expect("an id")
}

/// Every page, each followed by the next: a page missing from here does not compile.
fn every_page() -> Vec<Page> {
    let (line, section) = (id("action-2"), id("section-3"));
    let next = |page: &Page| match page {
        Page::Overview => Some(Page::Actions),
        Page::Actions => Some(Page::Line(line.clone())),
        Page::Line(_) => Some(Page::RecordUpdate(line.clone())),
        Page::RecordUpdate(_) => Some(Page::Edit(line.clone())),
        Page::Edit(_) => Some(Page::Add(Kind::Action, section.clone())),
        Page::Add(..) => Some(Page::Structure),
        Page::Structure => Some(Page::Removed),
        Page::Removed => Some(Page::Mine),
        Page::Mine => Some(Page::People),
        Page::People => Some(Page::Check),
        Page::Check => Some(Page::Conflicts),
        Page::Conflicts => Some(Page::History),
        Page::History => Some(Page::Share),
        Page::Share => Some(Page::Bring),
        Page::Bring => Some(Page::Settings),
        Page::Settings => None,
    };
    std::iter::successors(Some(Page::Overview), next).collect()
}

#[test]
fn every_page_is_read_back_as_it_is_printed() {
    let plan = id("plan-1");
    let pages = every_page().into_iter().map(|page| Route::Plan(plan.clone(), page));
    for route in pages.chain([Route::Plans, Route::Bring, Route::Settings]) {
        assert_eq!(read(&route.to_string()), Address { route, query: String::new() });
    }
}

#[test]
fn the_table_of_pages_names_each_once() {
    let mut printed: Vec<String> = every_page().iter().map(ToString::to_string).collect();
    assert!(printed.iter().all(|address| !address.is_empty()));
    printed.sort();
    printed.dedup();
    assert_eq!(printed.len(), every_page().len());
    let plain = every_page().into_iter().filter(|page| !page.to_string().contains('/'));
    assert_eq!(plain.collect::<Vec<_>>().len(), Page::PLAIN.len());
}

#[test]
fn every_page_leads_to_one_that_the_navigation_lists() {
    for page in every_page() {
        let listed_as = page.spec().listed_as;
        assert!(Page::listed().any(|listed| listed == listed_as), "{page}");
    }
    let titles: Vec<&str> = Page::listed().map(|page| page.title()).collect();
    let shown =
        ["Overview", "All actions", "My actions", "People and teams", "Check the plan", "Two different answers"];
    assert_eq!(titles, [&shown[..], &["History", "Share", "Settings"]].concat());
}

#[test]
fn filters_stay_beside_the_page() {
    let address = read("#/plan/plan-1/actions?lead=party-2&words=a+b");
    assert_eq!(address.route, Route::Plan(id("plan-1"), Page::Actions));
    assert_eq!(address.query, "lead=party-2&words=a+b");
    assert_eq!(address.to_string(), "#/plan/plan-1/actions?lead=party-2&words=a+b");
}

#[test]
fn no_address_is_the_start() {
    for hash in ["", "#", "#/", "#/plans"] {
        assert_eq!(read(hash).route, Route::Plans, "{hash}");
    }
}

#[test]
fn what_leads_nowhere_says_so() {
    for hash in ["#/nowhere", "#/plan", "#/plan/NOT AN ID/actions", "#/plan/plan-1/nowhere", "#/plan/plan-1/action/x"] {
        assert_eq!(read(hash).route, Route::NotFound, "{hash}");
    }
}

#[test]
fn a_place_in_the_page_is_no_address() {
    assert_eq!(Address::read("#main"), None);
}
