import { stateOf } from '../../src/payments/quickpay-values.ts';
import type { QuickpayConfirmation, QuickpayForm } from '../../src/screen.ts';
import type { Block, Card, Form } from '../model.ts';
import type { Voice } from '../voice.ts';
import { isMail, previewBlocks } from './preview.ts';
import { quickpayFields } from './quickpay-fields.ts';
import { sayWarning } from './warning.ts';

/** What is asked to send a payment request, with the text as it will leave. */
export function quickpayForm(screen: QuickpayForm, voice: Voice): Form {
  const { quickpay: say } = voice.words;
  return {
    id: 'quickpay',
    title: say.title,
    submit: screen.warnings.length > 0 ? say.submitAnyway : isMail(screen.preview) ? say.submitMail : say.submit,
    close: say.close,
    refresh: isMail(screen.preview) ? say.refreshMail : say.refresh,
    above: [...onMessage(screen, voice), ...unclear(screen, voice)],
    fields: quickpayFields(screen, voice),
    below: [],
    state: stateOf(screen),
  };
}

/** What came of the message that it was opened on. */
function onMessage({ onMessage: found }: QuickpayForm, voice: Voice): Block[] {
  return found ? [{ kind: 'text', text: voice.words.quickpay.onMessage[found] }] : [];
}

/** What was typed and can be read in several ways, and the ways. */
function unclear({ unclear }: QuickpayForm, voice: Voice): Block[] {
  if (!unclear) return [];
  const say = voice.words.quickpay.unclear;
  const ways = unclear.ways.map(({ amount, ...rest }) => say.way({ amount: voice.money(amount), ...rest }));
  return [
    { kind: 'text', text: say.asked(unclear.typed), tone: 'attention' },
    ...ways.map((text) => ({ kind: 'text', text }) as const),
    { kind: 'note', text: say.filled },
  ];
}

/** Exactly what a one-line command will send, and one question. */
export function quickpayConfirmation(screen: QuickpayConfirmation, voice: Voice): Card {
  const { amount, reference, draftId: value, preview, warnings } = screen;
  const say = voice.words.confirmation;
  const title = (isMail(preview) ? say.mailTitle : say.title)(voice.money(amount), reference);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...warnings.map(
        (warning) => ({ kind: 'text', text: sayWarning(reference, voice)(warning), tone: 'attention' }) as const,
      ),
      ...previewBlocks(preview, voice),
      {
        kind: 'buttons',
        buttons: [
          { action: 'quickpay.send', label: warnings.length > 0 ? say.sendAnyway : say.send, value, style: 'primary' },
          { action: 'quickpay.edit', label: say.edit, value, opensForm: true },
          { action: 'quickpay.discard', label: say.discard, value },
        ],
      },
    ],
  };
}
