/** Every address that shows a paper, with every key of another company in it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText } from 'unpdf';
import type { FileId } from '../../src/company/files.ts';
import { plainLetterhead } from '../../src/company/letterhead.ts';
import { keepUnsaved } from '../../src/company/settings/unsaved.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { Store } from '../../src/ports.ts';
import { invoice } from '../contracts/store-samples.ts';
import { silentLog } from '../fixtures/fakes.ts';
import * as logos from '../fixtures/logos.ts';
import { freshRequest, garage, minutesAfter } from '../fixtures/requests.ts';
import { LINK_SECRET, type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const links = createLinks(LINK_SECRET);
const clock = { now: () => new Date() };
const NAMES = ['ours', 'theirs'] as const;
type Name = (typeof NAMES)[number];
const COMPANY: Record<Name, string> = { ours: 'com_garage-boreal', theirs: 'com_other' };
const other = (name: Name): Name => (name === 'ours' ? 'theirs' : 'ours');
/** What nobody but its own company may show. */
const secretsOf = (name: Name) => [`Garage of ${name}`, `REF-${name}`, `Note of ${name}`, `Customer of ${name}`];
const tokenOf = (name: Name) => links.tokenFor(`pay_${name}`);

interface Kept {
  letterhead: string;
  logo: FileId;
  unsaved: FileId;
  /** As pages and previews carry it. */
  picture: string;
}
const kept = {} as Record<Name, Kept>;

async function keep(store: Store, name: Name, bytes: Uint8Array): Promise<void> {
  const companyId = COMPANY[name];
  const [title = '', reference = '', note = '', customer = ''] = secretsOf(name);
  if (name === 'theirs') {
    const company = { ...garage, id: companyId, name: title, textSender: '+15145550199', rooms: [] };
    await store.companies.found(company, { id: 'slack:T0OTHER001', companyId });
  }
  const logo = await store.files.keep(companyId, { type: 'image/png', bytes });
  const letterhead = await store.letterheads.keep(companyId, {
    ...plainLetterhead({ name: title, phone: '+15145550100' }),
    logo,
    footnotes: { invoice: { fr: note, en: note }, estimate: { fr: note, en: note } },
  });
  const company = await store.companies.get(companyId);
  if (company) await store.companies.replace({ ...company, name: title, letterhead });
  const [id, paymentId] = [`pay_${name}`, `pi_${name}`];
  const { due: _, ...request } = freshRequest({
    ...{ id, companyId, key: id, debt: id, linkHash: links.hash(links.tokenFor(id)), reference, letterhead },
    ...{ customer: { id: `cus_${name}`, phone: '+15145550188', name: customer }, cards: [], outbox: [] },
  });
  const payment = { id: paymentId, amount: request.amount, at: minutesAfter(5), letterhead };
  const refund = { id: `re_${name}`, paymentId, amount: { ...request.amount, minor: 100 }, at: minutesAfter(6) };
  await store.requests.insert({
    ...{ ...request, state: 'paid', payments: [payment], linkExpiresAt: minutesAfter(400 * 24 * 60) },
    refunds: [{ ...refund, status: 'succeeded', toldAt: minutesAfter(6) }],
  });
  await store.invoices.insert(
    invoice(companyId, { id: `inv_${name}`, reference, customer: { id: `cus_${name}`, name: customer } }),
  );
  const standing = { company: { ...garage, id: companyId }, letterhead: plainLetterhead(garage) };
  const draft = { ...standing, letterhead: { ...standing.letterhead, terms: { fr: note, en: note }, logo } };
  const unsaved = (await keepUnsaved({ store, clock, log: silentLog }, 'invoices', standing, draft)) ?? 'fil_';
  kept[name] = { letterhead, logo, unsaved, picture: Buffer.from(bytes).toString('base64').replace(/=+$/, '') };
}

let sandbox: Sandbox;
beforeAll(async () => {
  const pictures = { ours: await logos.pngLogo(), theirs: await logos.webpLogo() };
  sandbox = await startSandbox({
    seedStore: async (store) => {
      for (const name of NAMES) await keep(store, name, pictures[name]);
    },
  });
}, 60_000);
afterAll(() => sandbox?.close());

