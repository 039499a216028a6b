import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sealsIn } from '../../adapters/machine/audit-seals.ts';
import { lineOf, sealLine } from '../../src/audit/file.ts';
import { createSealer, verifyAudit } from '../../src/audit/index.ts';
import { type AuditRow, rowOf } from '../../src/audit/row.ts';
import { act } from '../../src/kernel/act.ts';

const sealer = createSealer(Buffer.alloc(32, 7));
const { key } = sealer;
const at = new Date('2026-11-23T12:00:00Z');
/** Half of a character, what ends lines in some readers, what turns a line around, and as much as a contract. */
const HOSTILE = ['\ud83d', '\u2028\u0000\r\n', '\u202e\u00e9e\u0301', '"},{"seq":2', 'x'.repeat(100_000)];

/** A log of so many rows, and its file. */
function logOf(count: number, by = 'member slack:T1 U1') {
  const rows: AuditRow[] = [];
  for (let n = 0; n < count; n += 1) {
    const after = { name: `${HOSTILE[n % HOSTILE.length]}`, amount: '12550 CAD' };
    const done = act({ key: `made ${n}`, at, action: 'settings-changed', by, before: { name: 'Garage' }, after });
    rows.push(rowOf(done, `requests pay_${n}`, 'com_1', rows.at(-1)));
  }
  return { rows, lines: [...rows.map(lineOf), sealOf(rows)] };
}
const sealOf = (rows: AuditRow[], by = sealer) =>
  sealLine(by, { companyId: 'com_1', seq: rows.length, hash: rows.at(-1)?.hash ?? '', at });
const after = (line: string | undefined, change: (line: string) => string) => change(line ?? '');

test('words of every kind, and of any length, are entered, written and verified as they are', async () => {
  const { lines } = logOf(12);
  expect(lines.every((line) => !/[\n\r]/.test(line))).toBe(true);
  // As it comes out of a file, whichever machine it went through.
  const read = (end: string) =>
    Buffer.from(lines.join(end) + end)
      .toString('utf8')
      .split('\n');
  for (const end of ['\n', '\r\n']) expect(await verifyAudit(read(end), { key })).toMatchObject({ ok: true, rows: 12 });
});

test('rows that change places, come twice or come from elsewhere are found', async () => {
  const { lines } = logOf(4);
  const [one = '', two = '', three = '', four = '', seal = ''] = lines;
  const other = logOf(4, 'member slack:T1 U9').lines;
  expect(await verifyAudit([one, three, two, four, seal], { key })).toMatchObject({
    fault: { kind: 'removed', from: 2, to: 2 },
  });
  expect(await verifyAudit([one, two, other[2] ?? '', four, seal], { key })).toMatchObject({
    fault: { kind: 'changed', seq: 2 },
  });
  expect(await verifyAudit([...other.slice(0, 4), seal], { key })).toMatchObject({ fault: { kind: 'changed' } });
  expect(await verifyAudit([one, two, three, seal, four], { key })).toMatchObject({ ok: false });
});

test('a line says one thing, to who reads it and to the program', async () => {
  const { lines } = logOf(2);
  const [one = '', two = '', seal = ''] = lines;
  const changes: ((line: string) => string)[] = [
    (line) => line.replace('"by":', '"by":"member slack:T1 U9","by":'),
    (line) => line.replace('{"about"', '{"__proto__":{"by":"x"},"about"'),
    (line) => line.replace('"Garage', '"\\u0047arage').replace('Garage', '\\u0047arage'),
    (line) => line.replace('","', '", "'),
    (line) => ` ${line}`,
  ];
  for (const change of changes)
    expect([String(change), await verifyAudit([one, after(two, change), seal], { key })]).toMatchObject([
      String(change),
      { fault: { kind: 'changed', seq: 2 } },
    ]);
});

test('a file that was cut anywhere is never called whole', async () => {
  const { rows } = logOf(3);
  const small = rows.map((row, n) => rowOf({ ...row, after: `{"n":"${n}"}` }, row.about, 'com_1', undefined));
  const chained: AuditRow[] = [];
  for (const row of small) chained.push(rowOf(row, row.about, 'com_1', chained.at(-1)));
  const text = `${[...chained.map(lineOf), sealOf(chained)].join('\n')}\n`;
  expect(await verifyAudit(text.split('\n'), { key })).toMatchObject({ ok: true });
  for (let length = 0; length < text.length - 1; length += 7)
    expect((await verifyAudit(text.slice(0, length).split('\n'), { key })).ok).toBe(false);
});

test('whoever makes all of it anew needs the key of the server, which nobody has who has only the database', async () => {
  const [theirs, { rows }] = [createSealer(Buffer.alloc(32, 8)), logOf(3, 'member slack:T1 U9')];
  const forged = [...rows.map(lineOf), sealOf(rows, theirs)];
  expect(await verifyAudit(forged, { key })).toMatchObject({ fault: { kind: 'other-key', key: theirs.key } });
  const renamed = forged.map((line) => line.replace(theirs.key, key));
  expect(await verifyAudit(renamed, { key })).toMatchObject({ fault: { kind: 'seal-forged' } });
  expect(await verifyAudit(forged.map((line) => line.replace(theirs.key, 'x'))).then(({ ok }) => ok)).toBe(false);
});

test('who died while a seal was written leaves the seals before it, and those that come after it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seals-'));
  try {
    const path = join(folder, 'audit-seals.jsonl');
    const { rows, lines } = logOf(2);
    await sealsIn(folder).keep(sealOf(rows.slice(0, 1)));
    const whole = await readFile(path, 'utf8');
    await writeFile(path, whole + sealOf(rows).slice(0, 100));
    await sealsIn(folder).keep(sealOf(rows));
    const kept = (await readFile(path, 'utf8')).split('\n');
    expect(await verifyAudit(lines, { key, kept })).toMatchObject({ ok: true, kept: 2 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
