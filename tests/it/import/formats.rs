//! Which format a file is, whatever it is called; and what to do where it cannot be read.

use hearth::import::read::{self, NotRead, ReadError};
use hearth::long_work::Unattended;

use super::support::{fixture, shown, zipped};

fn refused(name: &str, bytes: &[u8]) -> ReadError {
    match read::document(name, bytes, &Unattended) {
        Err(problem) => {
            let words = problem.to_string();
            assert!(words.contains("; ") && !words.ends_with('.') && words.len() < 400, "{words}");
            problem
        }
        Ok(document) => panic!("{name} was read: {}", shown(&document)),
    }
}

#[test]
fn the_name_of_a_file_does_not_matter() {
    for name in ["libreoffice.docx", "openpyxl.xlsx", "word-clipboard.html"] {
        let bytes = fixture(name);
        let right = shown(&read::document(name, &bytes, &Unattended).expect(name));
        for wrong in ["plan.txt", "plan", "plan.csv", "plan.doc", ".", ""] {
            assert_eq!(shown(&read::document(wrong, &bytes, &Unattended).expect(name)), right, "{name} as {wrong}");
        }
    }
}

#[test]
fn formats_that_are_not_read_are_named() {
    let old = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0; 512].as_slice(), &name, &[0; 512]].concat()
    };
    let mime = |kind: &str| zipped(&[("mimetype", kind.as_bytes())]);
    let cases = [
        (old("WordDocument"), NotRead::Doc),
        (old("Workbook"), NotRead::Xls),
        (old("PowerPoint Document"), NotRead::Presentation),
        (old("Something"), NotRead::OldOffice),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), NotRead::Pdf),
        (b"{\\rtf1\\ansi Plan}".to_vec(), NotRead::Rtf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), NotRead::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), NotRead::Picture),
        (mime("application/vnd.oasis.opendocument.text"), NotRead::Odt),
        (mime("application/vnd.oasis.opendocument.spreadsheet"), NotRead::Ods),
        (zipped(&[("readme.txt", b"hello")]), NotRead::Zip),
        (b"MIME-Version: 1.0\r\nSubject: Plan\r\n".to_vec(), NotRead::Mail),
        (b"From: <team@example.org>\r\nMIME-Version: 1.0\r\n".to_vec(), NotRead::Mail),
        (b"<?xml version='1.0'?><w:wordDocument/>".to_vec(), NotRead::Xml),
        (b"{\n \"format\": \"hearth-plan\", \"version\": 1}".to_vec(), NotRead::PlanFile),
    ];
    for (bytes, format) in cases {
        assert_eq!(refused("plan.docx", &bytes), ReadError::NotRead(format));
    }
    assert_eq!(refused("plan.docx", &old("EncryptedPackage")), ReadError::Locked);
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_eq!(refused("plan.docx", &noise), ReadError::Unknown);
}

#[test]
fn words_that_only_look_like_a_format_are_words() {
    for words in ["From: April 2024", "Version: 2 <draft>", "{curly}", "PK", "<5 homes"] {
        assert_eq!(shown(&read::document("plan.txt", words.as_bytes(), &Unattended).expect(words)), words);
    }
}

#[test]
fn what_holds_no_words_is_called_so() {
    assert_eq!(refused("plan.docx", b""), ReadError::Empty);
    for (name, bytes) in [("a.csv", b",,\n".as_slice()), ("a.txt", b" \n\n"), ("a.html", b"<p>&nbsp;</p>")] {
        assert_eq!(refused(name, bytes), ReadError::NoWords, "{name}");
    }
    let scan = super::support::word("<w:p><w:r><w:drawing/></w:r></w:p>");
    assert_eq!(refused("scan.docx", &scan), ReadError::NoWords);
    assert_eq!(read::pasted(None, "", &Unattended), Err(ReadError::NoWords));
}

#[test]
fn a_file_that_is_cut_short_is_called_damaged() {
    for name in ["libreoffice.docx", "openpyxl.xlsx"] {
        let bytes = fixture(name);
        assert!(matches!(refused(name, &bytes[..bytes.len() / 2]), ReadError::Damaged(_)));
    }
}
