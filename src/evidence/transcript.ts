import type { PackText } from '../documents/index.ts';
import type { PaymentRequest } from '../payments/index.ts';
import type { EvidenceHouse } from './house.ts';

const DAY_MS = 86_400_000;
/** What was said before the request was made, about the same work. */
const BEFORE_MS = 14 * DAY_MS;
const MOST_TEXTS = 40;
const MOST_LETTERS = 480;
/** So many are looked through: others are about something else, or older. */
const MOST_READ = 80;

/** What customer and company texted each other around a request, and how many texts there is no room for. */
export async function transcript(
  { store }: Pick<EvidenceHouse, 'store'>,
  { companyId, customer: { phone }, createdAt }: PaymentRequest,
): Promise<{ texts: PackText[]; left: number }> {
  if (!phone) return { texts: [], left: 0 };
  const since = createdAt.getTime() - BEFORE_MS;
  const [ours, theirs] = await Promise.all([
    store.outgoingTexts.latestTo(companyId, phone, MOST_READ),
    received(store, companyId, phone),
  ]);
  const all: PackText[] = [
    ...ours.map(({ words, createdAt: at, state }) => ({ at, words: words.slice(0, MOST_LETTERS), state })),
    ...theirs.map(({ body, receivedAt: at }) => ({ at, words: body.slice(0, MOST_LETTERS) })),
  ];
  const about = all.filter(({ at }) => at.getTime() >= since).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return { texts: about.slice(-MOST_TEXTS), left: Math.max(0, about.length - MOST_TEXTS) };
}

/** What the customer wrote, the latest first. */
async function received(store: EvidenceHouse['store'], companyId: string, phone: string) {
  const found = [];
  let text = await store.texts.latestFrom(companyId, phone);
  while (text && found.length < MOST_READ) {
    found.push(text);
    text = await store.texts.before(text);
  }
  return found;
}
