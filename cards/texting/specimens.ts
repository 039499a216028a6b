import { NOT_LATER } from '../../src/conversations/later.ts';
import type { AnswerForm } from '../../src/conversations/screen.ts';
import { measure } from '../../src/conversations/segments.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { TextForm, TextingScreen } from '../../src/texting/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { JULIE, later } from '../specimens/people.ts';

export const screens = (tongue: Tongue): ScreenSpecimens<TextingScreen> => ({
  'text-form': textForms(tongue),
  'text-held': {
    'text-held': { kind: 'text-held', to: JULIE, rooms: ['service'] },
    'text-held-later': { kind: 'text-held', to: JULIE, rooms: ['service'], later: later(20 * 60) },
    'text-held-elsewhere': { kind: 'text-held', to: { phone: JULIE.phone }, rooms: [] },
  },
});

function textForms(tongue: Tongue): Record<string, TextForm> {
  const own = tongue === 'fr' ? 'Votre voiture est prête.' : 'Your car is ready.';
  const text =
    tongue === 'fr'
      ? `Marc, Garage Boréal : ${own}\nARRET=désabonnement`
      : `Marc, Garage Boréal: ${own}\nReply STOP to opt out`;
  const values = { customer: '', name: '', reply: '', message: '', day: '', hour: '9', language: 'auto' } as const;
  const empty: TextForm = { kind: 'text-form', values, problems: {}, offered: [], replies: [], tongue };
  const answer: AnswerForm = {
    ...{ kind: 'answer-form', values: { reply: '', message: own, ...NOT_LATER }, to: JULIE, tongue, replies: [] },
    ...{ typed: own, answered: [], seen: '', preview: { ...measure(text), text, to: JULIE, tongue } },
  };
  const customer = JULIE;
  const filled: TextForm = { ...empty, values: { ...values, customer: JULIE.id, message: own }, customer, answer };
  const said = { body: tongue === 'fr' ? 'Est-ce prêt?' : 'Is it ready?', media: 0, at: later(5) };
  const opted = { code: 'customer-opted-out', phone: JULIE.phone, name: JULIE.name } as const;
  return {
    'text-form': empty,
    'text-form-filled': filled,
    'text-form-said': { ...filled, answer: { ...answer, said } },
    'text-form-variable': {
      ...filled,
      problems: { message: { code: 'message-variable-unknown', variable: 'montan', noMoney: true } },
    },
    'text-form-opted-out': { ...empty, values: filled.values, customer, problems: { customer: opted } },
    'text-form-landline': {
      ...{ ...empty, values: { ...values, customer: 'new:+33142685300' } },
      ...{ customer: { id: 'new:+33142685300', phone: '+33142685300' } },
      problems: { customer: { code: 'phone-landline' }, message: { code: 'field-missing' } },
    },
    'text-form-offered': { ...empty, offered: [JULIE, { id: 'new:+14385550142', phone: '+14385550142' }] },
    'text-form-later': {
      ...filled,
      values: { ...filled.values, day: '2026-11-29' },
      later: { at: later(6 * 24 * 60), moved: true },
    },
    'text-form-passed': {
      ...filled,
      values: { ...filled.values, day: '2020-11-29' },
      problems: { day: { code: 'time-unusable' } },
    },
    'text-form-nothing': { ...empty, foundNothing: true },
  };
}
