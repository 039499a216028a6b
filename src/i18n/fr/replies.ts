import type { Catalogue } from '../en.ts';

export const savedReplies: Catalogue['savedReplies'] = {
  title: 'Modèles de message',
  help: (command) =>
    `Tapez ${command} pour voir les messages que votre entreprise garde prêts à envoyer, en français et en anglais. Les administrateurs peuvent les changer et en ajouter.`,
  choose: {
    label: 'Modèle de message',
    new: 'En écrire un nouveau',
    changed: (name) => `${name} (modifié)`,
    refresh: 'L’afficher',
    open: 'Ouvrir',
    close: 'Fermer',
    byWhom: (by, when) => `Modifié par ${by}, ${when}.`,
    newHint: 'Vous lui donnez un nom et vous l’écrivez en français, en anglais, ou dans les deux langues.',
  },
  one: {
    submit: 'Enregistrer',
    back: 'Revenir à la liste',
    refresh: 'Aperçu',
    close: 'Fermer',
    newTitle: 'Nouveau modèle',
    name: {
      label: 'Nom',
      hint: 'Votre équipe le choisit par ce nom. Les clients ne le voient jamais.',
      placeholder: 'Par exemple Pneus d’hiver',
    },
    text: { fr: 'Texte en français', en: 'Texte en anglais' },
    placeholder: 'Laissez vide si cette langue ne vous sert pas',
    variables: (known) =>
      `Entre accolades, ceci est rempli pour chaque client : ${known}. S’il y manque le montant, le lien ou le nom de votre entreprise, c’est ajouté tout seul.`,
    example: 'La cliente, le montant et la référence sont donnés en exemple.',
    customer: {
      label: 'Le voir pour un client',
      hint: 'Pour vérifier le nom, le montant et la longueur. Rien n’est envoyé.',
      placeholder: 'Nom ou numéro de téléphone',
    },
    previewTitle: { fr: 'En français, votre client lira', en: 'En anglais, votre client lira' },
    reads: { fr: (who) => `${who} lit le français.`, en: (who) => `${who} lit l’anglais.` },
    missing: {
      fr: 'Il n’y a pas de texte en français : ce modèle ne peut pas être envoyé à qui lit le français.',
      en: 'Il n’y a pas de texte en anglais : ce modèle ne peut pas être envoyé à qui lit l’anglais.',
    },
    remove: { label: 'Supprimer', option: 'Supprimer ce modèle' },
    setBack: { label: 'Rétablir', option: 'Reprendre les textes d’origine, dans les deux langues' },
    original: 'Ce sont les textes d’origine.',
    overtaken: (by, when) =>
      `${by} a modifié ce modèle (${when}) pendant que vous l’aviez ouvert. Voici ce qu’il dit maintenant. Enregistrez de nouveau pour mettre votre version à la place.`,
    overtakenGone: (by, when) =>
      `${by} a supprimé ce modèle (${when}) pendant que vous l’aviez ouvert. Enregistrez de nouveau pour le reprendre avec votre version.`,
  },
  done: {
    saved: (name) => `« ${name} » est enregistré. Ce modèle est offert partout où l’on envoie un texto.`,
    'set-back': (name) => `« ${name} » a repris ses textes d’origine.`,
    deleted: (name) => `« ${name} » est supprimé.`,
  },
};
