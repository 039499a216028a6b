import { platformOf, quietDaysOf, reminderDaysOf } from '../../src/company/company.ts';
import type { Words } from '../../src/company/letterhead.ts';
import { writtenOf } from '../../src/company/settings/sections.ts';
import { type Tongue, tongueOf } from '../../src/kernel/language.ts';
import { isPhone } from '../../src/kernel/phone.ts';
import type { SettingsRead } from '../../src/screen.ts';
import type { Block, Card } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';
import { previewButtons } from './examples.ts';
import { PLATFORMS } from './payment-fields.ts';
import { sourceBlocks } from './sources.ts';

/** Of a text, what fits beside its name. */
const SHOWN = 200;
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** All that the settings say, for who may not change them. */
export function settingsCard(screen: SettingsRead, voice: Voice): Card {
  const { read, section } = voice.words.companySettings;
  return {
    summary: read.summary,
    blocks: [
      { kind: 'heading', text: screen.company.name },
      { kind: 'note', text: read.whoMay },
      ...(screen.inTeams
        ? [{ kind: 'note', text: read.inTeams(screen.inTeams.map(isolated).join(', ')) } as const]
        : []),
      ...informationOf(screen, voice),
      { kind: 'heading', text: section.names.invoices },
      { kind: 'facts', facts: invoiceFacts(screen, voice) },
      ...sourceBlocks(screen, voice),
      { kind: 'heading', text: section.names.payments },
      { kind: 'facts', facts: paymentFacts(screen, voice) },
      { kind: 'heading', text: section.names.conversations },
      { kind: 'facts', facts: conversationFacts(screen, voice) },
      ...previewButtons(screen, voice),
    ],
  };
}

type Fact = { label: string; value: string };

function informationOf({ company, letterhead, logoUrl }: SettingsRead, voice: Voice): Block[] {
  const { companySettings: say, setup } = voice.words;
  const zones: Record<string, string> = setup.timeZone.names;
  const facts: Fact[] = [
    { label: say.name.label, value: company.name },
    { label: say.phone.label, value: voice.phone(company.phone) },
    ...(isPhone(company.textSender)
      ? [{ label: voice.words.founding.textsFrom, value: voice.phone(company.textSender) }]
      : []),
    { label: say.address.label, value: letterhead.address.join('\n') || say.nothing },
    { label: say.language.label, value: setup.language.names[company.language] },
    { label: say.timeZone.label, value: zones[company.timeZone] ?? company.timeZone },
    { label: say.currency.label, value: `${company.currency} – ${voice.currency(company.currency)}` },
  ];
  const logo = { kind: 'image', alt: say.logo.alt(company.name), size: 'small' } as const;
  return [...(logoUrl ? [{ ...logo, url: logoUrl }] : []), { kind: 'facts', facts }];
}

function invoiceFacts({ company, letterhead }: SettingsRead, { words, tongue }: Voice): Fact[] {
  const { companySettings: say } = words;
  const tongues: Tongue[] = tongueOf(company.language) === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  // What is missing in one language is said to be missing, and never replaced by the other.
  const inBoth = (label: string, text: Words): Fact => ({
    label,
    value: tongues.some((one) => text[one])
      ? tongues.map((one) => `${say.languages[one]} – ${isolated(short(text[one] ?? say.read.missing))}`).join('\n')
      : say.nothing,
  });
  const numbers = letterhead.taxNumbers.map(
    ({ label, number }) => `${label}${tongue === 'fr' ? '\u00a0:' : ':'} ${number}`,
  );
  return [
    inBoth(say.invoiceFootnote.label, letterhead.footnotes.invoice),
    inBoth(say.estimateFootnote.label, letterhead.footnotes.estimate),
    inBoth(say.paymentTerms.label, letterhead.paymentTerms),
    inBoth(say.terms.label, letterhead.terms),
    { label: say.taxNumbers.label, value: numbers.join('\n') || say.nothing },
    inBoth(say.numberLabel.label, letterhead.numberLabel),
  ];
}

function paymentFacts({ company, rooms }: SettingsRead, { words, money }: Voice): Fact[] {
  const { companySettings: say, reminders, parts } = words;
  const told = rooms
    .filter((room) => room.told)
    .map((room) => say.rooms.of(room.name || say.rooms.unnamed, PLATFORMS[platformOf(room.id)]));
  const { roomLanguage } = company;
  return [
    { label: say.rooms.label, value: told.join('\n') || say.nothing },
    { label: say.roomLanguage.label, value: roomLanguage ? say.languages[roomLanguage] : say.roomLanguage.same },
    { label: say.amountLimit.label, value: money({ minor: company.amountLimit, currency: company.currency }) },
    ...(company.refundLimit === undefined
      ? []
      : [{ label: say.refundLimit.label, value: money({ minor: company.refundLimit, currency: company.currency }) }]),
    ...(company.leastPart === undefined
      ? []
      : [{ label: parts.setting.label, value: money({ minor: company.leastPart, currency: company.currency }) }]),
    { label: say.linkDays.label, value: say.linkDays.option(company.linkDays) },
    { label: reminders.setting.label, value: reminderDaysOf(company).join(', ') || say.nothing },
    { label: say.thanks.label, value: company.thanks ? say.thanks.option : say.read.no },
    { label: say.foldsNames.label, value: company.foldsNames === false ? say.read.no : say.foldsNames.option },
  ];
}

function conversationFacts({ company, letterhead, rooms }: SettingsRead, { words, tongue }: Voice): Fact[] {
  const { companySettings: say } = words;
  const chosen = rooms
    .filter(({ id }) => company.talkRooms?.includes(id))
    .map((room) => say.rooms.of(room.name || say.rooms.unnamed, PLATFORMS[platformOf(room.id)]));
  const { routes } = writtenOf('conversations', { company, letterhead }, tongue);
  return [
    { label: say.talkRooms.label, value: chosen.join('\n') || say.talkRooms.same },
    { label: say.routes.label, value: routes || say.nothing },
    { label: say.quietDays.label, value: say.quietDays.option(quietDaysOf(company)) },
  ];
}
