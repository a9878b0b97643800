//! The general words by which plans are recognised: none is of one plan alone.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that are looked up for every word of a document.
type Lookup = LazyLock<HashSet<&'static str>>;

/// Verbs that a commitment or an action begins with. A cell that begins so names nobody.
pub(super) static VERBS: Lookup = LazyLock::new(|| {
    "\
     achieve acquire adopt agree align appoint approve arrange assess assist attain attend audit begin bid \
     bring build carry challenge collect commission communicate complete conduct confirm consider construct \
     consult continue coordinate create define deliver deploy design determine develop devise digitise discuss \
     draft embed enable encourage enforce engage enhance ensure establish evaluate examine expand explore \
     extend facilitate finalise focus gather give grow help hold host identify implement improve include \
     increase influence inform initiate inspect integrate introduce investigate involve join keep launch \
     liaise lobby maintain make manage map maximise measure minimise monitor obtain offer onboard open \
     participate pilot plan prepare prevent prioritise procure produce promote provide publish purchase pursue \
     recruit reduce refresh refurbish regenerate relaunch renew replace report research respond review roll \
     run scope secure seek set share sign signpost start strengthen submit support survey sustain tackle take \
     target train trial undertake update upgrade use utilise work write"
        .split_whitespace()
        .collect()
});

/// Words that are in no person's name: nouns of council work, places and little words.
pub(super) static ORDINARY: Lookup = LazyLock::new(|| {
    "\
     a abuse academy ahead army accommodation account action adult advice agency aid all and annual any approach area \
     assets association authority benefits biodiversity board borough britain british budget budgets building \
     business capital care centre change charity children church citizens city climate clinic clinics commission \
     committee communication communications communities community company complex compliance control corporate \
     cost council councils county crime customer customers data database delivery department development \
     digital director directorate disabled discretionary district domestic economic economy education empty \
     energy enforcement england english environment environmental equality estate estates executive existing \
     external facilities families family finance fire for forum fund funding funds general grant grants green \
     group growth hardship head health help helping high home  homeless homelessness homes hospital \
     house household households housing hub improvement inclusion income information insight internal kingdom \
     labour land landlord landlords legal leisure licensing life live local low maintenance management market \
     medical mental money national net network new nhs north northern occupational of office older open \
     options other our parks partner partners partnership partnerships pathway pathways payment payments \
     people performance personal place plan planning plans point police policies policy poverty prevention primary \
     priority private procurement programme project projects property protection provider providers public \
     quality quarter record records refuge regeneration registered register relations rented repairs report \
     research resettlement residents resource resources revenue revenues review rough royal rural safeguarding \
     safety scheme school scotland sector senior service services sexual site sites skills sleeper sleepers \
     social society solutions south southern specialist staff standards steering step strategic strategy support \
     supported sustainability system systems team technical tenancy tenant tenants the therapy to town \
     training transport trust union united university value various victims village voluntary vulnerable wales \
     waste we welfare wellbeing west western with women work workforce working works young youth zero"
        .split_whitespace()
        .collect()
});

