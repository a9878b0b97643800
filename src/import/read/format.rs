//! Detects a file's format by its content, as file names are often wrong.

use super::encoding::{is_text, text};
use super::error::NotRead;
use super::package::Package;
use super::{ReadError, csv, docx, html, xlsx};
use crate::import::document::Document;
use crate::long_work::Report;

/// Reads a file by its content. Only for plain text does the extension decide.
pub(super) fn read(ending: &str, bytes: &[u8], progress: &dyn Report) -> Result<Document, ReadError> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return packed(bytes, progress),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => return Err(compound(bytes)),
        _ => {}
    }
    if let Some(format) = not_read(bytes) {
        return Err(ReadError::NotRead(format));
    }
    if !is_text(bytes) {
        return Err(ReadError::Unknown);
    }
    let words = text(bytes);
    let start = words.trim_start();
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
    if start.starts_with('{') && head.contains("hearth-") {
        return Err(ReadError::NotRead(NotRead::PlanFile));
    }
    // Ordinary letters may begin with similar lines, but not with this one.
    if head.starts_with("mime-version:") || head.contains("\nmime-version:") {
        return Err(ReadError::NotRead(NotRead::Mail));
    }
    if is_html(&head) {
        return html::read(&words, progress);
    }
    if head.starts_with("<?xml") {
        return Err(ReadError::NotRead(NotRead::Xml));
    }
    match ending {
        "csv" | "tsv" | "tab" => csv::read(&words, progress),
        "htm" | "html" => html::read(&words, progress),
        _ => super::text::read(&words, progress),
    }
}

/// True if a lower-case text begins as HTML does, or as HTML on the Windows clipboard.
fn is_html(head: &str) -> bool {
    let begins = ["<!doctype html", "<html", "<table", "<meta", "<body"].iter().any(|begin| head.starts_with(begin));
    let holds = head.contains("<html") || head.contains("<table");
    begins || (holds && (head.starts_with('<') || (head.starts_with("version:") && head.contains("starthtml:"))))
}

/// Reads a zip file by its main part.
fn packed(bytes: &[u8], progress: &dyn Report) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?.unwrap_or_default();
    let is = |folder: &str| main.starts_with(folder);
    let not = |format| Err(ReadError::NotRead(format));
    match () {
        () if main.ends_with(".bin") => not(NotRead::Xlsb),
        () if is("word/") => docx::read(&mut package, &main, progress),
        () if is("xl/") => xlsx::read(&mut package, &main, progress),
        () if is("ppt/") => not(NotRead::Presentation),
        () if package.has("word/document.xml") => docx::read(&mut package, "word/document.xml", progress),
        () if package.has("xl/workbook.xml") => xlsx::read(&mut package, "xl/workbook.xml", progress),
        () if package.has("mimetype") => {
            let kind = package.text("mimetype")?.unwrap_or_default();
            match kind.trim() {
                "application/vnd.oasis.opendocument.text" => not(NotRead::Odt),
                "application/vnd.oasis.opendocument.spreadsheet" => not(NotRead::Ods),
                "application/vnd.oasis.opendocument.presentation" => not(NotRead::Presentation),
                _ => not(NotRead::Zip),
            }
        }
        () if package.has("EncryptedPackage") => Err(ReadError::Locked),
        () => not(NotRead::Zip),
    }
}

/// The error for Office's old container format, which newer Office uses for password-protected files. Names of its
/// streams are in UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    match () {
        () if has("EncryptedPackage") => ReadError::Locked,
        () if has("WordDocument") => ReadError::NotRead(NotRead::Doc),
        () if has("Workbook") || has("Book\0") => ReadError::NotRead(NotRead::Xls),
        () if has("PowerPoint Document") => ReadError::NotRead(NotRead::Presentation),
        () if has("__properties_version1.0") => ReadError::NotRead(NotRead::Mail),
        () => ReadError::NotRead(NotRead::OldOffice),
    }
}

/// Unsupported formats with a signature of their own.
fn not_read(bytes: &[u8]) -> Option<NotRead> {
    let pdf = bytes.get(..bytes.len().min(1024))?.windows(5).any(|window| window == b"%PDF-");
    Some(match bytes {
        _ if pdf => NotRead::Pdf,
        [b'{', b'\\', b'r', b't', b'f', ..] => NotRead::Rtf,
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..] => NotRead::Picture,
        _ => return None,
    })
}
