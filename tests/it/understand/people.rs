//! Cells of names, and who they mean.

use hearth::import::draft::DraftLine;
use hearth::import::understand::Understood;
use hearth::long_work::Unattended;
use hearth::plan::Role;

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
    named_in(&led_by(cells))
}

fn named_in(found: &Understood) -> Vec<Vec<String>> {
    let kind = |name: &str| found.draft.parties.iter().find(|party| party.name == name).unwrap().kind.clone();
    let names =
        |line: &&DraftLine| line.leads.iter().map(|lead| format!("{} ({})", lead.party, kind(&lead.party))).collect();
    lines(found).iter().map(names).collect()
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
        ("Sarah Bloggs, Private Sector Housing", vec!["Sarah Bloggs (person)", "Private Sector Housing (team)"]),
        ("Housing Options Sarah Bloggs", vec!["Housing Options (team)", "Sarah Bloggs (person)"]),
        ("Environmental Health with Housing Options", vec!["Environmental Health (team)", "Housing Options (team)"]),
        ("Housing Options and Kent Police", vec!["Housing Options (team)", "Kent Police (partner)"]),
        ("Health and Social Care Partnership", vec!["Health and Social Care Partnership (partner)"]),
        ("Revenues and Benefits and Housing Options", vec!["Revenues and Benefits (team)", "Housing Options (team)"]),
        (
            "Cabinet Member for Housing Housing Manager",
            vec!["Cabinet Member for Housing (post)", "Housing Manager (post)"],
        ),
        ("TBC", vec![]),
        ("N/A", vec![]),
    ] {
        assert_eq!(first(cell), wanted, "{cell}");
    }
}

/// Whom each cell of a column that is headed "Lead" names, with the kind of each.
fn listed(cells: &[&str]) -> Vec<Vec<String>> {
    let rows: String =
        cells.iter().zip(1..).map(|(cell, number)| format!("1.{number},Review it all,\"{cell}\",2026\n")).collect();
    let table = format!("Ref,Action,Lead,Timescale\n{rows}");
    named_in(&guessed(&hearth::import::read::document("plan.csv", table.as_bytes(), &Unattended).unwrap()))
}

/// Names as councils write them in a column of who does it, by what each is.
const SORTS: [(&str, &[&str]); 5] = [
    (
        "team",
        &[
            "Private Sector Housing",
            "Housing Options",
            "Building Control",
            "Environmental Health",
            "Strategic Housing",
            "Development Management",
            "Adult Social Care",
            "Housing Benefit",
            "Revenues and Benefits",
            "Revenues & Benefits",
            "Community Safety",
            "Housing",
            "Homelessness",
            "Planning Policy",
            "Council Tax",
            "Empty Homes",
            "Temporary Accommodation",
            "Rough Sleeping",
            "Anti-Social Behaviour",
            "Street Cleansing",
            "Trading Standards",
            "Public Health",
            "Early Help",
            "Housing Allocations",
            "Housing Strategy and Enabling",
            "Children’s Social Care",
            "Economic Development",
            "Equality and Diversity",
            "Parks and Open Spaces",
            "Policy and Performance",
            "Disabled Facilities Grants",
            "MBC Housing Options",
            "Housing Register Team",
            "Corporate Leadership Team",
            "Equality and diversity steering group",
            "Rough Sleepers Task Group",
            "Housing Delivery Group",
            "Homelessness Forum",
            "HR",
        ],
    ),
    (
        "service",
        &[
            "Homelessness Support Service",
            "Children’s Services",
            "Legal Services",
            "Handyperson Scheme",
            "Rough Sleeping Initiative Project",
        ],
    ),
    (
        "partner",
        &[
            "Kent Police",
            "Citizens Advice",
            "Citizens Advice Maidstone",
            "Children’s Society",
            "Housing Association",
            "Housing Associations",
            "West Kent Housing Association",
            "Registered Providers",
            "Private Landlords",
            "Voluntary Sector",
            "Home Group",
            "Sanctuary Group",
            "Kent Housing Group",
            "Sanctuary Housing",
            "Golding Homes",
            "Heart of Kent Hospice",
            "Shelter",
            "Porchlight",
            "Age UK",
            "NHS Public Health",
            "NHS Kent and Medway",
            "KCC Adult Social Care",
            "Kent Public Health",
            "Kent County Council",
            "Victim Support",
            "Salvation Army",
            "Change Grow Live",
            "Turning Point",
            "Forward Trust",
            "Homes England",
            "Home Office",
            "Housing Ombudsman",
            "Community Mental Health",
            "Community Safety Partnership",
            "Environment Agency",
            "Hyde Housing Ltd",
            "DWP",
            "Department for Work and Pensions",
        ],
    ),
    (
        "person",
        &[
            "Sarah Bloggs",
            "Alan O’Grady",
            "J. Thornbury",
            "Xiomara Quintrell",
            "Mark Street",
            "Grace Parks",
            "Bloggs, Sarah",
        ],
    ),
    (
        "post",
        &[
            "Housing Options Manager",
            "Building Control Officer",
            "Head of Housing",
            "Head of Revenues and Benefits",
            "Environmental Health Team Leader",
            "Director of Adult Social Care",
            "Private Sector Housing Manager",
            "Strategic Housing Lead",
            "Assistant Director – Regeneration",
            "Cabinet Member for Housing",
            "Portfolio Holder for Housing and Health",
        ],
    ),
];

#[test]
fn a_name_shows_what_it_is() {
    let mut wrong = Vec::new();
    for (sort, names) in SORTS {
        for name in names {
            let found = listed(&[name]).remove(0);
            if !matches!(found.as_slice(), [only] if only.ends_with(&format!("({sort})"))) {
                wrong.push((sort, *name, found));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn work_is_parted_where_the_document_shows_that_each_is_a_teams() {
    let cell = "Housing Options and Environmental Health";
    let one = vec!["Housing Options and Environmental Health (team)"];
    assert_eq!(listed(&[cell, "Sarah Bloggs"])[0], one);
    let two = vec!["Housing Options (team)", "Environmental Health (team)"];
    assert_eq!(listed(&[cell, "Housing Options"])[0], two);
    assert_eq!(listed(&[cell, "Environmental Health"])[0], two);
    // One word says too little: "Housing" alone does not make "Housing and Inclusion" two.
    assert_eq!(listed(&["Housing and Inclusion", "Housing"])[0], vec!["Housing and Inclusion (team)"]);
    assert_eq!(listed(&["Housing and Inclusion", "Housing", "Inclusion"])[0].len(), 2);
    // Nor is it the name of a team that is named in full elsewhere.
    assert_eq!(
        listed(&["Housing and Inclusion", "Housing and Inclusion Team"])[0],
        ["Housing and Inclusion Team (team)"]
    );
}

#[test]
fn work_between_the_cells_of_pasted_text_is_who_does_it() {
    let found = led_by(&["Environmental Health", "Building Control", "Private Sector Housing"]);
    assert!(lines(&found).iter().all(|line| line.text == "Review it all" && line.leads.len() == 1));
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
    let roles: Vec<_> = lines(&found)[0].leads.iter().map(|lead| lead.role.clone()).collect();
    assert_eq!(roles, [Role::Accountable, Role::Supporting, Role::Partner]);
}
