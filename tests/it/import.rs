//! Reading documents: each format, what programs really write, and what is meant to harm.

mod csv;
mod docx;
mod html;
mod support;
mod text;
mod xlsx;
