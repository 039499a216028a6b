import { createSealer, type Fault, fingerprint, type Verdict, verifyAudit } from '../audit/index.ts';
import { auditFiles } from '../compose.ts';
import { type Config, explain, type Problem } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

const USAGE =
  'audit takes verify and an exported file, and a file of seals where you kept one: npm run audit -- verify audit-2026-11-29.jsonl audit-seals.jsonl.';

/** For whoever wants to know whether a log was tampered with: offline, on any machine. Throws `CannotStart`. */
export async function run({ encryptionKey }: Config, typed: string[]): Promise<void> {
  await verify(typed, createSealer(encryptionKey).key);
}

/** On a machine that has none of the app's settings: whose key sealed it is said, and not held against ours. */
export async function runWithout(problems: readonly Problem[], typed: string[]): Promise<void> {
  if (typed[0] !== 'verify') throw new CannotStart(explain(problems));
  await verify(typed, undefined);
}

async function verify([what, file, seals, ...more]: string[], key: string | undefined): Promise<void> {
  if (what !== 'verify' || !file || more.length > 0) throw new CannotStart(USAGE);
  const { linesOf } = await auditFiles();
  const read = (path: string) =>
    linesOf(path).catch((cause: Error) => {
      throw new CannotStart(`${path} cannot be read: ${cause.message}`, cause);
    });
  const verdict = await verifyAudit(await read(file), {
    ...(seals && { kept: await read(seals) }),
    ...(key && { key }),
  });
  process.stdout.write(`${sayVerdict(verdict, { isOurs: key !== undefined })}\n`);
  if (!verdict.ok) process.exitCode = 1;
}

function sayVerdict(verdict: Verdict, { isOurs }: { isOurs: boolean }): string {
  if (!verdict.ok) return `NOT AS IT WAS WRITTEN. ${sayFault(verdict.fault)}`;
  const { rows, kept, key = '', companyId } = verdict;
  const whose = isOurs
    ? 'sealed by this server'
    : `sealed by the key ${fingerprint(key)}: see that it is the one that the app names where the file is exported`;
  const beside = kept > 0 ? ` It agrees with ${kept} seals that were kept.` : '';
  return `Whole: ${rows} rows of ${companyId}, ${whose}.${beside}`;
}

function sayFault(fault: Fault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `Line ${fault.line} is no row of a log.`;
    case 'changed':
      return `Row ${fault.seq} was changed.`;
    case 'removed':
      return fault.from === fault.to
        ? `Row ${fault.from} was removed.`
        : `Rows ${fault.from} to ${fault.to} were removed.`;
    case 'added':
      return `Line ${fault.line} was added, as row ${fault.seq}.`;
    case 'cut-off':
      return `Everything behind row ${fault.after} was cut off${fault.to === undefined ? '' : `: there were ${fault.to}`}.`;
    case 'seal-forged':
      return fault.where === 'file'
        ? 'The seal at its end was not signed by the key that it names.'
        : `The seal on line ${fault.line} of those that were kept was not signed by the key that it names.`;
    case 'other-key':
      return `It was sealed by another key, ${fingerprint(fault.key)}: by another server, or after npm start -- --new-key.`;
    case 'made-anew':
      return `Row ${fault.seq} is not the one that was sealed on ${fault.sealedAt}: it, or one before it, was made anew.`;
  }
}
