//! Reading documents: each format, what programs really write, and what is meant to harm.

mod csv;
mod docx;
mod formats;
mod hostile;
mod html;
mod properties;
mod reader;
mod session;
mod support;
mod text;
mod xlsx;
