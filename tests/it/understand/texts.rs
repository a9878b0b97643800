//! Plans pasted as text, in other shapes than the published ones.

use hearth::import::understand::Understood;

use super::support::{guessed, text};

fn read(words: &str) -> Understood {
    guessed(&text("A plan", words))
}

fn lines(found: &Understood) -> Vec<(&str, &str, &str, Option<&str>)> {
    let lines = found.lines.iter().filter_map(|line| found.draft.line(&line.at));
    lines
        .map(|line| {
            (line.reference.as_str(), line.text.as_str(), line.responsibility.as_str(), line.timeframe.as_deref())
        })
        .collect()
}

#[test]
fn sections_are_known_by_many_words() {
    for (title, number, name) in [
        ("Section 1: Homes", "1", "Homes"),
        ("Theme A – Homes", "A", "Homes"),
        ("Priority Two: Homes", "2", "Homes"),
        ("PRIORITY 3. Homes", "3", "Homes"),
        ("Objective 4 - Homes", "4", "Homes"),
        ("Homes", "1", "Homes"),
    ] {
        let found = read(&format!("{title}\nAction\nOwner\nBy when\nBuild homes for rent\nSarah Bloggs\nMay 2025\n"));
        let section = &found.draft.sections[0];
        assert_eq!((section.number.as_str(), section.title.as_str()), (number, name), "{title}");
        assert_eq!(lines(&found).len(), 1);
    }
}

#[test]
fn a_reference_may_stand_on_the_line_of_its_action() {
    let found = read(
        "Priority 1: Homes\nAction\nMeasure of success\nLead\nDeadline\n1.1 Build homes for rent\n- 20 homes - No voids -\n\
         Housing Manager\nMay 2025\n1.2 Mend roofs\n- 5 roofs\nRepairs Team\n\nPriority 2: Streets\nAction\nMeasure of success\n\
         Lead\nDeadline\n2.1 Sweep streets\nCleansing Team\nOngoing",
    );
    let wanted = [
        ("1.1", "Build homes for rent", "Housing Manager", Some("May 2025")),
        ("1.2", "Mend roofs", "Repairs Team", None),
        ("2.1", "Sweep streets", "Cleansing Team", Some("Ongoing")),
    ];
    assert_eq!(lines(&found), wanted);
    assert_eq!(found.draft.sections[0].actions[0].outcomes, ["20 homes", "No voids"]);
}

#[test]
fn text_without_headings_of_columns_is_read_by_references_and_labels() {
    let found = read(
        "Homes for All 2025-30\nPriority 1: Homes\n1.1 Build homes for rent\nLead: Housing Manager\nTimescale: by spring\n\
         1.2 Mend roofs\nRepairs Team\nMay 2026\nPriority 2: Streets\n2.1 Sweep streets\nOngoing",
    );
    let wanted = [
        ("1.1", "Build homes for rent", "Housing Manager", Some("by spring")),
        ("1.2", "Mend roofs", "Repairs Team", Some("May 2026")),
        ("2.1", "Sweep streets", "", Some("Ongoing")),
    ];
    assert_eq!(lines(&found), wanted);
    assert_eq!(found.draft.sections.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Homes", "Streets"]);
}

#[test]
fn a_document_without_actions_says_so_and_keeps_every_word() {
    let found = read("Dear colleagues,\nplease find our thoughts below.");
    assert_eq!(found.counts().lines, 0);
    assert!(found.warnings[0].words.starts_with("No actions were found"));
    assert_eq!(found.asides.len(), 2);
}

#[test]
fn two_names_that_a_person_joins_are_one_in_the_draft() {
    let mut draft =
        read("Action\nLead\nTimescale\nMend roofs\nSarah Bloggs\n2025\nBuild homes\nS. Bloggs\n2026\n").draft;
    assert_eq!(draft.parties.len(), 2);
    draft.join_parties("S. Bloggs", "Sarah Bloggs");
    assert_eq!(draft.parties.len(), 1);
    assert_eq!(draft.parties[0].aliases, ["S. Bloggs"]);
    assert!(draft.sections[0].actions.iter().all(|line| line.leads[0].party == "Sarah Bloggs"));
}
