/** What a garage does, in both languages, and what it asks for it. */
import type { Job } from './order.ts';

export type Tongue = 'fr' | 'en';
export type Work = { code: string; hours: number; parts: [string, number, number][] } & Record<
  Tongue,
  [string, string]
>;
/** What is done, as it is asked for and as it is written up; hours in tenths; parts: number, how many, cents each. */
export const WORK: Work[] = [
  {
    code: 'LOF',
    hours: 5,
    fr: ['Vidange d’huile', 'Vidange d’huile et filtre, inspection 30 points'],
    en: ['Oil change', 'Oil and filter changed, 30-point inspection'],
    parts: [
      ['HU-0W20', 5, 895],
      ['FI-4386', 1, 1495],
    ],
  },
  {
    code: 'BRF',
    hours: 15,
    fr: ['Freins avant', 'Remplacement des plaquettes et disques avant, essai routier'],
    en: ['Front brakes', 'Front pads and rotors replaced, road test'],
    parts: [
      ['PL-1184', 1, 8995],
      ['DI-2201', 2, 7450],
    ],
  },
  {
    code: 'TIR',
    hours: 8,
    fr: ['Pneus d’hiver', 'Pose et équilibrage de quatre pneus d’hiver'],
    en: ['Winter tires', 'Four winter tires mounted and balanced'],
    parts: [['PN-2256', 4, 18_900]],
  },
  {
    code: 'ALI',
    hours: 12,
    fr: ['Alignement', 'Alignement des quatre roues'],
    en: ['Alignment', 'Four-wheel alignment'],
    parts: [],
  },
  {
    code: 'BAT',
    hours: 4,
    fr: ['Batterie', 'Remplacement de la batterie, essai du système de charge'],
    en: ['Battery', 'Battery replaced, charging system tested'],
    parts: [['BA-H6AGM', 1, 22_995]],
  },
  {
    code: 'DIA',
    hours: 10,
    fr: ['Témoin moteur allumé', 'Diagnostic du témoin moteur, remplacement d’une bobine'],
    en: ['Check engine light', 'Check engine diagnosis, one ignition coil replaced'],
    parts: [['BO-8812', 1, 11_250]],
  },
];

/** Cents an hour of work is sold at. */
const HOURLY = 12_500;

export const job = (work: Work, tongue: Tongue, payType: Job['payType'] = 'C'): Job => ({
  request: work[tongue][0],
  payType,
  labour: { code: work.code, description: work[tongue][1], hours: work.hours, sale: (work.hours * HOURLY) / 10 },
  parts: work.parts.map(([number, quantity, each]) => ({
    number,
    description: number,
    quantity,
    sale: quantity * each,
  })),
  fees: [{ description: tongue === 'fr' ? 'Gestion écologique' : 'Environmental fee', sale: 450 }],
});
