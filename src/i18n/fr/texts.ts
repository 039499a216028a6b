import type { Catalogue } from '../en.ts';

export const replies: Catalogue['replies'] = {
  'payment-request': {
    label: 'Demande de paiement',
    text: 'Bonjour {customer.firstName}, {company.name} : {amount} à payer ({reference}) {link}',
  },
  'invoice-ready': {
    label: 'Facture prête',
    text: 'Bonjour {customer.firstName}, {company.name} : facture {reference}, {amount} {link}',
  },
  reminder: {
    label: 'Rappel',
    text: 'Bonjour {customer.firstName}, {company.name} : rappel, {amount} ({reference}) {link}',
  },
  'thank-you': {
    label: 'Merci',
    text: 'Merci {customer.firstName}, {company.name} : {amount} payé ({reference}). Preuve : {link}',
  },
  'how-to-pay': {
    label: 'Comment payer, en cinq étapes',
    text: 'Bonjour {customer.firstName}, ici {member.firstName} de {company.name}. Pour payer {amount} ({reference}) :\n1. Touchez {link}\n2. Vérifiez le montant\n3. Touchez Payer\n4. Carte, Apple Pay ou Google Pay\n5. Confirmez',
  },
};

export const variables: Catalogue['variables'] = {
  'customer.firstName': 'client.prénom',
  amount: 'montant',
  reference: 'référence',
  link: 'lien',
  'company.name': 'entreprise.nom',
  'member.firstName': 'membre.prénom',
};

export const texts: Catalogue['texts'] = {
  signature: (company) => `${company} : `,
  answerSignature: (from) => `${from.member}, ${from.company} : `,
  linkLine: '{amount} pour {reference} : {link}',
  amountLine: '{amount} pour {reference}',
  estimateLine: 'Estimation {reference} : {link}',
  estimate:
    'Bonjour {customer.firstName}, {company.name} : estimation {reference}, {amount}, à approuver ou refuser : {link}',
  deposit: 'Bonjour {customer.firstName}, {company.name} : acompte de {amount} pour {reference} : {link}',
  // ARRET without its circumflex: that letter alone would cut the text from 160 characters to 70.
  optOutLine: 'ARRET=désabonnement',
  revised: (before) =>
    `Bonjour {customer.firstName}, {company.name} : {reference} a changé, {amount} au lieu de ${before} {link}`,
  left: (paid) =>
    `Bonjour {customer.firstName}, {company.name} : ${paid} payé pour {reference}, il reste {amount} à payer : {link}`,
  shared: (others) =>
    `Bonjour {customer.firstName}, {company.name} : ${others} de {reference} sont demandés à d'autres, il vous reste {amount} à payer : {link}`,
  leftOver: 'Bonjour {customer.firstName}, {company.name} : il reste {amount} à payer pour {reference} : {link}',
  refundedWithNote:
    '{company.name} : {amount} remboursé ({reference}), à votre banque dans 5 à 10 jours. Note de crédit : {link}',
  refunded: '{company.name} : {amount} remboursé ({reference}), à votre banque dans 5 à 10 jours.',
  refundFailed: '{company.name} : le remboursement de {amount} ({reference}) a échoué. Nous vous contacterons.',
  stopped: (to) => `${to.company} : vous ne recevrez plus nos textos. Pour recommencer, répondez START.`,
  cardNumber: (to) => `${to.company} : ne textez jamais un numéro de carte. Nous ne l'avons pas gardé.`,
  help: (to) => `${to.company} : appelez au ${to.phone}. Répondez ARRET pour ne plus recevoir de textos.`,
  started: (to) => `${to.company} : vous recevrez de nouveau nos textos. Répondez ARRET pour ne plus en recevoir.`,
};
