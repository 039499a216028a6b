import type { Company } from '../../src/company/company.ts';
import { paperIn } from '../../src/documents/index.ts';
import { balanceOf, totalsOfInvoice } from '../../src/invoices/index.ts';
import { statusOf } from '../../src/payments/index.ts';
import type { Dossier } from '../../src/privacy/dossier.ts';
import { sayMethod } from '../payments/payment-method.ts';
import { called, type Voice } from '../voice.ts';

/** What is kept of a customer, to be read from the top to the bottom. */
export interface Readable {
  lang: string;
  title: string;
  about: string[];
  sections: { heading: string; rows: ReadableRow[]; none: string }[];
}

/** One thing: when, what, and whatever is to be said to it. */
export interface ReadableRow {
  at?: string;
  text: string;
  details: string[];
}

type Part = (dossier: Dossier, voice: Voice) => (ReadableRow & { when?: Date })[];

const row = (text: string, ...details: (string | undefined)[]) => ({
  text,
  details: details.filter((one): one is string => one !== undefined && one !== ''),
});

const who: Part = ({ customer: { name, phone, email, tongue, createdAt } }, { words, ...voice }) => {
  const { privacy: say, companySettings } = words;
  return [
    ...(name ? [row(say.dossier.name, name)] : []),
    ...(phone ? [row(say.customer.phone, voice.phone(phone))] : []),
    ...(email ? [row(say.customer.email, email)] : []),
    row(say.customer.language, tongue ? companySettings.languages[tongue] : say.customer.ofCompany),
    row(say.customer.since, voice.fully(createdAt)),
  ];
};

const consent: Part = ({ customer }, { words: { privacy: say, audit } }) =>
  customer.consent.map(({ level, source, proof, at }) => {
    const known: Record<string, string> = audit.values;
    return { when: at, ...row(say.dossier.level[level], known[source] ?? source, proof) };
  });

const texts: Part = ({ received, sent }, { words: { privacy: say, textFailures } }) =>
  [
    ...received.map(({ body, media, receivedAt }) => ({
      when: receivedAt,
      ...row(say.dossier.from, body, media > 0 ? say.dossier.picture(media) : undefined),
    })),
    ...sent.map(({ words, answer, createdAt, state, reason }) => ({
      when: createdAt,
      ...row(
        say.dossier.to(answer?.by.name ?? ''),
        words,
        answer?.picture ? say.dossier.picture(1) : undefined,
        state === 'failed' ? textFailures[reason ?? 'unknown'].why : undefined,
      ),
    })),
  ].toSorted((one, other) => one.when.getTime() - other.when.getTime());

const conversations: Part = ({ conversations: all }, { words: { privacy: say }, phone }) =>
  all.map(({ phone: number, openedAt, assigned }) => ({
    when: openedAt,
    ...row(called(number, { phone }), assigned ? say.dossier.assigned(assigned.to.name) : undefined, assigned?.note),
  }));

const requests: Part = ({ requests: all }, { words: { privacy: say, ledger }, money, fully }) =>
  all.map((request) => ({
    when: request.createdAt,
    ...row(
      `${request.reference} · ${money(request.amount)}`,
      ledger.statuses[statusOf(request)],
      request.message,
      request.seenAt ? say.dossier.seen(fully(request.seenAt)) : undefined,
      request.cancelled?.note,
    ),
  }));

const payments: Part = ({ requests: all }, voice) =>
  all.flatMap(({ reference, payments: paid }) =>
    paid.map(({ amount, at, method }) => ({
      when: at,
      ...row(`${reference} · ${voice.money(amount)}`, method ? sayMethod(method, voice.words) : undefined),
    })),
  );

const refunds: Part = ({ requests: all, refunds: ordered }, { words: { privacy: say, audit }, money }) => {
  const values: Record<string, string> = audit.values;
  return all.flatMap(({ reference, refunds: made }) =>
    made.map(({ amount, at, status, reason, orderId }) => ({
      when: at,
      ...row(
        `${reference} · ${money(amount)}`,
        values[status] ?? status,
        reason ? say.dossier.reason(values[reason] ?? reason) : undefined,
        ordered.find(({ id }) => id === orderId)?.note,
      ),
    })),
  );
};

const disputes: Part = ({ requests: all }, { words: { audit }, money }) => {
  const values: Record<string, string> = audit.values;
  return all.flatMap(({ reference, disputes: found }) =>
    found.map(({ amount, at, status }) => ({
      when: at,
      ...row(`${reference} · ${money(amount)}`, values[status] ?? status),
    })),
  );
};

const estimates: Part = ({ estimates: all }, { words: { privacy: say, audit }, money, fully }) => {
  const values: Record<string, string> = audit.values;
  return all.map(({ reference, total, state, message, answer, createdAt }) => ({
    when: createdAt,
    ...row(
      `${reference} · ${money(total)}`,
      values[state] ?? state,
      message,
      answer ? say.dossier.answered(answer.name, fully(answer.at)) : undefined,
    ),
  }));
};

const invoices: Part = ({ invoices: all }, { words, money }) =>
  all.map((invoice) => {
    const { currency, reference, vehicle, summary, openedAt, lines } = invoice;
    const of = (minor: number): string => money({ minor, currency });
    return {
      when: openedAt,
      ...row(
        `${reference} · ${of(totalsOfInvoice(invoice).total)}`,
        [vehicle, summary].filter(Boolean).join(' · '),
        ...lines.map((each) => `${each.description} · ${of(each.amount)}`),
        `${words.papers.balance} · ${money(balanceOf(invoice))}`,
      ),
    };
  });

const papers: Part = ({ papers: all }, { words: { privacy: say } }) =>
  all.map((kept) => {
    const { kind, number, issuedAt, customer, lines, currency } = paperIn(kept);
    const named = [customer.name, ...(customer.address ?? []), customer.phone, customer.email].filter(Boolean);
    const said = lines.map(({ description }) => description);
    return { when: issuedAt, ...row(`${say.dossier.kinds[kind]} ${number}`, named.join(', '), ...said, currency) };
  });

const mails: Part = ({ mails: all }) => all.map(({ to, createdAt }) => ({ when: createdAt, ...row(to) }));

const tasks: Part = ({ tasks: all }, { money }) =>
  all.map(({ reference, amount, system, createdAt }) => ({
    when: createdAt,
    ...row(`${reference} · ${money(amount)}`, system),
  }));

const pictures: Part = ({ pictures: all }) => all.map((id) => row(pictureName(id)));

/** What a picture is called in the file. */
export const pictureName = (id: string, type = 'image/png'): string =>
  `pictures/${id}.${type === 'image/jpeg' ? 'jpg' : type.split('/').at(-1)}`;

const PARTS = {
  ...{ who, consent, texts, conversations, requests, payments, refunds, disputes, estimates, invoices },
  ...{ papers, mails, tasks, pictures },
} satisfies Record<string, Part>;

/** All of it in words, for the customer. */
export function readableOf(dossier: Dossier, company: Pick<Company, 'name'>, at: Date, voice: Voice): Readable {
  const { dossier: say } = voice.words.privacy;
  const names = Object.keys(PARTS) as (keyof typeof PARTS)[];
  return {
    ...{ lang: voice.tongue, title: say.title(company.name) },
    about: [say.written(voice.fully(at)), say.elsewhere],
    sections: names.map((name) => ({
      ...{ heading: say.sections[name], none: say.none },
      rows: PARTS[name](dossier, voice).map(({ when, ...said }) => ({
        ...said,
        ...(when && { at: voice.fully(when) }),
      })),
    })),
  };
}
