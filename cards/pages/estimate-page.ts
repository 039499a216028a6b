import type { TypedAnswer } from '../../src/estimates/answer.ts';
import type { EstimateView } from '../../src/estimates/page-view.ts';
import { type Formats, formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { type PaperSheet, presentPaper } from '../documents/paper.ts';
import { type EstimateWork, presentWorks } from './estimate-works.ts';
import type { Words } from './page-content.ts';
import { type PageHead, presentHead } from './page-head.ts';

/** What is known beside the estimate itself. */
export interface EstimateCircumstances {
  token: string;
  tongue: Tongue;
  now: Date;
  /** What was just typed, where it did not become an answer. */
  typed?: TypedAnswer;
  refusal?: Refusal;
  /** A press that may have been a program's. */
  unsure?: boolean;
  tooOften?: boolean;
}

/** What stands on the page, ready to read. */
export interface EstimatePage extends PageHead {
  say: Catalogue['estimates']['page'];
  alert: Words | null;
  sign: 'paid' | 'waiting' | 'stopped' | '';
  heading: string;
  lines: string[];
  customer: string;
  customerLabel: string;
  reference: string;
  referenceLabel: string;
  amountLabel: string;
  amount: string;
  /** Until when it can be answered; empty once it is over. */
  until: string;
  works: EstimateWork[];
  /** What goes with any of it. */
  together: EstimateWork[];
  totals: PaperSheet['totals'];
  notes: PaperSheet['notes'];
  paperLang: string;
  pdf: string;
  /** The same with the answer; empty while there is none. */
  answeredPdf: string;
  action: AnswerForm | null;
  deposit: { text: string; action: string; label: string } | null;
  link: { url: string; label: string } | null;
}

interface AnswerForm {
  url: string;
  all: string;
  /** There are several: some of them may be approved. */
  some: boolean;
  /** As typed. */
  whole: { all: boolean; some: boolean; none: boolean };
  name: string;
  problem: string;
  /** Asked where nothing says that a person pressed the button. */
  sure: string;
}

type Say = Catalogue['estimates']['page'];
type Scene = { view: EstimateView; about: EstimateCircumstances; say: Say; formats: Formats };
type State = Pick<EstimatePage, 'sign' | 'heading' | 'lines'>;

export const estimatePageUrl = (token: string, tongue: Tongue): string =>
  `/e/${encodeURIComponent(token)}?lang=${tongue}`;

/** Everything the page says and offers, in the language asked for. */
export function presentEstimate(view: EstimateView, about: EstimateCircumstances): EstimatePage {
  const { estimates, page } = words(about.tongue);
  const say = estimates.page;
  const formats = formatsFor(about.tongue, view.company);
  const scene = { view, about, say, formats };
  const sheet = presentPaper(view.paper);
  const alert = alertOf(scene);
  const state = stateOf(scene);
  const isApproved = view.answer !== undefined && view.answer.outcome !== 'declined';
  const amount = isApproved ? { ...view.total, minor: view.answer?.total ?? 0 } : view.total;
  const base = `/e/${encodeURIComponent(about.token)}`;
  const isOpen = view.state !== 'withdrawn';
  const { works, together } = isOpen
    ? presentWorks(view, about.typed?.works ?? [], { say, formats })
    : { works: [], together: [] };
  return {
    ...presentHead(view, {
      ...{ tongue: about.tongue, title: alert?.title ?? state.heading, preview: say.title },
      ...{ footer: say.footer, logo: `${base}/logo`, other: (tongue) => estimatePageUrl(about.token, tongue) },
      seenUrl: view.state === 'open' ? `${base}/seen` : '',
    }),
    ...{ say, alert, ...state, works, together, paperLang: view.paper.language },
    ...{ customer: view.customer ?? '', customerLabel: page.customer },
    ...{ reference: view.reference, referenceLabel: page.reference },
    amountLabel: isApproved ? say.approvedTotal : say.total,
    amount: formats.money(amount),
    until: view.state === 'open' ? say.validUntil(formats.fully(view.validUntil)) : '',
    totals: sheet.totals,
    notes: sheet.notes,
    pdf: view.printable && isOpen ? `${base}/estimate.pdf` : '',
    answeredPdf: view.printable && isOpen && view.answer ? `${base}/answered.pdf` : '',
    action: view.state === 'open' ? formOf(scene) : null,
    deposit: depositOn(scene),
    link: view.newer ? { url: estimatePageUrl(view.newer, about.tongue), label: say.superseded.see } : null,
  };
}

function stateOf({ view, say, formats }: Scene): State {
  const { answer, state, company, validUntil, newer } = view;
  if (answer) {
    const { title, text } = say[answer.outcome];
    const replaced = newer === undefined ? [] : [say.superseded.answered];
    const lines = [text(answer.name, formats.fully(answer.at)), say.told(company.name), ...replaced];
    return { sign: answer.outcome === 'declined' ? 'stopped' : 'paid', heading: title, lines };
  }
  switch (state) {
    case 'expired':
      return stopped(say.expired.title, say.expired.text(company.name, formats.fully(validUntil)));
    case 'superseded':
      return stopped(say.superseded.title, say.superseded.text(company.name));
    case 'withdrawn':
      return view.over
        ? stopped(say.orderOver.title, say.orderOver[view.over](view.reference, company.name))
        : stopped(say.withdrawn.title, say.withdrawn.text(company.name));
    default:
      return { sign: '', heading: say.title, lines: [say.text(company.name)] };
  }
}

const stopped = (heading: string, text: string): State => ({ sign: 'stopped', heading, lines: [text] });

function alertOf({ view, about, say }: Scene): Words | null {
  const { page } = words(about.tongue);
  if (about.tooOften) return page.tooMany;
  if (about.unsure) return say.sure;
  if (!about.refusal) return null;
  if (view.state !== 'open') return view.answer ? say.already : null;
  return { title: say.problem, text: problemOf(about) };
}

function problemOf({ refusal, tongue }: EstimateCircumstances): string {
  const { refusals, page } = words(tongue);
  const sentence = refusal && refusals[refusal.code];
  return typeof sentence === 'string' ? sentence : page.error.text;
}

function formOf({ view, about, say, formats }: Scene): AnswerForm {
  const total = formats.money(view.total);
  const { whole = '', name = '' } = about.typed ?? {};
  const several = view.works.length > 1;
  return {
    url: `/e/${encodeURIComponent(about.token)}/answer?lang=${about.tongue}`,
    all: several ? say.all(total) : say.one(total),
    some: several,
    whole: { all: whole === 'all', some: whole === 'some', none: whole === 'none' },
    name,
    problem: about.refusal?.code.startsWith('signature') ? problemOf(about) : '',
    sure: about.unsure ? say.sure.tick : '',
  };
}

/** What is paid once it is approved, or was. */
function depositOn({ view, about, say, formats }: Scene): EstimatePage['deposit'] {
  const { deposit, answer, state } = view;
  if (!deposit) return null;
  const amount = formats.money(deposit.amount);
  if (!answer) return state === 'open' ? { text: say.deposit.note(amount), action: '', label: '' } : null;
  if (answer.outcome === 'declined') return null;
  if (deposit.standing === 'paid') return { text: say.deposit.paid(amount), action: '', label: '' };
  if (deposit.standing === 'over') return { text: say.deposit.over, action: '', label: '' };
  const action = `/e/${encodeURIComponent(about.token)}/deposit?lang=${about.tongue}`;
  return { text: say.deposit.title(amount), action, label: say.deposit.pay(amount) };
}
