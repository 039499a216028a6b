import type { CustomerPage } from '../../src/documents/index.ts';
import { type Formats, formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { ChangedLine } from '../../src/payments/order-news.ts';
import { sayMethod } from '../payments/payment-method.ts';
import type { PaymentPage, State, Words } from './page-content.ts';
import { presentHead } from './page-head.ts';
import { type PapersPart, presentPapers, type RefusedAddress } from './page-papers.ts';
import { partAlert, partFacts, partForm, type RefusedPart } from './page-parts.ts';

/** What is known beside the request itself. */
export interface Circumstances {
  token: string;
  tongue: Tongue;
  now: Date;
  /** When Stripe sent the customer back as having paid. A hint for what to say, never a fact. */
  cameBackAt?: Date | undefined;
  /** When the page began to wait for the bank, as its address says. */
  waitingSince?: Date | undefined;
  /** Stripe could not open its page. */
  failed?: boolean;
  /** The button was pressed too many times in a row. */
  tooOften?: boolean;
  /** A press that may have been a program's. */
  unsure?: boolean;
  /** Stripe's page, when the Pay button itself cannot lead there. */
  leaveTo?: string;
  /** An address that papers were wanted at, and cannot be sent to. */
  address?: RefusedAddress;
  /** An amount that cannot be paid. */
  part?: RefusedPart;
  /** Which of the request's asks the customer went to pay a part of, as the address says. */
  paidOf?: number | undefined;
}

type Scene = { view: CustomerPage; about: Circumstances; text: Catalogue['page']; formats: Formats };

/** How long a payment said to be made is waited for before the Pay button comes back, in milliseconds. */
const PATIENCE = 120_000;
const HOUR_MS = 3_600_000;

/** Everything the page says and offers, in the language asked for. */
export function presentPage(view: CustomerPage, about: Circumstances): PaymentPage {
  const text = words(about.tongue).page;
  const formats = formatsFor(about.tongue, view.company);
  const drawn = withWhatArrived(stateOf({ view, about, text, formats }), { view, about, text, formats });
  const state = about.tooOften ? { ...drawn, alert: text.tooMany } : drawn;
  const amount = formats.money(view.amount);
  const facts = partFacts(view, { tongue: about.tongue, isOpen: state.action?.pays === true }, formats);
  return {
    ...state,
    alert: state.alert && { isGood: false, ...state.alert },
    ...presentHead(view, {
      ...{ tongue: about.tongue, title: state.alert?.title ?? state.heading, preview: text.title, footer: text.footer },
      logo: `/p/${about.token}/logo`,
      other: (tongue) => pageUrl(about.token, tongue, { paid: about.cameBackAt, of: about.paidOf }),
      seenUrl: state.action?.pays ? `/p/${about.token}/seen` : '',
    }),
    customer: view.customer ?? '',
    reference: view.reference,
    amount,
    ...facts,
    parts: state.action?.pays ? partForm(view, { ...about, refused: about.part }, formats) : null,
    currency: amount.includes('$') ? view.amount.currency : '',
    until: state.action?.pays ? text.until(formats.fully(view.until)) : '',
    papers: papersOn(view, about, formats),
  };
}

/** Who is being led on to pay, or waits for a word of the bank, is offered nothing else. */
function papersOn({ papers, state, soFar }: CustomerPage, about: Circumstances, formats: Formats): PapersPart | null {
  const isPaid = state === 'paid' || (soFar?.payments.length ?? 0) > 0;
  if (!papers || about.leaveTo || (state !== 'to-pay' && !isPaid)) return null;
  const { token, tongue, now, address: refused } = about;
  return presentPapers(papers, { token, tongue, now, isPaid, refused }, formats);
}

/**
 * The page in a language. `paid`: when the customer came back from paying, `of`: a part of which ask; `since`: when the page
 * began to wait.
 */
export function pageUrl(
  token: string,
  tongue: Tongue,
  { of, ...times }: { paid?: Date | undefined; since?: Date; of?: number | undefined } = {},
): string {
  const more = Object.entries(times).map(([name, at]) => (at ? `&${name}=${Math.floor(at.getTime() / 1000)}` : ''));
  return `/p/${encodeURIComponent(token)}?lang=${tongue}${more.join('')}${of ? `&of=${of}` : ''}`;
}

const still: Omit<State, 'heading'> = { sign: '', lines: [], alert: null, action: null, link: null, refresh: null };

function stateOf(scene: Scene): State {
  const { view, about, text } = scene;
  if (about.leaveTo) {
    const link = { url: about.leaveTo, label: text.leaving.link };
    return { ...still, sign: 'waiting', heading: text.leaving.title, link, refresh: 0 };
  }
  const paying = confirming(scene);
  if (paying) return paying;
  switch (view.state) {
    case 'to-pay':
      return toPay(scene);
    case 'processing':
      return slowly(scene, text.processing);
    case 'paid':
      return { ...still, sign: 'paid', ...paid(scene) };
    case 'cancelling':
      return slowly(scene, { title: text.cancelling.title, text: text.cancelling.text(view.company.name) });
    case 'cancelled':
      return {
        ...still,
        sign: 'stopped',
        ...(view.ended === 'settled' ? { sign: 'paid' as const } : {}),
        heading: text[view.ended === 'settled' ? 'settled' : 'cancelled'].title,
        lines: [text[view.ended === 'settled' ? 'settled' : 'cancelled'].text(view.company.name)],
      };
    case 'expired':
      return expired(scene);
  }
}

const waitedIn = ({ about: { now, cameBackAt } }: Scene): number | undefined =>
  cameBackAt && Math.abs(now.getTime() - cameBackAt.getTime());

/**
 * The customer's return says nothing certain: for a while we wait to hear it from Stripe, whatever became of the
 * request meanwhile, then show how it stands.
 */
function confirming(scene: Scene): State | undefined {
  const { view, about, text } = scene;
  const waited = waitedIn(scene);
  const isKnown =
    view.state === 'paid' || view.state === 'processing' || view.arrived.length > 0 || isPartKnown(view, about);
  if (isKnown || waited === undefined || waited >= PATIENCE) return undefined;
  return waiting(scene, text.confirming, pace(waited, 2, 15), { paid: about.cameBackAt, of: about.paidOf });
}

/** Whether the part that the customer came back from paying is among what is known of the request. */
const isPartKnown = ({ ask = 1 }: CustomerPage, { paidOf }: Circumstances): boolean =>
  paidOf !== undefined && ask > paidOf;

/** That it came, and what is left. */
function received({ view, about, formats }: Scene): State['alert'] {
  const last = view.soFar?.payments.at(-1);
  if (!last || !isPartKnown(view, about)) return null;
  const { title, text } = words(about.tongue).parts.page.received;
  const said = text(formats.money(last.amount), formats.fully(last.at), formats.money(view.amount));
  return { title, text: said, isGood: true };
}

/** Money that came although it should not have is said first: on a cancelled request it is what the page is about. */
function withWhatArrived(state: State, { view, about, text, formats }: Scene): State {
  const last = view.arrived.at(-1);
  if (!last || about.leaveTo) return state;
  const { title, next } = text.arrived[last.why];
  const each = view.arrived.map(({ amount, at, why }) =>
    text.arrived[why].text(formats.money(amount), formats.fully(at)),
  );
  const lines = [...each, next(view.company.name)];
  if (view.state === 'cancelled') return { ...state, sign: 'waiting', heading: title, lines };
  return { ...state, alert: { title, text: lines.join(' ') } };
}

function toPay(scene: Scene): State {
  const { view, about, text, formats } = scene;
  const waited = waitedIn(scene);
  const declined = view.declined && { title: text.declinedTitle, text: text.declined[view.declined] };
  const refused = about.part && !view.parts ? partAlert(about.part.refusal, about.tongue, formats) : null;
  const came = received(scene) ?? (waited !== undefined ? text.slow : null);
  const alert = about.failed ? text.error : (refused ?? came ?? declined ?? revised(scene));
  if (view.changing) return slowly(scene, { title: text.changing.title, text: text.changing.text(view.company.name) });
  const url = `/p/${about.token}/checkout?lang=${about.tongue}${view.ask ? `&ask=${view.ask}` : ''}`;
  const action = { url, label: text.pay(formats.money(view.amount)), pays: true, sure: null };
  return { ...still, heading: text.title, alert, action };
}

/** That another amount is asked for than the customer was sent, and what makes the difference. */
function revised({ view, text, formats }: Scene): Words | null {
  const { revised: revision, amount } = view;
  if (!revision) return null;
  const money = (minor: number) => formats.money({ minor, currency: amount.currency });
  const named = (lines: ChangedLine[]) => lines.map((line) => `${line.description} (${money(line.amount)})`).join(', ');
  const { title, text: said, added, removed } = text.revised;
  const parts = [
    said(money(revision.from), money(amount.minor)),
    ...(revision.added.length > 0 ? [added(named(revision.added))] : []),
    ...(revision.removed.length > 0 ? [removed(named(revision.removed))] : []),
  ];
  return { title, text: parts.join(' ') };
}

/** A bank takes minutes or days: the page slows down, and in an hour leaves it to whoever still looks at it. */
function slowly(scene: Scene, say: Words): State {
  const { now, waitingSince, cameBackAt } = scene.about;
  const since = waitingSince ?? cameBackAt ?? now;
  const waited = Math.abs(now.getTime() - since.getTime());
  const refresh = waited < HOUR_MS ? pace(waited, 10, 300) : null;
  return waiting(scene, say, refresh, { since });
}

/** Seconds until the page asks again: a fifth of what it has waited, so that it asks less and less. */
const pace = (waited: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, waited / 5_000)));

