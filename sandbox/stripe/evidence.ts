/** Evidence for disputes: files (https://docs.stripe.com/api/files) and what is staged and submitted (https://docs.stripe.com/api/disputes/update). */

import { moveDispute } from './dashboard.ts';
import { Failure, invalid } from './failure.ts';
import { group, onlyKnown } from './form.ts';
import type { Cause, Ledger } from './ledger.ts';
import { page } from './listing.ts';
import type { Dispute, StoredFile } from './money-back.ts';

/** Stripe's own limit for a piece of evidence. */
const MOST_BYTES = 5 * 1024 * 1024;
const FILES = 'customer_communication customer_signature receipt service_documentation uncategorized_file'.split(' ');
const MOST_LETTERS = 150_000;

/** `POST /v1/files`, as `multipart/form-data`. Throws for what is no file, and for what no evidence may be. */
export function createFile(ledger: Ledger, body: Buffer, contentType: string): StoredFile {
  const parts = partsOf(body, /boundary=(.+)$/.exec(contentType)?.[1]);
  const purpose = parts.get('purpose')?.bytes.toString();
  const file = parts.get('file');
  if (!purpose) throw invalid('Missing required param: purpose.', 'purpose', 'parameter_missing');
  if (!file) throw invalid('Missing required param: file.', 'file', 'parameter_missing');
  const type = /^%PDF-/.test(file.bytes.subarray(0, 5).toString('latin1')) ? 'pdf' : undefined;
  if (!type) throw invalid('Invalid file type for evidence.', 'file', 'file_type_invalid');
  if (file.bytes.length > MOST_BYTES) throw invalid('File is too large.', 'file', 'file_size_limit');
  const about = { filename: file.filename ?? 'blob', purpose, size: file.bytes.length, type };
  const made: StoredFile = { id: ledger.id('file'), object: 'file', created: ledger.seconds(), ...about };
  ledger.files.set(made.id, { ...made, bytes: file.bytes });
  return made;
}

function partsOf(body: Buffer, boundary = ''): Map<string, { filename?: string; bytes: Buffer }> {
  const found = new Map<string, { filename?: string; bytes: Buffer }>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString();
    const [, name = ''] = /name="([^"]*)"/.exec(head) ?? [];
    const [, filename] = /filename="([^"]*)"/.exec(head) ?? [];
    found.set(name, { ...(filename !== undefined && { filename }), bytes: part.subarray(split + 4) });
    at = next;
  }
  return found;
}

const EVIDENCE =
  'access_activity_log billing_address customer_email_address customer_name customer_purchase_ip product_description ' +
  'refund_policy_disclosure refund_refusal_explanation service_date uncategorized_text';

/** `POST /v1/disputes/du_1`. Without `submit` it goes to the bank at once, as everything that was staged before. */
export function updateDispute(ledger: Ledger, id: string, form: URLSearchParams, cause: Cause): Dispute {
  const known = [...EVIDENCE.split(' '), ...FILES].map((name) => `evidence[${name}]`).join(' ');
  onlyKnown(form, `${known} submit metadata[*] expand[#]`);
  const dispute = ledger.disputes.get(id);
  if (!dispute) throw invalid(`No such dispute: '${id}'`, 'dispute', 'resource_missing');
  const { evidence_details: details } = dispute;
  if (!['needs_response', 'warning_needs_response'].includes(dispute.status))
    throw refused(`This dispute is ${dispute.status}, and cannot be updated.`);
  if (details.past_due || details.due_by * 1000 < Number(ledger.seconds()) * 1000)
    throw refused('The deadline for this dispute has passed.');
  const given = group(form, 'evidence');
  for (const name of FILES.filter((one) => given[one])) checkFile(ledger, name, given[name] ?? '');
  const evidence = { ...dispute.evidence, ...given };
  const letters = Object.entries(evidence).reduce(
    (sum, [name, text]) => sum + (FILES.includes(name) ? 0 : text.length),
    0,
  );
  if (letters > MOST_LETTERS) throw invalid('The combined length of all evidence is too long.', 'evidence');
  dispute.evidence = evidence;
  details.has_evidence = Object.keys(evidence).length > 0;
  if (form.get('submit') === 'false') {
    ledger.record('charge.dispute.updated', dispute, cause);
    return dispute;
  }
  details.submission_count += 1;
  return moveDispute(ledger, id, dispute.status === 'needs_response' ? 'under_review' : 'warning_under_review');
}

function checkFile(ledger: Ledger, name: string, id: string): void {
  const file = ledger.files.get(id);
  if (!file) throw invalid(`No such file: '${id}'`, `evidence[${name}]`, 'resource_missing');
  if (file.purpose !== 'dispute_evidence') throw invalid('The file has another purpose.', `evidence[${name}]`);
  // As drawn by a browser, each page is an object of its own that says so.
  const pages = file.bytes?.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  if (pages > 50) throw refused('The evidence has too many pages.', 'dispute_evidence_page_limit_exceeded');
}

export function listDisputes(ledger: Ledger, form: URLSearchParams): object {
  onlyKnown(form, 'limit starting_after ending_before created created[*] charge payment_intent expand[#]');
  const asked = (name: 'charge' | 'payment_intent') => (one: Dispute) =>
    form.get(name) === null || one[name] === form.get(name);
  return page(
    [...ledger.disputes.values()].filter(asked('charge')).filter(asked('payment_intent')),
    form,
    '/v1/disputes',
  );
}

const refused = (message: string, code?: string) =>
  new Failure(400, { type: 'invalid_request_error', message, ...(code && { code }) }, true);
