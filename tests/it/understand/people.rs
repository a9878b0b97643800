//! Cells of names, and who they mean.

use hearth::import::draft::DraftLine;
use hearth::import::understand::Understood;

use super::support::{guessed, text};

/// Lines whose leads are these cells.
fn led_by(cells: &[&str]) -> Understood {
    let rows: Vec<String> =
        cells.iter().zip(1..).map(|(cell, number)| format!("1.{number}\nReview it all\n{cell}\nOngoing\n")).collect();
    guessed(&text("A plan", &format!("Action\nLead\nTimescale\n{}", rows.concat())))
}

fn lines(found: &Understood) -> Vec<&DraftLine> {
    found.draft.sections.iter().flat_map(|section| &section.actions).collect()
}

/// Whom each cell names, with the kind of each.
fn named(cells: &[&str]) -> Vec<Vec<String>> {
    let found = led_by(cells);
    let kind = |name: &str| found.draft.parties.iter().find(|party| party.name == name).unwrap().kind.clone();
    let names =
        |line: &&DraftLine| line.leads.iter().map(|lead| format!("{} ({})", lead.party, kind(&lead.party))).collect();
    lines(&found).iter().map(names).collect()
}

fn first(cell: &str) -> Vec<String> {
    named(&[cell, "Sarah Bloggs", "Repairs Team"]).remove(0)
}

#[test]
fn names_are_parted_whatever_stands_between_them() {
    for (cell, wanted) in [
        ("Sarah Bloggs and Ian Brown", vec!["Sarah Bloggs (person)", "Ian Brown (person)"]),
        ("Sarah Bloggs, Ian Brown & HR", vec!["Sarah Bloggs (person)", "Ian Brown (person)", "HR (team)"]),
        ("Sarah Bloggs / Repairs Team", vec!["Sarah Bloggs (person)", "Repairs Team (team)"]),
        ("Sarah Bloggs Ian Brown", vec!["Sarah Bloggs (person)", "Ian Brown (person)"]),
        ("Sarah Bloggs Repairs Team", vec!["Sarah Bloggs (person)", "Repairs Team (team)"]),
        (
            "Housing Manager Repairs Team Head of Service",
            vec!["Housing Manager (post)", "Repairs Team (team)", "Head of Service (post)"],
        ),
        ("Bloggs, Sarah", vec!["Sarah Bloggs (person)"]),
        ("Bloggs, Sarah; Brown, Ian", vec!["Sarah Bloggs (person)", "Ian Brown (person)"]),
        ("Director of Housing and Communities", vec!["Director of Housing and Communities (post)"]),
        ("Housing Manager (Ian Brown)", vec!["Housing Manager (post)", "Ian Brown (person)"]),
        ("Housing Manager (lead)", vec!["Housing Manager (post)"]),
        ("Asset and Repairs Manager", vec!["Asset and Repairs Manager (post)"]),
        ("Finance and HR", vec!["Finance (team)", "HR (team)"]),
        (
            "Planning, Repairs and Housing Teams",
            vec!["Planning Team (team)", "Repairs Team (team)", "Housing Team (team)"],
        ),
        ("Ian Brown and Repairs Team to deliver the project", vec!["Ian Brown (person)", "Repairs Team (team)"]),
        ("All staff", vec!["All staff (everyone)"]),
        ("Registered Providers and Kent Police", vec!["Registered Providers (partner)", "Kent Police (partner)"]),
        ("Homelessness Support Service", vec!["Homelessness Support Service (service)"]),
        ("TBC", vec![]),
        ("N/A", vec![]),
    ] {
        assert_eq!(first(cell), wanted, "{cell}");
    }
}

#[test]
fn spellings_of_one_name_are_one() {
    let found = led_by(&[
        "Housing & Health Team",
        "Housing and Health team",
        "ABC Housing and Health\u{a0}Team",
        "Owned by ABC Team",
        "Housing and Health",
    ]);
    let parties: Vec<_> =
        found.draft.parties.iter().map(|party| party.name.as_str()).filter(|name| name.contains("Health")).collect();
    assert_eq!(parties.len(), 1, "{parties:?}");
    let quotes = led_by(&["Alan O’Grady", "Alan O'Grady"]);
    assert_eq!(quotes.draft.parties.len(), 1);
}

#[test]
fn the_words_stand_as_published() {
    let found = led_by(&["Sarah Bloggs &  Repairs Team", "Repairs Team"]);
    assert_eq!(lines(&found)[0].responsibility, "Sarah Bloggs & Repairs Team");
}

#[test]
fn a_first_name_means_the_one_who_has_it_until_a_person_says_so() {
    let found = led_by(&["Sarah Bloggs", "Sarah, Ian Brown"]);
    let lead = &lines(&found)[1].leads[0];
    assert_eq!((lead.party.as_str(), lead.unconfirmed), ("Sarah Bloggs", true));
    // Where two have it, neither is meant.
    let found = led_by(&["Sarah Bloggs", "Sarah Green", "Sarah, Ian Brown"]);
    let lead = &lines(&found)[2].leads[0];
    assert_eq!((lead.party.as_str(), lead.unconfirmed), ("Sarah", false));
    assert!(found.alike.iter().filter(|alike| alike.name == "Sarah" || alike.other == "Sarah").count() >= 2);
}

#[test]
fn what_may_be_one_is_only_suggested() {
    let found = led_by(&["Sarah Bloggs", "S. Bloggs", "Sarah Blogs", "Sarah G.", "KCC Repairs Team", "Repairs Team"]);
    assert_eq!(found.draft.parties.len(), 6);
    let pairs: Vec<_> = found.alike.iter().map(|alike| (alike.name.as_str(), alike.other.as_str())).collect();
    assert!(
        pairs.contains(&("Sarah Bloggs", "S. Bloggs")) && pairs.contains(&("Sarah Bloggs", "Sarah Blogs")),
        "{pairs:?}"
    );
    assert!(
        !pairs
            .iter()
            .any(|(one, other)| [*one, *other].contains(&"Sarah G.") || one.contains("KCC") || other.contains("KCC")),
        "{pairs:?}"
    );
}

#[test]
fn the_first_is_accountable_and_partners_are_partners() {
    let found = led_by(&["Housing Manager Repairs Team Citizens Advice"]);
    let roles: Vec<_> = lines(&found)[0].leads.iter().map(|lead| lead.role.as_str()).collect();
    assert_eq!(roles, ["accountable", "supporting", "partner"]);
}
