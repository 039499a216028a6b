import type { Catalogue } from '../en.ts';

export const notifications: Catalogue['notifications'] = {
  title: 'Mes notifications',
  help: (command) => `Tapez ${command} pour choisir ce qui vous est dit en message direct.`,
  submit: 'Enregistrer',
  close: 'Annuler',
  about: (name) =>
    `Quittance vous l’écrit en message direct dans ${name}, en plus de ce que montrent vos canaux. Ce que vous faites vous-même ne vous est jamais répété, et ce qui revient en moins de trois minutes arrive en un seul message.`,
  kinds: {
    'new-text': { label: 'Un client écrit un texto', own: 'Seulement dans mes conversations' },
    assigned: { label: 'On me confie une conversation', own: 'M’aviser' },
    mentioned: { label: 'On me mentionne dans une note', own: 'M’aviser' },
    paid: { label: 'Un client paie', own: 'Seulement ce que j’ai demandé' },
    failed: { label: 'Un texto ou un courriel n’arrive pas', own: 'Seulement ce que j’ai envoyé' },
    morning: { label: 'Le début de la journée, les jours ouvrables à huit heures', own: 'M’aviser' },
    disputed: { label: 'Un client conteste un paiement', own: 'Seulement ce que j’ai demandé' },
  },
  none: 'Ne pas m’aviser',
  all: 'Tout ce que chacun peut voir dans l’entreprise',
  mentionedHint: 'Votre messagerie vous avise déjà de la plupart des mentions.',
  unreachable: {
    slack: (when) =>
      `Slack ne laisse pas Quittance vous écrire (${when}). Demandez à la personne qui gère Slack dans votre entreprise d’activer l’onglet Messages de l’application, puis enregistrez ce formulaire de nouveau.`,
    teams: (when) =>
      `Quittance ne peut pas vous écrire dans Teams (${when}). Il suffit d’être membre d’une équipe où Quittance est ajoutée, ou de l’ajouter vous-même\u00a0: dans Teams, ouvrez Applications, cherchez Quittance, choisissez Ajouter. Enregistrez ensuite ce formulaire de nouveau.`,
  },
  saved: 'Vos choix sont enregistrés.',
  savedNone:
    'Vos choix sont enregistrés\u00a0: vous ne recevez aucun message direct. Vos canaux montrent tout, comme avant.',
  many: (count) => `${count} messages à ce sujet`,
  earlier: (count) => (count === 1 ? 'Et un autre avant ceux-ci.' : `Et ${count} autres avant ceux-ci.`),
  open: 'Ouvrir le fil',
  inRoom: (room) => `Le fil est dans ${room}.`,
  mentioned: (by, who) => `${by} vous a mentionné dans une note au sujet de ${who}`,
};
