import type { Tongue } from './kernel/language.ts';

/** What a member types. Manifests, help and the adapters read this table; nothing else names a command. */
export interface Command {
  /** Without the slash. */
  name: 'quickpay';
  /** What may stand behind it; optional parts in brackets. */
  usage: Record<Tongue, string>;
  /** An example that works as it is. */
  example: Record<Tongue, string>;
  description: Record<Tongue, string>;
  /** The form that opens when nothing stands behind it. */
  form: 'quickpay';
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'quickpay',
    usage: {
      fr: '[téléphone montant référence [message]]',
      en: '[phone amount reference [message]]',
    },
    example: { fr: '/quickpay 514-555-0188 125,50 RO4821', en: '/quickpay 514-555-0188 125.50 RO4821' },
    description: {
      fr: 'Demander un paiement à un client par texto',
      en: 'Ask a customer for a payment by text message',
    },
    form: 'quickpay',
  },
];

/** The command typed as `/quickpay` or `quickpay`, in any case; undefined when there is none of that name. */
export const commandNamed = (typed: string): Command | undefined =>
  COMMANDS.find(({ name }) => name === typed.replace(/^\//, '').toLowerCase());
