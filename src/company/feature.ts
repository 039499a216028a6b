import type { Feature, FormDesk } from '../feature.ts';
import { type Filled, TYPED_AGAIN } from '../kernel/screen.ts';
import { kindOf } from '../promises/deliver.ts';
import { createCorrection } from './correction.ts';
import { createFoundingAnnouncer, createFoundings } from './foundings.ts';
import { createJoining } from './joining.ts';
import type { CompanyScreen } from './screen.ts';
import { createSetUp, readSetupValues } from './set-up.ts';
import { ACCOUNT_VENDORS, accountFormOf } from './settings/account-screen.ts';
import { createAccountsDesk } from './settings/accounts-desk.ts';
import { createSettingsDesk } from './settings/desk.ts';
import { SECTION_NAMES, type SectionName, settingsFormOf } from './settings/sections.ts';

const HOUR_MS = 3_600_000;
/** What may be typed behind the command for the data of customers; `src/privacy/` answers what is pressed there. */
const PRIVACY = ['privacy', 'confidentialité', 'confidentialite'];

/** The company, and the first run that makes it. */
export const company: Feature = {
  commands: [
    {
      name: 'settings',
      role: 'viewer',
      title: ({ settings }) => settings.title,
      help: ({ companySettings }) => [companySettings.help('/settings')],
      example: { fr: '/settings factures', en: '/settings invoices' },
      description: {
        fr: 'Paramètres de l’entreprise\u00a0: logo, factures, paiements',
        en: 'Company settings: logo, invoices, payments',
      },
    },
  ],
  at(house) {
    const setUp = createSetUp(house);
    const foundings = createFoundings(house);
    const accounts = createAccountsDesk(house);
    const settings = createSettingsDesk(house, foundings, accounts);
    const correction = createCorrection(house, foundings);
    const joining = createJoining(house);
    return {
      announcers: { foundings: kindOf(createFoundingAnnouncer(house)) },
      jobs: {
        'tell-foundings': { every: HOUR_MS, atStart: true, run: foundings.tellAll },
        'forget-files': { every: HOUR_MS, atStart: false, run: () => house.store.files.forget(house.clock.now()) },
        'forget-tickets': { every: HOUR_MS, atStart: false, run: () => house.store.tickets.forget(house.clock.now()) },
      },
      commands: {
        async settings(actor, text) {
          const named = actor.role === 'administrator' ? text.trim().toLowerCase() : '';
          if (named === 'code') return joining.code(actor);
          return PRIVACY.includes(named) ? { kind: 'privacy-menu', isSheet: true } : settings.open(actor, text);
        },
      },
      buttons: { 'company.correct': { role: 'agent', press: correction.open } },
      arrive: ({ workspace, room, tongue }) => setUp.open(workspace, room, tongue),
      forms: {
        correction: { role: 'agent', fill: correction.fill },
        ...formsOf((section) => ({
          role: 'administrator',
          fill: (actor, filled, phase) =>
            phase === 'changed' ? settings.changed(actor, section, filled) : settings.save(actor, section, filled),
        })),
        ...Object.fromEntries(
          ACCOUNT_VENDORS.map((vendor): [string, FormDesk] => [
            accountFormOf(vendor),
            {
              role: 'administrator',
              fill: (actor, filled, phase) =>
                phase === 'sent'
                  ? accounts.save(actor, vendor, filled)
                  : (filled.values.section ?? vendor) === vendor
                    ? accounts.show(actor, vendor, { typed: filled.values })
                    : settings.open(actor, filled.values.section ?? ''),
            },
          ]),
        ),
        joining: {
          role: 'viewer',
          // Sent again by who is a member by now: there is nothing left to join.
          fill: async () => ({ kind: 'refused', refusal: { code: 'already-set-up' } }),
          welcome: async (stranger, { values }, phase) =>
            phase === 'changed' ? joining.form(values.code) : setUp.bring(stranger, values.code ?? ''),
        },
        setup: {
          role: 'viewer',
          // Sent again by who is a member by now: answered as the first time.
          fill: async (actor, filled) =>
            keepingLine(filled, await setUp.submit(actor.workspaceId, undefined, readSetupValues(filled))),
          welcome: async ({ workspace, room, who }, filled, phase) => {
            const values = readSetupValues(filled);
            const screen =
              phase === 'changed' ? setUp.form(workspace, values) : await setUp.submit(workspace, room, values, who);
            return keepingLine(filled, screen);
          },
        },
      },
    };
  },
};

/** A form for each section, by its name. */
const formsOf = (desk: (section: SectionName) => FormDesk): Record<string, FormDesk> =>
  Object.fromEntries(SECTION_NAMES.map((section) => [settingsFormOf(section), desk(section)]));

/** The form carries what was typed before it, for as long as it stands, and then gives it back. */
function keepingLine({ state: line }: Filled, screen: CompanyScreen): CompanyScreen {
  if (line === '') return screen;
  if (screen.kind === 'setup-form') return { ...screen, opener: { action: TYPED_AGAIN, value: line } };
  return screen.kind === 'set-up' && /\s/.test(line) ? { ...screen, next: line } : screen;
}
