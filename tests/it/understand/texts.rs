//! Plans pasted as text, in other shapes than the published ones.

use hearth::import::understand::{LineRole, Mapping, Understood, understand};
use hearth::long_work::Unattended;
use proptest::prelude::*;

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

/// Commitments with their actions, by reference; what stands straight in a section is under "".
fn outline(found: &Understood) -> Vec<(String, Vec<String>)> {
    let texts = |lines: &[hearth::import::draft::DraftLine]| lines.iter().map(|line| line.text.clone()).collect();
    let section = |section: &hearth::import::draft::DraftSection| {
        let mut all: Vec<(String, Vec<String>)> =
            section.commitments.iter().map(|line| (line.text.clone(), texts(&line.actions))).collect();
        all.extend((!section.actions.is_empty()).then(|| (String::new(), texts(&section.actions))));
        all
    };
    found.draft.sections.iter().flat_map(section).collect()
}

fn outlined(words: &str) -> Vec<(String, String)> {
    let found = read(words);
    assert_eq!(found.warnings, [], "every word has its place: {words}");
    outline(&found).into_iter().map(|(commitment, actions)| (commitment, actions.join("; "))).collect()
}

fn under(commitment: &str, actions: &str) -> (String, String) {
    (commitment.to_owned(), actions.to_owned())
}

const COLUMNS: &str = "Priority 1: Homes\nCommitment\nAction\nLead\nBy when\n";

#[test]
fn what_is_numbered_under_a_line_makes_it_a_commitment() {
    let wanted = [under("End rough sleeping", "Open a hub; Train staff"), under("Review the policy", "")];
    let led = "1.1 End rough sleeping\n1.1.1 Open a hub\nOutreach Team\n1.1.2 Train staff\nSarah Bloggs\n2026\n\
               1.2 Review the policy\nPolicy Officer\n2027\n";
    let alone = led.replace("1.1 ", "1.1\n").replace("1.1.1 ", "1.1.1\n").replace("1.1.2 ", "1.1.2\n");
    let alone = alone.replace("1.2 ", "1.2\n");
    assert_eq!(outlined(&format!("Priority 1: Homes\n{led}")), wanted);
    for lines in [led, &alone] {
        assert_eq!(outlined(&format!("{COLUMNS}{lines}")), wanted);
    }
    let found = read(&format!("{COLUMNS}{led}"));
    let section = &found.draft.sections[0];
    let references: Vec<&str> = section.commitments.iter().map(|line| line.reference.as_str()).collect();
    assert_eq!((references, section.commitments[1].tracked), (vec!["1.1", "1.2"], true));
    assert_eq!(section.commitments[0].actions[1].reference, "1.1.2");
    // Letters, where there are two: one alone is a line that was put in between.
    let letters = "Priority 1: Homes\n1.1 End rough sleeping\n1.1a Open a hub\n2026\n1.1b Train staff\n2027\n";
    assert_eq!(outlined(letters), [under("End rough sleeping", "Open a hub; Train staff")]);
    let between = "Priority 1: Homes\n1.1 Open a hub\n2026\n1.1a Train staff\n2027\n1.2 Build homes\n2028\n";
    assert_eq!(outlined(between), [under("", "Open a hub; Train staff; Build homes")]);
}

