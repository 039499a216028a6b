import type { Warning } from '../../src/screen.ts';
import { called, isolated, type Voice } from '../voice.ts';

/** What is worth knowing about this reference before sending. */
export const sayWarning =
  (reference: string, voice: Voice) =>
  (warning: Warning): string => {
    const { money, fully } = voice;
    const { warnings } = voice.words;
    switch (warning.code) {
      case 'reference-paid':
        return warnings[warning.code]({ reference, amount: money(warning.amount), when: fully(warning.at) });
      case 'reference-requested':
      case 'reference-cancelling': {
        const { amount, to, by, at } = warning;
        return warnings[warning.code]({
          reference,
          amount: money(amount),
          to: called(to, voice),
          by: isolated(by),
          when: fully(at),
        });
      }
      case 'reference-of-another-customer':
        return warnings[warning.code]({ reference, name: called(warning.name, voice) });
      case 'number-not-reached':
        return warnings[warning.code]({
          when: voice.shortly(warning.at),
          why: voice.words.textFailures[warning.why].why,
        });
      case 'name-differs':
        return warnings[warning.code]({ known: isolated(warning.known), typed: isolated(warning.typed) });
      case 'message-as-typed':
        return warnings[warning.code](isolated(warning.typed));
      case 'amount-differs':
        return warnings[warning.code]({ reference, balance: money(warning.balance) });
      case 'currency-changed': {
        const { currency } = voice;
        return warnings[warning.code]({ from: currency(warning.from), to: currency(warning.to) });
      }
    }
  };
