// Plan files that nobody would write by accident: changes with ids that are right, and content that is not.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Change = { [key: string]: Json };
export type PlanFile = { format: string; version: number; exported: Json; plans: { plan: Json; conflicts: Json; changes: Change[] }[] };

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** JSON as RFC 8785 has it, as far as changes need it: whole numbers, keys sorted. */
function canonical(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const keys = Object.keys(json).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(json[key] ?? null)}`).join(',')}}`;
}

/** A text counts with its salted digest. */
function digested(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { text, salt } = value;
  if (Object.keys(value).length !== 2 || typeof text !== 'string' || typeof salt !== 'string') return value;
  return { digest: sha(`${salt}\n${text}`) };
}

/** The change with the id that its content gives. */
export function sealed(change: Change): Change {
  const { id: _, ...rest } = change;
  const sets = (rest.sets as Change[]).map((set) => ({ ...set, value: digested(set.value ?? null) }));
  const counted: Change = { ...rest, sets };
  for (const key of ['why', 'source']) if (counted[key] !== undefined) counted[key] = digested(counted[key] ?? null);
  return { id: sha(canonical(counted)).slice(0, 32), ...rest };
}

/** A change by a stranger, of these fields. */
export function change(sets: { entity: string; field: string; value: Json }[], more: Change = {}): Change {
  return sealed({ at: '2026-11-20T10:00:00.000Z', by: { name: 'A stranger', device: 'feedfacefeedface' }, ...more, sets });
}

/** A text as it stands in a change. */
export const text = (words: string): Json => ({ text: words, salt: '00112233445566778899aabbccddeeff' });

export async function planFile(path: string): Promise<PlanFile> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** The file with these changes added to its plan. Its readable part says nothing of them, so it is left out. */
export function withChanges(file: PlanFile, changes: Change[]): string {
  const [one] = file.plans;
  const { id } = one?.plan as { id: string };
  return JSON.stringify({ ...file, plans: [{ plan: { id }, changes: [...(one?.changes ?? []), ...changes] }] });
}
