//! Reading and understanding as a conversation, as the page has it with its worker.

use hearth::history::Change;
use hearth::import::reader::{Answer, Arriving, Findings, Reader, Request, Step};
use hearth::import::understand::ColumnRole;

const CSV: &str =
    "Ref,Action,Who,When\n1.1,Insulate lofts,Energy Officer,March 2030\n1.2,Replace boilers,Sarah Bloggs,\n";

/// Asks, by way of the messages of JSON that go to a worker and back.
fn ask(reader: &mut Reader, request: &Request, bytes: &[u8]) -> (Answer, Vec<Step>) {
    let sent = serde_json::from_str(&serde_json::to_string(request).unwrap()).unwrap();
    let mut steps = Vec::new();
    let answer = reader.answer(sent, bytes, &mut |step| steps.push(step));
    let mut arriving = Arriving::default();
    let messages = answer.clone().parted();
    let arrived: Vec<Option<Answer>> = messages
        .iter()
        .map(|message| arriving.take(serde_json::from_str(&serde_json::to_string(message).unwrap()).unwrap()))
        .collect();
    let whole: Vec<&Answer> = arrived.iter().flatten().collect();
    assert_eq!(whole, [&answer], "put together it is what was sent, once");
    assert!(arrived.last().is_some_and(Option::is_some), "with its last message");
    (answer, steps)
}

fn plan(answer: Answer) -> Change {
    match answer {
        Answer::Plan(change) => *change,
        other => panic!("{other:?}"),
    }
}

/// The kinds of steps that a reader takes, without its progress.
fn kinds(steps: &[Step]) -> Vec<&'static str> {
    let mut kinds: Vec<_> = steps
        .iter()
        .map(|step| match step {
            Step::Reading(_) => "reading",
            Step::Understanding(_) => "understanding",
            Step::Making => "making",
        })
        .collect();
    kinds.dedup();
    kinds
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
    assert_eq!(kinds(&steps), ["reading", "understanding"]);
    assert_eq!((first.counts.actions, first.counts.no_timeframe, first.lines.len()), (2, 1, 2));
    assert_eq!(first.lines[0].reading.in_words(), "by 31 March 2030");

    let mut mapping = first.mapping.clone();
    mapping.tables[0].columns[3].role = ColumnRole::LeftOut;
    let (answer, steps) = ask(&mut reader, &Request::Mapping(mapping.clone()), &[]);
    assert_eq!(kinds(&steps), ["understanding"], "the document is still there");
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

/// A table of so many rows, long enough for several parts of everything.
fn long(rows: usize) -> String {
    let row = |at: usize| format!("{},Insulate the lofts of {at} homes,Officer {},2030,note {at}\n", at % 900, at % 50);
    "Ref,Action,Who,When,Notes\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

#[test]
fn a_long_document_comes_in_parts_with_every_commitment_over_its_actions() {
    let mut reader = Reader::default();
    let asked = ask(&mut reader, &file("Warm homes 2025-30.csv"), long(1000).as_bytes());
    let found = found(asked.0);
    assert_eq!(found.lines.len(), 1000);
    assert!(found.warnings.len() >= 100, "references stand more than once");
    let grouped =
        "Commitment,Action,Who\nWarm homes,Insulate,Ann\nWarm homes,Replace boilers,Ben\nDry homes,Mend gutters,Ann\n";
    ask(&mut reader, &file("Grouped 2025-30.csv"), grouped.as_bytes());
}

#[test]
fn how_far_it_is_only_grows_and_comes_near_the_end() {
    let table = long(500);
    let cells = table.lines().map(|row| format!("<tr><td>{}</td></tr>\n", row.replace(',', "</td><td>")));
    let html = format!("<table>{}</table>", cells.collect::<String>());
    let (tabs, lines) = (table.replace(',', "\t"), table.replace(',', "\n"));
    let pasted = |html: Option<&String>, text: &str| Request::Pasted {
        html: html.cloned(),
        text: text.to_owned(),
        mapping: None,
    };
    let asked = [
        (file("Warm homes 2025-30.csv"), table.as_bytes()),
        (file("Warm homes 2025-30.html"), html.as_bytes()),
        (file("Warm homes 2025-30.txt"), lines.as_bytes()),
        (file("Warm homes 2025-30.txt"), tabs.as_bytes()),
        (pasted(Some(&html), &tabs), &[]),
        (pasted(None, &tabs), &[]),
        (pasted(None, &lines), &[]),
    ];
    for (request, bytes) in asked {
        let (_, steps) = ask(&mut Reader::default(), &request, bytes);
        let read: Vec<u8> =
            steps.iter().filter_map(|step| if let Step::Reading(done) = step { *done } else { None }).collect();
        let understood: Vec<u8> =
            steps.iter().filter_map(|step| if let Step::Understanding(done) = step { *done } else { None }).collect();
        for done in [&read, &understood] {
            assert!(done.is_sorted_by(|one, next| one < next) && done.iter().all(|done| *done <= 100), "{done:?}");
            assert!(done.last().is_some_and(|done| *done >= 75), "{done:?}");
        }
        // Lines that are no table are understood in one piece.
        let told = if bytes == lines.as_bytes()
            || matches!(&request, Request::Pasted { html: None, text, .. } if *text == lines)
        {
            vec![read]
        } else {
            vec![read, understood]
        };
        for done in told {
            assert!(done.first().is_some_and(|done| *done < 50) && done.len() > 10, "{done:?}");
        }
    }
    // Where the HTML says nothing, the text is read after it.
    let (_, steps) = ask(&mut Reader::default(), &pasted(Some(&"<p></p>\n".repeat(9_000)), &tabs), &[]);
    let read: Vec<u8> =
        steps.iter().filter_map(|step| if let Step::Reading(done) = step { *done } else { None }).collect();
    assert!(read.is_sorted_by(|one, next| one < next) && read.last() == Some(&100), "{read:?}");
}

#[test]
fn the_plan_that_is_made_is_that_of_the_draft_with_the_names_that_are_one() {
    let mut reader = Reader::default();
    let mut draft = (*found(ask(&mut reader, &file("Warm homes 2025-30.csv"), long(300).as_bytes()).0).draft).clone();
    let nobody = Request::Plan { joins: Vec::new() };
    let (answer, steps) = ask(&mut reader, &nobody, &[]);
    let change = plan(answer);
    assert_eq!(kinds(&steps), ["making"]);
    assert_eq!(change, draft.first_change().unwrap());
    assert!(change.sets.len() > 1000 && change.check().is_ok());

    let (name, other) = (draft.parties[0].name.clone(), draft.parties[1].name.clone());
    draft.join_parties(&name, &other);
    let joined = plan(ask(&mut reader, &Request::Plan { joins: vec![(name, other)] }, &[]).0);
    assert_eq!(joined, draft.first_change().unwrap());
    // Nothing was found of a document that could not be read.
    ask(&mut reader, &file("plan.docx"), b"PK\x03\x04");
    assert!(matches!(ask(&mut reader, &nobody, &[]).0, Answer::Refused(_)));
}
