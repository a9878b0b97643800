//! Medians, and how they are printed.

use std::time::{Duration, Instant};

/// The median of what `run` takes on what `prepare` gives, the dropping of it apart.
pub(crate) fn median<A, B>(rounds: usize, prepare: impl Fn() -> A, mut run: impl FnMut(A) -> B) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let given = prepare();
            let started = Instant::now();
            let result = run(given);
            let time = started.elapsed();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Prints what took how long.
pub(crate) fn say(what: &str, time: Duration) {
    println!("  {what:<44} {:>9.3} ms", time.as_secs_f64() * 1000.0);
}
