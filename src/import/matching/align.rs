//! Aligns the lines of a document with the lines of a plan.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::similarity::Wordings;
use super::{Decision, Decisions, MatchReason};
use crate::import::draft::{Draft, DraftLine};
use crate::import::understand::LineAt;
use crate::long_work::{Work, YieldEvery};
use crate::plan::{EntityId, Kind, Line, Plan};
use crate::text::compared;

/// Similarity from which two wordings are taken as the same line.
const SURE: u8 = 72;
/// Similarity from which a person is asked.
const POSSIBLE: u8 = 40;
/// Similarity that suffices with the same reference, as of a summary and its original.
const ENOUGH: u8 = 18;

/// A line of the document.
pub(super) struct Ours<'a> {
    pub(super) at: LineAt,
    pub(super) line: &'a DraftLine,
}

/// A line of the plan.
struct Theirs<'a> {
    id: &'a EntityId,
    line: &'a Line,
    removed: bool,
}

/// The alignment so far.
#[derive(Default)]
pub(super) struct Alignment {
    pub(super) same: BTreeMap<LineAt, (EntityId, MatchReason)>,
    pub(super) doubtful: BTreeMap<LineAt, Vec<(EntityId, u8)>>,
    /// Lines that were removed from the plan.
    pub(super) removed: BTreeMap<LineAt, EntityId>,
    pub(super) left_out: BTreeSet<LineAt>,
    /// Lines that a person said are new.
    new: BTreeSet<LineAt>,
    pub(super) missing: Vec<EntityId>,
}

/// Every line of a draft, commitments before their actions.
pub(super) fn lines(draft: &Draft) -> Vec<Ours<'_>> {
    let mut lines = Vec::new();
    for (section, one) in draft.sections.iter().enumerate() {
        for (number, commitment) in one.commitments.iter().enumerate() {
            let at = LineAt { section, commitment: Some(number), action: None };
            lines.push(Ours { at: at.clone(), line: commitment });
            let actions = commitment.actions.iter().enumerate();
            lines
                .extend(actions.map(|(action, line)| Ours { at: LineAt { action: Some(action), ..at.clone() }, line }));
        }
        let actions = one.actions.iter().enumerate();
        lines.extend(
            actions.map(|(action, line)| Ours { at: LineAt { section, commitment: None, action: Some(action) }, line }),
        );
    }
    lines
}

impl LineAt {
    pub(super) fn kind(&self) -> Kind {
        if self.action.is_some() { Kind::Action } else { Kind::Commitment }
    }
}

pub(super) async fn align(
    draft: &Draft,
    plan: &Plan,
    decisions: &Decisions,
    steps: &mut YieldEvery<'_, impl Work>,
) -> Alignment {
    let ours = lines(draft);
    // Removed lines come last; they match by id or exact words only, and take no part in similarity.
    let mut theirs: BTreeMap<(bool, &EntityId), Theirs<'_>> = BTreeMap::new();
    for item in plan.items() {
        if let Some(line) = item.any_line() {
            let removed = plan.is_removed(&item.id);
            theirs.insert((removed, &item.id), Theirs { id: &item.id, line, removed });
            steps.tick().await;
        }
    }
    let theirs: Vec<Theirs<'_>> = theirs.into_values().collect();
    let texts =
        theirs.iter().filter(|line| !line.removed).map(|line| format!("{} {}", line.line.text, line.line.published));
    let wordings = Wordings::of(texts, steps).await;
    let mut matcher =
        Matcher { draft, ours: &ours, theirs: &theirs, wordings, pairs: Alignment::default(), taken: HashSet::new() };
    matcher.decided(decisions);
    matcher.same_words(steps).await;
    matcher.same_reference(steps).await;
    matcher.alike(steps).await;
    matcher.removed_before(steps).await;
    let mut pairs = matcher.pairs;
    let matched: HashSet<&EntityId> = pairs.same.values().map(|(id, _)| id).collect();
    let missing = theirs.iter().filter(|line| !line.removed && !matched.contains(line.id)).map(|line| line.id.clone());
    pairs.missing = missing.collect();
    pairs
}

