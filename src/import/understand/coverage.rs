//! Checks that nothing is lost: looks for every word of the document in the draft and the asides, and warns of each
//! cell or line with a word that is in neither.

use std::collections::{BTreeSet, HashSet};

use super::Aside;
use super::grid::{Body, Layout, LayoutPart};
use super::preamble::SPELLED;
use crate::import::document::Warning;
use crate::import::draft::{Draft, DraftLine};
use crate::import::words::{Words, all_among};
use crate::long_work::Report;
use crate::text::tokens;

pub(super) fn settle(
    layout: &Layout,
    draft: &Draft,
    asides: &mut Vec<Aside>,
    warnings: &mut Vec<Warning>,
    progress: &dyn Report,
) {
    // A table's title that repeats gives the same words at the same place; list them once.
    let mut seen = BTreeSet::new();
    asides.retain(|aside| seen.insert((aside.place.clone(), aside.words.clone())));
    let mut kept: HashSet<String> = HashSet::new();
    let mut keep = |text: &str| kept.extend(tokens(text));
    for text in [&draft.title, &draft.organisation, &draft.period, &draft.note] {
        keep(text);
    }
    let all = draft.sections.len() + layout.parts.len();
    for (at, section) in draft.sections.iter().enumerate() {
        progress.report(at, all);
        // The plan's word for a section is printed before each.
        for text in [&draft.levels.section, &section.number, &section.title, &section.objective] {
            keep(text);
        }
        section.connections.iter().for_each(|text| keep(text));
        // "Priority Two" is stored as 2.
        let spelled = section.number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        spelled.and_then(|at| SPELLED.get(at)).into_iter().for_each(|text| keep(text));
        for line in section.commitments.iter().chain(&section.actions) {
            line_words(line, &mut keep);
            line.actions.iter().for_each(|action| line_words(action, &mut keep));
        }
    }
    for aside in asides {
        keep(&aside.words);
    }
    let mut lost: Vec<&Words> = Vec::new();
    for (at, part) in layout.parts.iter().enumerate() {
        progress.report(draft.sections.len() + at, all);
        match part {
            LayoutPart::Line(line) => lost.extend(Some(&line.words).filter(|words| !all_among(&words.text, &kept))),
            LayoutPart::Region(at) => {
                let Some(region) = layout.regions.get(*at) else { continue };
                let words: Vec<&Words> = match &region.body {
                    Body::Grid { cells, .. } => cells.iter().flat_map(|cell| &cell.words).collect(),
                    Body::Pasted { headings, lines } => headings.iter().chain(lines).collect(),
                };
                lost.extend(words.into_iter().filter(|words| !all_among(&words.text, &kept)));
            }
        }
    }
    for words in lost {
        warnings.push(Warning {
            place: Some(words.place.clone()),
            words: format!("These words found no place in the plan: {}", words.text),
        });
    }
}

fn line_words(line: &DraftLine, keep: &mut impl FnMut(&str)) {
    for text in [&line.reference, &line.text, &line.responsibility, &line.status] {
        keep(text);
    }
    keep(line.timeframe.as_deref().unwrap_or_default());
    for text in line.points.iter().chain(&line.outcomes).chain(&line.progress) {
        keep(text);
    }
}