#[test]
fn a_plain_number_over_references_is_a_section_or_under_one_a_commitment() {
    let lines = "1. End rough sleeping\n1.1 Open a hub\nOutreach Team\n2026\n2. Build homes\n2.1 Buy land\n2027\n";
    let found = read(&format!("Action Plan 2024-29\n{lines}"));
    let titles = found.draft.sections.iter().map(|one| (one.number.as_str(), one.title.as_str())).collect::<Vec<_>>();
    assert_eq!(titles, [("1", "End rough sleeping"), ("2", "Build homes")]);
    assert_eq!(outlined(lines), [under("", "Open a hub"), under("", "Buy land")]);
    let wanted = [under("End rough sleeping", "Open a hub"), under("Build homes", "Buy land")];
    assert_eq!(outlined(&format!("Priority 1: Homes\n{lines}")), wanted);
    let three = "1. Homes\n1.1 End rough sleeping\n1.1.1 Open a hub\n2026\n1.2 Build homes\n2027\n";
    assert_eq!(outlined(three), [under("End rough sleeping", "Open a hub"), under("Build homes", "")]);
    assert_eq!(read(three).draft.sections[0].title, "Homes");
    // Called so, it is one.
    let called =
        "Commitment 1: End rough sleeping\n1.1 Open a hub\n2026\nCommitment 2: Build homes\n2.1 Buy land\n2027\n";
    assert_eq!(outlined(called), wanted);
    let called = format!("{COLUMNS}{}", called.replace("1.1 ", "").replace("2.1 ", ""));
    assert_eq!(outlined(&called), wanted);
}

/// Understands a text pasted as it is, spaces and tabs included.
fn pasted(words: &str) -> Understood {
    guessed(&hearth::import::read::pasted(None, words, &Unattended).unwrap())
}

#[test]
fn what_is_set_in_under_a_line_is_an_action_of_it() {
    // Without the indentation, "Build homes" may be an action and is asked about.
    let lines = "Prevent homelessness\n    Open a hub\n    Outreach Team\n    2026\n    Train staff\n    Sarah Bloggs\n    2027\n\
                 Build homes\nHousing Manager\n2028\nPlant trees\n    Choose a field\n    2028\n";
    let wanted = [
        under("Prevent homelessness", "Open a hub; Train staff"),
        under("Build homes", ""),
        under("Plant trees", "Choose a field"),
    ];
    let outlined = |words: &str| {
        let found = pasted(words);
        assert_eq!((&found.warnings[..], &found.doubts[..]), (&[][..], &[][..]), "{words}");
        outline(&found).into_iter().map(|(text, actions)| (text, actions.join("; "))).collect::<Vec<_>>()
    };
    for space in ["    ", "  ", "\t", "\u{a0}\u{a0}\u{a0}"] {
        assert_eq!(outlined(&format!("{COLUMNS}{}", lines.replace("    ", space))), wanted, "{space:?}");
    }
    assert!(!read(&format!("{COLUMNS}{}", lines.replace("    ", ""))).doubts.is_empty());
    // Commitments that have nobody and no time stand one after the other.
    let bare = "Prevent homelessness\nBuild homes\n  Buy land\n  Housing Manager\n  2028\n  Draw plans\n  2029\n";
    assert_eq!(
        outlined(&format!("{COLUMNS}{bare}")),
        [under("Prevent homelessness", ""), under("Build homes", "Buy land; Draw plans")]
    );
    // What is set in further is a point of the action.
    let points =
        "Prevent homelessness\n  Open a hub\n    With a kitchen\n    With beds\n  2026\n  Train staff\n  2027\n";
    let found = pasted(&format!("{COLUMNS}{points}"));
    let actions = &found.draft.sections[0].commitments[0].actions;
    assert_eq!(
        (actions.len(), &actions[0].points[..]),
        (2, &["With a kitchen".to_owned(), "With beds".to_owned()][..])
    );
    // Of a section in which nothing is set in, the indentation of another says nothing.
    let flat = format!("Priority 2: Streets\n{}", lines.replace("    ", ""));
    let both = outline(&pasted(&format!("{COLUMNS}{lines}{flat}")));
    assert_eq!(both[wanted.len()], ("Prevent homelessness".to_owned(), vec!["Open a hub".to_owned()]));
    // A line set in by chance, or by one column, says nothing.
    let slip = lines.replace("    ", "").replace("Train staff", "  Train staff");
    let (with, without) =
        (pasted(&format!("{COLUMNS}{slip}")), read(&format!("{COLUMNS}{}", lines.replace("    ", ""))));
    assert_eq!(outline(&with), outline(&without));
    assert_eq!(outline(&pasted(&format!("{COLUMNS}{}", lines.replace("    ", " ")))), outline(&without));
}

