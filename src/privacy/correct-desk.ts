import { createHash } from 'node:crypto';
import { type Actor, type Company, companyOf } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { memberRef } from '../kernel/act.ts';
import { parseEmail } from '../kernel/email.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type Answer, granted } from '../kernel/refusal.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import { readName, unlessCard } from '../payments/index.ts';
import { createCorrecting, isSame } from './correcting.ts';
import type { PrivacyHouse } from './house.ts';
import type { Corrected } from './order.ts';
import type { CorrectForm, CorrectValues, PrivacyScreen } from './screen.ts';

const GONE: PrivacyScreen = { kind: 'refused', refusal: { code: 'customer-unknown' } };

const valuesOf = ({ name = '', phone = '', email = '', tongue }: Corrected): CorrectValues => ({
  ...{ name, phone, email, tongue: tongue ?? 'auto' },
});

/** Tells whether somebody has corrected it since the form was shown. */
export const markOf = (customer: Corrected): string =>
  createHash('sha256')
    .update(JSON.stringify(valuesOf(customer)))
    .digest('base64url')
    .slice(0, 12);

type Read = { [field in keyof CorrectValues]: Answer<string> };

/** What a customer is called and reached by, as it is put right. */
export function createCorrectDesk(house: PrivacyHouse) {
  const { store } = house;
  const correcting = createCorrecting(house);

  const form = (
    customer: Customer,
    values: CorrectValues = valuesOf(customer),
    more: Partial<CorrectForm> = {},
  ): CorrectForm => ({
    ...{ kind: 'privacy-correct', isSheet: true, values, customer, seen: markOf(customer), problems: {} },
    ...more,
  });

  function read({ name, phone, email, tongue }: CorrectValues, { country }: Company): Read {
    return {
      name: readName(name),
      phone: phone.trim() === '' ? granted('') : unlessCard(phone, parsePhone(phone, country, { textable: false })),
      email: email.trim() === '' ? granted('') : unlessCard(email, parseEmail(email)),
      tongue: granted(tongue === 'fr' || tongue === 'en' ? tongue : ''),
    };
  }

  /** Whose the number is, or of who has none the address, if that is somebody else. */
  async function taken({ companyId, id }: Customer, { phone, email }: Corrected): Promise<Customer | undefined> {
    const found = phone
      ? await store.customers.byPhone(companyId, phone)
      : (await store.customers.byMailboxes(companyId, email ? [email] : []))[0];
    return found && found.id !== id ? found : undefined;
  }

  async function problemsIn(known: Customer, answers: Read, to: Corrected): Promise<CorrectForm['problems']> {
    const { name, phone, email } = answers;
    const wrong = Object.entries({ name, phone, email }).flatMap(([field, answer]) =>
      answer.ok ? [] : [[field, answer.refusal] as const],
    );
    if (wrong.length > 0) return Object.fromEntries(wrong);
    if (!to.phone && !to.email) return { phone: { code: 'contact-missing' } };
    const other = await taken(known, to);
    if (!other) return {};
    return { [to.phone ? 'phone' : 'email']: { code: 'contact-taken' } };
  }

  return {
    async open(actor: Actor, id: string): Promise<PrivacyScreen> {
      const customer = await store.customers.get(actor.companyId, id);
      return customer ? form(customer) : GONE;
    },

    /** @param state the customer, and a mark of how they stood when the form was opened */
    async fill(actor: Actor, { values, state }: Filled, phase: Phase, key: string): Promise<PrivacyScreen> {
      const [id = '', seen = ''] = state.split(' ');
      const known = await store.customers.get(actor.companyId, id);
      if (!known) return GONE;
      const { name = '', phone = '', email = '', tongue = 'auto' } = values;
      const typed: CorrectValues = { name, phone, email, tongue };
      if (phase === 'changed') return form(known, typed, { seen });
      const answers = read(typed, await companyOf(house.directory, known));
      const of = (answer: Answer<string>) => (answer.ok && answer.value ? answer.value : undefined);
      const to = correctedTo(of(answers.name), of(answers.phone), of(answers.email), of(answers.tongue));
      // Sent once more: it stands so already.
      if (isSame(known, to)) return { kind: 'privacy-customer', isSheet: true, customer: known, done: 'corrected' };
      if (seen !== markOf(known)) return form(known, typed, { problems: { name: { code: 'customer-changed' } } });
      const problems = await problemsIn(known, answers, to);
      if (Object.keys(problems).length > 0) return form(known, typed, { seen, problems });
      const customer = await correcting.order(actor.companyId, id, to, { by: memberRef(actor), key });
      return customer ? { kind: 'privacy-customer', isSheet: true, customer, done: 'corrected' } : GONE;
    },
  };
}

const correctedTo = (name?: string, phone?: string, email?: string, tongue?: string): Corrected => ({
  ...(name && { name }),
  ...(phone && { phone }),
  ...(email && { email }),
  ...((tongue === 'fr' || tongue === 'en') && { tongue }),
});
