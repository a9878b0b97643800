//! How long opening a plan takes in the browser. `benches/fold.mjs` calls it, once in each page.

// What JavaScript is to call has to be public.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

fn main() {}

#[cfg(target_arch = "wasm32")]
mod page {
    use hearth::history::{Change, History};
    use hearth::long_work::{Unattended, block_on};
    use hearth::plan::{EntityId, Kind};
    use wasm_bindgen::prelude::*;

    /// Opens a plan from its changes, one a line. Gives the milliseconds that each step took, in the order of `STEPS` in
    /// `benches/fold.mjs`.
    #[wasm_bindgen]
    pub fn open(text: &str) -> Vec<f64> {
        let mut times = vec![js_sys::Date::now()];
        let mut step = || times.push(js_sys::Date::now());
        let changes: Vec<Change> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        step();
        assert!(changes.iter().all(|change| change.check().is_ok()));
        step();
        let history = History::of(EntityId::named(&Kind::Plan, "bench").unwrap(), changes);
        step();
        let plan = block_on(history.fold(&Unattended));
        step();
        assert!(block_on(history.conflicts(&plan, &Unattended)).is_empty());
        step();
        times.windows(2).map(|two| two[1] - two[0]).collect()
    }
}
