// The two starter plans, and what the tests know of them.
import { expect } from '@playwright/test';
import { AllActionsPage } from '../pages/all-actions.ts';
import type { HearthPage } from '../pages/hearth.ts';
import { LinePage } from '../pages/line.ts';
import { PlansPage } from '../pages/plans.ts';
import type { Update } from '../pages/update-form.ts';

export type Starter = {
  title: string;
  file: string;
  lines: number;
  section: { word: string; name: string; lines: number };
  lead: { name: string; lines: number };
  /** On 21 November 2026, with calendar years. */
  overdue: number;
  /** References of three lines, the first with a timeframe. */
  refs: [string, string, string];
  /** Words to search for, and the lines that have them all. */
  words: { typed: string; refs: string[] };
};

export const STARTERS: Starter[] = [
  {
    title: 'Housing Strategy Action Plan 2023-28',
    file: 'housing-strategy-2023-28.json',
    lines: 68,
    section: { word: 'Section', name: 'Assisting Vulnerable Households', lines: 31 },
    lead: { name: 'Hannah Gaston', lines: 21 },
    overdue: 31,
    refs: ['1.2a', '2.1a', '3.1a'],
    words: { typed: 'heathlands', refs: ['1.4'] },
  },
  {
    title: 'Homelessness and Rough Sleeping Action Plan 2024-29',
    file: 'homelessness-2024-29.json',
    lines: 35,
    section: { word: 'Priority', name: 'Prevention', lines: 10 },
    lead: { name: 'Housing and Inclusion Manager', lines: 16 },
    overdue: 12,
    refs: ['1.2', '1.10', '3.1'],
    words: { typed: 'CARE leavers', refs: ['1.4'] },
  },
];

export const [STRATEGY, HOMELESSNESS] = STARTERS as [Starter, Starter];

/** Starts from a starter plan; All actions is then shown. */
export async function startFrom(hearth: HearthPage, starter: Starter): Promise<AllActionsPage> {
  await new PlansPage(hearth).startFrom(starter.title);
  const actions = new AllActionsPage(hearth);
  await expect(actions.lines).toHaveCount(starter.lines);
  return actions;
}

/** Opens a line by its reference, from anywhere in its plan. */
export async function openLine(hearth: HearthPage, reference: string): Promise<LinePage> {
  await (await new AllActionsPage(hearth).go()).openLine(reference);
  return new LinePage(hearth);
}

/** Records an update of a line, from anywhere in its plan; gives the name if it is asked for. */
export async function recordUpdate(hearth: HearthPage, reference: string, update: Update): Promise<LinePage> {
  const line = await openLine(hearth, reference);
  const form = await line.recordUpdate();
  await form.fill({ status: 'On track', ...update });
  await form.save();
  return line;
}

/** Changes one field of a line, from anywhere in its plan. */
export async function changeField(hearth: HearthPage, reference: string, label: string, text: string): Promise<LinePage> {
  const line = await openLine(hearth, reference);
  const form = await line.edit();
  await form.fill({ [label]: text });
  await form.save();
  return line;
}
