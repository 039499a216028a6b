import type { Catalogue } from '../en.ts';

export const estimates: Catalogue['estimates'] = {
  title: 'Envoyer l’estimation',
  start: 'Nouvelle estimation',
  submit: 'Envoyer le texto',
  submitMail: 'Envoyer le courriel',
  submitAnyway: 'Envoyer quand même',
  refresh: 'Voir bons et texto',
  close: 'Annuler',
  find: {
    label: 'Chercher dans les bons ouverts de ce client',
    placeholder: 'Numéro, montant, date ou travail à faire',
  },
  order: {
    label: (who) => `Bons ouverts de ${who}`,
    hint: 'Le client approuve ou refuse chaque travail, ou le tout.',
    none: 'Aucun bon ouvert ici',
    noneWhy: 'Ce client n’a aucun bon ouvert avec un montant à payer. Un bon fermé s’envoie avec /invoice.',
  },
  days: {
    label: 'Valable pendant',
    option: (days) => `${days} jours`,
  },
  deposit: {
    label: 'Acompte, une fois approuvée',
    hint: 'La page mène de la réponse au paiement. Ce qui est payé est déduit du bon.',
    placeholder: 'Par exemple 200',
  },
  message: {
    label: 'Votre propre message',
    hint: 'À la place du texte habituel. Le lien s’ajoute tout seul.',
    placeholder: 'Bonjour {client.prénom}, voici l’estimation pour vos freins.',
  },
  preview: 'Voir l’aperçu',
  waiting: 'Choisissez le client et le bon pour voir le texto ici.',
  changed: (total) =>
    `Le bon a changé depuis que vous l’avez vu : il s’élève maintenant à ${total}. Revoyez-le, puis envoyez.`,
  before: {
    open: (e) =>
      `${e.by} a déjà envoyé une estimation de ${e.total} (${e.when}), qui attend encore une réponse. Une nouvelle la remplace, et son lien le dit.`,
    approved: (e) =>
      `Le client a approuvé une estimation de ${e.total}, envoyée par ${e.by} (${e.when}). Elle compte jusqu’à ce qu’une nouvelle soit approuvée.`,
    partly: (e) =>
      `Le client a approuvé une partie d’une estimation de ${e.total}, envoyée par ${e.by} (${e.when}). Cette partie compte jusqu’à ce qu’une nouvelle soit approuvée.`,
    declined: (e) => `Le client a refusé une estimation de ${e.total}, envoyée par ${e.by} (${e.when}).`,
    expired: (e) => `Une estimation de ${e.total}, envoyée par ${e.by} (${e.when}), a expiré sans réponse.`,
    superseded: (e) => `${e.by} a déjà envoyé une estimation de ${e.total} (${e.when}).`,
    withdrawn: (e) => `Une estimation de ${e.total}, envoyée par ${e.by} (${e.when}), a été retirée.`,
  },
  mail: {
    hints: {
      'opted-out':
        'Cette personne ne veut plus de textos. Vous pouvez quand même lui envoyer l’estimation par courriel : le même lien, avec le document.',
      'not-textable':
        'Aucun texto ne peut arriver à ce numéro. Envoyez l’estimation par courriel : le même lien, avec le document.',
    },
    along: 'avec l’estimation en pièce jointe',
    failed: (to, why) => `L’estimation n’a pas pu être envoyée à ${to} : ${why}`,
    failures: {
      'address-refused': (reference) =>
        `Demandez la bonne adresse à votre client, puis envoyez-la de nouveau : /estimate ${reference}.`,
      refused: () => 'Appelez votre client. Avisez la personne qui gère Quittance.',
      'not-now': () => 'Appelez votre client. Avisez la personne qui gère Quittance.',
      'not-printed': () => 'Appelez votre client. Avisez la personne qui gère Quittance.',
      unclear: () => 'Le courriel est peut-être arrivé quand même : demandez à votre client avant de le renvoyer.',
      over: () => 'Aucun courriel n’est parti.',
    },
    subject: (reference, company) => `Estimation pour ${reference}, de ${company}`,
    pay: 'Voir et répondre',
    attached: 'L’estimation est jointe.',
  },
  help: {
    form: (command) =>
      `Tapez ${command} pour ouvrir un formulaire : choisissez le client, puis un de ses bons ouverts, regardez le PDF, vérifiez le texto, envoyez.`,
    found: (example) => `Avec un nom, un téléphone ou une référence, le formulaire s’ouvre dessus : ${example}.`,
    after: [
      'Votre client voit les travaux et ce qu’ils coûtent, et approuve ou refuse chacun. La réponse est annoncée ici et conservée.',
    ],
  },
  notices: {
    sent: (n) => `Votre estimation est en route vers ${n.to} : ${n.total} pour ${n.reference}.`,
    withdrawn: (reference) => `Retirée : l’estimation pour ${reference}. Son lien le dit.`,
    sentAgain: (reference) => `Le lien vers l’estimation pour ${reference} est de nouveau en route.`,
  },
  card: {
    heading: (total, reference) => `Estimation ${reference} · ${total}`,
    summary: (s) => `Estimation ${s.reference}, ${s.total}, ${s.who} : ${s.status}`,
    status: {
      queued: (when) => `Texto en route (${when})`,
      sent: (when) => `Texto envoyé (${when}), pas encore remis`,
      delivered: (when) => `Texto remis (${when}), en attente du client`,
      failed: (why, when) => `Texto non remis (${when}) : ${why}`,
      seen: (when) => `Vue par le client (${when}), pas encore de réponse`,
      approved: (name, when) => `Approuvée par ${name} (${when})`,
      partly: (name, when) => `Approuvée en partie par ${name} (${when})`,
      declined: (name, when) => `Refusée par ${name} (${when})`,
      expired: (when) => `Expirée (${when}), sans réponse`,
      superseded: (when) => `Remplacée par une estimation plus récente (${when})`,
      orderOver: {
        closed: (when) => `Bon fermé avant la réponse du client (${when})`,
        voided: (when) => `Bon annulé avant la réponse du client (${when})`,
      },
      withdrawn: (by, when) => `Retirée par ${by} (${when})`,
    },
    replaced: (when) =>
      `Une estimation plus récente a été envoyée (${when}). Cette réponse compte jusqu’à ce que celle-là soit approuvée.`,
    validUntil: 'Valable jusqu’au',
    approvedTotal: 'Approuvé, taxes comprises',
    deposit: 'Acompte',
    depositAsked: (amount) => `${amount}, demandé : voir sa propre carte`,
    depositOn: (reference) =>
      `Acompte sur l’estimation approuvée pour ${reference} : ce qui est payé est déduit du bon.`,
    depositLater: (amount) => `${amount}, demandé une fois l’estimation approuvée`,
    work: { approved: '✓ Approuvé', declined: '✗ Refusé' },
    moreWork: (count) => `et ${count} de plus`,
    exceeded: (now, approved) =>
      `Le bon s’élève maintenant à ${now}, soit plus que les ${approved} qui ont été approuvés.`,
    exceededNext: (reference) =>
      `Une estimation approuvée vous lie : tout travail de plus doit d’abord être approuvé par le client. Envoyez une nouvelle estimation (/estimate ${reference}), ou retirez ce qui n’a pas été approuvé.`,
    proof: (hash) => `Conservée comme preuve : ${hash}`,
    asSent: 'Telle qu’envoyée',
    asAnswered: 'Avec la réponse',
    openPdf: 'Ouvrir le PDF',
    textAsSent: 'Message au client',
    shortLink: '[lien vers l’estimation]',
    sendAgain: 'Renvoyer',
    withdraw: 'Retirer',
    withdrawConfirm: {
      title: 'Retirer cette estimation ?',
      text: (total, reference) =>
        `Le client ne pourra plus répondre à l’estimation de ${total} pour ${reference}. Il ne reçoit aucun texto à ce sujet.`,
      yes: 'La retirer',
      no: 'La garder',
    },
  },
  news: {
    approved: (n) => `${n.who} a approuvé l’estimation pour ${n.reference} : ${n.amount}.`,
    partly: (n) =>
      `${n.who} a approuvé une partie de l’estimation pour ${n.reference} : ${n.amount} sur ${n.total}. La carte dit quels travaux.`,
    declined: (n) => `${n.who} a refusé l’estimation pour ${n.reference} (${n.total}).`,
    signed: (name) => `Signé : ${name}`,
    exceeded: (n) => `${n.reference} s’élève maintenant à ${n.amount}. Seuls ${n.total} ont été approuvés.`,
    orderOver: {
      closed: (n) =>
        `${n.reference} a été fermé avant la réponse de ${n.who} à l’estimation. Le lien le dit, et on ne peut plus y répondre.`,
      voided: (n) =>
        `${n.reference} a été annulé avant la réponse de ${n.who} à l’estimation. Le lien le dit, et on ne peut plus y répondre.`,
    },
    orderOverNext: {
      closed: (reference) => `Si les travaux sont faits, envoyez la facture : /invoice ${reference}.`,
      voided: () => 'Il n’y a rien d’autre à faire ici. Votre client ne reçoit aucun texto à ce sujet.',
    },
    withdrawn: (by) => `${by} a retiré cette estimation. Son lien le dit.`,
    sentAgain: (by) => `${by} a renvoyé le lien vers l’estimation.`,
  },
  page: {
    title: 'Estimation',
    text: (company) =>
      `Rien n’est fait que vous n’ayez approuvé. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
    total: 'Total, taxes comprises',
    validUntil: (when) => `Ces prix sont valables jusqu’au ${when}.`,
    work: 'Les travaux',
    withTaxes: 'Taxes comprises',
    together: 'Les rabais et ajustements suivent les travaux que vous approuvez.',
    choice: 'Votre réponse',
    all: (total) => `J’approuve le tout : ${total}`,
    one: (total) => `J’approuve : ${total}`,
    some: 'J’approuve seulement les travaux que je coche :',
    none: 'Je refuse',
    name: 'Vos prénom et nom',
    nameHint: 'Taper votre nom vaut signature.',
    sure: {
      title: 'Encore une étape',
      text: 'Des logiciels de sécurité ouvrent parfois les liens et appuient sur les boutons. Cochez la case pour nous dire que c’est vous, puis appuyez de nouveau.',
      tick: 'Oui, c’est ma réponse',
    },
    send: 'Envoyer ma réponse',
    problem: 'Votre réponse n’est pas encore envoyée',
    pdf: 'Ouvrir l’estimation en PDF',
    answeredPdf: 'Ouvrir votre réponse en PDF',
    approved: {
      title: 'C’est approuvé, merci !',
      text: (name, when) => `${name} a approuvé l’estimation le ${when}.`,
    },
    partly: {
      title: 'C’est approuvé en partie, merci !',
      text: (name, when) => `${name} a approuvé les travaux cochés le ${when}.`,
    },
    declined: {
      title: 'Vous avez refusé cette estimation',
      text: (name, when) => `${name} l’a refusée le ${when}.`,
    },
    approvedTotal: 'Vous avez approuvé, taxes comprises',
    told: (company) =>
      `L’équipe de ${company} le sait. Vous changez d’avis ? Appelez ou textez : rien ne peut plus être changé ici.`,
    approvedWork: 'Approuvé',
    declinedWork: 'Refusé',
    deposit: {
      title: (amount) => `Un acompte de ${amount} est demandé.`,
      pay: (amount) => `Payer l’acompte de ${amount}`,
      paid: (amount) => `Votre acompte de ${amount} est reçu. Il sera déduit de votre bon.`,
      over: 'L’acompte n’est plus demandé.',
      note: (amount) =>
        `Une fois l’estimation approuvée, un acompte de ${amount} est demandé. Il sera déduit de votre bon.`,
    },
    already: {
      title: 'La réponse est déjà donnée',
      text: 'Seule la première compte : elle est indiquée plus bas.',
    },
    expired: {
      title: 'Cette estimation a expiré',
      text: (company, when) => `Ses prix étaient valables jusqu’au ${when}. Demandez-en une nouvelle à ${company}.`,
    },
    superseded: {
      title: 'Il y a une estimation plus récente',
      text: (company) => `Celle-ci ne compte plus : ${company} vous en a envoyé une autre pour les mêmes travaux.`,
      answered:
        'Une estimation plus récente vous a été envoyée pour les mêmes travaux. Votre réponse ici compte jusqu’à ce que vous approuviez celle-là.',
      see: 'Voir l’estimation plus récente',
    },
    orderOver: {
      title: 'Il n’y a plus rien à approuver',
      closed: (reference, company) =>
        `Le bon de travail ${reference} a été fermé depuis l’envoi de cette estimation. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
      voided: (reference, company) =>
        `Le bon de travail ${reference} a été annulé depuis l’envoi de cette estimation. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
    },
    withdrawn: {
      title: 'Cette estimation a été retirée',
      text: (company) =>
        `Il n’y a pas de réponse à donner ici. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
    },
    footer: (company) => `Estimation de ${company}, par Quittance`,
  },
};
