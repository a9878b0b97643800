//! Drawn tables, as Word and spreadsheets give them.

use hearth::import::document::{Block, Cell, Document, Paragraph, Place, Row, Table};
use hearth::import::understand::{ColumnRole, Mapping, Understood, lay_out, understand};
use hearth::long_work::Unattended;
use hearth::plan::timeframe::Kind;
use hearth::plan::{PartyKind, Role};

use super::support::guessed;

/// A cell: each line a paragraph, `* ` a bullet, `>` in front for each further column, `v` for each further row.
fn cell(words: &str, column: usize, row: usize) -> Cell {
    let across = words.bytes().take_while(|byte| *byte == b'>').count();
    let words = &words[across..];
    let down = words.bytes().take_while(|byte| *byte == b'^').count();
    let paragraph = |line: &str| match line.strip_prefix("* ") {
        Some(item) => Paragraph { text: item.to_owned(), bullet: Some(0) },
        None => Paragraph { text: line.to_owned(), bullet: None },
    };
    let paragraphs = words[down..].lines().map(paragraph).collect();
    let place = Place::Cell { table: 1, row: row + 1, column: column + 1 };
    Cell { column, columns: across + 1, rows: down + 1, paragraphs, tables: Vec::new(), place }
}

/// Rows of cells; `None` where a cell from above or from the left reaches.
fn table(rows: &[&[Option<&str>]]) -> Table {
    let row = |(number, cells): (usize, &&[Option<&str>])| Row {
        heading: false,
        cells: cells.iter().enumerate().filter_map(|(column, words)| Some(cell((*words)?, column, number))).collect(),
    };
    Table { name: String::new(), rows: rows.iter().enumerate().map(row).collect() }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { name: "A plan".to_owned(), blocks, warnings: Vec::new() }
}

fn only(rows: &[&[Option<&str>]]) -> Document {
    document(vec![Block::Table(table(rows))])
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned(), place: Place::Paragraph(1) }
}

fn texts(found: &Understood) -> Vec<(String, String)> {
    let lines = found.lines.iter().filter_map(|line| found.draft.line(&line.at));
    lines.map(|line| (line.reference.clone(), line.text.clone())).collect()
}

fn holds(document: &Document) -> Vec<ColumnRole> {
    Mapping::guess(document).tables[0].columns.iter().map(|column| column.role).collect()
}

#[test]
fn columns_are_known_by_many_headings() {
    for (headings, wanted) in [
        (
            ["Ref", "What we will do", "Lead officer", "By when"],
            [ColumnRole::Reference, ColumnRole::Action, ColumnRole::Lead, ColumnRole::Timeframe],
        ),
        (
            ["No.", "Key actions", "Owner", "Deadline"],
            [ColumnRole::Reference, ColumnRole::Action, ColumnRole::Lead, ColumnRole::Timeframe],
        ),
        (
            ["Priority", "Action", "Measure of success", "RAG rating"],
            [ColumnRole::Section, ColumnRole::Action, ColumnRole::Outcome, ColumnRole::Status],
        ),
        (
            ["Commitments", "Actions", "Responsibility", "Completed"],
            [ColumnRole::Commitment, ColumnRole::Action, ColumnRole::Responsibility, ColumnRole::Status],
        ),
        (
            ["Action", "Lead/Service Area/Partners", "Timescale", "Progress update"],
            [ColumnRole::Action, ColumnRole::Responsibility, ColumnRole::Timeframe, ColumnRole::Progress],
        ),
        (
            ["Objective", "Task", "Partners", "Target completion date"],
            [ColumnRole::Commitment, ColumnRole::Action, ColumnRole::Partner, ColumnRole::Timeframe],
        ),
        (
            ["Action", "Service area", "When", "Comments"],
            [ColumnRole::Action, ColumnRole::Responsibility, ColumnRole::Timeframe, ColumnRole::Progress],
        ),
        (
            ["Action", "Action owner", "Budget", "Evidence"],
            [ColumnRole::Action, ColumnRole::Lead, ColumnRole::Note, ColumnRole::Evidence],
        ),
    ] {
        let row: Vec<Option<&str>> = headings.iter().map(|words| Some(*words)).collect();
        assert_eq!(holds(&only(&[&row])), wanted, "{headings:?}");
    }
}

