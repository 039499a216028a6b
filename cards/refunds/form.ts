import { REASONS } from '../../src/refunds/refund-desk.ts';
import type { DeclineForm, RefundForm, RefundScreen } from '../../src/refunds/screen.ts';
import { note, notice } from '../blocks.ts';
import type { Card, Field, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { called, isolated, type Voice } from '../voice.ts';

const AMOUNT_LENGTH = 20;
/** Twice what it may have: what is too long is refused in our own words. */
const NOTE_LENGTH = 600;

/** Giving back a part of a payment, or all that is left of it. */
export function refundForm(screen: RefundForm, voice: Voice): Form {
  const { form: say } = voice.words.refunds;
  const { customer, reference, paid, paidAt, limit, most, noTexts, unexpected } = screen;
  return {
    id: 'refund',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      { kind: 'heading', text: `${called(customer, voice)} · ${reference}` },
      { kind: 'text', text: say.paid(voice.money(paid), voice.shortly(paidAt)) },
      ...(unexpected ? [{ kind: 'text', text: say.unexpected, tone: 'attention' } as const] : []),
    ],
    fields: fieldsOf(screen, voice),
    below: [
      ...(noTexts ? [note(say.noTexts)] : []),
      note(say.after),
      ...(limit ? [note(say.limit(voice.money(limit)))] : []),
      ...(most ? [note(say.most(voice.money(most)))] : []),
    ],
    state: `${screen.requestId} ${screen.paymentId}`,
  };
}

function fieldsOf({ values, problems, left, noTexts }: RefundForm, voice: Voice): Field[] {
  const { refunds, refusals } = voice.words;
  const { form: say, reasons } = refunds;
  const required = refusals['field-missing'];
  const problem = (name: keyof RefundForm['problems']) => {
    const refusal = problems[name];
    return refusal ? { problem: sayRefusal(refusal, voice) } : {};
  };
  return [
    {
      ...{ kind: 'text', id: 'amount', label: say.amount, hint: say.amountHint(voice.money(left)), required },
      ...{ value: values.amount, maxLength: AMOUNT_LENGTH, ...problem('amount') },
    },
    {
      ...{ kind: 'choice', id: 'reason', label: say.reason, value: values.reason, required, ...problem('reason') },
      options: REASONS.map((value) => ({ value, label: reasons[value] })),
    },
    {
      ...{ kind: 'text', id: 'note', label: say.note, hint: say.noteHint, value: values.note },
      ...{ maxLength: NOTE_LENGTH, ...problem('note') },
    },
    ...(noTexts
      ? []
      : [
          {
            ...({ kind: 'checkbox', id: 'tell', label: say.tell, option: say.tellOption } as const),
            checked: values.tell === 'yes',
          },
        ]),
  ];
}

/** Why a refund is not agreed to. */
export function declineForm(screen: DeclineForm, voice: Voice): Form {
  const { declining: say } = voice.words.refunds;
  const { values, problem, amount, reference, by } = screen;
  return {
    id: 'refund-decline',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [{ kind: 'text', text: say.what({ by: isolated(by), amount: voice.money(amount), reference }) }],
    fields: [
      {
        ...{ kind: 'text', id: 'why', label: say.label, hint: say.hint, value: values.why, maxLength: NOTE_LENGTH },
        required: voice.words.refusals['field-missing'],
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
      },
    ],
    below: [],
    state: `${screen.refundId} ${screen.digest}`,
  };
}

type Shown<K extends RefundScreen['kind']> = Extract<RefundScreen, { kind: K }>;

export function orderedNotice({ amount, to, reference, waits }: Shown<'refund-ordered'>, voice: Voice): Card {
  const say = voice.words.refunds;
  const told = { amount: voice.money(amount), to: called(to, voice), reference };
  return notice(waits ? say.waits(told) : say.ordered(told), note(say.follow));
}

export const decidedNotice = (
  { kind, amount, reference }: Shown<'refund-approved' | 'refund-declined'>,
  voice: Voice,
): Card => {
  const say = voice.words.refunds;
  return notice((kind === 'refund-approved' ? say.approved : say.declined)(voice.money(amount), reference));
};
