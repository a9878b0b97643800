//! Pages on the clipboard, as different programs put them there.

use hearth::import::read;
use hearth::long_work::Unattended;

use super::support::{fixture, opened, shown};

fn of(html: &str) -> String {
    shown(&read::pasted(Some(html), "", &Unattended).unwrap_or_else(|error| panic!("{html}: {error}")))
}

#[test]
fn a_table_of_word_is_read() {
    let expected = "\
## Priority 1 – Prevention
table
=
  0: Ref
  1: Action
  2: Outcomes
  3: Timescale
-
  0x2: 1.1
  1: Write to owners
  2: * Fewer empty homes / ** in towns
  3: March 2025
-
  1+2: Visit owners who don’t answer & listen
  3: On‑going";
    assert_eq!(shown(&opened("word-clipboard.html")), expected);
    let pasted = String::from_utf8(fixture("word-clipboard.html")).expect("UTF-8");
    let windows = format!("Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000002048\r\n{pasted}");
    assert_eq!(of(&windows), expected);
}

#[test]
fn a_table_of_excel_is_read() {
    let expected = "\
table
-
  0: Ref
  1: Action
  2: Lead
  3: Due
-
  0: 1.10
  1: Survey homes: / * lofts / * walls
  2x2: Housing Standards Team
  3: 31/03/2025
-
  0:
  1: Fit insulation
  3:";
    assert_eq!(shown(&opened("excel-clipboard.html")), expected);
}

#[test]
fn a_table_of_google_docs_is_read() {
    let expected = "\
Objective: warm homes
table
-
  0: Action
  1: Outcomes
-
  0: Survey homes / Street by street
  1: * Fewer cold homes / ** by ward / * Lower bills";
    assert_eq!(shown(&opened("google-docs-clipboard.html")), expected);
}

#[test]
fn a_page_with_ends_left_out_is_read() {
    let html = "<table><caption>Plan</caption><tr><th>Ref<th>Action<tr><td>1<td>Let homes<p>soon<ul><li>one<li>two</ul></table>\
        <h3>After</h3>words<script>alert('<td>no')</script><style>p{}</style><p hidden>p <span style='display: none'>not</span>q";
    let expected =
        "table Plan\n=\n  0: Ref\n  1: Action\n-\n  0: 1\n  1: Let homes / soon / * one / * two\n### After\nwords\np q";
    assert_eq!(of(html), expected);
}

#[test]
fn cells_that_span_are_put_on_the_grid() {
    let html = "<table><tr><td rowspan=2 colspan=2>A<td>B<td rowspan=0>C<tr><td>D<tr><td>E<td>F<td>G</table>";
    assert_eq!(of(html), "table\n-\n  0+2x2: A\n  2: B\n  3x3: C\n-\n  2: D\n-\n  0: E\n  1: F\n  2: G");
}

#[test]
fn a_table_in_a_cell_stays_in_it() {
    let html = "<table><tr><td>Hubs<table><tr><td>Trinity<td>Monday</table>open<td>Ongoing</table>";
    assert_eq!(
        of(html),
        "table\n-\n  0: Hubs / open\n    table\n    -\n      0: Trinity\n      1: Monday\n  1: Ongoing"
    );
}

#[test]
fn what_is_hidden_is_passed_over_and_no_more() {
    let html = "<table><tr style='display:none'><td>no<table><tr><td>no</table>no<tr><td>a<td style='display:none'>no<td>b\
        <tr style='display:none'><td>no</table><p style='display:none'>no<p>yes<div style='display:none'><div>no</div>no</div>too\
        <table style='display:none'><tr><td>no</table>end";
    assert_eq!(of(html), "table\n-\n  0: a\n  1: b\nyes\ntoo\nend");
}

#[test]
fn text_is_only_text() {
    let html = "<p>&lt;b&gt; 5 &amp; 6 &nbsp;&pound;7 &#8211; caf&eacute; &unknown;</p><pre>a\nb</pre>";
    assert_eq!(of(html), "<b> 5 & 6 £7 – café &unknown;\na \\ b");
}

#[test]
fn plain_text_is_taken_where_the_html_has_no_table_and_the_text_has() {
    let document =
        read::pasted(Some("<p>Ref Action</p>"), "Ref\tAction\n1.1\tLet homes", &Unattended).expect("a table");
    assert_eq!(shown(&document), "table\n-\n  0: Ref\n  1: Action\n-\n  0: 1.1\n  1: Let homes");
    let document = read::pasted(Some("<meta charset='utf-8'>"), "Only words", &Unattended).expect("words");
    assert_eq!(shown(&document), "Only words");
}
