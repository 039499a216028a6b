import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const companySettings: Catalogue['companySettings'] = {
  title: 'Paramètres',
  help: (command) =>
    `Tapez ${command} pour voir les paramètres de votre entreprise : nom, logo et adresse, ce que disent vos factures, comment les paiements sont demandés. Les administrateurs peuvent les modifier.`,
  submit: 'Enregistrer',
  close: 'Fermer',
  refresh: 'Aller à la section, actualiser les exemples',
  section: {
    label: 'Section',
    names: {
      information: 'Renseignements',
      invoices: 'Factures et estimations',
      payments: 'Paiements',
      conversations: 'Conversations par texto',
      administrators: 'Rôles\u00a0: administration',
      billers: 'Rôles\u00a0: facturation',
      agents: 'Rôles\u00a0: service',
      viewers: 'Rôles\u00a0: consultation',
      others: 'Rôles\u00a0: toutes les autres personnes',
    },
  },
  saved: 'C’est enregistré. Ce que vous enverrez désormais en tiendra compte ; ce qui est déjà envoyé reste tel quel.',
  unsaved:
    'Vos changements ici ne sont pas encore enregistrés. Enregistrez-les d’abord, puis choisissez l’autre section.',
  meanwhile:
    'Quelqu’un d’autre a enregistré des paramètres entre-temps. Rien n’a été écrasé : vérifiez ce qui est signalé, puis enregistrez de nouveau.',
  takenOver: 'Quelqu’un d’autre vient de modifier ceci : voici la nouvelle valeur.',
  alsoChanged: (value) =>
    `Quelqu’un d’autre vient d’enregistrer ceci à la place : ${ending(value)} Ce que vous avez mis est toujours là ; enregistrez de nouveau pour le garder.`,
  nothing: '(rien)',
  anotherLogo: 'un autre logo',
  missing: {
    fr: 'Manquant en français : vos documents en français partiront sans ce texte.',
    en: 'Manquant en anglais : vos documents en anglais partiront sans ce texte.',
  },
  languages: { fr: 'français', en: 'anglais' },
  inLanguage: (label, language) => `${label} (${language})`,
  name: { label: 'Nom de l’entreprise' },
  logo: {
    label: 'Logo',
    hint: 'PNG, JPEG ou WebP, 2 Mo au plus. Il figure sur vos factures et sur la page de paiement.',
    elsewhere: 'Logo : ajoutez-le ou changez-le dans l’onglet Paramètres de Quittance, dans Teams.',
    alt: (company) => `Logo de ${company}`,
    look: 'Rien n’est encore enregistré : voici votre nouveau logo, et les exemples le montrent. Regardez-les, puis enregistrez.',
    notSaved: 'Voici le nouveau logo. Il n’est pas encore enregistré.',
  },
  withoutLogo: { label: 'Sans logo', option: 'Retirer le logo' },
  phone: { label: 'Numéro de téléphone', hint: 'Vos clients peuvent l’appeler depuis la page de paiement.' },
  address: { label: 'Adresse', hint: 'Comme sur une enveloppe, 6 lignes au plus. Elle figure sur vos factures.' },
  language: {
    label: 'Langue des clients et des documents',
    hint: 'Vos clients la lisent jusqu’à ce qu’ils en choisissent une autre.',
  },
  timeZone: { label: 'Fuseau horaire' },
  currency: {
    label: 'Devise',
    hint: 'Elle peut être changée tant qu’aucun paiement n’est demandé.',
  },
  invoiceFootnote: { label: 'Note au bas des factures', hint: 'Par exemple, comment vous joindre à ce sujet.' },
  estimateFootnote: {
    label: 'Note au bas des estimations',
    hint: 'Par exemple, jusqu’à quand les prix sont valables.',
  },
  paymentTerms: { label: 'Modalités de paiement', hint: 'Par exemple : Payable à la remise du véhicule.' },
  terms: { label: 'Conditions générales', hint: 'Par exemple, votre garantie.' },
  taxNumbers: {
    label: 'Numéros de taxes',
    hint: 'Un par ligne, le nom d’abord. Par exemple TPS : 123456789 RT0001',
  },
  numberLabel: {
    label: 'Comment vous appelez le numéro de référence',
    hint: 'Par exemple Bon de travail. Laissez vide pour « Numéro ».',
  },
  rooms: {
    label: 'Canaux informés',
    hint: 'Ils sont avisés des paiements demandés hors d’un canal. Un canal est toujours avisé des siens. Les canaux privés ne figurent pas ici.',
    none: 'Il n’y a encore aucun canal à choisir. Ajoutez Quittance à un canal, puis revenez ici.',
    of: (name, platform) => `${name} (${platform})`,
    unnamed: 'Conversation de groupe',
    find: {
      label: 'Trouver un canal',
      hint: (count) =>
        `La liste ci-dessous est trop courte pour les ${count} canaux : tapez une partie du nom pour en trouver un. Ceux qui sont cochés y restent.`,
      none: 'Aucun canal n’a cela dans son nom.',
    },
  },
  roomLanguage: {
    label: 'Langue de vos canaux',
    same: 'La même que celle de vos clients',
  },
  amountLimit: { label: 'Montant maximal d’une demande', hint: 'Il arrête une virgule mal placée.' },
  refundLimit: {
    label: 'Remboursements permis sans accord, par jour',
    hint: 'Au-delà, une autre personne (administration ou facturation) approuve. Vide\u00a0: aucun accord. 0\u00a0: toujours.',
  },
  linkDays: {
    label: 'Durée d’un lien de paiement',
    option: (days) => `${days} jours`,
  },
  talkRooms: {
    label: 'Où commence la conversation d’un client',
    hint: 'Sans choix, elle commence dans les canaux informés des paiements.',
    same: 'Dans les canaux informés des paiements',
  },
  routes: {
    label: 'Conversations qui commencent ailleurs',
    hint: 'Sur chaque ligne, un nom, deux-points et un canal, par exemple Sophie Roy : service. Le nom : la personne à qui la conversation est confiée, ou le conseiller ou le service du client, comme dans votre système de concession. Un fil en cours reste où il est.',
  },
  quietDays: {
    label: 'Nouveau fil pour un client',
    hint: 'Quand un client et votre équipe ne se sont pas texté depuis ce temps, la suite ouvre un nouveau fil, qui mène à l’ancien.',
    option: (days) => (days < 2 ? 'Après un jour sans texto' : `Après ${days} jours sans texto`),
  },
  thanks: { label: 'Après un paiement', option: 'Remercier le client par texto, avec le reçu' },
  foldsNames: {
    label: 'Accents dans les noms',
    option: 'Omettre les accents coûteux des noms quand cela rend un texto moins cher',
  },
  example: {
    heading: 'Le texto que vos clients reçoivent',
    note: 'Un exemple, avec ce qui est saisi plus haut.',
    saved: 'Exemples, avec ce qui est enregistré :',
    unsaved: 'Exemples, avec ce que vous avez changé plus haut, qui n’est pas encore enregistré\u00a0:',
    invoice: 'Voir une facture',
    estimate: 'Voir une estimation',
    page: 'Voir la page de paiement',
    replies: (command) =>
      `Les textos que vos collègues envoient sont des modèles : tapez ${command} pour les voir ou les changer.`,
  },
  sources: {
    title: 'D’où viennent les factures',
    seen: (name, when) => `${name} – dernière lecture complète (${when}).`,
    never: (name) => `${name} – pas encore lu au complet.`,
    underWay: (name) => `${name} – lecture en cours.`,
    away: (until, code) => `${until} La dernière lecture a échoué (${code}). Nous réessayons.`,
    counts: (n) => `À la dernière lecture – bons lus : ${n.read}, nouveaux : ${n.added}, changés : ${n.changed}`,
    failed: (count) =>
      count === 1
        ? 'Un bon n’a pas pu être lu. Corrigez-le là d’où il vient.'
        : `${count} bons n’ont pas pu être lus. Corrigez-les là d’où ils viennent.`,
    more: (count) => `et ${count} de plus`,
    why: {
      'amount-unreadable': (field) => `${field} n’est pas un montant comme 1234.50`,
      'date-unreadable': (field) => `${field} n’est pas une date comme 2026-11-23`,
      'shape-unexpected': (field) => `${field} n’est pas comme d’habitude`,
      'amounts-not-exact': () => 'ses montants sont trop grands, ou ne tombent pas sur le cent',
    },
  },
  read: {
    summary: 'Les paramètres de votre entreprise',
    whoMay:
      'Seules les personnes qui administrent peuvent les modifier\u00a0: celles à qui ce rôle est donné et, sauf si elles ont un autre rôle, les propriétaires et administrateurs de Slack et la personne qui a configuré Quittance dans Teams.',
    inTeams: (names) =>
      names === ''
        ? 'Dans Teams, personne ne le peut encore\u00a0: la personne qui gère ce serveur nomme la première (npm run administrator).'
        : `Dans Teams\u00a0: ${ending(names)} Si ces personnes ne travaillent plus ici, la personne qui gère ce serveur peut en nommer une autre.`,
    yes: 'Oui',
    no: 'Non',
    missing: 'manquant',
  },
  sample: {
    labour: 'Remplacement des freins avant et des disques, essai routier',
    part: 'Plaquettes de frein avant, céramique',
    banner: 'Ceci est un exemple : personne n’a rien à payer.',
  },
};
