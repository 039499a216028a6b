import type { Asker, Company } from '../../src/company/company.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Money } from '../../src/kernel/money.ts';

/** Everything on the specimens happens around this moment. */
export const NOON = new Date('2026-11-23T17:00:00Z');
export const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

export const cad = (minor: number): Money => ({ minor, currency: 'CAD' });

export const garage = (tongue: Tongue): Company => ({
  id: 'com_garage',
  revision: 1,
  name: 'Garage Boréal',
  phone: '+15145550100',
  language: tongue === 'fr' ? 'fr-CA' : 'en-CA',
  timeZone: 'America/Toronto',
  currency: 'CAD',
  country: 'CA',
  amountLimit: 1_000_000,
  linkDays: 30,
  textSender: '+15145550199',
  rooms: [{ id: 'slack:T1/C1', name: 'service', told: true }],
  createdAt: NOON,
});

export const JULIE = { id: 'cus_julie', phone: '+15145550188', name: 'Julie Tremblay' };
/** Who has no phone. */
export const ANA = { id: 'cus_ana', email: 'ana@example.com', name: 'Ana Silva' };
export const MARC: Asker = { id: 'U1', name: 'Marc Gagnon', workspaceId: 'slack:T1' };
