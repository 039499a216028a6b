import type { Mentioned } from '../../src/conversations/notifying.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Held, Told } from '../../src/notifications/mailbox.ts';
import type { PersonalMessage } from '../../src/notifications/messages.ts';
import type { RoleChanged } from '../../src/notifications/role-changes.ts';
import type { NotificationsForm, NotificationsScreen } from '../../src/notifications/screen.ts';
import type { NewsSpecimens, ScreenSpecimens } from '../specimen.ts';
import { cad, garage, JULIE, later, MARC } from '../specimens/people.ts';

const { id: _, ...JULIES } = JULIE;

export function screens(): ScreenSpecimens<NotificationsScreen> {
  const form: NotificationsForm = {
    kind: 'notifications-form',
    values: {
      'new-text': 'none',
      assigned: 'own',
      mentioned: 'none',
      paid: 'all',
      failed: 'own',
      disputed: 'none',
      morning: 'all',
    },
    platform: 'slack',
  };
  return {
    'notifications-form': {
      notifications: form,
      'notifications-unreachable': { ...form, unreachableAt: later(-30) },
      'notifications-not-installed': { ...form, platform: 'teams', unreachableAt: later(-30) },
    },
    'notifications-saved': {
      'notifications-saved': { kind: 'notifications-saved', tells: true },
      'notifications-saved-none': { kind: 'notifications-saved', tells: false },
    },
  };
}

const mentioned: Mentioned = { kind: 'mentioned', by: MARC.name, body: 'Can you call her back?', at: later(3) };

const roleChanged: RoleChanged = { kind: 'role-changed', by: MARC.name, role: 'biller', at: later(3) };

export const news = (): NewsSpecimens<Mentioned | RoleChanged> => ({
  mentioned: { mentioned },
  'role-changed': {
    'role-changed': roleChanged,
    'role-changed-other': { ...roleChanged, who: 'Sophie Roy', role: 'administrator' },
    'role-changed-by-operator': { kind: 'role-changed', role: 'administrator', at: later(3) },
  },
});

export function messages(tongue: Tongue): { personal: Record<string, PersonalMessage> } {
  const told = (kind: Held['kind'], latest: Told[], count = latest.length): PersonalMessage => ({
    ...{ kind: 'personal', company: garage(tongue), tongue },
    told: { kind, about: 'pay_1', id: 'ntf_1', since: later(0), count, latest },
    ...{ link: 'https://garage.slack.com/archives/C1/p1764000000000100', room: 'service' },
  });
  const text = (body: string): Told => ({
    news: { kind: 'customer-replied', body, media: 0, at: later(1) } as Told['news'],
    customer: JULIES,
  });
  const paid: Told = {
    news: { kind: 'payment-paid', amount: cad(12_550), at: later(5), late: false } as Told['news'],
    ...{ customer: JULIES, reference: 'RO4821' },
  };
  const { link: __, ...unlinked } = told('mentioned', [{ news: mentioned, customer: JULIES }]);
  return {
    personal: {
      'personal-paid': told('paid', [paid]),
      'personal-texts': told('new-text', [text('Is it ready?'), text('I can come at 4.')], 7),
      'personal-unlinked': unlinked,
      'personal-role': {
        ...unlinked,
        room: '',
        told: { ...unlinked.told, kind: 'role', latest: [{ news: roleChanged, customer: {} }] },
      },
    },
  };
}
