//! HTML: from the clipboard (Word, Excel, Google Docs, web pages) and saved pages.
//!
//! The library tokenizes as browsers do. No tree is built: tables and paragraphs are assembled as tags come, so that a
//! hostile page cannot make anything grow. Text stays text; nothing is fetched, run or drawn.

mod builder;
mod flow;
mod table;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    CharacterTokens, Tag, TagKind, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::ReadError;
use super::limits::HTML_BYTES;
use crate::import::document::Document;
use crate::long_work::Report;
use builder::Builder;

/// Bytes given to the tokenizer at a time.
const CHUNK: usize = 4 << 10;

/// The most attribute separators between ends of tags. The tokenizer compares each attribute with all others of its
/// tag, so a tag with a million would take hours. Word's longest comment has some 7,000.
const ATTRIBUTES: usize = 20_000;

/// Reads HTML into a document.
///
/// # Errors
/// If it holds more than a plan can.
pub fn read(html: &str, progress: &dyn Report) -> Result<Document, ReadError> {
    if html.len() > HTML_BYTES {
        return Err(ReadError::TooLarge { found: html.len() >> 20, most: HTML_BYTES >> 20 });
    }
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let html = without_pictures(without_clipboard_header(html.strip_prefix('\u{feff}').unwrap_or(html)));
    let mut rest = &*html;
    let (mut tokens, mut stretch) = (0, 0);
    while !rest.is_empty() {
        let end = (CHUNK.min(rest.len())..).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (chunk, after) = rest.split_at(end);
        queue.push_back(StrTendril::from(chunk));
        while !queue.is_empty() {
            let _ = tokenizer.feed(&queue);
        }
        if let Some(error) = tokenizer.sink.builder.borrow().error.clone() {
            return Err(error);
        }
        if tokens == tokenizer.sink.tokens.get() {
            stretch += chunk.bytes().filter(|byte| byte.is_ascii_whitespace() || b"/'\"".contains(byte)).count();
            if stretch > ATTRIBUTES {
                return Err(ReadError::TooMany { what: "attributes of a tag", most: ATTRIBUTES });
            }
        }
        tokens = tokenizer.sink.tokens.get();
        rest = after;
        progress.report(html.len() - rest.len(), html.len());
    }
    tokenizer.end();
    tokenizer.sink.builder.into_inner().finish()
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

/// Passes tokens to the builder.
#[derive(Default)]
struct Sink {
    builder: RefCell<Builder>,
    tokens: Cell<usize>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.builder.borrow_mut();
        match token {
            TagToken(tag) => {
                self.tokens.set(self.tokens.get() + 1);
                match tag.kind {
                    TagKind::StartTag => {
                        builder.start(&Start::of(&tag));
                        return raw(&tag);
                    }
                    TagKind::EndTag => builder.end(&tag.name),
                }
            }
            CharacterTokens(text) => {
                self.tokens.set(self.tokens.get() + 1);
                builder.text(&text);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Sets the tokenizer's mode for elements whose content is not markup.
fn raw(tag: &Tag) -> TokenSinkResult<()> {
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

/// A start tag.
struct Start<'a> {
    name: &'a str,
    tag: &'a Tag,
    /// Its style attribute, lower case and without spaces.
    style: String,
}

impl<'a> Start<'a> {
    fn of(tag: &'a Tag) -> Self {
        let mut start = Self { name: &tag.name, tag, style: String::new() };
        let style = start.attr("style").unwrap_or_default();
        start.style =
            style.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_lowercase()).collect();
        start
    }

    fn attr(&self, name: &str) -> Option<&'a str> {
        self.tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
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