#[test]
fn numbers_that_say_nothing_are_nested_by_how_far_they_are_set_in() {
    let flat = "Priority 1: Homes\nHS1 End rough sleeping\n  HS2 Open a hub\n  2026\n  HS3 Train staff\n  2027\nHS4 Build homes\n2028\n";
    let found = pasted(&flat.replace("HS", "1."));
    assert_eq!(found.warnings, []);
    assert_eq!(
        outline(&found),
        [
            ("End rough sleeping".to_owned(), vec!["Open a hub".to_owned(), "Train staff".to_owned()]),
            ("Build homes".to_owned(), Vec::new())
        ]
    );
    assert_eq!(found.draft.sections[0].commitments[1].reference, "1.4");
    // Numbers that stand under each other count more than where they begin on the page.
    let said = "Priority 1: Homes\n1.1 End rough sleeping\n1.1.1 Open a hub\n2026\n  1.1.2 Train staff\n2027\n  1.2 Build homes\n2028\n";
    assert_eq!(outline(&pasted(said)), outline(&read(&said.replace("  ", ""))));
}

/// Two lines with actions under them, worded so.
fn two_deep(first: &str, second: &str) -> String {
    format!("1. {first}\n1.1 Open a hub\nOutreach Team\n2026\n1.2 Train staff\n2027\n2. {second}\n2.1 Buy land\n2027\n")
}

const SENTENCES: (&str, &str) = (
    "Work with partners to prevent homelessness for everybody in the borough",
    "We will deliver the homes that the borough needs over the next five years.",
);

#[test]
fn sentences_over_numbers_are_commitments_and_titles_are_sections() {
    let (first, second) = SENTENCES;
    let sentences = two_deep(first, second);
    let wanted = [under(first, "Open a hub; Train staff"), under(second, "Buy land")];
    assert_eq!(outlined(&sentences), wanted);
    let found = read(&format!("Homes for All 2025-30\n{sentences}"));
    let section = &found.draft.sections[0];
    assert_eq!((found.draft.sections.len(), section.title.as_str()), (1, "Homes for All 2025-30"));
    let references: Vec<&str> = section.commitments.iter().map(|line| line.reference.as_str()).collect();
    assert_eq!(references, ["1", "2"]);
    // Titles are sections, and nobody is asked.
    let found = read(&two_deep("Homelessness and rough sleeping", "Homes"));
    assert_eq!((found.draft.sections.len(), found.doubts.len()), (2, 0));
    // Numbers three deep say that the outermost are of sections, however they are worded.
    let deep = format!("1. {first}\n1.1 End rough sleeping\n1.1.1 Open a hub\n2026\n1.1.2 Train staff\n2027\n");
    let found = read(&deep);
    assert_eq!((found.draft.sections[0].title.as_str(), found.doubts.len()), (first, 0));
}

#[test]
fn what_stands_over_numbers_is_asked_once_for_all_and_a_person_may_say_it() {
    for (words, commitments) in
        [(two_deep(SENTENCES.0, SENTENCES.1), true), (two_deep("Prevent homelessness", "Provide good homes"), false)]
    {
        let document = text("A plan", &words);
        let mut mapping = Mapping::guess(&document);
        let found = understand(&document, &mapping, &Unattended);
        let [doubt] = found.doubts.as_slice() else { panic!("{:?}", found.doubts) };
        let (read_as, alternative) = match commitments {
            true => (LineRole::Commitment, LineRole::SectionTitle),
            false => (LineRole::SectionTitle, LineRole::Commitment),
        };
        assert_eq!((doubt.line, doubt.read_as, doubt.alternative), (0, read_as, alternative), "{doubt:?}");
        assert_eq!(found.draft.sections.len(), if commitments { 1 } else { 2 });
        mapping.tables[0].line_overrides.insert(doubt.line, alternative);
        let answered = understand(&document, &mapping, &Unattended);
        assert_eq!(answered.draft.sections.len(), if commitments { 2 } else { 1 });
        assert_eq!(answered.draft.sections[0].commitments.is_empty(), commitments);
        let [said] = answered.doubts.as_slice() else { panic!("{:?}", answered.doubts) };
        assert!(said.words.contains("You said") && said.read_as == alternative, "{said:?}");
        // And back.
        mapping.tables[0].line_overrides.insert(doubt.line, read_as);
        assert_eq!(outline(&understand(&document, &mapping, &Unattended)), outline(&found));
    }
}

