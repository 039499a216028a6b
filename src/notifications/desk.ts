import { type Actor, platformOf } from '../company/index.ts';
import { NOTIFICATIONS } from '../conversations/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Filled, Phase } from '../kernel/screen.ts';
import { momentOf } from '../promises/outbox.ts';
import { type Choices, type Scope, scopeOf, scopesOf } from './choices.ts';
import type { NotificationsHouse } from './house.ts';
import { chosen, emptyMailbox, type Mailbox, mailboxIdOf } from './mailbox.ts';
import type { NotificationsForm, NotificationsScreen } from './screen.ts';

/** How members want to be told: each has a say in their own alone. */
export function createNotificationsDesk(house: NotificationsHouse) {
  const { mailboxes } = house.store;
  const storedFor = (actor: Actor) => one(mailboxes, actor.companyId, mailboxIdOf(actor));

  function form({ workspaceId }: Actor, choices: Choices, mailbox?: Mailbox): NotificationsForm {
    const values = Object.fromEntries(NOTIFICATIONS.map((kind) => [kind, scopeOf(choices, kind)]));
    const { unreachableAt } = mailbox ?? {};
    return {
      ...{ kind: 'notifications-form', values: values as NotificationsForm['values'] },
      ...{ platform: platformOf(workspaceId), ...(unreachableAt && { unreachableAt }) },
    };
  }

  async function open(actor: Actor): Promise<NotificationsScreen> {
    const mailbox = await storedFor(actor).read();
    return form(actor, mailbox?.choices ?? {}, mailbox);
  }

  async function save(actor: Actor, choices: Choices): Promise<void> {
    const first = chosen(emptyMailbox(actor), choices, momentOf(house));
    if (await mailboxes.insert(first)) return house.wake('mailboxes', first);
    const now = await change(storedFor(actor), (mailbox) => chosen(mailbox, choices, momentOf(house)));
    if (now) house.wake('mailboxes', now);
  }

  return {
    open,
    async fill(actor: Actor, { values }: Filled, phase: Phase): Promise<NotificationsScreen> {
      const choices = readChoices(values);
      if (phase === 'changed') return form(actor, choices, await storedFor(actor).read());
      await save(actor, choices);
      return { kind: 'notifications-saved', tells: NOTIFICATIONS.some((kind) => scopeOf(choices, kind) !== 'none') };
    },
  };
}

/** What comes back may be anything: what cannot be read is as for everybody. */
function readChoices(values: Filled['values']): Choices {
  const read = NOTIFICATIONS.flatMap((kind): [string, Scope][] => {
    const scope = scopesOf(kind).find((one) => one === values[kind]);
    return scope ? [[kind, scope]] : [];
  });
  return Object.fromEntries(read);
}
