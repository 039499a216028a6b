import { act, acted, memberRef } from '../../kernel/act.ts';
import { change } from '../../kernel/change.ts';
import { parsePhone } from '../../kernel/phone.ts';
import { type Answer, granted, Outage, type Refusal, refused, Unreadable } from '../../kernel/refusal.ts';
import type { Filled, Refused } from '../../kernel/screen.ts';
import { type AccountVendor, lastFour } from '../accounts.ts';
import type { Actor, Company } from '../company.ts';
import type { CompanyHouse } from '../house.ts';
import { roleOf } from '../roles.ts';
import { whoMay } from '../who-may.ts';
import { ACCOUNT_FIELDS, type AccountField, type AccountForm, type AccountShown } from './account-screen.ts';

type Problems = AccountForm['problems'];
/** What was entered: what it is called, and the ends of its secrets, for the audit log. */
type Entered = { entered: Pick<AccountShown, 'reference' | 'ends'> } | { problems: Problems };

const STRIPE_SECRET = /^(sk|rk)_(test|live)_\w{4,250}$/;
const STRIPE_SIGNING = /^whsec_[\w+/=]{4,250}$/;
const TWILIO_SID = /^AC[0-9a-f]{32}$/i;
const TWILIO_SERVICE = /^MG[0-9a-f]{32}$/i;
/** Where the vendor is to tell what happens in a company's own account. */
const PATHS = { stripe: '/webhooks/stripe/', twilio: '/webhooks/twilio/' } satisfies Record<AccountVendor, string>;