/// Given names common in Britain: they tell a person from an organisation where two capital letters do not.
pub(super) static GIVEN_NAMES: Lookup = LazyLock::new(|| {
    "\
     aaron abdul abigail adam adrian aisha alan alex alexander alexandra alice alison amanda amelia amina amy \
     andrea andrew andy angela anita ann anna anne anthony arthur asha ashley barbara ben benjamin beth \
     beverley bob brenda brian bridget cameron carl carol caroline catherine cathy charles charlie charlotte \
     cheryl chloe chris christine christopher claire clare colin craig dan daniel danielle darren dave david \
     dawn dean deborah debbie denise dennis derek diana diane dominic donna dorothy douglas duncan edward \
     eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erin ethan eva evelyn faith fatima fiona \
     frances francis frank fred gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gillian \
     gina glen gloria gordon grace graham grant greg hannah harriet harry hassan hayley heather helen henry \
     hilary holly howard hugh iain ian imran irene isabel isla jack jackie jacob jacqueline jade jake james \
     jamie jan jane janet janice jason jay jean jeff jennifer jenny jeremy jess jessica jill jim jo joan \
     joanna joanne joe joel john jon jonathan jordan joseph josh joshua joy joyce judith julia julian julie \
     june justin karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kim \
     kirsty laura lauren lawrence leah leanne lee leigh leon lesley leslie lewis liam linda lisa liz lorraine \
     louis louise lucy luke lynn lynne maggie malcolm marc margaret maria marie marion mark martin mary matt \
     matthew maureen max megan melanie melissa mia michael michelle mike mohammed molly monica muhammad nadia \
     naomi natalia natalie natasha nathan neil niall nicholas nick nicola nicole nigel nina noel norman oliver \
     olivia oscar owen pamela pat patricia patrick paul paula pauline penny peter phil philip phillip phoebe \
     priya rachael rachel raj ralph ray raymond rebecca rhys richard rita rob robert robin roger ron ronald \
     rory rosa rose rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean \
     sharon shaun sheila shirley simon sonia sophia sophie stacey stella stephanie stephen steve steven stuart \
     sue susan suzanne sylvia tara teresa terry thomas tim timothy tina toby tom tony tracey tracy trevor \
     valerie vanessa vera veronica victor victoria vincent wayne wendy will william yasmin yvonne zara zoe"
        .split_whitespace()
        .collect()
});

/// What the name of a post ends in.
pub(super) const POSTS: &[&str] = &[
    "adviser",
    "advisor",
    "accountant",
    "analyst",
    "architect",
    "assistant",
    "champion",
    "chief",
    "co-ordinator",
    "coordinator",
    "commissioner",
    "director",
    "engineer",
    "executive",
    "holder",
    "leader",
    "lead",
    "manager",
    "member",
    "navigator",
    "officer",
    "planner",
    "practitioner",
    "secretary",
    "specialist",
    "supervisor",
    "surveyor",
    "treasurer",
    "worker",
];

/// What the name of a team or another body of the council ends in.
pub(super) const TEAMS: &[&str] = &[
    "board",
    "cabinet",
    "committee",
    "department",
    "dept",
    "directorate",
    "division",
    "forum",
    "group",
    "panel",
    "section",
    "squad",
    "taskforce",
    "team",
    "unit",
];

/// What the name of a service or of a piece of work that answers for something ends in.
pub(super) const SERVICES: &[&str] = &["helpline", "programme", "project", "scheme", "service"];

/// What the name of an organisation outside the council ends in.
pub(super) const OUTSIDE: &[&str] = &[
    "agency",
    "association",
    "charity",
    "church",
    "college",
    "company",
    "constabulary",
    "consortium",
    "contractor",
    "council",
    "developer",
    "federation",
    "foundation",
    "hospital",
    "landlord",
    "ltd",
    "partner",
    "partnership",
    "police",
    "provider",
    "society",
    "solicitor",
    "trust",
    "university",
];

/// Words that by themselves say that something is outside the council.
pub(super) const OUTSIDERS: &[&str] =
    &["agencies", "charities", "dwp", "external", "landlords", "nhs", "police", "probation", "voluntary"];

/// Departments that go by one word: an "and" beside one parts two names.
pub(super) const DEPARTMENTS: &[&str] = &[
    "audit",
    "benefits",
    "communications",
    "comms",
    "finance",
    "governance",
    "hr",
    "ict",
    "insight",
    "it",
    "legal",
    "licensing",
    "parking",
    "planning",
    "policy",
    "procurement",
    "property",
    "revenues",
    "transformation",
];

/// Who is meant where everybody is.
pub(super) const EVERYONE: &[&str] = &[
    "all",
    "all staff",
    "all teams",
    "all officers",
    "all managers",
    "all services",
    "everybody",
    "everyone",
    "staff",
];

/// What stands where nobody is named.
pub(super) const NOBODY: &[&str] =
    &["", "-", "n/a", "na", "nil", "none", "not applicable", "tba", "tbc", "tbd", "to be confirmed", "vacant", "x"];

/// A word in the singular, as far as the names of teams and posts need it.
pub(super) fn singular(word: &str) -> &str {
    match word {
        "agencies" => "agency",
        "charities" => "charity",
        "societies" => "society",
        other if other.ends_with("ss") => other,
        other => other.strip_suffix('s').unwrap_or(other),
    }
}