#[test]
fn the_numbers_of_commitments_do_not_make_their_actions_one() {
    let lines = "1.1 End rough sleeping\nOpen a hub\nOutreach Team\n2026\nTrain staff\nSarah Bloggs\n2027\n\
                 1.2 Build homes\nHousing Manager\n2028\n";
    let wanted = [under("End rough sleeping", "Open a hub; Train staff"), under("Build homes", "")];
    for lines in [lines.to_owned(), lines.replace("1.1 ", "1.1\n").replace("1.2 ", "1.2\n")] {
        let words = format!("{COLUMNS}{lines}");
        assert_eq!(outlined(&words), wanted);
        let found = read(&words);
        let commitments = &found.draft.sections[0].commitments;
        assert_eq!((commitments[0].reference.as_str(), commitments[1].reference.as_str()), ("1.1", "1.2"));
        assert_eq!(commitments[0].actions[1].timeframe.as_deref(), Some("2027"));
    }
    // And commitments may stand in front of the numbers of their actions.
    let lines = "Priority 1: Homes\nCommitment\nRef\nAction\nLead\nBy when\nEnd rough sleeping\n1.1\nOpen a hub\nOutreach Team\n\
                 2026\n1.2\nTrain staff\nSarah Bloggs\n2027\nBuild homes\n1.3\nBuy land\nHousing Manager\n2028\n";
    assert_eq!(
        outlined(lines),
        [under("End rough sleeping", "Open a hub; Train staff"), under("Build homes", "Buy land")]
    );
}

#[test]
fn a_sentence_alone_is_what_it_is_marked_as_or_written_like() {
    let marked = "End rough sleeping\n- Open a hub\nOutreach Team\n2026\n- Train staff\nSarah Bloggs\n2027\n\
                  Build homes\nHousing Manager\n2028\n- Buy land\n2029\n";
    let wanted = [under("End rough sleeping", "Open a hub; Train staff"), under("Build homes", "Buy land")];
    assert_eq!(outlined(&format!("{COLUMNS}{marked}")), wanted);
    assert_eq!(read(&format!("{COLUMNS}{marked}")).doubts, []);
    let written = "End rough sleeping\nOpen a hub for everybody who sleeps outside in winter.\nOutreach Team\n2026\n\
                   Build homes\nBuy the land at the edge of the town before prices rise.\nHousing Manager\n2028\n\
                   Plant trees\nParks Team\n2027\n\
                   Plant the first hundred trees along the road to the station.\nParks Team\n2026\n";
    let found = read(&format!("{COLUMNS}{written}"));
    assert_eq!(
        outline(&found).iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>()[..3],
        ["End rough sleeping", "Build homes", "Plant trees"]
    );
    assert_eq!(found.doubts, []);
}