type Times = Parameters<typeof pageUrl>[2];

function waiting({ about, text }: Scene, say: Words, refresh: number | null, times: Times): State {
  const link = { url: pageUrl(about.token, about.tongue, times), label: text.checkAgain };
  return { ...still, sign: 'waiting', heading: say.title, lines: [say.text], link, refresh };
}

function expired({ view, about, text }: Scene): State {
  const { title, text: why, ask, asked, sure } = text.expired;
  if (view.newLinkAskedFor) return { ...still, sign: 'waiting', heading: title, lines: [asked] };
  const url = `/p/${about.token}/link?lang=${about.tongue}`;
  const action = { url, label: ask, pays: false, sure: about.unsure ? sure.tick : null };
  const alert = about.unsure ? sure : null;
  return { ...still, sign: 'stopped', heading: title, lines: [why(view.company.name)], alert, action };
}

/** That it is paid, how, and what went back since: a payment refunded in full is no payment any more. */
function paid({ view, about, text, formats }: Scene): Pick<State, 'heading' | 'lines'> {
  const catalogue = words(about.tongue);
  const { page: say } = catalogue.moneyBack;
  const { paid, refunded, soFar } = view;
  const back = refunded && ([formats.money(refunded.amount), formats.fully(refunded.at)] as const);
  if (back && refunded.full) return { heading: say.title, lines: [say.text(...back)] };
  const how = paid?.method && text.paid.method(sayMethod(paid.method, catalogue));
  if (soFar) {
    const rest = (soFar.others ?? []).reduce((sum, { amount }) => sum + amount.minor, 0);
    const all =
      rest > 0
        ? catalogue.sharing.page.done(formats.money({ ...soFar.total, minor: rest }))
        : catalogue.parts.page.settled(formats.money(soFar.total), soFar.payments.length);
    return { heading: text.paid.title, lines: [all, ...(back ? [say.part(...back)] : [])] };
  }
  const lines = [
    ...(paid ? [text.paid.text(formats.money(view.amount), formats.fully(paid.at))] : []),
    ...(how ? [how] : []),
    ...(back ? [say.part(...back)] : []),
  ];
  return { heading: text.paid.title, lines };
}
