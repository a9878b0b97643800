//! Reading and understanding as a conversation, as the page has it with its worker.

use hearth::import::reader::{Answer, Findings, Reader, Request, Step};
use hearth::import::understand::Holds;

const CSV: &str =
    "Ref,Action,Who,When\n1.1,Insulate lofts,Energy Officer,March 2030\n1.2,Replace boilers,Sarah Bloggs,\n";

/// Asks, by way of the JSON that goes to a worker and back.
fn ask(reader: &mut Reader, request: &Request, bytes: &[u8]) -> (Answer, Vec<Step>) {
    let sent = serde_json::from_str(&serde_json::to_string(request).unwrap()).unwrap();
    let mut steps = Vec::new();
    let answer = reader.answer(sent, bytes, &mut |step| steps.push(step));
    (serde_json::from_str(&serde_json::to_string(&answer).unwrap()).unwrap(), steps)
}

fn found(answer: Answer) -> Findings {
    match answer {
        Answer::Found(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn file(name: &str) -> Request {
    Request::File { name: name.to_owned(), mapping: None }
}

#[test]
fn a_file_is_read_understood_and_kept_for_another_mapping() {
    let mut reader = Reader::default();
    let (answer, steps) = ask(&mut reader, &file("Warm homes 2025-30.csv"), CSV.as_bytes());
    let first = found(answer);
    assert_eq!(steps, [Step::Reading, Step::Understanding]);
    assert_eq!((first.counts.actions, first.counts.no_timeframe, first.lines.len()), (2, 1, 2));
    assert_eq!(first.lines[0].reading, "by 31 March 2030");

    let mut mapping = first.mapping.clone();
    mapping.tables[0].columns[3].holds = Holds::LeftOut;
    let (answer, steps) = ask(&mut reader, &Request::Mapping(mapping.clone()), &[]);
    assert_eq!(steps, [Step::Understanding], "the document is still there");
    let second = found(answer);
    assert_eq!((second.counts.no_timeframe, second.mapping), (2, mapping));

    // Another row of headings, and back: the guess is as it was.
    let header = |header| Request::Header { mapping: first.mapping.clone(), table: 0, header };
    assert_eq!(found(ask(&mut reader, &header(None), &[]).0).mapping.tables[0].header, None);
    assert_eq!(found(ask(&mut reader, &header(Some(0)), &[]).0), first);
}

#[test]
fn what_was_pasted_is_read_with_its_table() {
    let html =
        "<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Insulate lofts</td><td>Energy Officer</td></tr></table>";
    let request = Request::Pasted { html: Some(html.to_owned()), text: "Insulate lofts".to_owned(), mapping: None };
    let found = found(ask(&mut Reader::default(), &request, &[]).0);
    assert_eq!((found.counts.lines, found.counts.parties), (1, 1));
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let mut reader = Reader::default();
    let refused = |answer| match answer {
        Answer::Refused(why) => why,
        other => panic!("{other:?}"),
    };
    assert!(refused(ask(&mut reader, &file("plan.docx"), b"PK\x03\x04").0).contains("damaged"));
    assert!(refused(ask(&mut reader, &file("plan.csv"), b"").0).contains("empty"));
    let nothing = Request::Mapping(hearth::import::understand::Mapping::default());
    assert!(refused(ask(&mut reader, &nothing, &[]).0).contains("choose it again"));
}