struct Matcher<'a> {
    draft: &'a Draft,
    ours: &'a [Ours<'a>],
    theirs: &'a [Theirs<'a>],
    wordings: Wordings,
    pairs: Alignment,
    taken: HashSet<usize>,
}

impl<'a> Matcher<'a> {
    fn open(&self) -> Vec<&'a Ours<'a>> {
        let done = |at: &LineAt| {
            self.pairs.same.contains_key(at)
                || self.pairs.left_out.contains(at)
                || self.pairs.new.contains(at)
                || self.pairs.doubtful.contains_key(at)
        };
        self.ours.iter().filter(|ours| !done(&ours.at)).collect()
    }

    fn free(&self, at: usize, kind: &Kind) -> bool {
        !self.taken.contains(&at)
            && self.theirs.get(at).is_some_and(|theirs| !theirs.removed && theirs.id.kind() == *kind)
    }

    fn pair(&mut self, ours: &LineAt, theirs: usize, by: MatchReason) {
        if let Some(line) = self.theirs.get(theirs) {
            self.taken.insert(theirs);
            self.pairs.same.insert(ours.clone(), (line.id.clone(), by));
        }
    }

    fn decided(&mut self, decisions: &Decisions) {
        let by_id: HashMap<&EntityId, usize> = self.theirs.iter().enumerate().map(|(at, line)| (line.id, at)).collect();
        for (at, decision) in &decisions.lines {
            match decision {
                Decision::Same(id) => {
                    let found = by_id.get(id).copied();
                    if let Some(found) = found.filter(|found| self.free(*found, &at.kind())) {
                        self.pair(at, found, MatchReason::Person);
                    }
                }
                Decision::LeaveOut => {
                    self.pairs.left_out.insert(at.clone());
                }
                // Excluded from further matching.
                Decision::New => {
                    self.pairs.new.insert(at.clone());
                }
            }
        }
    }

    /// Pairs lines with the same words: first those with the same reference too, then the rest in order.
    async fn same_words(&mut self, steps: &mut YieldEvery<'_, impl Work>) {
        let mut by_words: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
        for (at, theirs) in self.theirs.iter().enumerate() {
            let mut words = vec![compared(&theirs.line.text), compared(&theirs.line.published)];
            words.dedup();
            for words in words.into_iter().filter(|words| !words.is_empty()) {
                by_words.entry((theirs.id.kind(), words)).or_default().push(at);
            }
            steps.tick().await;
        }
        for with_reference in [true, false] {
            for ours in self.open() {
                steps.tick().await;
                let kind = ours.at.kind();
                let Some(list) = by_words.get(&(kind.clone(), compared(&ours.line.text))) else { continue };
                let same = |at: &&usize| {
                    let reference = self.theirs.get(**at).map(|theirs| compared(&theirs.line.reference));
                    !with_reference || reference == Some(compared(&ours.line.reference))
                };
                if let Some(found) = list.iter().filter(same).find(|at| self.free(**at, &kind)).copied() {
                    self.pair(&ours.at, found, MatchReason::Text);
                }
            }
        }
    }

