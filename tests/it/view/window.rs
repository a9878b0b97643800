//! Which rows of a long list are drawn.

use std::ops::Range;

use hearth::view::window::{Heights, WHOLE, stretches};
use proptest::prelude::*;

/// A list of rows that nobody has seen, each counted with 25 px.
fn unseen(rows: usize) -> Heights {
    let mut heights = Heights::new(25.0);
    heights.list((0..rows as u64).collect(), &(0.0..800.0));
    heights
}

/// Draws frame by frame until nothing more is to come; gives what every frame drew.
fn drawn(heights: &Heights, from: Range<usize>, view: &Range<f64>) -> Vec<Range<usize>> {
    let (mut frames, mut window) = (Vec::new(), from);
    loop {
        let (next, more) = heights.window(&window, view);
        frames.push(next.clone());
        if !more {
            return frames;
        }
        assert_ne!(next, window, "a frame draws something");
        window = next;
    }
}

#[test]
fn of_ten_thousand_rows_those_in_view_and_a_few_more_are_drawn_at_any_place() {
    let heights = unseen(10_000);
    assert_eq!(heights.top(usize::MAX), 250_000.0);
    for top in [0.0, 12_345.0, 249_200.0] {
        let view = top..top + 800.0;
        let frames = drawn(&heights, 0..0, &view);
        let last = frames.last().expect("a frame");
        assert!(last.len() < 100, "{last:?}");
        for frame in &frames {
            assert!(heights.top(frame.start) <= top && heights.top(frame.end) >= (top + 800.0).min(250_000.0));
        }
        // Nothing changes until less than a quarter of the view is drawn ahead.
        assert_eq!(heights.window(last, &(view.start + 100.0..view.end + 100.0)), (last.clone(), false));
    }
}

#[test]
fn a_list_that_is_not_long_is_drawn_whole() {
    let heights = unseen(WHOLE);
    assert_eq!(drawn(&heights, 0..0, &(0.0..800.0)).last(), Some(&(0..WHOLE)));
    assert_eq!(unseen(0).window(&(0..0), &(0.0..800.0)), (0..0, false));
}

#[test]
fn a_list_out_of_view_has_the_rows_nearest_to_it_drawn() {
    let heights = unseen(1_000);
    assert_eq!(heights.within(&(-2_000.0..-1_200.0)), 0..1);
    assert_eq!(heights.within(&(30_000.0..30_800.0)), 999..1_000);
}

#[test]
fn rows_not_measured_count_with_the_average_of_those_that_are() {
    let mut heights = unseen(1_000);
    heights.measure(0, &[100.0; 20]);
    assert_eq!(heights.top(usize::MAX), 20.0 * 100.0 + 980.0 * 25.0);
    // The rows in view stay where they are: the view moves with them.
    let view = 2_500.0..3_300.0;
    let (row, moved) = (heights.within(&view).start, heights.estimate(&view));
    assert_eq!(heights.top(usize::MAX), 100_000.0);
    assert_eq!(heights.within(&(view.start + moved..view.end + moved)).start, row);
    // It is estimated again when twice as many are measured.
    heights.measure(20, &[50.0; 19]);
    assert_eq!(heights.estimate(&view), 0.0);
    assert_eq!(heights.top(usize::MAX), 2_000.0 + 19.0 * 50.0 + 961.0 * 100.0);
}

#[test]
fn a_page_laid_out_anew_forgets_what_was_measured_before() {
    let mut heights = unseen(1_000);
    heights.measure(0, &[25.0; 40]);
    heights.estimate(&(0.0..800.0));
    // Cards, as on a phone.
    heights.measure(20, &[150.0; 20]);
    heights.estimate(&(0.0..800.0));
    assert_eq!(heights.top(usize::MAX), 150_000.0);
    // One row that opens is no new layout.
    heights.measure(0, &[150.0, 300.0, 150.0]);
    assert_eq!(heights.top(usize::MAX), 150_150.0);
}

#[test]
fn what_is_in_view_stays_when_rows_come_above_it() {
    let mut heights = unseen(1_000);
    let more = |from: u64| (5_000..5_010).chain(from..1_000).collect::<Vec<u64>>();
    assert_eq!(heights.list(more(0), &(1_000.0..1_800.0)), 250.0);
    // At the beginning of the list the new rows are to be seen, and another order is read where it is.
    let mut heights = unseen(1_000);
    assert_eq!(heights.list(more(0), &(-40.0..760.0)), 0.0);
    assert_eq!(heights.list((0..1_000).rev().collect(), &(1_000.0..1_800.0)), 0.0);
    // Measured heights go with their rows.
    let mut heights = unseen(3);
    heights.measure(0, &[10.0, 20.0, 30.0]);
    heights.list(vec![2, 1, 0], &(0.0..800.0));
    assert_eq!((heights.top(1), heights.top(2), heights.find(0)), (30.0, 50.0, Some(2)));
}

#[test]
fn the_row_with_the_keyboard_stays_drawn_with_its_neighbours() {
    assert_eq!(stretches(&(50..90), Some(3), 1_000), [0..7, 50..90]);
    assert_eq!(stretches(&(50..90), Some(999), 1_000), [50..90, 996..1_000]);
    assert_eq!(stretches(&(50..90), Some(90), 1_000), std::slice::from_ref(&(50..94)));
    assert_eq!(stretches(&(50..90), None, 1_000), std::slice::from_ref(&(50..90)));
    assert_eq!(stretches(&(0..0), None, 0), []);
}

proptest! {
    #[test]
    fn at_any_place_the_rows_in_view_are_drawn_at_once_and_nothing_is_drawn_far_from_it(
        measured in prop::collection::vec(1.0_f64..400.0, 0..400),
        rows in 0_usize..3_000,
        from in 0_usize..3_000,
        drawn_before in 0_usize..200,
        place in -0.2_f64..1.2,
        height in 100.0_f64..2_000.0,
    ) {
        let mut heights = unseen(rows);
        heights.measure(from, &measured);
        heights.estimate(&(0.0..height));
        for at in 0..rows {
            prop_assert!(heights.top(at) < heights.top(at + 1));
        }
        let start = heights.top(usize::MAX) * place;
        let view = start..start + height;
        let seen = heights.within(&view);
        let before = from.min(rows)..(from + drawn_before).min(rows);
        for frame in drawn(&heights, before, &view) {
            prop_assert!(frame.start <= seen.start && seen.end <= frame.end && frame.end <= rows);
            if rows > WHOLE {
                let far = heights.within(&(view.start - 1.5 * height..view.end + 1.5 * height));
                prop_assert!(far.start <= frame.start && frame.end <= far.end);
            }
        }
    }

    #[test]
    fn stretches_hold_the_window_and_the_focused_row_apart_from_each_other(
        start in 0_usize..100, length in 1_usize..50, focused in prop::option::of(0_usize..200),
    ) {
        let all = stretches(&(start..start + length), focused, 200);
        prop_assert!(all.iter().any(|all| all.contains(&start) && all.end >= start + length));
        prop_assert!(focused.is_none_or(|row| all.iter().any(|all| all.contains(&row))));
        prop_assert!(all.windows(2).all(|pair| pair[0].end < pair[1].start));
    }
}
