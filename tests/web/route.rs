//! Addresses: what can be bookmarked opens the same page again.

use hearth::plan::{EntityId, Kind};
use hearth::ui::route::{Address, Page, Route};
use wasm_bindgen_test::wasm_bindgen_test;

fn read(hash: &str) -> Address {
    Address::read(hash).expect("an address")
}

fn id(words: &str) -> EntityId {
    EntityId::try_from(words).expect("an id")
}

#[wasm_bindgen_test]
fn every_page_is_read_back_as_it_is_printed() {
    let (plan, line) = (id("plan-1"), id("action-2"));
    let pages = [
        Page::Overview,
        Page::Actions,
        Page::Line(line.clone()),
        Page::Report(line.clone()),
        Page::Edit(line),
        Page::Add(Kind::Action, id("section-3")),
        Page::Mine,
        Page::People,
        Page::Check,
        Page::TwoAnswers,
        Page::History,
        Page::Share,
        Page::Settings,
    ];
    let routes = pages.map(|page| Route::Plan(plan.clone(), page));
    for route in routes.into_iter().chain([Route::Plans, Route::Settings]) {
        assert_eq!(read(&route.to_string()), Address { route, query: String::new() });
    }
}

#[wasm_bindgen_test]
fn filters_stay_beside_the_page() {
    let address = read("#/plan/plan-1/actions?lead=party-2&words=a+b");
    assert_eq!(address.route, Route::Plan(id("plan-1"), Page::Actions));
    assert_eq!(address.query, "lead=party-2&words=a+b");
    assert_eq!(address.to_string(), "#/plan/plan-1/actions?lead=party-2&words=a+b");
}

#[wasm_bindgen_test]
fn no_address_is_the_start() {
    for hash in ["", "#", "#/", "#/plans"] {
        assert_eq!(read(hash).route, Route::Plans, "{hash}");
    }
}

#[wasm_bindgen_test]
fn what_leads_nowhere_says_so() {
    for hash in ["#/nowhere", "#/plan", "#/plan/NOT AN ID/actions", "#/plan/plan-1/nowhere", "#/plan/plan-1/action/x"] {
        assert_eq!(read(hash).route, Route::NotFound, "{hash}");
    }
}

#[wasm_bindgen_test]
fn a_place_in_the_page_is_no_address() {
    assert_eq!(Address::read("#main"), None);
}
