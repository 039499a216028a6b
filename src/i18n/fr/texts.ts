import type { Catalogue } from '../en.ts';

export const replies: Catalogue['replies'] = {
  'payment-request': {
    label: 'Demande de paiement',
    text: 'Bonjour {customer.firstName}, ici {company.name}. Le montant à payer pour {reference} est de {amount}. Paiement sécurisé : {link}',
  },
  'invoice-ready': {
    label: 'Facture disponible',
    text: 'Bonjour {customer.firstName}, ici {company.name}. Votre facture {reference} est disponible. Le total est de {amount}. Vous pouvez la payer ici : {link}\nMerci!',
  },
  reminder: {
    label: 'Rappel',
    text: "Bonjour {customer.firstName}, un petit rappel de {company.name} : il reste {amount} à payer pour {reference}. Vous pouvez payer ici : {link}\nSi c'est déjà fait, ne tenez pas compte de ce message. Merci!",
  },
  'how-to-pay': {
    label: 'Comment payer, en cinq étapes',
    text: "Bonjour {customer.firstName}, ici {member.firstName} de {company.name}. Voici comment payer {amount} pour {reference} :\n1. Touchez ce lien : {link}\n2. Vérifiez le montant.\n3. Touchez Payer.\n4. Choisissez votre carte, Apple Pay ou Google Pay.\n5. Confirmez, et c'est fait!",
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
  // ARRET without its circumflex: that letter alone would cut the text from 160 characters to 70.
  optOutLine: 'Répondez ARRET pour ne plus recevoir de textos.',
  stopped: (to) => `${to.company} : vous ne recevrez plus nos textos. Pour recommencer, répondez START.`,
  help: (to) => `${to.company} : appelez au ${to.phone}. Répondez ARRET pour ne plus recevoir de textos.`,
  started: (to) => `${to.company} : vous recevrez de nouveau nos textos. Répondez ARRET pour ne plus en recevoir.`,
};