#[test]
fn what_the_text_does_not_say_is_asked_and_a_person_may_say_it() {
    let words = format!(
        "{COLUMNS}Prevent homelessness\nOpen a hub\nOutreach Team\n2026\nBuild homes\nHousing Manager\n2028\nTrain staff\nSarah Bloggs\n2027\n"
    );
    let document = text("A plan", &words);
    let mut mapping = Mapping::guess(&document);
    let found = understand(&document, &mapping, &Unattended);
    let wanted = [under("Prevent homelessness", "Open a hub; Build homes; Train staff")];
    assert_eq!(outlined(&words), wanted);
    let [homes, staff] = found.doubts.as_slice() else { panic!("{:?}", found.doubts) };
    assert!(homes.words.starts_with("“Build homes”") && homes.read_as == LineRole::Action, "{homes:?}");
    assert_eq!(homes.place.as_ref().map(ToString::to_string).as_deref(), Some("line 10"));
    mapping.tables[homes.table].line_overrides.insert(homes.line, LineRole::Commitment);
    let answered = understand(&document, &mapping, &Unattended);
    let after = outline(&answered);
    assert_eq!(after[1], ("Build homes".to_owned(), Vec::new()));
    assert!(answered.draft.sections[0].commitments[1].tracked, "it has a lead and a time of its own");
    // What a person said stays to be seen, and to be said otherwise.
    assert!(answered.doubts[0].words.contains("You said") && answered.doubts[0].read_as == LineRole::Commitment);
    mapping.tables[staff.table].line_overrides.insert(staff.line, LineRole::Action);
    assert_eq!(
        outline(&understand(&document, &mapping, &Unattended))[1],
        ("Build homes".to_owned(), vec!["Train staff".to_owned()])
    );
    mapping.tables[homes.table].line_overrides.insert(homes.line, LineRole::Action);
    mapping.tables[staff.table].line_overrides.clear();
    mapping.tables[homes.table].line_overrides.insert(homes.line, LineRole::Action);
    assert_eq!(outline(&understand(&document, &mapping, &Unattended)), outline(&found));
}