/** What an address answers, as one reads it. */
async function look(path: string): Promise<{ status: number; says: string }> {
  const answer = await fetch(sandbox.app.url + path, { redirect: 'manual' });
  const { status, headers } = answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isPdf = headers.get('content-type')?.startsWith('application/pdf');
  const says = isPdf ? (await extractText(bytes, { mergePages: true })).text : Buffer.from(bytes).toString('utf8');
  return { status, says: says.replaceAll(/[\u00a0\u202f]/g, ' ') };
}
const nothingOf = (name: Name, path: string, says: string): void => {
  for (const secret of [...secretsOf(name), kept[name].picture])
    expect([path, says.includes(secret)]).toEqual([path, false]);
};

describe.each(NAMES)('by the link of %s', (name) => {
  test.each([
    ...['', '?lang=en', '/invoice.pdf', '/invoice-1.pdf', '/invoice-2.pdf', '/receipt.pdf', '/receipt-2.pdf'],
    ...['/credit-note.pdf', '/logo', '/code.png'],
  ])('%j shows nothing of the other', async (path) => {
    const { status, says } = await look(`/p/${tokenOf(name)}${path}`);
    expect(status).toBeLessThan(500);
    nothingOf(other(name), path, says);
    if (['', '/invoice.pdf', '/receipt.pdf', '/credit-note.pdf'].includes(path))
      expect([path, says]).toEqual([path, expect.stringContaining(`REF-${name}`)]);
  });
});

test('a logo is given for its own company alone', async () => {
  for (const company of NAMES)
    for (const logo of NAMES) {
      const { status } = await look(`/logo/${COMPANY[company]}/${kept[logo].logo}.png`);
      expect([company, logo, status]).toEqual([company, logo, company === logo ? 200 : 404]);
    }
});

const ofAll = NAMES.flatMap((company) =>
  NAMES.flatMap((letterhead) =>
    [...NAMES, undefined].flatMap((unsaved) =>
      (['invoice', 'estimate', 'page'] as const).map((what) => ({ company, letterhead, unsaved, what })),
    ),
  ),
);
test('an example of settings mixes no two companies, whichever of three keys is whose', async () => {
  for (const { company, letterhead, unsaved, what } of ofAll) {
    const query = unsaved ? `?unsaved=${kept[unsaved].unsaved}` : '';
    const path = `/preview/${COMPANY[company]}/${kept[letterhead].letterhead}/${what}${query}`;
    const { status, says } = await look(path);
    expect([path, status]).toEqual([path, company === letterhead ? 200 : 404]);
    nothingOf(other(company), path, says);
    if (unsaved === company && status === 200 && what !== 'page') expect(says.match(/Note of/g)).toHaveLength(2);
  }
});

describe('a sealed address of a member', () => {
  const until = new Date(Date.now() + 3_600_000);
  const sealed = (...words: string[]) => `/papers/${links.seal(words, until)}`;

  test('leads to no paper of another company, whatever our own server had sealed', async () => {
    for (const name of NAMES) {
      const [company, theirs] = [COMPANY[name], other(name)];
      expect((await look(sealed('preview', company, 'U1', `inv_${name}`, 'fr', ''))).says).toContain(`REF-${name}`);
      for (const path of [
        sealed('preview', company, 'U1', `inv_${theirs}`, 'fr', ''),
        sealed('sent', company, `pay_${theirs}`, `inv_${theirs}`),
        sealed('sent', company, `pay_${name}`, `inv_${theirs}`),
      ]) {
        const { status, says } = await look(path);
        expect([path, status]).toEqual([path, 404]);
        nothingOf(theirs, path, says);
      }
    }
  });

  test('that was changed in any place leads nowhere', async () => {
    const good = sealed('preview', COMPANY.theirs, 'U1', 'inv_theirs', 'fr', '');
    for (let at = '/papers/'.length; at < good.length; at += 23) {
      const changed = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
      const { status, says } = await look(changed);
      expect([at, [404, 429].includes(status)]).toEqual([at, true]);
      nothingOf('theirs', changed, says);
    }
  });
});
