import type { Catalogue } from '../en.ts';

export const accounts: Catalogue['accounts'] = {
  names: { stripe: 'Compte Stripe', twilio: 'Numéro pour les textos (Twilio)' },
  submit: 'Vérifier et enregistrer',
  saved: {
    stripe: 'Vérifié auprès de Stripe et enregistré. Les nouvelles pages de paiement s’ouvriront dans ce compte.',
    twilio: 'Vérifié auprès de Twilio et enregistré. Les nouveaux textos partiront de ce numéro.',
  },
  none: {
    stripe:
      'Votre entreprise est payée par le compte Stripe de la personne qui gère ce serveur. Inscrivez le vôtre ici : votre clientèle paiera directement dans votre compte.',
    twilio:
      'Votre entreprise envoie ses textos du numéro de la personne qui gère ce serveur. Inscrivez le vôtre ici : votre clientèle saura que c’est vous.',
  },
  now: (name, when) => `Utilisé : ${name}. Inscrit : ${when}`,
  testMode: 'Ce compte est en mode test : aucun argent réel ne circule.',
  before: {
    stripe: 'Les paiements d’avant restent où ils ont été faits, et se remboursent de là.',
    twilio:
      'Tout part du nouveau numéro, y compris les réponses aux textos d’avant. Ce que la clientèle envoie au numéro du serveur ne parvient plus à votre équipe.',
  },
  steps: {
    stripe: [
      'Dans Stripe, ouvrez Développeurs > Webhooks > Ajouter un endpoint. L’adresse à donner est ci-dessous ; choisissez tous les événements.',
      'Copiez la clé secrète de signature de cet endpoint dans le second champ.',
      'Ouvrez Développeurs > Clés API > Créer une clé limitée. Permettez l’écriture pour Checkout Sessions, Refunds, Disputes et Files, et la lecture pour Account, Charges, PaymentIntents, Payouts, Balance et Events. Copiez la clé dans le premier champ.',
    ],
    twilio: [
      'Sur console.twilio.com, ouvrez vos numéros actifs, puis votre numéro, et trouvez ce qui se passe quand un message arrive (Messaging). Choisissez Webhook et POST, et donnez l’adresse ci-dessous.',
      'Copiez l’Account SID et l’Auth token de la page Account Info. Ce sont l’identifiant du compte et son jeton.',
    ],
  },
  address: 'Adresse à donner',
  kept: (end) => `Enregistré ; se termine par ${end}. Laissez ce champ vide pour ne rien changer.`,
  fields: {
    'secret-key': { label: 'Clé limitée', hint: 'Elle commence par rk_live_. Elle ne sera plus jamais affichée.' },
    'webhook-secret': {
      label: 'Clé secrète de signature',
      hint: 'Elle commence par whsec_. Elle ne sera plus jamais affichée.',
    },
    'account-sid': { label: 'Identifiant du compte (Account SID)', hint: 'Il commence par AC.' },
    'auth-token': { label: 'Jeton du compte (Auth token)', hint: 'Il ne sera plus jamais affiché.' },
    sender: {
      label: 'Numéro ou service de messagerie',
      hint: 'Par exemple 418 555-0123, ou un identifiant qui commence par MG.',
    },
  },
};