const LINE_ROLES: [LineRole; 3] = [LineRole::Commitment, LineRole::Action, LineRole::SectionTitle];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However deep a plan is numbered, its commitments are what has others under it, and every line comes once.
    #[test]
    fn numbers_give_back_the_plan_they_were_given(
        plan in prop::collection::vec(prop::collection::vec(0..4_usize, 1..4), 1..4),
        alone in any::<bool>(),
        headed in any::<bool>(),
    ) {
        // One commitment with actions, so that the numbers say something.
        prop_assume!(plan.iter().flatten().any(|actions| *actions > 0));
        let mut words = String::new();
        let mut wanted = Vec::new();
        let joint = if alone { "\n" } else { " " };
        for (section, commitments) in plan.iter().enumerate() {
            let section = section + 1;
            words.push_str(&format!("Priority {section}: Part {section}\n"));
            words.push_str(if headed { "Commitment\nAction\nLead\nBy when\n" } else { "" });
            for (number, actions) in commitments.iter().enumerate() {
                let reference = format!("{section}.{}", number + 1);
                words.push_str(&format!("{reference}{joint}Promise number {reference}\n"));
                let own = (1..=*actions).map(|action| format!("{reference}.{action}"));
                let own = own.inspect(|action| {
                    words.push_str(&format!("{action}{joint}Do number {action}\nHousing Manager\n2027\n"));
                });
                let texts = own.map(|action| format!("Do number {action}")).collect();
                wanted.push((format!("Promise number {reference}"), texts));
            }
        }
        // Each table on its own says what its numbers are of.
        prop_assume!(!headed || plan.iter().all(|section| section.iter().any(|actions| *actions > 0)));
        let found = read(&words);
        prop_assert_eq!(outline(&found), wanted, "{}", words);
        prop_assert!(found.warnings.iter().all(|warning| !warning.words.contains("no place")), "{:?}", found.warnings);
    }

    /// Set in as deep as they stand under each other, commitments and actions come back as they were, though nothing else
    /// tells them apart; and set in anyhow, no word is lost.
    #[test]
    fn indentation_gives_back_the_plan_it_was_given(
        plan in prop::collection::vec(0..4_usize, 2..5),
        space in prop::sample::select(vec!["  ", "   ", "\t", "        "]),
        anyhow in prop::collection::vec(0..9_usize, 40),
    ) {
        // Enough of them, so that it is no accident.
        prop_assume!(plan.iter().sum::<usize>() > 1);
        let (mut words, mut wanted) = (COLUMNS.to_owned(), Vec::new());
        for (at, actions) in plan.iter().enumerate() {
            words.push_str(&format!("Promise all of part {at}\n"));
            let texts: Vec<String> = (1..=*actions).map(|action| format!("Do all of part {at} and {action}")).collect();
            for text in &texts { words.push_str(&format!("{space}{text}\n{space}Housing Manager\n{space}2027\n")); }
            wanted.push((format!("Promise all of part {at}"), texts));
        }
        let found = pasted(&words);
        prop_assert_eq!(outline(&found), wanted.clone(), "{}", words);
        prop_assert_eq!(found.doubts, []);
        let lines = words.lines().zip(anyhow.iter().cycle());
        let slanted: String = lines.map(|(line, blank)| format!("{}{}\n", " ".repeat(*blank), line.trim())).collect();
        let found = pasted(&slanted);
        prop_assert!(found.warnings.iter().all(|warning| !warning.words.contains("no place")), "{:?}", found.warnings);
        let all: Vec<&str> = found.lines.iter().filter_map(|line| found.draft.line(&line.at))
            .flat_map(|line| std::iter::once(&line.text).chain(&line.points)).map(String::as_str).collect();
        for text in wanted.iter().flat_map(|(text, actions)| std::iter::once(text).chain(actions)) {
            prop_assert_eq!(all.iter().filter(|other| other.contains(text.as_str())).count(), 1, "{}: {:?}", slanted, all);
        }
    }

    /// Whatever a person says of whichever line, nothing is lost and nothing comes twice.
    #[test]
    fn whatever_is_said_of_lines_no_word_is_lost(said in prop::collection::btree_map(0..40_usize, prop::sample::select(LINE_ROLES.as_slice()), 0..8), which in 0..5_usize) {
        let words = [
            format!("{COLUMNS}Prevent homelessness\nOpen a hub\nOutreach Team\n2026\nBuild homes\nHousing Manager\n2028\nTrain staff\n2027\n"),
            format!("{COLUMNS}1.1 End rough sleeping\nOpen a hub\nOutreach Team\n2026\nTrain staff\nSarah Bloggs\n2027\n1.2 Build homes\n2028\n"),
            "1. Homes\n1.1 End rough sleeping\n1.1.1 Open a hub\n2026\n1.2 Build homes\n2027\n".to_owned(),
            format!("{COLUMNS}End rough sleeping\n- Open a hub\nOutreach Team\n2026\n- Train staff\n2027\nBuild homes\n2028\n"),
            two_deep("Build homes for everybody who needs one here", SENTENCES.1),
        ];
        let document = text("A plan", &words[which]);
        let mut mapping = Mapping::guess(&document);
        mapping.tables[0].line_overrides = said;
        let found = understand(&document, &mapping, &Unattended);
        prop_assert!(found.warnings.iter().all(|warning| !warning.words.contains("no place")), "{:?}", found.warnings);
        // As a line, a point of one that a person said is an action, or a section that a person said is one.
        let all = found.lines.iter().filter_map(|line| found.draft.line(&line.at));
        let titles = found.draft.sections.iter().map(|section| section.title.as_str());
        let texts: Vec<&str> = all
            .flat_map(|line| std::iter::once(&line.text).chain(&line.points))
            .map(String::as_str)
            .chain(titles)
            .collect();
        for text in ["Open a hub", "Build homes"] {
            prop_assert_eq!(texts.iter().filter(|other| other.contains(text)).count(), 1, "{:?}", texts);
        }
    }
}
