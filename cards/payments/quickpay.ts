import { stateOf } from '../../src/payments/quickpay-values.ts';
import type { QuickpayConfirmation, QuickpayForm } from '../../src/screen.ts';
import type { Card, Form } from '../model.ts';
import type { Voice } from '../voice.ts';
import { previewBlocks } from './preview.ts';
import { quickpayFields } from './quickpay-fields.ts';
import { sayWarning } from './warning.ts';

/** What is asked to send a payment request, with the text as it will leave. */
export function quickpayForm(screen: QuickpayForm, voice: Voice): Form {
  const { quickpay: say } = voice.words;
  return {
    id: 'quickpay',
    title: say.title,
    submit: screen.warnings.length > 0 ? say.submitAnyway : say.submit,
    close: say.close,
    refresh: say.refresh,
    above: screen.unclear ? [{ kind: 'text', text: say.unclear(screen.unclear), tone: 'attention' }] : [],
    fields: quickpayFields(screen, voice),
    below: [],
    state: stateOf(screen),
  };
}

/** Exactly what a one-line command will send, and one question. */
export function quickpayConfirmation(screen: QuickpayConfirmation, voice: Voice): Card {
  const { amount, reference, draftId: value, preview, warnings } = screen;
  const say = voice.words.confirmation;
  const title = say.title(voice.money(amount), reference);
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
