//! The building blocks of pages. A component takes text, signals and callbacks, and knows nothing of plans.

pub mod banner;
pub mod button;
pub mod checkbox;
pub mod confirm;
pub mod empty;
pub mod error_summary;
pub mod field;
pub mod file_picker;
pub mod heading;
pub mod long_list;
pub mod moment;
pub mod radios;
pub mod section;
pub mod select;
pub mod status_tag;

pub use banner::{Banner, Tone};
pub use button::{Button, Look};
pub use checkbox::{Checkbox, Checkboxes};
pub use confirm::Confirm;
pub use empty::Empty;
pub use error_summary::{ErrorSummary, Mistake};
pub use field::{TextArea, TextField};
pub use file_picker::FilePicker;
pub use heading::PageHeading;
pub use long_list::{FindNote, LongList, numbered, row_key};
pub use moment::Moment;
pub use radios::Radios;
pub use section::{Level, Section};
pub use select::Select;
pub use status_tag::{Shapes, StatusTag};
