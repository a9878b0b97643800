//! Reads a paragraph of a Word document, with every tracked change accepted.

use super::super::ReadError;
use super::super::words;
use super::super::xml::{Tag, each};
use super::numbering::Mark;
use super::styles::{Manner, manner};
use super::{Piece, Walker};
use crate::import::document::Paragraph;

/// The properties of a paragraph.
#[derive(Debug, Default)]
struct ParagraphProperties {
    style: Option<String>,
    manner: Manner,
    /// True if its paragraph mark was deleted or moved, so that it continues in the next paragraph.
    runs_on: bool,
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct OpenParagraph {
    text: String,
    about: ParagraphProperties,
    /// The content of text boxes anchored here.
    boxes: Vec<Piece>,
}

/// The part of a field being read. Only the result is words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldPart {
    Instruction,
    Result,
}

/// Characters of Word's symbol fonts that mean something in a plan.
fn sign(tag: &Tag<'_>) -> Option<char> {
    let code = u32::from_str_radix(&tag.attr("char")?, 16).ok()?;
    let wingdings = tag.attr("font").is_some_and(|font| font.to_lowercase().starts_with("wingdings"));
    match code & 0xff {
        0xfc if wingdings => Some('✓'),
        0xfb if wingdings => Some('✗'),
        0xfe if wingdings => Some('☑'),
        0xa8 if wingdings => Some('☐'),
        0xb7 | 0xa7 => Some('•'),
        0x2d => Some('-'),
        _ if (0xf000..=0xf0ff).contains(&code) => None,
        _ => char::from_u32(code),
    }
}

impl Walker<'_> {
    /// Reads the paragraph opened last. `before` is text that continues from the previous paragraph.
    pub(super) fn paragraph(&mut self, into: &mut Vec<Piece>, before: &mut String) -> Result<(), ReadError> {
        let mut found = OpenParagraph { text: std::mem::take(before), ..OpenParagraph::default() };
        self.words(&mut found)?;
        // A field without an end must not swallow the rest of the document.
        self.fields.fill(FieldPart::Result);
        if found.about.runs_on {
            *before = found.text;
        } else {
            for piece in self.finished(&found) {
                self.left.paragraph()?;
                into.push(piece);
            }
        }
        into.append(&mut found.boxes);
        Ok(())
    }

    /// Keeps text whose continuation never came as a paragraph.
    pub(super) fn leftover(&mut self, into: &mut Vec<Piece>, before: String) {
        if words::any(&before) {
            into.push(Piece::Paragraph { words: words::paragraph(&before), heading: None, number: None });
        }
    }

    /// The finished paragraph; several if its lines have typed bullets.
    fn finished(&mut self, found: &OpenParagraph) -> Vec<Piece> {
        let style = found.about.style.as_deref();
        let heading = self.styles.heading(style, &found.about.manner);
        let mark = match self.styles.list(style, &found.about.manner) {
            Some((list, level)) => {
                let styles = self.styles;
                let list_of = |style: &str| styles.list(Some(style), &Manner::default()).map(|(list, _)| list);
                self.numbering.next(&list, level, style, list_of)
            }
            None => Mark::None,
        };
        let text = words::visible_lines(&found.text);
        let (words, number) = match mark {
            Mark::None => {
                let piece = |words| Piece::Paragraph { words, heading, number: None };
                return words::split(&text).into_iter().map(piece).collect();
            }
            Mark::Bullet(depth) => (Paragraph { text, bullet: Some(depth) }, None),
            Mark::Number(_, number) if text.is_empty() => (Paragraph::default(), Some(words::visible_lines(&number))),
            Mark::Number(_, number) if heading.is_some() || words::is_reference(&number) => {
                (Paragraph { text: format!("{} {text}", words::visible_lines(&number)), bullet: None }, None)
            }
            Mark::Number(depth, _) => (Paragraph { text, bullet: Some(depth) }, None),
        };
        vec![Piece::Paragraph { words, heading, number }]
    }

    /// Reads the content of the element opened last: runs and their wrappers.
    fn words(&mut self, into: &mut OpenParagraph) -> Result<(), ReadError> {
        each!(self.xml, tag => self.word(&tag, into)?);
        Ok(())
    }

    fn word(&mut self, tag: &Tag<'_>, into: &mut OpenParagraph) -> Result<(), ReadError> {
        match tag.name() {
            "t" => {
                let text = self.xml.text()?;
                if !self.fields.contains(&FieldPart::Instruction) {
                    self.left.words(&text)?;
                    into.text.push_str(&text);
                }
                return Ok(());
            }
            "pPr" => return self.about(&mut into.about),
            "r" => return self.run(into),
            "sdt" => return self.content(|walker| walker.words(into)),
            "AlternateContent" => return self.alternate(|walker| walker.words(into)),
            "txbxContent" => return self.blocks(&mut into.boxes),
            "tab" | "ptab" => into.text.push('\t'),
            "br" | "cr" => into.text.push('\n'),
            "noBreakHyphen" => into.text.push('-'),
            "sym" => into.text.extend(sign(tag)),
            "fldChar" => self.field(tag),
            // Deletions, moves away, field instructions, ruby pronunciations.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "softHyphen" => {}
            name if name.ends_with("Pr") => {}
            // Insertions, moves to here, links, smart tags and other wrappers.
            _ => return self.words(into),
        }
        self.xml.skip()
    }

    /// Reads a run, without hidden words.
    fn run(&mut self, into: &mut OpenParagraph) -> Result<(), ReadError> {
        let mut hidden = false;
        each!(self.xml, tag => match tag.name() {
            "rPr" => each!(self.xml, tag => {
                hidden |= tag.name() == "vanish" && tag.on();
                self.xml.skip()?;
            }),
            "t" if hidden => self.xml.skip()?,
            _ => self.word(&tag, into)?,
        });
        Ok(())
    }

    fn field(&mut self, tag: &Tag<'_>) {
        match tag.attr("fldCharType").as_deref() {
            Some("begin") => {
                // Nested fields beyond any use would only cost memory.
                if self.fields.len() < 64 {
                    self.fields.push(FieldPart::Instruction);
                }
            }
            Some("separate") => {
                if let Some(part) = self.fields.last_mut() {
                    *part = FieldPart::Result;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    /// Reads the properties of a paragraph.
    fn about(&mut self, about: &mut ParagraphProperties) -> Result<(), ReadError> {
        each!(self.xml, tag => match tag.name() {
            "pStyle" => {
                about.style = tag.val();
                self.xml.skip()?;
            }
            "rPr" => each!(self.xml, tag => {
                about.runs_on |= matches!(tag.name(), "del" | "moveFrom");
                self.xml.skip()?;
            }),
            _ => manner(&mut self.xml, &tag, &mut about.manner)?,
        });
        Ok(())
    }

    /// Reads the content of a control, without its properties; nothing if it still shows its prompt.
    pub(super) fn content(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut prompt = false;
        each!(self.xml, tag => match tag.name() {
            "sdtPr" => each!(self.xml, tag => {
                prompt |= tag.name() == "showingPlcHdr" && tag.on();
                self.xml.skip()?;
            }),
            "sdtContent" if !prompt => read(self)?,
            _ => self.xml.skip()?,
        });
        Ok(())
    }

    /// Reads the first of several alternatives.
    pub(super) fn alternate(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut found = false;
        each!(self.xml, tag => match tag.name() {
            "Choice" | "Fallback" if !found => {
                found = true;
                read(self)?;
            }
            _ => self.xml.skip()?,
        });
        Ok(())
    }
}
