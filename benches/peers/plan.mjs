// An action plan of so many rows in ten columns, the same at every run, as a council's officers keep it in a workbook.
//
// node benches/peers/plan.mjs ROWS prints it as CSV.
import { pathToFileURL } from 'node:url';

const HEADINGS = ['Ref', 'Priority', 'Action', 'Lead', 'Partners', 'Timescale', 'Status', 'Progress', 'Outcome', 'Notes'];
const DOES = ['Insulate', 'Inspect', 'Refurbish', 'Advise on', 'Bring back into use', 'Survey', 'Adapt', 'Let', 'Buy back', 'Review'];
const WHAT = ['empty homes', 'homes with damp, and mould', 'homes of older residents', 'temporary accommodation', 'homes over shops', 'park homes'];
const WHERE = ['the town centre', 'Shepway', 'Park Wood', 'the rural parishes', 'High Street ward', 'Tovil', 'Coxheath', 'Marden'];
const LEADS = ['Housing Standards Manager', 'Head of Housing', 'Energy Officer', 'Priya Shah', 'Development Team', 'J. Smith', 'Lettings Team'];
const PARTNERS = ['Kent County Council', 'Registered providers', 'Police', 'Citizens Advice', ''];
const TIMES = ['March 2026', 'By 31/12/2026', 'Q3 2026/27', 'Ongoing', 'Autumn 2027', '2026 - 2028', ''];
const STATUSES = ['On track', 'At risk', 'Complete', 'Not started'];

/** Headings and rows of text. @param {number} many @param {number} [later] Every so manieth row says something else. */
export function rows(many, later = 0) {
  const of = (list, at) => list[at % list.length];
  const row = (_, at) => [
    `${Math.floor(at / 100) + 1}.${at % 100 + 1}`,
    `Priority ${Math.floor(at / 100) + 1}: better homes in ${of(WHERE, Math.floor(at / 100))}`,
    `${of(DOES, at)} ${at % 90 + 10} ${of(WHAT, at * 7)} in ${of(WHERE, at * 3)}, as agreed in minute ${at}, and tell those who live there what is to be done and when`,
    of(LEADS, at * 5), of(PARTNERS, at * 3), later > 0 && at % later === 0 ? 'June 2031' : of(TIMES, at * 11), of(STATUSES, at * 13),
    `In quarter ${at % 4 + 1} ${at % 37} visits were made; the "second round", with letters to ${at % 300} households, follows`,
    `${at % 50 + 1} homes meet the standard`, at % 6 === 0 ? `See also minute ${at * 3 % 997}` : '',
  ];
  return [HEADINGS, ...Array.from({ length: many }, row)];
}

/** The same as CSV. @param {string[][]} table */
export function csv(table) {
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return table.map((row) => row.map(cell).join(',')).join('\r\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(csv(rows(Number(process.argv[2]))));
