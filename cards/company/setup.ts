import type { SetUp, SetupForm, SetupValues } from '../../src/company/screen.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { note, notice } from '../blocks.ts';
import type { Card, Form, Option } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import type { Voice } from '../voice.ts';

const NAME_LENGTH = 80;
export const PHONE_LENGTH = 30;
/** Of what was typed before: Slack lets a form carry 3,000 characters. */
const LINE_LENGTH = 1_000;

/** The first run: who the company is. */
export function setupForm({ values, problems, textsFrom, opener }: SetupForm, voice: Voice): Form {
  const { setup: say, refusals } = voice.words;
  const common = (id: keyof SetupValues) => {
    const refusal = problems[id];
    return {
      id,
      value: values[id],
      required: refusals['field-missing'],
      ...(refusal ? { problem: sayRefusal(refusal, voice) } : {}),
    };
  };
  const { names: languages, ...language } = say.language;
  const { names: zones, ...timeZone } = say.timeZone;
  return {
    id: 'setup',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      { kind: 'text', text: say.intro },
      ...(textsFrom ? [{ kind: 'note', text: say.textsFrom(voice.phone(textsFrom)) } as const] : []),
    ],
    fields: [
      { kind: 'text', ...common('name'), ...say.name, maxLength: NAME_LENGTH },
      { kind: 'text', ...common('phone'), ...say.phone, maxLength: PHONE_LENGTH },
      {
        kind: 'choice',
        ...common('language'),
        ...language,
        options: LANGUAGES.map((value) => ({ value, label: languages[value] })),
      },
      { kind: 'choice', ...common('timeZone'), ...timeZone, options: zonesWith(values.timeZone, zones) },
    ],
    below: [],
    state: opener && opener.value.length <= LINE_LENGTH ? opener.value : '',
  };
}

/** The usual zones by the names people know, and the member's own when it is another. */
export function zonesWith(own: string, names: Record<string, string>): Option[] {
  const usual = Object.entries(names).map(([value, label]) => ({ value, label }));
  return own === '' || own in names ? usual : [{ value: own, label: own }, ...usual];
}

export function setUpNotice({ companyName, textsFrom, isFollowed }: SetUp, voice: Voice): Card {
  const { notices, setup } = voice.words;
  const notes = [
    ...(textsFrom ? [setup.textsFrom(voice.phone(textsFrom))] : []),
    ...(isFollowed ? [] : [notices.setUpNext]),
  ];
  return notice(notices.setUp(companyName), ...notes.map(note));
}
