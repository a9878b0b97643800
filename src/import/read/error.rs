//! Errors of reading a document, each telling the officer what to do.

/// The reason a document could not be read. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file has no bytes.
    #[error("this file is empty; ask for it again")]
    Empty,
    /// More bytes than a plan has.
    #[error(
        "this file is too large ({found} MB, where {most} MB is the most); copy the pages that are the plan into a new document and open that"
    )]
    TooLarge {
        /// Its size in megabytes.
        found: usize,
        /// The limit in megabytes.
        most: usize,
    },
    /// It unpacks to more than a plan can be.
    #[error(
        "this file unpacks to far more than a plan can be; copy the part that is the plan into a new document and open that"
    )]
    Unpacks,
    /// More of something than a plan has.
    #[error(
        "this file holds more than {most} {what}; copy the part that is the plan into a new document and open that"
    )]
    TooMany {
        /// The things counted.
        what: &'static str,
        /// The most of them allowed.
        most: usize,
    },
    /// Nested more deeply than documents are.
    #[error(
        "this file is nested too deeply to be read; copy the part that is the plan into a new document and open that"
    )]
    TooDeep,
    /// The file has no words.
    #[error(
        "there are no words in this file; if it holds a scan or a picture of the plan, ask for the document the picture was made from"
    )]
    NoWords,
    /// The format is known, but the content is damaged.
    #[error(
        "this file is damaged ({0}); open it in the program it was made with, save it again under another name, and open that"
    )]
    Damaged(String),
    /// Protected with a password, or restricted to certain readers.
    #[error(
        "this file is protected with a password; open it in Word or Excel, take the password off under File, Info, save it, and open it again here"
    )]
    Locked,
    /// A format that is recognised but not supported.
    #[error("this is {}", .0.words())]
    NotRead(NotRead),
    /// An unknown format.
    #[error(
        "this is no document that can be read here; open it in the program it was made with and save it as .docx, .xlsx or .csv, or copy the plan there and paste it here"
    )]
    Unknown,
}

/// A recognised but unsupported format, so that the officer can be told what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRead {
    /// Word before 2007.
    Doc,
    /// Excel before 2007.
    Xls,
    /// Another Office file before 2007.
    OldOffice,
    /// Excel's binary format.
    Xlsb,
    /// A presentation, such as PowerPoint's.
    Presentation,
    /// A file in PDF.
    Pdf,
    /// A picture, such as PNG or JPEG.
    Picture,
    /// An OpenDocument text.
    Odt,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A rich text file (RTF).
    Rtf,
    /// A web archive or a saved e-mail.
    Mail,
    /// XML of some kind, such as Word 2003's.
    Xml,
    /// A zip archive of files.
    Zip,
    /// A plan file of Hearth itself.
    PlanFile,
}

impl NotRead {
    fn words(&self) -> &'static str {
        match self {
            Self::Doc => {
                "a Word document of the old kind (.doc); open it in Word, save it as .docx (File, Save As, Word Document), and open that"
            }
            Self::Xls => {
                "an Excel workbook of the old kind (.xls); open it in Excel, save it as .xlsx (File, Save As, Excel Workbook), and open that"
            }
            Self::OldOffice => {
                "a file of an older Office program; open it there, save it as .docx or .xlsx, and open that"
            }
            Self::Xlsb => {
                "a binary Excel workbook (.xlsb); open it in Excel, save it as .xlsx (File, Save As, Excel Workbook), and open that"
            }
            Self::Presentation => {
                "a presentation; copy its tables into a Word document, or copy them there and paste them here"
            }
            Self::Pdf => {
                "a PDF, which keeps the look of a table but not its cells; ask for the Word document it was made from, or open the PDF in Word (File, Open), save it as .docx, check its tables, and open that"
            }
            Self::Picture => {
                "a picture; ask for the document it was made from, as words cannot be read from pictures here"
            }
            Self::Odt => "an OpenDocument text (.odt); open it in LibreOffice or Word, save it as .docx, and open that",
            Self::Ods => {
                "an OpenDocument spreadsheet (.ods); open it in LibreOffice or Excel, save it as .xlsx, and open that"
            }
            Self::Rtf => "a rich text file (.rtf); open it in Word, save it as .docx, and open that",
            Self::Mail => {
                "a saved e-mail or web archive; open it, copy the table there and paste it here, or save what is attached to it and open that"
            }
            Self::Xml => {
                "an XML file; open it in the program it was made with, save it as .docx or .xlsx, and open that"
            }
            Self::Zip => "a zip folder; open it, take the document out of it, and open that",
            Self::PlanFile => "not a document but most likely a plan file; open it where plan files are opened",
        }
    }
}

/// An error for a damaged part of the file, with the library's message.
pub(super) fn damaged(part: &str, why: impl std::fmt::Display) -> ReadError {
    // The message may quote the file, which can be long.
    let why: String = why.to_string().chars().take(200).collect();
    ReadError::Damaged(format!("{part}: {why}"))
}
