import type { Company } from '../../src/company/company.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { garage } from './people.ts';

/** Words that try to mention everyone, to link, to format, to hide, and to turn the direction of what follows. */
export const HOSTILE =
  '<!channel> <@U123|you> <https://evil.example|pay here> [pay](https://evil.example) *b* _i_ ~s~ `c` &lt;!here&gt; \u202eevil\u2066 a\u200bb';

/** The longest names, references and messages that the core lets through, in several scripts. */
export const longAndHostile = [
  {
    ...{ script: 'long', name: 'Marie-Ève '.repeat(8), reference: 'R'.repeat(64) },
    message: 'Très long message. '.repeat(85).slice(0, 1600),
  },
  { script: 'emoji', name: '👩‍🔧'.repeat(16), reference: '🚗'.repeat(64), message: '👩‍🔧🚗'.repeat(228) },
  {
    ...{ script: 'arabic', name: 'محمد '.repeat(16), reference: 'فاتورة'.repeat(10) },
    message: 'مرحبا بكم في المرآب '.repeat(80),
  },
  { script: 'hostile', name: HOSTILE.slice(0, 80), reference: HOSTILE.slice(0, 64), message: HOSTILE.repeat(25) },
];

export const longGarage = (tongue: Tongue): Company => ({ ...garage(tongue), name: 'Garage '.repeat(11) });