#[test]
fn a_column_headed_status_is_the_status_whatever_it_says() {
    for heading in ["Status", "Current status", "RAG status"] {
        let rows: &[&[Option<&str>]] = &[
            &[Some("Action"), Some("Lead"), Some(heading)],
            &[Some("Insulate lofts"), Some("Energy Officer"), Some("Contractor appointed")],
        ];
        assert_eq!(holds(&only(rows)), [ColumnRole::Action, ColumnRole::Lead, ColumnRole::Status], "{heading}");
    }
}

#[test]
fn columns_without_headings_are_known_by_what_they_hold() {
    let found = holds(&only(&[
        &[
            Some("1.1"),
            Some("Review the scheme for empty homes in the borough"),
            Some("Housing Manager"),
            Some("March 2025"),
            Some("On track"),
        ],
        &[
            Some("1.2"),
            Some("Offer training to all landlords who ask for it"),
            Some("Sarah Bloggs"),
            Some("Ongoing"),
            Some("Complete"),
        ],
    ]));
    assert_eq!(
        found,
        [
            ColumnRole::Reference,
            ColumnRole::Action,
            ColumnRole::Responsibility,
            ColumnRole::Timeframe,
            ColumnRole::Status
        ]
    );
}

#[test]
fn what_is_merged_over_rows_covers_them() {
    let found = guessed(&only(&[
        &[Some("Commitments"), Some("Actions"), Some("Lead"), Some("Timeframe")],
        &[Some("^^Build more homes"), Some("Find land"), Some("^Sarah Bloggs"), Some("^^2026")],
        &[None, Some("Apply for grants"), None, None],
        &[None, Some("Write a brief"), Some("Housing Team"), None],
        &[Some("Keep homes warm"), Some(""), Some("Energy Officer"), Some("Ongoing")],
    ]));
    let section = &found.draft.sections[0];
    assert_eq!(section.commitments.iter().map(|one| one.actions.len()).collect::<Vec<_>>(), [3, 0]);
    assert!(section.commitments[1].tracked);
    let said: Vec<_> = section.commitments[0]
        .actions
        .iter()
        .map(|one| (one.responsibility.as_str(), one.timeframe.as_deref()))
        .collect();
    assert_eq!(said, [("Sarah Bloggs", Some("2026")), ("Sarah Bloggs", Some("2026")), ("Housing Team", Some("2026"))]);
}

#[test]
fn a_blank_is_missing_and_not_inherited() {
    let found = guessed(&only(&[
        &[Some("Ref"), Some("Action"), Some("Lead"), Some("Timeframe")],
        &[Some("1"), Some("Find land"), Some("Sarah Bloggs"), Some("2026")],
        &[Some("2"), Some("Apply for grants"), Some(""), Some("")],
    ]));
    let line = &found.draft.sections[0].actions[1];
    assert_eq!((line.responsibility.as_str(), line.timeframe.as_deref()), ("", None));
    assert_eq!(found.counts().no_timeframe, 1);
}

#[test]
fn rows_across_the_table_and_headings_before_it_are_sections() {
    let table = table(&[
        &[Some(">>Priority 1 – Prevention"), None, None],
        &[Some("Action"), Some("Lead"), Some("Timescale")],
        &[Some("Visit schools"), Some("Housing Team"), Some("2025")],
        &[Some(">>Priority 2 – Homes"), None, None],
        &[Some("Action"), Some("Lead"), Some("Timescale")],
        &[Some("Build homes"), Some("Housing Team"), Some("2026")],
        &[Some("Action"), Some("Lead"), Some("Timescale")],
        &[Some("Mend homes"), Some("Housing Team"), Some("2027")],
    ]);
    let found = guessed(&document(vec![heading("A Plan for Homes 2024-29"), Block::Table(table)]));
    assert_eq!(found.draft.title, "A Plan for Homes 2024-29");
    let titles: Vec<_> =
        found.draft.sections.iter().map(|one| (one.number.as_str(), one.title.as_str(), one.actions.len())).collect();
    assert_eq!(titles, [("1", "Prevention", 1), ("2", "Homes", 2)]);
    let two = |name: &str| table_of(name);
    let found =
        guessed(&document(vec![heading("Prevention"), two("Visit schools"), heading("Homes"), two("Build homes")]));
    let titles: Vec<_> =
        found.draft.sections.iter().map(|one| (one.number.as_str(), one.title.as_str(), one.actions.len())).collect();
    assert_eq!(titles, [("1", "Prevention", 1), ("2", "Homes", 1)]);
}

