import type { RequestNews } from '../../src/payments/news.ts';
import { writtenBackOf } from '../../src/payments/paid-orders.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { line, note } from '../blocks.ts';
import type { NewsLines } from '../looks.ts';
import type { Block } from '../model.ts';
import type { Voice } from '../voice.ts';

type NotWrittenBack = Extract<RequestNews, { kind: 'not-written-back' }>;

/** That a payment is not in the system that its invoice came from, and what to do about it. */
export function notWrittenBack({ amount, of, system, why }: NotWrittenBack, voice: Voice): NewsLines {
  const { notWrittenBack: said, byHand } = voice.words.orders;
  const tone = why === 'not-now' ? 'attention' : 'bad';
  return [line(said({ amount: voice.money(amount), reference: of, system }), tone), line(byHand[why](system))];
}

/** What became of each invoice's payment in the system that it came from. */
export function writeBackBlocks(request: PaymentRequest, voice: Voice): Block[] {
  const { currency } = request.amount;
  const known = writtenBackOf(request);
  const entered = known.filter(({ writtenBack }) => !writtenBack.why);
  const [last] = entered.toSorted((a, b) => b.writtenBack.at.getTime() - a.writtenBack.at.getTime());
  const references = [...new Set(entered.map(({ reference }) => reference))].join(', ');
  return [
    ...(last
      ? [note(voice.words.orders.writtenBack(references, last.writtenBack.system, voice.shortly(last.writtenBack.at)))]
      : []),
    ...known.flatMap(({ reference, amount: minor, writtenBack: { why, system } }) =>
      why
        ? notWrittenBack(
            { kind: 'not-written-back', amount: { minor, currency }, of: reference, system, why, at: new Date(0) },
            voice,
          )
        : [],
    ),
  ];
}