/** Companies' own accounts with vendors, as administrators enter them. */
export function createAccountsDesk(house: CompanyHouse) {
  const { store, accountChecks: checks, publicUrl, clock } = house;

  const addressOf = (vendor: AccountVendor, companyId: string): string =>
    `${publicUrl}${PATHS[vendor]}${companyId}${vendor === 'twilio' ? '/inbound#rc=5&rp=all' : ''}`;

  /** What cannot be read any more, its key being lost, is entered anew. */
  const readable = <Account>(own: Promise<Account[]>): Promise<Account[]> =>
    own.catch((error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      house.log.error('an account cannot be read: an administrator enters it anew', { error: error.message });
      return [];
    });

  async function hasOf(vendor: AccountVendor, companyId: string): Promise<AccountShown | undefined> {
    if (vendor === 'stripe') {
      const [own] = await readable(store.accounts.stripe(companyId));
      if (!own) return undefined;
      const { name, account: reference, isLive, at, secretKey, webhookSecret } = own;
      const ends = { 'secret-key': lastFour(secretKey), 'webhook-secret': lastFour(webhookSecret) };
      return { ...(name && { name }), reference, isLive, at, ends };
    }
    const [own] = await readable(store.accounts.twilio(companyId));
    if (!own) return undefined;
    const { name, sender: reference, accountSid, isLive, at, authToken } = own;
    return { ...(name && { name }), reference, accountSid, isLive, at, ends: { 'auth-token': lastFour(authToken) } };
  }

  async function show(
    { companyId }: Actor,
    vendor: AccountVendor,
    more: Partial<Pick<AccountForm, 'problems' | 'done'>> & { typed?: Filled['values'] } = {},
  ): Promise<AccountForm> {
    const { typed, ...said } = more;
    const has = await hasOf(vendor, companyId);
    const known: AccountForm['values'] = {
      section: vendor,
      ...(has?.accountSid && { 'account-sid': has.accountSid, sender: has.reference }),
    };
    // As typed, as long as it is not saved: a secret that was pasted is not to be looked for again.
    const shown = ACCOUNT_FIELDS[vendor].map((field) => [field, typed?.[field] ?? known[field] ?? '']);
    const values = { ...Object.fromEntries(shown), section: vendor };
    const address = addressOf(vendor, companyId);
    return { kind: 'account-form', vendor, values, problems: {}, ...(has && { has }), address, ...said };
  }

  /** What the vendor says, or that it says nothing. */
  async function asked<T>(vendor: AccountVendor, answer: Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      house.log.warn('an account that is entered could not be looked at', { vendor, error });
      return refused({ code: 'vendor-away', vendor });
    }
  }

  async function enterStripe(companyId: string, typed: (field: AccountField) => string): Promise<Entered> {
    const [now] = await readable(store.accounts.stripe(companyId));
    const secretKey = typed('secret-key') || now?.secretKey;
    const signing = typed('webhook-secret');
    if (!secretKey) return wrong('secret-key', { code: 'field-missing' });
    if (!STRIPE_SECRET.test(secretKey)) return wrong('secret-key', { code: 'key-not-secret' });
    if (signing && !STRIPE_SIGNING.test(signing)) return wrong('webhook-secret', { code: 'signing-secret-unreadable' });
    const found = await asked('stripe', checks.stripe({ secretKey }));
    if (!found.ok) return wrong('secret-key', found.refusal);
    const { account } = found.value;
    // The secret of an endpoint is of one account, and of no other.
    const webhookSecret = signing || (now?.account === account ? now.webhookSecret : '');
    if (!webhookSecret) return wrong('webhook-secret', { code: 'field-missing' });
    const own = { companyId, ...found.value, secretKey, webhookSecret, at: clock.now() };
    if (!(await store.accounts.keepStripe(own))) return wrong('secret-key', { code: 'account-taken' });
    const ends = { 'secret-key': lastFour(secretKey), 'webhook-secret': lastFour(webhookSecret) };
    return { entered: { reference: account, ends } };
  }

  async function enterTwilio(company: Company, typed: (field: AccountField) => string): Promise<Entered> {
    const known = await readable(store.accounts.twilio(company.id));
    const accountSid = typed('account-sid');
    if (!TWILIO_SID.test(accountSid)) return wrong('account-sid', { code: 'account-sid-unreadable' });
    const authToken = typed('auth-token') || known.find((one) => one.accountSid === accountSid)?.authToken;
    if (!authToken) return wrong('auth-token', { code: 'field-missing' });
    const read = senderIn(typed('sender'), company);
    if (!read.ok) return wrong('sender', read.refusal);
    const sender = read.value;
    const found = await asked('twilio', checks.twilio({ accountSid, authToken, sender }));
    if (!found.ok) return wrong(found.refusal.code.startsWith('sender') ? 'sender' : 'auth-token', found.refusal);
    const holder = await store.companies.byTextSender(sender);
    const own = { companyId: company.id, ...found.value, accountSid, authToken, sender, at: clock.now() };
    if ((holder && holder.id !== company.id) || !(await store.accounts.keepTwilio(own)))
      return wrong('sender', { code: 'sender-taken' });
    return { entered: { reference: sender, ends: { 'auth-token': lastFour(authToken) } } };
  }

  /** In one write with the act of it: from then on the company texts from there. */
  async function entered(actor: Actor, vendor: AccountVendor, { reference, ends }: EnteredAs) {
    const stored = {
      read: () => store.companies.get(actor.companyId),
      replace: store.companies.replace,
    };
    await change(stored, (company) =>
      acted(
        vendor === 'twilio' ? { ...company, textSender: reference } : company,
        act({
          ...{ key: `account ${company.revision}`, at: clock.now(), action: 'account-entered', by: memberRef(actor) },
          after: { section: vendor, account: reference, ends: Object.values(ends).join(' ') },
        }),
      ),
    );
    house.directory.forget();
  }

  return {
    show,

    /** Checked with the vendor there and then, because who enters it is there to put it right. */
    async save(actor: Actor, vendor: AccountVendor, filled: Filled): Promise<AccountForm | Refused> {
      const company = await store.companies.get(actor.companyId);
      if (!company) throw new Error(`${actor.companyId} is gone`);
      const role = roleOf(company, actor);
      if (role !== 'administrator') {
        const who = await whoMay(store, company, 'administrator');
        return {
          kind: 'refused',
          refusal: { code: 'role-needed', role: role ?? 'viewer', asked: 'administrator', who },
        };
      }
      const typed = (field: AccountField): string => (filled.values[field] ?? '').trim();
      const found = await (vendor === 'stripe' ? enterStripe(company.id, typed) : enterTwilio(company, typed));
      if ('problems' in found) return show(actor, vendor, { problems: found.problems, typed: filled.values });
      await entered(actor, vendor, found.entered);
      return show(actor, vendor, { done: 'saved' });
    },
  };
}

type EnteredAs = Extract<Entered, { entered: unknown }>['entered'];

const wrong = (field: AccountField, refusal: Refusal): Entered => ({ problems: { [field]: refusal } });

/** A number as people write it, or a messaging service. */
function senderIn(typed: string, { country }: Company): Answer<string> {
  if (typed === '') return refused({ code: 'field-missing' });
  return TWILIO_SERVICE.test(typed) ? granted(typed) : parsePhone(typed, country, { textable: false });
}