fn table_of(action: &str) -> Block {
    Block::Table(table(&[
        &[Some("Action"), Some("Lead"), Some("When")],
        &[Some(action), Some("Housing Team"), Some("2025")],
    ]))
}

#[test]
fn a_column_may_name_the_section_of_each_row() {
    let found = guessed(&only(&[
        &[Some("Theme"), Some("Action"), Some("Owner"), Some("Due")],
        &[Some("1. Warm homes"), Some("Insulate lofts"), Some("Energy Officer"), Some("2025")],
        &[Some("2. Safe homes"), Some("Inspect hostels"), Some("Licensing Team"), Some("2026")],
        &[Some("1. Warm homes"), Some("Replace boilers"), Some("Energy Officer"), Some("2027")],
    ]));
    let titles: Vec<_> =
        found.draft.sections.iter().map(|one| (one.number.as_str(), one.title.as_str(), one.actions.len())).collect();
    assert_eq!(titles, [("1", "Warm homes", 2), ("2", "Safe homes", 1)]);
}

#[test]
fn a_row_that_a_page_ends_in_goes_on_in_the_next() {
    let found = guessed(&only(&[
        &[Some("Ref"), Some("Action"), Some("Outcomes"), Some("Lead"), Some("Timescale")],
        &[
            Some("1.1"),
            Some("Review how homes"),
            Some("* Fewer empty homes\n* More"),
            Some("Housing Team"),
            Some("2025"),
        ],
        &[Some("Ref"), Some("Action"), Some("Outcomes"), Some("Lead"), Some("Timescale")],
        &[Some(""), Some("are let"), Some("choice"), Some(""), Some("")],
        &[Some("1.2"), Some("Write a plan"), Some(""), Some("Housing Team"), Some("2026")],
    ]));
    assert_eq!(
        texts(&found),
        [("1.1", "Review how homes are let"), ("1.2", "Write a plan")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert_eq!(found.draft.sections[0].actions[0].outcomes, ["Fewer empty homes", "More choice"]);
    assert!(found.warnings.iter().any(|warning| warning.words.contains("going on")));
}

#[test]
fn bullets_are_points_outcomes_or_actions() {
    let found = guessed(&only(&[
        &[Some("Action"), Some("Outcomes"), Some("Lead"), Some("When")],
        &[
            Some("Offer grants for:\n* boilers\n* lofts"),
            Some("* Warm homes\n* \n* Lower bills"),
            Some("Energy Officer"),
            Some("2025"),
        ],
        &[Some("* Write a brief\n* Find a builder"), Some(""), Some("Housing Team"), Some("2026")],
    ]));
    let actions = &found.draft.sections[0].actions;
    assert_eq!(actions.len(), 3);
    assert_eq!((actions[0].points.len(), actions[0].outcomes.len()), (2, 2));
    assert_eq!(actions[2].text, "Find a builder");
    assert_eq!(actions[2].timeframe.as_deref(), Some("2026"));
}

#[test]
fn columns_nobody_knows_are_kept_with_their_headings() {
    let document = only(&[
        &[Some("Action"), Some("Lead"), Some("When"), Some("Cabinet code"), Some("Progress"), Some("Status")],
        &[
            Some("Insulate lofts"),
            Some("Energy Officer"),
            Some("2025"),
            Some("CX-7"),
            Some("Half are done"),
            Some("On track"),
        ],
    ]);
    let found = guessed(&document);
    let line = &found.draft.sections[0].actions[0];
    assert_eq!(
        (line.status.as_str(), line.progress.clone()),
        ("On track", vec!["Cabinet code: CX-7".to_owned(), "Half are done".to_owned()])
    );
    let change = found.draft.first_change().unwrap();
    let replica = hearth::history::Replica::of(hearth::history::History::of(found.draft.plan_id(), [change]));
    let line = replica.plan().lines().next().unwrap();
    assert_eq!(line.line.status.as_ref().map(ToString::to_string).as_deref(), Some("status-on-track"));
    let (_, update) = replica.plan().latest_update(&line.item.id).unwrap();
    assert!(update.text.contains("CX-7") && update.text.contains("Half are done"));
}

#[test]
fn an_officer_may_change_what_a_column_holds_and_which_tables_are_taken() {
    let document = document(vec![table_of("Visit schools"), table_of("Build homes")]);
    let mut mapping = Mapping::guess(&document);
    assert_eq!(understand(&document, &mapping, &Unattended).counts().actions, 2);
    mapping.tables[1].taken = false;
    mapping.tables[0].columns[1].role = ColumnRole::Partner;
    let found = understand(&document, &mapping, &Unattended);
    assert_eq!(found.counts().actions, 1);
    assert_eq!(found.draft.sections[0].actions[0].leads[0].role, Role::Partner);
    assert!(found.asides.iter().any(|aside| aside.words == "Build homes"));
    let headless = mapping.with_header(&lay_out(&document), 0, None);
    assert!(
        understand(&document, &headless, &Unattended).counts().actions >= 2,
        "its row of headings is then a row like others"
    );
}

#[test]
fn a_table_in_a_cell_is_read_cell_by_cell_with_a_warning() {
    let mut outer = table(&[
        &[Some("Action"), Some("Lead"), Some("When")],
        &[Some("Insulate lofts"), Some("Energy Officer"), Some("2025")],
    ]);
    outer.rows[1].cells[0].tables.push(table(&[&[Some("Ward one"), Some("Ward two")]]));
    let found = guessed(&document(vec![Block::Table(outer)]));
    assert!(found.draft.sections[0].actions[0].text.contains("Ward two"));
    assert!(found.warnings.iter().any(|warning| warning.words.contains("table stands within")));
}

#[test]
fn the_title_of_a_section_may_stand_over_the_references() {
    let found = guessed(&only(&[
        &[
            Some("Priority 1- Prevention"),
            Some("Action"),
            Some("Outcomes"),
            Some("Lead/Service Area/Partners"),
            Some("Timescale"),
        ],
        &[
            Some("1.1"),
            Some("Visit schools"),
            Some("- Fewer arrears - Better advice -"),
            Some("Housing Manager Advice Team"),
            Some("2025"),
        ],
        &[
            Some("Priority 2- Provide homes of all sizes"),
            Some("Action"),
            Some("Outcomes"),
            Some("Lead"),
            Some("Timescale"),
        ],
        &[Some("2.1"), Some("Build homes"), Some("- More homes"), Some("Homes England"), Some("")],
    ]));
    let titles: Vec<_> = found.draft.sections.iter().map(|one| (one.title.as_str(), one.actions.len())).collect();
    assert_eq!(titles, [("Prevention", 1), ("Provide homes of all sizes", 1)]);
    let line = &found.draft.sections[0].actions[0];
    assert_eq!((line.reference.as_str(), line.outcomes.len(), line.leads.len()), ("1.1", 2, 2));
    assert_eq!(found.draft.levels.section, "Priority");
}

#[test]
fn one_heading_may_stand_over_references_and_actions() {
    let rows: &[&[Option<&str>]] = &[
        &[Some(">Action"), None, Some("Lead"), Some("Timescale")],
        &[Some("1.1"), Some("Visit all the schools in the borough"), Some("Housing Manager"), Some("2025")],
        &[Some("1.2"), Some("Build homes of all sizes for rent"), Some("Homes England"), Some("2026")],
    ];
    assert_eq!(
        holds(&only(rows)),
        [ColumnRole::Reference, ColumnRole::Action, ColumnRole::Lead, ColumnRole::Timeframe]
    );
}

#[test]
fn a_heading_may_stand_in_two_rows_merged_over_those_that_say_more() {
    let rows: &[&[Option<&str>]] = &[
        &[Some("^Ref"), Some("^Action"), Some(">Responsibility"), None, Some(">Timescale"), None, Some("^Comments")],
        &[None, None, Some("Lead"), Some("Partners"), Some("Start"), Some("Finish")],
        &[
            Some("1.1"),
            Some("Visit all the schools"),
            Some("Jo Archer"),
            Some("Shelter"),
            Some("April 2025"),
            Some("May 2026"),
            Some("Begun"),
        ],
        &[
            Some("1.2"),
            Some("Build homes for rent"),
            Some("Ann Bell"),
            Some("Homes England"),
            Some("2025"),
            Some("2027"),
            Some("Slow"),
        ],
        // As a page break repeats them.
        &[Some("^Ref"), Some("^Action"), Some(">Responsibility"), None, Some(">Timescale"), None, Some("^Comments")],
        &[None, None, Some("Lead"), Some("Partners"), Some("Start"), Some("Finish")],
        &[
            Some("1.3"),
            Some("Advise every tenant"),
            Some("Jo Archer"),
            Some("Shelter"),
            Some("2026"),
            Some("2028"),
            Some(""),
        ],
    ];
    let document = only(rows);
    let mapping = Mapping::guess(&document);
    let columns: Vec<_> =
        mapping.tables[0].columns.iter().map(|column| (column.heading.as_str(), column.role)).collect();
    assert_eq!(
        columns,
        [
            ("Ref", ColumnRole::Reference),
            ("Action", ColumnRole::Action),
            ("Responsibility Lead", ColumnRole::Lead),
            ("Responsibility Partners", ColumnRole::Partner),
            ("Timescale Start", ColumnRole::Timeframe),
            ("Timescale Finish", ColumnRole::Timeframe),
            ("Comments", ColumnRole::Progress),
        ]
    );
    let found = guessed(&document);
    let lines: Vec<_> = texts(&found).into_iter().map(|(reference, _)| reference).collect();
    assert_eq!(lines, ["1.1", "1.2", "1.3"], "neither row of headings is a line");
    let line = &found.draft.sections[0].actions[0];
    let leads: Vec<_> = line.leads.iter().map(|lead| (lead.party.as_str(), lead.role.clone())).collect();
    assert_eq!(leads, [("Jo Archer", Role::Accountable), ("Shelter", Role::Partner)]);
    // The lower row may be the one taken for the headings, or chosen.
    let lower = mapping.clone().with_header(&lay_out(&document), 0, Some(1));
    assert_eq!(lower.tables[0].columns, mapping.tables[0].columns);
}

#[test]
fn a_title_over_the_headings_and_a_row_under_a_merged_heading_are_no_second_row_of_headings() {
    let titled: &[&[Option<&str>]] = &[
        &[Some(">>Plan of the team"), None, None],
        &[Some("Action"), Some("Lead"), Some("Timescale")],
        &[Some("Visit all the schools"), Some("Jo Archer"), Some("2025")],
    ];
    let headings =
        |rows| Mapping::guess(&only(rows)).tables[0].columns.iter().map(|one| one.heading.clone()).collect::<Vec<_>>();
    assert_eq!(headings(titled), ["Action", "Lead", "Timescale"]);
    let merged: &[&[Option<&str>]] = &[
        &[Some("Action"), Some(">Lead and partners"), None, Some("Timescale")],
        &[Some("Visit schools"), Some("Jo Archer"), Some("Shelter"), Some("2025")],
        &[Some("Build homes"), Some("Ann Bell"), Some("Homes England"), Some("2026")],
    ];
    assert_eq!(guessed(&only(merged)).counts().actions, 2);
}

/// As Word draws a plan: title, objective and headings as rows, "We will" in the cell of the commitment, several
/// actions in one cell, and as many times beside them.
#[test]
fn a_whole_plan_may_be_one_table() {
    let found = guessed(&only(&[
        &[Some(">>>>Building homes"), None, None, None, None],
        &[Some(">>>>Objective"), None, None, None, None],
        &[Some(">>>>To build homes for everyone"), None, None, None, None],
        &[Some("Commitments"), Some("Actions"), Some("Responsibility"), Some("Timeframe"), Some("Completed")],
        &[
            Some("We will\nBuild more homes"),
            Some("Find land\nApply for grants"),
            Some("Sarah Bloggs"),
            Some("2026\nOngoing"),
            Some(""),
        ],
        &[Some("Buy homes back"), Some(""), Some("Sarah Bloggs and Planning team"), Some("2025"), Some("")],
        &[Some(">>>>Warm homes"), None, None, None, None],
        &[Some(">>>>Objective"), None, None, None, None],
        &[Some(">>>>To keep everybody warm"), None, None, None, None],
        &[Some("Commitments"), Some("Actions"), Some("Responsibility"), Some("Timeframe"), Some("Completed")],
        &[Some("We will"), Some(""), Some(""), Some(""), Some("")],
        &[Some("^Insulate lofts"), Some("Write to owners"), Some("Energy Officer"), Some("2026"), Some("Yes")],
        &[None, Some("Train builders"), Some("Energy Officer"), Some(""), Some("")],
        &[Some(">>>>Connections to other plans"), None, None, None, None],
        &[Some(">>>>Climate Plan"), None, None, None, None],
    ]));
    let [first, second] = found.draft.sections.as_slice() else { panic!("{:#?}", found.draft) };
    assert_eq!((first.title.as_str(), first.objective.as_str()), ("Building homes", "To build homes for everyone"));
    assert_eq!((second.title.as_str(), second.objective.as_str()), ("Warm homes", "To keep everybody warm"));
    assert_eq!(first.commitments.iter().map(|one| one.actions.len()).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(first.commitments[0].text, "Build more homes");
    assert_eq!(first.commitments[0].actions[1].timeframe.as_deref(), Some("Ongoing"));
    assert_eq!(second.commitments[0].actions.len(), 2);
    assert_eq!(second.commitments[0].actions[0].status, "Yes");
    assert_eq!(second.connections, ["Climate Plan"]);
    assert_eq!(found.counts().lines, 5);
}

#[test]
fn a_cell_over_several_columns_is_of_the_one_it_fits_and_two_times_are_one_stretch() {
    let found = guessed(&only(&[
        &[Some("Ref"), Some("Action"), Some("Outcomes"), Some("Start date"), Some("End date")],
        &[Some("1"), Some("Find land"), Some("More homes"), Some("April 2025"), Some("May 2026")],
        &[Some("2"), Some("Build"), Some(">>Ongoing"), None, None],
    ]));
    let times: Vec<_> = found.draft.sections[0].actions.iter().map(|line| line.timeframe.as_deref()).collect();
    assert_eq!(times, [Some("April 2025 – May 2026"), Some("Ongoing")]);
    assert!(found.draft.sections[0].actions[1].outcomes.is_empty());
}

#[test]
fn an_objective_before_the_first_section_is_of_that_section() {
    let objective = Block::Paragraph {
        words: Paragraph { text: "Objective: to keep homes warm.".to_owned(), bullet: None },
        indent: 0,
        place: Place::Paragraph(2),
    };
    let blocks = vec![heading("Warm Homes Plan 2024-29"), objective, heading("Prevention"), table_of("Insulate lofts")];
    let found = guessed(&document(blocks));
    let [section] = found.draft.sections.as_slice() else { panic!("{:#?}", found.draft) };
    assert_eq!((section.title.as_str(), section.objective.as_str()), ("Prevention", "to keep homes warm."));
}

#[test]
fn a_table_that_is_no_plan_is_not_taken_unless_a_person_says_so() {
    let hubs =
        Block::Table(table(&[&[Some("Town hall"), Some("Open all day")], &[Some("Library"), Some("Open at noon")]]));
    let document = document(vec![table_of("Insulate lofts"), hubs]);
    let mut mapping = Mapping::guess(&document);
    assert_eq!(mapping.tables.iter().map(|table| table.taken).collect::<Vec<_>>(), [true, false]);
    assert_eq!(understand(&document, &mapping, &Unattended).counts().actions, 1);
    mapping.tables[1].taken = true;
    assert_eq!(understand(&document, &mapping, &Unattended).counts().actions, 3);
}

#[test]
fn a_title_block_above_the_headings_is_of_the_paper_and_numbers_of_days_are_days() {
    let found = guessed(&only(&[
        &[Some(">>>Homes Action Plan 2025-28"), None, None, None],
        &[Some("Last updated: 03/11/2025"), None, Some("Version 4 DRAFT"), None],
        &[Some("Strategic objective"), Some("Action"), Some("Lead officer"), Some("Target date")],
        &[Some("1. Healthy homes"), Some("Inspect the blocks"), Some("Sarah Bloggs"), Some("46112")],
        &[Some("1. Healthy homes"), Some("Mend 46112 roofs"), Some("Repairs Team"), Some("Q3 25/26 – Q4 26/27")],
    ]));
    let [section] = found.draft.sections.as_slice() else { panic!("{:#?}", found.draft) };
    assert_eq!(section.title, "Homes Action Plan 2025-28");
    let [commitment] = section.commitments.as_slice() else { panic!("{section:#?}") };
    assert_eq!((commitment.reference.as_str(), commitment.text.as_str()), ("1", "Healthy homes"));
    assert_eq!(commitment.actions[0].timeframe.as_deref(), Some("31 March 2026"));
    assert_eq!(commitment.actions[1].text, "Mend 46112 roofs");
    assert!(found.asides.iter().any(|aside| aside.words == "46112" && aside.why.contains("counts days")));
    assert_eq!(found.warnings, []);
    let [_, first, second] = found.lines.as_slice() else { panic!("{:?}", found.lines) };
    assert_eq!((&first.reading.kind, &second.reading.kind), (&Kind::By, &Kind::Range));
}

#[test]
fn a_column_headed_target_is_when_where_days_stand_in_it_and_nowhere_else() {
    let rows: &[&[Option<&str>]] = &[
        &[Some("Action"), Some("Lead officer / partners"), Some("Target")],
        &[Some("Open a hub"), Some("Sam Doyle\nPartners: St Mungo’s, YMCA"), Some("31.12.25")],
        &[Some("Train staff"), Some("Assistant Director – Regeneration"), Some("Nov 2025 – Mar 2026")],
        &[Some("Learn"), Some("Housing Manager - Sarah Bloggs"), Some("Each quarter")],
    ];
    let document = only(rows);
    assert_eq!(Mapping::guess(&document).tables[0].columns[2].role, ColumnRole::Timeframe);
    let found = guessed(&document);
    let leads =
        |at: usize| found.draft.sections[0].actions[at].leads.iter().map(|lead| lead.party.clone()).collect::<Vec<_>>();
    assert_eq!(leads(0), ["Sam Doyle", "St Mungo’s", "YMCA"]);
    assert_eq!(leads(1), ["Assistant Director – Regeneration"]);
    assert_eq!(leads(2), ["Housing Manager", "Sarah Bloggs"]);
    let partner = found.draft.parties.iter().find(|party| party.name == "St Mungo’s").unwrap();
    assert_eq!(partner.kind, PartyKind::Partner);
    // Beside a column that says when, a target is what is to be reached.
    let deadline: Vec<Vec<Option<&str>>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| row.iter().copied().chain([Some(if at == 0 { "Deadline" } else { "2026" })]).collect())
        .collect();
    let deadline: Vec<&[Option<&str>]> = deadline.iter().map(Vec::as_slice).collect();
    assert_eq!(Mapping::guess(&only(&deadline)).tables[0].columns[2].role, ColumnRole::Outcome);
}

#[test]
fn a_section_whose_number_is_spelled_is_not_warned_of() {
    let found = guessed(&document(vec![heading("Priority Two: Homes"), table_of("Insulate lofts")]));
    assert_eq!((found.draft.sections[0].number.as_str(), found.warnings.as_slice()), ("2", [].as_slice()));
}

#[test]
fn commitments_of_the_same_words_and_other_numbers_are_two() {
    let row = |commitment: &'static str, action: &'static str| [Some(commitment), Some(action), Some("Repairs Team")];
    let rows = [
        [Some("Commitment"), Some("Action"), Some("Lead")],
        row("1. Better homes", "Mend roofs"),
        row("1. Better homes", "Mend doors"),
        row("2. Better homes", "Mend gutters"),
    ];
    let rows: Vec<&[Option<&str>]> = rows.iter().map(<[_; 3]>::as_slice).collect();
    let found = guessed(&only(&rows));
    let counts: Vec<_> =
        found.draft.sections[0].commitments.iter().map(|one| (one.reference.as_str(), one.actions.len())).collect();
    assert_eq!(counts, [("1", 2), ("2", 1)]);
}
