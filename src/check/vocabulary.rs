//! General vocabulary of plans; no word here belongs to one plan only.

/// Words that say nothing about the subject of a line; sorted.
#[rustfmt::skip]
pub(super) const COMMON: [&str; 227] = [
    "a", "achieve", "achieved", "achieves", "achieving", "across", "affect", "affected", "affecting", "all", "also",
    "among", "an", "and", "any", "appropriate", "appropriately", "are", "as", "at", "attain", "attained", "attaining",
    "attains", "available", "be", "become", "becomes", "becoming", "been", "being", "best", "better", "between",
    "both", "but", "by", "can", "carry", "carrying", "complete", "completed", "completing", "continue", "continued",
    "continues", "continuing", "could", "create", "creating", "creation", "current", "currently", "deliver",
    "delivered", "delivering", "delivers", "delivery", "develop", "developed", "developing", "development",
    "develops", "do", "does", "each", "eg", "ensure", "ensures", "ensuring", "etc", "every", "existing", "for",
    "from", "further", "gain", "gained", "gaining", "get", "give", "giving", "go", "going", "he", "help", "helping",
    "helps", "her", "here", "his", "hold", "holding", "how", "i", "ie", "if", "impacted", "improve", "improved",
    "improving", "in", "include", "included", "including", "increase", "increased", "increasing", "individual",
    "individuals", "into", "is", "it", "its", "keep", "keeping", "like", "local", "look", "looking", "make", "making",
    "may", "might", "money", "more", "most", "my", "near", "nearest", "need", "needed", "needs", "new", "not", "of",
    "off", "on", "or", "other", "others", "our", "out", "over", "own", "part", "people", "per", "person", "persons",
    "place", "process", "processes", "provide", "provided", "provides", "providing", "provision", "put", "reduce",
    "reduced", "reducing", "relevant", "run", "running", "sector", "see", "seek", "seeking", "set", "sets", "she",
    "so", "success", "successful", "successfully", "such", "suitable", "take", "taking", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "under", "up", "us", "use",
    "used", "using", "value", "via", "want", "was", "we", "well", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whole", "why", "wide", "wider", "will", "with", "within", "without", "work", "working", "works",
    "would", "you", "your",
];

/// Last words of the names of teams and posts.
#[rustfmt::skip]
pub(super) const SOMEBODY: [&str; 13] = [
    "board", "committee", "coordinator", "department", "directorate", "group", "manager", "managers", "officer",
    "officers", "panel", "team", "teams",
];

/// Things that a target counts.
#[rustfmt::skip]
pub(super) const UNITS: [&str; 89] = [
    "applicant", "applicants", "apprentice", "apprentices", "bed", "bedroom", "bedrooms", "beds", "bedspace",
    "bedspaces", "business", "businesses", "case", "cases", "child", "children", "client", "clients", "course",
    "courses", "customer", "customers", "dwelling", "dwellings", "event", "events", "families", "family", "flat",
    "flats", "grant", "grants", "hectare", "hectares", "home", "homes", "house", "household", "households", "houses",
    "inspection", "inspections", "job", "jobs", "landlord", "landlords", "licence", "licences", "people", "person",
    "persons", "pitch", "pitches", "place", "placement", "placements", "places", "plot", "plots", "properties",
    "property", "pupil", "pupils", "referral", "referrals", "resident", "residents", "scheme", "schemes", "school",
    "schools", "session", "sessions", "site", "sites", "tenancies", "tenancy", "tenant", "tenants", "tonne", "tonnes",
    "tree", "trees", "unit", "units", "vehicle", "vehicles", "visit", "visits",
];

/// Words near a number that make it a threshold.
#[rustfmt::skip]
pub(super) const THRESHOLD: [&str; 4] = [
    "cap", "limit", "threshold", "trigger",
];

/// Last words of a way of working: "trauma informed", "person centred".
#[rustfmt::skip]
pub(super) const APPROACH: [&str; 10] = [
    "aware", "awareness", "based", "centered", "centred", "focused", "friendly", "informed", "led", "sensitive",
];
