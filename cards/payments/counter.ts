import type { CounterForm, PaymentScreen } from '../../src/payments/screen.ts';
import type { Block, Card, Field, Form } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

/** More than any address of ours. */
const LINK_LENGTH = 500;

/** A request's link in a field, where it can be selected and copied and leads nowhere by a slip; or its code. */
export function counterForm(screen: CounterForm, voice: Voice): Form {
  const { counter: say } = voice.words;
  const { what, requestId, url } = screen;
  return {
    id: 'counter',
    title: say[what].title,
    submit: say.done,
    close: say.close,
    above: [
      { kind: 'heading', text: say.about(voice.money(screen.amount), isolated(screen.reference)) },
      { kind: 'text', text: say[what].how },
      ...(what === 'code' ? [picture(screen, voice)] : []),
    ],
    fields: what === 'link' ? [linkField(url, voice)] : [],
    below: [],
    state: requestId,
  };
}

const picture = ({ amount, reference, codeUrl }: CounterForm, { words, money }: Voice): Block => ({
  kind: 'image',
  url: codeUrl,
  alt: words.counter.code.alt(money(amount), reference),
  size: 'scanned',
});

function linkField(value: string, { words }: Voice): Field {
  const { label, hint } = words.counter.link;
  return { kind: 'text', id: 'link', label, hint, value, maxLength: LINK_LENGTH };
}

export function counterDone({ reference }: Extract<PaymentScreen, { kind: 'counter-done' }>, { words }: Voice): Card {
  const text = words.counter.shown(isolated(reference));
  return { summary: text, blocks: [{ kind: 'text', text }] };
}
