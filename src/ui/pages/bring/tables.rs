//! How the document is read: the tables to bring in, their row of headings, the content of their columns.

use leptos::prelude::*;

use super::work::Work;
use crate::import::understand::{ColumnMapping, ColumnRole, TableMapping};
use crate::text;
use crate::ui::components::{Checkbox, Checkboxes, Level, Section, Select};
use crate::view::describe;

/// Rows from the top that are offered as the row of headings.
const HEADING_ROWS: usize = 30;

/// The name, rows and number of columns of each table. When it changes, the tables are drawn again.
type Shape = Vec<(String, usize, usize)>;

/// The section with all tables. A change shows at once in the findings.
#[component]
pub(super) fn Tables(work: Work) -> AnyView {
    let mapping = work.mapping;
    let shape = Memo::new(move |_| -> Shape {
        mapping.with(|mapping| {
            mapping.tables.iter().map(|table| (table.name.clone(), table.rows, table.columns.len())).collect()
        })
    });
    let tables = move || {
        let shape = shape.get();
        let many = shape.len();
        let one = move |(at, (name, rows, columns)): (usize, (String, usize, usize))| {
            view! { <OneTable work at name rows columns open={many == 1} /> }
        };
        shape.into_iter().enumerate().map(one).collect_view()
    };
    view! {
        <Show when=move || shape.with(|shape| !shape.is_empty())>
            <Section id="tables-title" title="How it was read" level=Level::Inner>
                <p class="govuk-body-s">"Change what a column holds, and what was found changes with it."</p>
                {tables}
            </Section>
        </Show>
    }
    .into_any()
}

fn of_table<T: Default>(work: Work, at: usize, get: impl Fn(&TableMapping) -> T) -> T {
    work.mapping.with(|mapping| mapping.tables.get(at).map(get)).unwrap_or_default()
}

#[component]
fn OneTable(work: Work, at: usize, name: String, rows: usize, columns: usize, open: bool) -> AnyView {
    let taken = Memo::new(move |_| of_table(work, at, |table| table.taken));
    let pasted = work.mapping.with_untracked(|mapping| mapping.tables.get(at).is_some_and(|table| table.pasted));
    let what = if pasted {
        describe::count(rows, "line of text", "lines of text")
    } else {
        describe::count(rows, "row", "rows")
    };
    let summary = move || format!("{name}: {what}{}", if taken.get() { "" } else { ", not brought in" });
    let id = format!("table-{at}");
    let set = move |taken| {
        work.remap(move |mapping| {
            if let Some(table) = mapping.tables.get_mut(at) {
                table.taken = taken;
            }
        });
    };
    let header = (!pasted).then(|| view! { <HeadingRow work at rows /> });
    let column = move |column| view! { <Column work at column /> };
    view! {
        <details class="govuk-details" open=open>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">
                <Checkboxes><Checkbox id ticked=taken on_tick=set>"Bring in this table"</Checkbox></Checkboxes>
                {header}
                <ul class="app-mapping">{(0..columns).map(column).collect_view()}</ul>
            </div>
        </details>
    }
    .into_any()
}

/// The choice of the row of headings.
#[component]
fn HeadingRow(work: Work, at: usize, rows: usize) -> AnyView {
    let none = std::iter::once((String::new(), "It has no headings".to_owned()));
    let rows = (1..=rows.min(HEADING_ROWS)).map(|row| (row.to_string(), format!("Row {row}")));
    let choices: Vec<_> = none.chain(rows).collect();
    let value = Signal::derive(move || {
        of_table(work, at, |table| table.header).map(|row| (row + 1).to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |row: String| {
        work.take_header(at, row.parse::<usize>().ok().and_then(|row| row.checked_sub(1)));
    });
    view! {
        <div class="govuk-form-group">
            <Select id=format!("headings-{at}") label="Row of headings" choices value on_choose=choose />
        </div>
    }
    .into_any()
}

/// One column: its heading, its content, and an example.
#[component]
fn Column(work: Work, at: usize, column: usize) -> AnyView {
    let mapped = Memo::new(move |_| -> Option<ColumnMapping> {
        work.mapping.with(|mapping| mapping.tables.get(at)?.columns.get(column).cloned())
    });
    let heading = move || match mapped.get().map(|mapped| mapped.heading).filter(|heading| !heading.is_empty()) {
        Some(heading) => text::clipped(&heading, 80),
        None => "No heading".to_owned(),
    };
    let label = format!("What column {} holds", column + 1);
    let number =
        |holds: ColumnRole| ColumnRole::ALL.iter().position(|one| *one == holds).unwrap_or_default().to_string();
    let choices =
        ColumnRole::ALL.into_iter().map(|holds| (number(holds), holds.words().to_owned())).collect::<Vec<_>>();
    let value =
        Signal::derive(move || mapped.with(|mapped| mapped.as_ref().map(|one| number(one.role)).unwrap_or_default()));
    let choose = Callback::new(move |chosen: String| {
        let Some(holds) = chosen.parse::<usize>().ok().and_then(|at| ColumnRole::ALL.get(at)).copied() else { return };
        work.remap(move |mapping| {
            if let Some(column) = mapping.tables.get_mut(at).and_then(|table| table.columns.get_mut(column)) {
                column.role = holds;
                column.sure = true;
            }
        });
    });
    let guess =
        move || mapped.with(|one| one.as_ref().is_some_and(|one| !one.sure)).then_some("A guess: please check. ");
    let examples = move || {
        let first = mapped.get().map(|one| one.examples).unwrap_or_default().into_iter().next();
        first.map(|words| format!("For example: “{}”", text::clipped(&words, 100)))
    };
    view! {
        <li class="app-mapping__item">
            <span class="app-mapping__heading">{format!("{}. ", column + 1)}{heading}</span>
            <span><Select id=format!("column-{at}-{column}") label label_class="govuk-visually-hidden" choices value on_choose=choose /></span>
            <span class="app-mapping__example">{guess}{examples}</span>
        </li>
    }
    .into_any()
}
