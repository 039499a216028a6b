import type { PaymentStory } from '../../src/ledger/screen.ts';
import type { Happening } from '../../src/ledger/story.ts';
import { note } from '../blocks.ts';
import type { Block, Button, Card } from '../model.ts';
import { sayMethod } from '../payments/payment-method.ts';
import { requestCard } from '../payments/request.ts';
import { called, isolated, type Voice } from '../voice.ts';
import { backTo } from './list.ts';

/** A card that is read at one go; the latest matter most. */
const MOST_SHOWN = 40;

/** One payment: its card as the rooms have it, and all that happened, in order. */
export function paymentStoryCard({ story, turned, ...shown }: PaymentStory, voice: Voice): Card {
  const { story: say } = voice.words.ledger;
  const card = requestCard(shown, voice);
  const earlier = Math.max(story.length - MOST_SHOWN, 0);
  const facts = story.slice(earlier).map((happening) => ({
    label: voice.shortly(happening.at),
    value: sayHappening(happening, voice),
  }));
  const told: Block[] = [
    { kind: 'heading', text: say.title },
    ...(earlier > 0 ? [note(say.earlier(earlier))] : []),
    { kind: 'facts', facts },
    ...answersOf(shown.request, voice),
    backTo(turned, voice),
  ];
  return { summary: card.summary, blocks: [...card.blocks, ...told] };
}

/** What can be done about each dispute that waits for an answer, or had one. */
function answersOf({ id, disputes }: PaymentStory['request'], { words }: Voice): Block[] {
  const open = disputes.filter(({ status }) => status === 'open' || status === 'inquiry');
  const buttons = open.map(
    ({ id: disputeId }): Button => ({
      ...{ action: 'evidence.show', value: `${id} ${disputeId}`, label: words.evidence.button },
    }),
  );
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

function sayHappening(happening: Happening, voice: Voice): string {
  const { ledger, declineReasons, sharing } = voice.words;
  const { story: say } = ledger;
  switch (happening.what) {
    case 'shared':
      return sharing.story.asked(called(happening.share.to, voice), voice.money(happening.amount));
    case 'share-paid':
      return sharing.story.paid(called(happening.share.to, voice), voice.money(happening.payment.amount));
    case 'asked':
      return say.asked(isolated(happening.by), voice.money(happening.amount));
    case 'text':
      return sayText(happening, voice);
    case 'mail':
      return sayMail(happening, voice);
    case 'declined':
      return say.declined(declineReasons[happening.reason]);
    case 'changed':
      return say.changed(voice.money(happening.from));
    case 'paid':
    case 'unexpected': {
      const { amount, method } = happening.payment;
      return say[happening.what](voice.money(amount), method && sayMethod(method, voice.words));
    }
    case 'refund': {
      const what = say.refund[happening.refund.status](voice.money(happening.refund.amount));
      return happening.by ? say.refundBy(what, isolated(happening.by)) : what;
    }
    case 'ordered':
      return say.ordered[happening.state](voice.money(happening.order.amount), isolated(happening.order.by.name));
    case 'dispute':
      return say.dispute[happening.dispute.status](voice.money(happening.dispute.amount));
    case 'written-back': {
      const told = happening.isRefused ? say.notWrittenBack : say.writtenBack;
      return told(isolated(happening.reference), happening.system);
    }
    case 'cancelled':
      return (happening.isBeing ? say.cancelling : say.cancelled)(isolated(happening.by));
    default:
      return say[happening.what];
  }
}

type Of<K extends Happening['what']> = Extract<Happening, { what: K }>;

function sayText({ text: { state, reason = 'unknown', late, reminder } }: Of<'text'>, { words }: Voice): string {
  const { text: say, reminder: sayReminder } = words.ledger.story;
  const what = state === 'failed' ? say.failed(words.textFailures[reason].why) : say[late ? 'late' : state];
  return reminder === undefined ? what : sayReminder(what);
}

function sayMail({ mail: { asks, state, to, reminder } }: Of<'mail'>, { words }: Voice): string {
  const { mail: say, reminder: sayReminder } = words.ledger.story;
  const what = say.to(say[asks ? 'asks' : 'papers'][state], isolated(to));
  return reminder === undefined ? what : sayReminder(what);
}
