//! Interprets the lines between tables: titles, objectives, connections, and what is left aside.

use super::assemble::Assembly;
use super::grid::TextLine;
use super::partial::PartialSection;
use super::preamble::{LineKind, is_title_like, line};
use crate::import::vocabulary::OF_THE_PAPER;
use crate::import::words::{Words, count};
use crate::text::compared;

impl Assembly {
    /// Interprets the lines since the last row. `before_rows` if rows follow.
    pub(super) fn settle_lines(&mut self, lines: &[TextLine], before_rows: bool) {
        let mut opened = false;
        let mut candidate: Option<&Words> = None;
        // An objective before any section belongs to the first one.
        let mut waiting: Option<String> = None;
        let mut at = 0;
        while let Some(TextLine { words, heading }) = lines.get(at) {
            at += 1;
            let next = || lines.get(at).map(|line| &line.words);
            match line(&words.text) {
                LineKind::Section { word, number, mut title } => {
                    self.put_aside(candidate.take());
                    if title.is_empty()
                        && let Some(after) =
                            next().filter(|after| is_title_like(&after.text) && line(&after.text) == LineKind::Other)
                    {
                        title.clone_from(&after.text);
                        at += 1;
                    }
                    let objective = waiting.take().into_iter().collect();
                    self.open(PartialSection { word, number, title, objective, ..PartialSection::default() });
                    opened = true;
                }
                LineKind::Objective(rest) => {
                    if let Some(title) = candidate.take() {
                        self.open(PartialSection { title: title.text.clone(), ..PartialSection::default() });
                        opened = true;
                    }
                    let mut said = rest;
                    if said.is_empty()
                        && let Some(after) = next().filter(|after| line(&after.text) == LineKind::Other)
                    {
                        said.clone_from(&after.text);
                        at += 1;
                    }
                    self.aside(words, "It says that the objective follows.");
                    if !said.is_empty() && (opened || self.has_sections()) {
                        self.section().objective.push(said);
                    } else if !said.is_empty() {
                        waiting = Some(waiting.map_or(said.clone(), |before| format!("{before}\n{said}")));
                    }
                }
                LineKind::Connections => {
                    self.put_aside(candidate.take());
                    self.aside(words, "It says that connections to other plans follow.");
                    while let Some(TextLine { words: item, heading }) = lines.get(at) {
                        let titles = lines
                            .get(at + 1)
                            .is_some_and(|after| matches!(line(&after.words.text), LineKind::Objective(_)));
                        // The list ends at the first sentence.
                        let sentence = item.text.ends_with('.') || count(&item.text) > 15;
                        if line(&item.text) != LineKind::Other || heading.is_some() || titles || sentence {
                            break;
                        }
                        self.section().connections.push(item.text.clone());
                        at += 1;
                    }
                }
                LineKind::Other if compared(&words.text) == compared(&self.title) => {}
                LineKind::Other if is_of_the_paper(&words.text) => self.put_aside(Some(words)),
                LineKind::Other if opened && count(&words.text) > 12 && heading.is_none() => {
                    // A passage under a section's title is its objective.
                    self.section().objective.push(words.text.clone());
                }
                LineKind::Other if heading.is_some() || is_title_like(&words.text) => {
                    self.put_aside(candidate.take());
                    candidate = Some(words);
                }
                LineKind::Other => self.put_aside(Some(words)),
            }
        }
        match candidate {
            Some(title) if before_rows && !opened => {
                let objective = waiting.take().into_iter().collect();
                self.open(PartialSection { title: title.text.clone(), objective, ..PartialSection::default() });
            }
            other => self.put_aside(other),
        }
        if let Some(objective) = waiting {
            self.section().objective.push(objective);
        }
    }

    fn put_aside(&mut self, words: Option<&Words>) {
        if let Some(words) = words {
            self.aside(words, "It stands outside the tables.");
        }
    }
}

fn is_of_the_paper(text: &str) -> bool {
    let name = compared(text);
    OF_THE_PAPER.iter().any(|word| name.starts_with(word)) && count(text) <= 6
}
