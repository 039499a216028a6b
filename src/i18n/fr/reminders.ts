import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const reminders: Catalogue['reminders'] = {
  button: 'Rappels',
  next: (when) => `Prochain rappel : ${when}`,
  promised: (day, next) => `A promis de payer d’ici le ${day}. Prochain rappel : ${next}`,
  promisedOnly: (day) => `A promis de payer d’ici le ${day}. Aucun rappel n’est prévu.`,
  none: 'Aucun rappel n’est prévu.',
  gone: (count, when) =>
    count === 1
      ? `Un rappel a été envoyé (${when}). Aucun autre n’est prévu.`
      : `${count} rappels ont été envoyés (le dernier : ${when}). Aucun autre n’est prévu.`,
  stopped: {
    answered: (when) => `Rappels arrêtés : le client a texté (${when}).`,
    paused: (by, when) => `Rappels arrêtés par ${by} (${when}).`,
    'opted-out': 'Aucun rappel : cette personne ne veut plus recevoir de textos.',
    'part-paid': (when) => `Rappels arrêtés : une partie a été payée (${when}). Vous pouvez les reprendre.`,
    'no-words': 'Aucun rappel : le modèle « Rappel » n’a pas de texte dans la langue du client.',
  },
  sent: (who) => `Un rappel est en route vers ${who} :`,
  sentBy: (by, who) => `${by} a envoyé un rappel à ${who} :`,
  title: 'Rappels',
  about: (amount, reference) => `${amount} · ${reference}`,
  what: 'Que faire',
  deeds: {
    now: 'Rappeler maintenant',
    nowLater: (when) => `Rappeler dès que possible : ${when}`,
    skip: (when) => `Sauter le prochain (${when})`,
    promised: 'Noter une promesse de paiement',
    stop: 'Ne plus envoyer de rappels',
    start: 'Reprendre les rappels',
  },
  until: {
    label: 'A promis de payer d’ici le',
    hint: 'Seulement pour une promesse. Aucun rappel ne part jusqu’à ce jour inclus.',
  },
  words: 'Le client lira',
  hours: 'Personne n’est rappelé la nuit, le dimanche ni un jour férié.',
  submit: 'Confirmer',
  close: 'Fermer',
  done: (reference, next) => `${reference} : prochain rappel, ${ending(next)}`,
  doneNone: (reference) => `${reference} : aucun rappel n’est prévu.`,
  setting: {
    label: 'Rappels : jours après la demande',
    hint: 'Au plus 3, par exemple 3, 7, 14. Laissez vide pour n’en envoyer aucun. Ils s’arrêtent dès que le client paie ou répond. Pour les demandes à venir.',
  },
  subject: (reference, company) => `Rappel : paiement pour ${reference}, de ${company}`,
};
