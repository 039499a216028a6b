import { settingsState } from '../../src/company/settings/logo.ts';
import { settingsFormOf } from '../../src/company/settings/sections.ts';
import { isPhone } from '../../src/kernel/phone.ts';
import type { SectionName, SettingsForm } from '../../src/screen.ts';
import { note } from '../blocks.ts';
import type { Block, Field, Form } from '../model.ts';
import type { Voice } from '../voice.ts';
import { sectionField } from './accounts.ts';
import { conversationFields } from './conversation-fields.ts';
import { exampleBlocks, previewButtons } from './examples.ts';
import { informationFields } from './information-fields.ts';
import { invoiceFields } from './invoice-fields.ts';
import { paymentFields } from './payment-fields.ts';
import { roleFields } from './role-fields.ts';
import { type Setting, settingOf } from './setting.ts';
import { sourceBlocks } from './sources.ts';

const FIELDS: Record<SectionName, (form: SettingsForm, voice: Voice, setting: Setting) => Field[]> = {
  information: informationFields,
  invoices: invoiceFields,
  payments: paymentFields,
  conversations: conversationFields,
  ...roleFields,
};

/** One section of the settings, with where to go from it. */
export function settingsForm(form: SettingsForm, voice: Voice): Form {
  const { words } = voice;
  const { companySettings: say } = words;
  const { section } = form;
  return {
    id: settingsFormOf(section),
    title: say.title,
    submit: say.submit,
    close: say.close,
    refresh: say.refresh,
    above: saidOf(form, voice),
    fields: [sectionField(section, voice), ...FIELDS[section](form, voice, settingOf(form, voice))],
    below: [
      ...(section === 'information' ? [...senderOf(form, voice), ...exampleBlocks(form, voice)] : []),
      ...(section in roleFields || section === 'conversations' ? [] : previewButtons(form, voice)),
      ...(section === 'administrators'
        ? [note(words.roles.whatTheyMay), note(words.joining.howTo), note(words.privacy.howTo)]
        : []),
      ...(section === 'invoices' ? sourceBlocks(form, voice) : []),
    ],
    state: settingsState(form),
  };
}

/** The number that texts come from, which is not chosen here. */
const senderOf = ({ company: { textSender } }: SettingsForm, { words, phone }: Voice): Block[] =>
  isPhone(textSender) ? [note(words.setup.textsFrom(phone(textSender)))] : [];

/** What has just become of the form as a whole. */
function saidOf({ done, meanwhile }: SettingsForm, { words: { companySettings: say } }: Voice): Block[] {
  if (meanwhile.length > 0) return [{ kind: 'text', text: say.meanwhile, tone: 'attention' }];
  if (done === 'new-logo') return [{ kind: 'text', text: say.logo.look, tone: 'attention' }];
  if (done === 'saved') return [{ kind: 'text', text: say.saved, tone: 'good' }];
  return done === 'unsaved' ? [{ kind: 'text', text: say.unsaved, tone: 'attention' }] : [];
}
