/** What the hosted page does: every step is a form post and a redirect, as without JavaScript. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Call, EventLog } from '../stand-in.ts';
import type { Ledger, Order } from './ledger.ts';
import { looksLikeCard, TEST_CARDS } from './means.ts';
import { challengePage, payPage, statePage } from './page-view.ts';
import { wordsFor } from './page-words.ts';
import { type Attempt, answerChallenge, attempt, settle } from './payments.ts';

interface Setting {
  ledger: Ledger;
  merchant: string;
  /** When a bank debit settles, in milliseconds. */
  settleMs: number;
  log: EventLog;
}

const html = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
});
const redirect = (location: string): Answer => ({ status: 303, headers: { location } });

export function createCheckoutPages({ ledger, merchant, settleMs, log }: Setting): (call: Call) => Answer {
  const note = (what: string) => log.add({ vendor: 'stripe', direction: 'in', what });

  function show(call: Call, order: Order, step: string | undefined): Answer {
    const { session } = order;
    const words = wordsFor(session.locale, call.headers['accept-language']);
    if (session.status === 'expired') return html(statePage(words, 'expired', merchant, session.cancel_url));
    if (session.status === 'complete') {
      return html(
        statePage(words, session.payment_status === 'paid' ? 'paid' : 'processing', merchant, session.success_url),
      );
    }
    const intent = ledger.intents.get(session.payment_intent ?? '');
    if (step === 'challenge' && intent?.status === 'requires_action') {
      return html(challengePage(words, order, merchant));
    }
    const error = intent?.status === 'requires_payment_method' ? intent.last_payment_error : null;
    const problem = call.url.searchParams.get('problem') ?? error?.decline_code ?? error?.code;
    return html(payPage(words, order, merchant, problem));
  }

  function pay(order: Order, form: URLSearchParams): Answer {
    const page = `/c/pay/${order.session.id}`;
    const chosen = readAttempt(form);
    if (!chosen) return redirect(`${page}?problem=incorrect_number`);
    note(`customer pays by ${chosen.method}: ${chosen.outcome}`);
    attempt(ledger, order, chosen);
    if (order.session.status === 'complete' && chosen.method === 'bank_debit')
      settleLater(order, form.get('bank') === 'succeeded');
    if (order.session.status === 'complete') return redirect(order.session.success_url);
    return redirect(chosen.outcome === 'authentication_required' ? `${page}/challenge` : page);
  }

  /** Unless somebody settled it meanwhile. */
  function settleLater(order: Order, paid: boolean): void {
    const pending = () => ledger.intents.get(order.session.payment_intent ?? '')?.status === 'processing';
    sleep(settleMs, undefined, { ref: false }).then(() => pending() && settle(ledger, order, paid));
  }

  return (call) => {
    const [, id = '', step] = /^\/c\/pay\/(\w+)(?:\/(challenge))?$/.exec(call.url.pathname) ?? [];
    const order = ledger.orders.get(id);
    if (!order) return html(statePage(wordsFor(null, call.headers['accept-language']), 'unknown', merchant, null), 404);
    if (call.method !== 'POST' || order.session.status !== 'open') return show(call, order, step);
    const form = new URLSearchParams(call.body.toString());
    if (step !== 'challenge') return pay(order, form);
    if (ledger.intents.get(order.session.payment_intent ?? '')?.status !== 'requires_action')
      return redirect(`/c/pay/${id}`);
    const passed = form.get('answer') === 'complete';
    note(`customer ${passed ? 'passes' : 'fails'} 3-D Secure`);
    answerChallenge(ledger, order, passed);
    return redirect(passed ? order.session.success_url : `/c/pay/${id}`);
  };
}

/** What the pressed button asks for; undefined for a number that is no card number. */
function readAttempt(form: URLSearchParams): Attempt | undefined {
  const wallet = form.get('wallet');
  if (wallet === 'apple_pay' || wallet === 'google_pay') return { method: wallet, outcome: 'ok' };
  const bank = form.get('bank');
  if (bank) return { method: 'bank_debit', outcome: bank === 'mistyped' ? 'invalid_account' : 'ok' };
  const card = (form.get('pick') ?? form.get('number') ?? '').replace(/\D/g, '');
  if (!looksLikeCard(card)) return undefined;
  return { method: 'card', outcome: TEST_CARDS[card] ?? 'live_card', card };
}
