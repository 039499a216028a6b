import type { Where } from './envelope.ts';
import { type FormState, startState } from './form.ts';
import type { Json, Message } from './model.ts';
import type { Tenant } from './tenant.ts';

/** Where a person acts: in the dialog, or on a message's card. */
export type Place = 'dialog' | { room: string; message: string };

/** How a dialog came to be, which decides what its buttons send. */
export interface Origin {
  where: Where;
  /** Opened by a message extension. */
  command?: { commandId: string; commandContext: string; messagePayload?: Json };
  /** Opened by a button on this message. */
  message?: string;
}

export interface Dialog {
  user: string;
  title: string;
  card: Json;
  state: FormState;
  origin: Origin;
  /** What Teams shows when the app did not answer well; the dialog stays as it was. */
  notice?: string;
}

/** A card with what a person has typed into it, and where it stands. */
export interface Surface {
  card: Json;
  state: FormState;
  where: Where;
  dialog?: Dialog;
  message?: Message;
}

export type Screens = ReturnType<typeof createScreens>;

/** What stands on each person's screen beside the messages: a dialog, half-filled cards, Teams' own notices. */
export function createScreens(tenant: Tenant) {
  const dialogs = new Map<string, Dialog>();
  const notices = new Map<string, string[]>();
  /** By card, so that a card that was replaced starts anew. */
  const forms = new WeakMap<Json, Map<string, FormState>>();

  function formOf(card: Json, user: string): FormState {
    const states = forms.get(card) ?? new Map<string, FormState>();
    forms.set(card, states);
    const state = states.get(user) ?? startState(card);
    states.set(user, state);
    return state;
  }

  return {
    dialog: (user: string) => dialogs.get(user),
    notices: (user: string): readonly string[] => notices.get(user) ?? [],

    /** Shows a dialog in place of any that is open: Teams has one at a time, and keeps nothing of what was typed. */
    open(user: string, shown: Pick<Dialog, 'title' | 'card' | 'origin'>): Dialog {
      const dialog = { ...shown, user, state: startState(shown.card) };
      dialogs.set(user, dialog);
      tenant.changed({ kind: 'dialog', user });
      return dialog;
    },

    close(user: string) {
      dialogs.delete(user);
      tenant.changed({ kind: 'dialog', user });
    },

    /** Tells a person something that is gone after a moment; in the dialog, where one is open and stays. */
    notify(user: string, text: string) {
      const dialog = dialogs.get(user);
      if (dialog) dialog.notice = text;
      notices.set(user, [...(notices.get(user) ?? []), text]);
      tenant.changed({ kind: 'notice', user });
    },

    /** Finds what a person acts on. Throws when it is not on their screen, as that is the test's mistake. */
    surface(user: string, place: Place): Surface {
      if (place === 'dialog') {
        const dialog = dialogs.get(user);
        if (!dialog) throw new Error(`${user} has no dialog open`);
        return { ...dialog, where: dialog.origin.where, dialog };
      }
      const room = tenant.roomOf(place.room);
      const message = tenant.find(place.room, place.message);
      const sees = room.members.includes(user) && (!message?.onlyFor || message.onlyFor === user);
      const card = message && (message.cardsFor.get(user) ?? message.card);
      if (!message || !card || !sees) throw new Error(`${user} sees no card on ${place.message} in ${place.room}`);
      return { card, state: formOf(card, user), where: { room, root: message.root }, message };
    },
  };
}
