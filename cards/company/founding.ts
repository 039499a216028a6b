import type { FoundingMessage } from '../../src/company/founding.ts';
import type { Corrected, CorrectionForm, SetupValues } from '../../src/company/screen.ts';
import type { Catalogue } from '../../src/i18n/en.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { isPhone } from '../../src/kernel/phone.ts';
import { note, notice } from '../blocks.ts';
import type { Card, Form } from '../model.ts';
import { isolated, roomVoice, type Voice } from '../voice.ts';
import { setupForm } from './setup.ts';

const zoneIn = ({ setup }: Catalogue, zone: string): string =>
  Object.entries(setup.timeZone.names).find(([name]) => name === zone)?.[1] ?? zone;

/** Who set the company up and how, for everybody in its room; it changes in place when that is corrected. */
export function foundingCard({ company }: FoundingMessage): Card {
  const voice = roomVoice(company);
  const { founding: say, setup } = voice.words;
  const { name, phone, language, timeZone, textSender, setUpBy, corrected, id } = company;
  const heading = say.heading(isolated(name));
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: say.by(isolated(setUpBy?.name ?? name)) },
      {
        kind: 'facts',
        facts: [
          { label: say.company, value: name },
          { label: say.phone, value: voice.phone(phone) },
          { label: say.language, value: setup.language.names[language] },
          { label: say.timeZone, value: zoneIn(voice.words, timeZone) },
          ...(isPhone(textSender) ? [{ label: say.textsFrom, value: voice.phone(textSender) }] : []),
        ],
      },
      ...(corrected ? [note(say.corrected(isolated(corrected.by), voice.shortly(corrected.at)))] : []),
      note(say.next),
      { kind: 'buttons', buttons: [{ action: 'company.correct', label: say.correct, value: id, opensForm: true }] },
    ],
  };
}

/** The first run's form again, with what it was set to. */
export function correctionForm({ values, problems, seen, meanwhile }: CorrectionForm, voice: Voice): Form {
  const { founding: say } = voice.words;
  const drawn = setupForm({ kind: 'setup-form', values: readable(values, voice), problems }, voice);
  return {
    ...drawn,
    ...{ id: 'correction', title: say.title, submit: say.submit, close: say.close, state: seen },
    above: meanwhile
      ? [{ kind: 'text', text: say.meanwhile(inWords(meanwhile, voice)), tone: 'attention' }]
      : drawn.above,
    below: [note(say.staysSo)],
  };
}

/** A number as it was stored is shown as people write it. */
const readable = (values: SetupValues, { phone }: Voice): SetupValues =>
  isPhone(values.phone) ? { ...values, phone: phone(values.phone) } : values;

function inWords({ name, phone, language, timeZone }: SetupValues, voice: Voice): string {
  const known = LANGUAGES.find((one) => one === language);
  const spoken = known ? voice.words.setup.language.names[known] : language;
  return [isolated(name), voice.phone(phone), spoken, zoneIn(voice.words, timeZone)].join(', ');
}

export const correctedNotice = ({ companyName }: Corrected, { words }: Voice): Card =>
  notice(words.founding.done(isolated(companyName)));