    /// Pairs lines with the same reference, if their words, or people and time, agree well enough.
    async fn same_reference(&mut self, steps: &mut YieldEvery<'_, impl Work>) {
        let mut by_reference: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
        let mut by_id: HashMap<&EntityId, usize> = HashMap::new();
        for (at, theirs) in self.theirs.iter().enumerate() {
            by_id.insert(theirs.id, at);
            let reference = compared(&theirs.line.reference);
            if !reference.is_empty() && !theirs.removed {
                by_reference.entry((theirs.id.kind(), reference)).or_default().push(at);
            }
            steps.tick().await;
        }
        for ours in self.open() {
            steps.tick().await;
            let kind = ours.at.kind();
            let derived = self.draft.derived(&kind, &[ours.line.derives_from()]);
            let own = by_id.get(&derived).copied();
            let listed = by_reference.get(&(kind.clone(), compared(&ours.line.reference)));
            // A reference that two lines share identifies neither.
            let unique = listed.filter(|list| list.len() == 1).and_then(|list| list.first().copied());
            let Some(found) = own.or(unique).filter(|at| self.free(*at, &kind)) else { continue };
            let Some(theirs) = self.theirs.get(found) else { continue };
            let similarity = self.similarity(&ours.line.text, found);
            let who = agrees(&ours.line.responsibility, &theirs.line.responsibility);
            let when = agrees(ours.line.timeframe.as_deref().unwrap_or_default(), &theirs.line.timeframe);
            // Probably renumbered: another line is far more similar.
            let better = self.wordings.nearest(&ours.line.text, 3).into_iter().any(|(at, other)| {
                at != found && other >= POSSIBLE && other > similarity.saturating_add(25) && self.free(at, &kind)
            });
            if better {
                continue;
            }
            if similarity >= ENOUGH || (who && when) {
                self.pair(&ours.at, found, MatchReason::Reference);
            } else {
                self.pairs.doubtful.insert(ours.at.clone(), vec![(theirs.id.clone(), similarity)]);
            }
        }
    }

    fn similarity(&self, text: &str, at: usize) -> u8 {
        self.wordings.similarity(text, at)
    }

    /// Pairs similar lines, the most similar first, each line once; the rest become doubts.
    async fn alike(&mut self, steps: &mut YieldEvery<'_, impl Work>) {
        let mut found: Vec<(u8, &LineAt, usize)> = Vec::new();
        for ours in self.open() {
            steps.tick().await;
            let kind = ours.at.kind();
            let near = self.wordings.nearest(&ours.line.text, 5);
            found.extend(
                near.into_iter()
                    .filter(|(at, like)| *like >= POSSIBLE && self.free(*at, &kind))
                    .map(|(at, like)| (like, &ours.at, at)),
            );
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
        for (like, at, theirs) in found.iter().filter(|(like, ..)| *like >= SURE) {
            if !self.pairs.same.contains_key(*at) && !self.taken.contains(theirs) {
                self.pair(at, *theirs, MatchReason::Similar(*like));
            }
        }
        for (like, at, theirs) in found {
            if !self.pairs.same.contains_key(at)
                && !self.taken.contains(&theirs)
                && let Some(line) = self.theirs.get(theirs)
            {
                let candidates = self.pairs.doubtful.entry(at.clone()).or_default();
                if candidates.len() < 3 {
                    candidates.push((line.id.clone(), like));
                }
            }
        }
    }

    /// Finds lines that somebody removed; they are not restored unless a person says so.
    async fn removed_before(&mut self, steps: &mut YieldEvery<'_, impl Work>) {
        let removed = || self.theirs.iter().filter(|theirs| theirs.removed);
        let by_id: HashMap<&EntityId, &EntityId> = removed().map(|theirs| (theirs.id, theirs.id)).collect();
        let by_words: HashMap<String, &EntityId> = removed()
            .flat_map(|theirs| {
                [(compared(&theirs.line.text), theirs.id), (compared(&theirs.line.published), theirs.id)]
            })
            .filter(|(words, _)| !words.is_empty())
            .collect();
        let mut found = Vec::new();
        for ours in self.open() {
            steps.tick().await;
            let kind = ours.at.kind();
            let derived = self.draft.derived(&kind, &[ours.line.derives_from()]);
            let there = by_id.get(&derived).or_else(|| by_words.get(&compared(&ours.line.text)));
            found.extend(there.filter(|id| id.kind() == kind).map(|id| (ours.at.clone(), (*id).clone())));
        }
        self.pairs.removed.extend(found);
    }
}

fn agrees(one: &str, other: &str) -> bool {
    !one.is_empty() && compared(one) == compared(other)
}
