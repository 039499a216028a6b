/** How the hosted page looks: plain HTML forms, no script. */
import type { Order } from './ledger.ts';
import type { Words } from './page-words.ts';

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string) => value.replace(/[&<>"']/g, (letter) => escaped[letter] ?? letter);

const money = (words: Words, minor: number, currency: string) =>
  new Intl.NumberFormat(words.region, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    minor / 100,
  );

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a1f36;background:#fff}
.test{background:#ffdf8c;color:#4a3200;text-align:center;padding:.5rem 1rem;font-size:.875rem;font-weight:600}
.page{display:grid;min-height:calc(100vh - 2.5rem)}
.order,.means{padding:1.5rem 1.25rem;width:100%;max-width:30rem;margin:0 auto}
.side{background:#f6f8fa}a{color:#0b4fb3}.back{display:inline-block;padding:.6rem 0;text-decoration:none}
.back:hover{text-decoration:underline}h1{font-size:1rem;font-weight:500;color:#4f566b;margin:.75rem 0 0}
.amount{font-size:2.25rem;font-weight:650;margin:0 0 1.25rem;overflow-wrap:anywhere}
dl{margin:0}dl div{display:flex;justify-content:space-between;gap:1rem;padding:.6rem 0;border-top:1px solid #dfe3e8}
dt{overflow-wrap:anywhere}dd{margin:0;white-space:nowrap}
button,input{font:inherit;min-height:2.75rem;width:100%;border-radius:.5rem;border:1px solid #8792a2;padding:.5rem .75rem}
button{cursor:pointer;background:#fff;color:#1a1f36;font-weight:500}button:hover{filter:brightness(.95)}
:focus-visible{outline:3px solid #2f6fed;outline-offset:2px}
.wallets{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}
.wallet{background:#000;color:#fff;border-color:#000;font-weight:600}.wallet:hover{filter:none;background:#333}
.pay{background:#0b57d0;border-color:#0b57d0;color:#fff;font-weight:600;margin-top:.9rem}
.or{display:flex;align-items:center;gap:.75rem;color:#4f566b;font-size:.875rem;font-weight:400;margin:1.4rem 0 .6rem}
.or::before,.or::after{content:"";flex:1;border-top:1px solid #dfe3e8}
label{display:block;font-size:.875rem;color:#3c4257;margin-top:.6rem}.two{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
h2{font-size:.875rem;color:#3c4257;margin:1.5rem 0 .5rem}
.picks{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fit,minmax(8.25rem,1fr))}
.picks button{font-size:.875rem;text-align:left;line-height:1.3}.picks small{display:block;color:#4f566b}
.problem{background:#fdecea;color:#8c1c13;border:1px solid #d9534f;border-radius:.5rem;padding:.75rem 1rem;margin:0 0 1rem}
@media(min-width:52rem){.page{grid-template-columns:1fr 1fr}.order{margin:3rem 4rem 3rem auto}.means{margin:3rem auto 3rem 4rem}}
`;

function layout(words: Words, title: string, body: string): string {
  return `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(title)}</title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header class="test">${text(words.banner)}</header>${body}</body></html>`;
}

/** The page where the customer pays. `problem` is a code of what went wrong last, if anything did. */
export function payPage(
  words: Words,
  { session, lines }: Order,
  merchant: string,
  problem: string | undefined,
): string {
  const amount = money(words, session.amount_total, session.currency);
  const action = `/c/pay/${session.id}`;
  const items = lines.map(
    (line) =>
      `<div><dt>${text(line.description)}${line.quantity > 1 ? ` × ${line.quantity}` : ''}</dt>
<dd>${text(money(words, line.unitAmount * line.quantity, session.currency))}</dd></div>`,
  );
  const back = session.cancel_url
    ? `<a class="back" href="${text(session.cancel_url)}">← ${text(words.back(merchant))}</a>`
    : '';
  const told = problem ? (words.problems[problem] ?? words.problems.generic_decline) : undefined;
  return layout(
    words,
    words.pay(merchant),
    `<main class="page"><div class="side"><section class="order">${back}
<h1>${text(words.pay(merchant))}</h1><p class="amount">${text(amount)}</p><dl>${items.join('')}</dl></section></div>
<section class="means">${told ? `<p class="problem" role="alert">${text(told)}</p>` : ''}
${means(words, session.payment_method_types, action, amount)}</section></main>`,
  );
}

function means(words: Words, types: string[], action: string, amount: string): string {
  const form = (inner: string) => `<form method="post" action="${action}">${inner}</form>`;
  const button = (name: string, value: string, label: string, kind = '') =>
    `<button class="${kind}" name="${name}" value="${value}">${label}</button>`;
  const picks = Object.entries(words.picks).map(([number, label]) =>
    button('pick', number, `${text(label)}<small>${number.slice(0, 4)} … ${number.slice(-4)}</small>`),
  );
  const card = `${form(
    `<div class="wallets">${button('wallet', 'apple_pay', 'Apple Pay', 'wallet')}${button('wallet', 'google_pay', 'Google Pay', 'wallet')}</div>`,
  )}<h2 class="or">${text(words.or)}</h2>${form(
    `<label>${text(words.number)}<input name="number" inputmode="numeric" autocomplete="off" maxlength="23" required></label>
<div class="two"><label>${text(words.expiry)}<input name="expiry" inputmode="numeric" autocomplete="off" placeholder="12 / 34" required></label>
<label>${text(words.code)}<input name="code" inputmode="numeric" autocomplete="off" placeholder="123" maxlength="4" required></label></div>
${button('with', 'card', text(words.payNow(amount)), 'pay')}`,
  )}<h2>${text(words.tryOne)}</h2>${form(`<div class="picks">${picks.join('')}</div>`)}`;
  const bank = `<h2>${text(words.bank)}</h2>${form(
    `<div class="picks">${button('bank', 'succeeded', text(words.bankPays))}${button('bank', 'failed', text(words.bankRefuses))}${button('bank', 'mistyped', text(words.bankMistyped))}</div>`,
  )}`;
  return `${types.includes('card') ? card : ''}${types.includes('acss_debit') ? bank : ''}`;
}

/** The bank's 3-D Secure question. */
export function challengePage(words: Words, { session }: Order, merchant: string): string {
  const amount = money(words, session.amount_total, session.currency);
  return layout(
    words,
    words.challenge,
    `<main class="order"><h1>3-D Secure</h1><p class="amount" style="font-size:1.5rem">${text(words.challenge)}</p>
<p>${text(words.challengeText(amount, merchant))}</p><form method="post" action="/c/pay/${session.id}/challenge">
<button class="pay" name="answer" value="complete">${text(words.complete)}</button>
<button name="answer" value="fail" style="margin-top:.6rem">${text(words.fail)}</button></form></main>`,
  );
}

/** A page with nothing to do: paid, in progress, expired, unknown. */
export function statePage(words: Words, state: keyof Words['states'], merchant: string, back: string | null): string {
  const [title, explanation] = words.states[state];
  const link = back ? `<p><a class="back" href="${text(back)}">← ${text(words.back(merchant))}</a></p>` : '';
  return layout(
    words,
    title,
    `<main class="order"><h1 class="amount" style="color:inherit">${text(title)}</h1><p>${text(explanation)}</p>${link}</main>`,
  );
}
