import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const page: Catalogue['page'] = {
  title: 'Demande de paiement',
  customer: 'Pour',
  amountDue: (documents) => (documents > 1 ? `Montant à payer pour ${documents} documents` : 'Montant à payer'),
  amount: 'Montant',
  reference: 'Numéro de référence',
  pay: (amount) => `Payer ${amount}`,
  waysToPay: 'Carte, Apple Pay ou Google Pay',
  until: (when) => `Ce lien fonctionne jusqu’au ${when}.`,
  secure: 'Vous paierez sur la page sécurisée de Stripe. Nous ne voyons jamais votre numéro de carte.',
  call: 'Appeler',
  callCompany: (company) => `Appeler ${company}`,
  text: 'Texter',
  textCompany: (company) => `Texter ${company}`,
  questions: (phone, textsFrom) =>
    textsFrom
      ? ['Des questions ?', `Appelez au ${phone}`, `ou textez au ${textsFrom}.`]
      : ['Des questions ?', `Appelez au ${phone}.`],
  otherLanguage: 'English',
  otherLanguageCode: 'en',
  confirming: {
    title: 'Nous confirmons votre paiement',
    text: 'Cela ne prend en général que quelques secondes. Cette page vous le dira dès que c’est fait.',
  },
  slow: {
    title: 'La confirmation tarde plus que d’habitude',
    text: 'Si vous avez payé, ne payez pas une deuxième fois : nous recevrons la confirmation même si vous fermez cette page.',
  },
  changing: {
    title: 'Le montant est en train de changer',
    text: (company) =>
      `L’équipe de ${company} met votre dossier à jour. Le nouveau montant s’affichera ici dans un instant. Il n’y a rien à payer d’ici là.`,
  },
  revised: {
    title: 'Le montant a changé',
    text: (before, now) => `Avant : ${before}. Maintenant : ${now}.`,
    added: (lines) => `Ajouté : ${lines}.`,
    removed: (lines) => `Retiré : ${lines}.`,
  },
  settled: {
    title: 'C’est déjà réglé',
    text: (company) =>
      `Il n’y a plus rien à payer ici. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
  },
  checkAgain: 'Vérifier de nouveau',
  leaving: {
    title: 'En route vers la page de paiement sécurisée',
    link: 'Continuer vers la page de paiement',
  },
  processing: {
    title: 'Votre paiement est en cours',
    text: 'Votre banque le confirme en ce moment. Vous n’avez plus rien à faire et pouvez fermer cette page.',
  },
  paid: {
    title: 'C’est payé, merci !',
    text: (amount, when) => `Nous avons reçu ${amount} le ${when}.`,
    method: (method) => `Payé par ${method}`,
  },
  cancelling: {
    title: 'Cette demande est en cours d’annulation',
    text: (company) =>
      `Veuillez ne rien payer. Si vous venez de payer, cette page vous le dira dans un instant. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
  },
  cancelled: {
    title: 'Cette demande a été annulée',
    text: (company) => `Il n’y a rien à payer ici. Des questions ? L’équipe de ${company} vous répondra avec plaisir.`,
  },
  arrived: {
    cancelled: {
      title: 'Nous avons reçu votre paiement',
      text: (amount, when) => `Nous avons reçu ${amount} le ${when}, alors que cette demande était annulée.`,
      next: (company) =>
        `L’équipe de ${company} en est avertie : elle communiquera avec vous pour vous rembourser ou convenir de la suite. Vous n’avez rien d’autre à faire.`,
    },
    'already-paid': {
      title: 'Un autre paiement est arrivé',
      text: (amount, when) => `Nous avons aussi reçu ${amount} le ${when}, alors que c’était déjà payé.`,
      next: (company) =>
        `L’équipe de ${company} en est avertie : elle communiquera avec vous pour vous rembourser ou convenir de la suite. Vous n’avez rien d’autre à faire.`,
    },
    'wrong-amount': {
      title: 'Nous avons reçu un autre montant',
      text: (amount, when) => `Nous avons reçu ${amount} le ${when}, mais ce n’est pas le montant demandé.`,
      next: (company) =>
        `L’équipe de ${company} en est avertie et communiquera avec vous. Appelez-la avant de payer de nouveau.`,
    },
  },
  expired: {
    title: 'Ce lien est expiré',
    text: (company) =>
      `Par sécurité, un lien de paiement ne fonctionne qu’un certain temps. Demandez-en un nouveau à ${ending(company)}`,
    ask: 'Demander un nouveau lien',
    sure: {
      title: 'Encore une étape',
      text: 'Des logiciels de sécurité ouvrent parfois les liens et appuient sur les boutons. Cochez la case pour nous dire que c’est bien vous, puis appuyez de nouveau.',
      tick: 'C’est bien moi qui demande un nouveau lien',
    },
    asked: 'Votre demande est transmise. L’équipe vous répondra par texto.',
  },
  declinedTitle: 'Le paiement n’a pas fonctionné',
  declined: {
    'insufficient-funds':
      'Selon votre banque, les fonds disponibles sur cette carte ne suffisent pas. Essayez-en une autre.',
    'expired-card': 'Cette carte est expirée. Essayez-en une autre.',
    'incorrect-details': 'Un renseignement de la carte est inexact. Veuillez réessayer.',
    'authentication-failed':
      'La vérification demandée par votre banque n’a pas abouti. Réessayez ou utilisez une autre carte.',
    'lost-or-stolen': 'Votre banque a refusé cette carte. Essayez-en une autre ou appelez votre banque.',
    'limit-exceeded': 'Ce montant dépasse la limite de votre carte. Essayez-en une autre ou appelez votre banque.',
    'not-supported': 'Ce type de carte ne peut pas servir à ce paiement. Essayez-en une autre.',
    'processing-error': 'Un problème passager est survenu. Veuillez réessayer.',
    'method-failed': 'Le moyen de paiement choisi n’a pas fonctionné. Réessayez ou choisissez-en un autre.',
    'not-confirmed':
      'Votre banque n’a finalement pas fait le paiement. Réessayez ou choisissez un autre moyen de paiement.',
    'refused-by-bank': 'Votre banque a refusé cette carte. Essayez-en une autre ou appelez votre banque.',
  },
  papers: {
    look: {
      invoice: 'Voir la facture',
      estimate: 'Voir l’estimation',
      receipt: 'Voir le reçu',
      'credit-note': 'Voir la note de crédit',
    },
    open: 'L’ouvrir en PDF',
    more: (others) => (others === 1 ? '1 autre ligne' : `${others} autres lignes`),
    lines: (count) => (count === 1 ? '1 ligne' : `${count} lignes`),
    title: 'Vos documents',
    download: {
      invoice: 'Télécharger la facture',
      estimate: 'Télécharger l’estimation',
      receipt: 'Télécharger le reçu',
      'credit-note': 'Télécharger la note de crédit',
    },
    receiptOf: (amount, day) => `Télécharger le reçu de ${amount} (${day})`,
    credit: (number, day) => `Télécharger la note de crédit ${number} (${day})`,
    mail: {
      label: 'Ou recevez-les par courriel, à cette adresse :',
      send: 'Me les envoyer',
      queued: (to) => `Vos documents partent à l’instant à ${to}.`,
      delayed: (to) =>
        `L’envoi à ${to} prend plus de temps que prévu. Nous continuons d’essayer : rien à refaire de votre côté.`,
      sent: (to, when) =>
        `Vos documents ont été envoyés à ${to} le ${when}. Si vous ne les trouvez pas, regardez dans vos indésirables.`,
      failed: {
        'address-refused': (to) =>
          `Rien n’a pu être envoyé à ${to} : cette adresse n’existe pas. Vérifiez-la, puis réessayez.`,
        refused: (to) =>
          `Rien n’a pu être envoyé à ${to}. Essayez une autre adresse, ou téléchargez vos documents ici.`,
        'not-now': (to) => `Rien n’a pu être envoyé à ${to}. Réessayez plus tard, ou téléchargez vos documents ici.`,
        'not-printed': (to) =>
          `Rien n’a pu être envoyé à ${to}. Réessayez plus tard, ou téléchargez vos documents ici.`,
        unclear: (to) =>
          `Nous ne savons pas si vos documents sont arrivés à ${to}. Regardez dans cette boîte de réception, indésirables compris, ou téléchargez-les ici.`,
        over: (to) => `Rien n’a été envoyé à ${to}.`,
      },
    },
  },
  notPrinted: {
    title: 'Ce document n’est pas encore prêt',
    text: 'Beaucoup de documents se préparent en ce moment. Attendez quelques secondes, puis essayez de nouveau.',
  },
  slackInstalled: {
    title: 'Quittance est dans votre Slack',
    text: 'Invitez l’application dans le canal à aviser (/invite @Quittance), puis tapez-y /quickpay.',
    goOn: 'Ouvrir Slack',
  },
  slackCancelled: {
    title: 'Rien n’a été ajouté',
    text: 'Vous avez annulé sur la page de Slack. Recommencez quand vous voudrez.',
    goOn: 'Recommencer',
  },
  slackStale: {
    title: 'Cette page n’est plus valable',
    text: 'Elle sert une seule fois, pendant dix minutes, dans le navigateur où vous avez commencé. Rien n’a été ajouté.',
    goOn: 'Recommencer',
  },
  slackFailed: {
    title: 'Slack n’a pas ajouté l’application',
    text: 'Rien n’est perdu. Recommencez dans une minute ; si le problème persiste, écrivez à la personne qui gère ce serveur.',
    goOn: 'Recommencer',
  },
  notFound: {
    title: 'Il n’y a rien à cette adresse',
    text: 'Vérifiez que vous avez ouvert au complet le lien du message reçu. S’il ne fonctionne toujours pas, appelez l’entreprise qui l’a envoyé.',
  },
  error: {
    title: 'Un problème est survenu de notre côté',
    text: 'Si vous avez payé, ne payez pas une deuxième fois. Veuillez réessayer dans quelques minutes.',
    again: 'Réessayer',
  },
  tooMany: {
    title: 'Un instant, s’il vous plaît',
    text: 'Vous avez réessayé plusieurs fois de suite. Attendez quelques secondes, puis essayez de nouveau.',
  },
  footer: (company) => `Demande de paiement de ${company}, avec Quittance`,
};
