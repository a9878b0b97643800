//! HTML: from the clipboard (Word, Excel, Google Docs, web pages) and saved pages.
//!
//! The library tokenizes as browsers do. No tree is built: tables and paragraphs are assembled as tags come, so that a
//! hostile page cannot make anything grow. Text stays text; nothing is fetched, run or drawn.

mod builder;
mod flow;
mod table;

use std::borrow::Cow;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::ReadError;
use super::limits::HTML_BYTES;
use crate::import::document::Document;
use crate::long_work::Report;
use builder::Builder;

/// Bytes read between two reports of progress.
const CHUNK: usize = 4 << 10;

/// The most attributes of a tag. Word's have a dozen.
const ATTRIBUTES: usize = 20_000;

/// Reads HTML into a document.
///
/// # Errors
/// If it holds more than a plan can.
pub fn read(html: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    if html.len() > HTML_BYTES {
        return Err(ReadError::TooLarge { found: html.len() >> 20, most: HTML_BYTES >> 20 });
    }
    let html = without_pictures(without_clipboard_header(html.strip_prefix('\u{feff}').unwrap_or(html)));
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Scripts, styles and the like hold no markup.
    emitter.naively_switch_states(true);
    let mut builder = Builder::default();
    let mut reported = 0;
    for Ok(token) in Tokenizer::new_with_emitter(&*html, emitter) {
        let end = take(&mut builder, &token)?;
        if let Some(error) = builder.error.take() {
            return Err(error);
        }
        if end >= reported + CHUNK {
            reported = end;
            progress.report(end.min(html.len()), html.len());
        }
    }
    builder.finish()
}

/// Takes in one token, and tells where it ends.
fn take(builder: &mut Builder, token: &Token<usize>) -> Result<usize, ReadError> {
    match token {
        Token::StartTag(tag) if tag.attributes.len() > ATTRIBUTES => {
            return Err(ReadError::TooMany { what: "attributes of a tag", most: ATTRIBUTES });
        }
        Token::StartTag(tag) => builder.start(&Start::of(tag, &words(&tag.name))),
        Token::EndTag(tag) => builder.end(&words(&tag.name)),
        Token::String(text) => builder.text(&words(text)),
        Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
    }
    Ok(match token {
        Token::StartTag(tag) => tag.span.end,
        Token::EndTag(tag) => tag.span.end,
        Token::String(text) => text.span.end,
        Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => 0,
    })
}

/// The tokenizer gives bytes, which are those of a text.
fn words(bytes: &HtmlString) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Strips the header that Windows puts before copied HTML; most browsers remove it.
fn without_clipboard_header(html: &str) -> &str {
    match html.find('<') {
        Some(start) if html.starts_with("Version:") => html.get(start..).unwrap_or(html),
        _ => html,
    }
}

/// Strips pictures embedded in the text, which can be most of it.
fn without_pictures(html: &str) -> Cow<'_, str> {
    const MARK: &str = ";base64,";
    if !html.contains(MARK) {
        return html.into();
    }
    let in_picture = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    let mut parts = html.split(MARK);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + MARK + part.trim_start_matches(in_picture)).into()
}

/// A start tag.
struct Start<'a> {
    name: &'a str,
    tag: &'a StartTag<usize>,
    /// Its style attribute, lower case and without spaces.
    style: String,
}

impl<'a> Start<'a> {
    fn of(tag: &'a StartTag<usize>, name: &'a str) -> Self {
        let mut start = Self { name, tag, style: String::new() };
        let style = start.attr("style").unwrap_or_default();
        start.style =
            style.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_lowercase()).collect();
        start
    }

    fn attr(&self, name: &str) -> Option<Cow<'a, str>> {
        self.tag.attributes.get(name.as_bytes()).map(|value| words(value))
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.attr(name)?.trim().parse().ok()
    }

    /// The list level, from 0, in Word's style: "mso-list:l0 level2 lfo1".
    fn word_list(&self) -> Option<u8> {
        let list = self.style.split_once("mso-list:")?.1.split(';').next()?;
        let level = list.split_once("level")?.1.chars().take_while(char::is_ascii_digit).collect::<String>();
        level.parse::<u8>().ok()?.checked_sub(1)
    }
}
