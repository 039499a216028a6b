/** The words of the hosted page, in both languages of the product. */
export interface Words {
  language: string;
  /** For amounts: how this language writes money in Canada. */
  region: string;
  banner: string;
  pay: (merchant: string) => string;
  back: (merchant: string) => string;
  or: string;
  number: string;
  expiry: string;
  code: string;
  payNow: (amount: string) => string;
  tryOne: string;
  picks: Record<string, string>;
  bank: string;
  bankPays: string;
  bankRefuses: string;
  bankMistyped: string;
  challenge: string;
  challengeText: (amount: string, merchant: string) => string;
  complete: string;
  fail: string;
  states: Record<'paid' | 'processing' | 'expired' | 'unknown', [title: string, text: string]>;
  /** By decline code, else by error code. */
  problems: Record<string, string>;
}

const EN: Words = {
  language: 'en',
  region: 'en-CA',
  banner: 'Stripe test page – no money moves',
  pay: (merchant) => `Pay ${merchant}`,
  back: (merchant) => `Back to ${merchant}`,
  or: 'Or pay with a card',
  number: 'Card number',
  expiry: 'Expiry',
  code: 'Security code',
  payNow: (amount) => `Pay ${amount}`,
  tryOne: 'Test cards: one tap each',
  picks: {
    '4242424242424242': 'Accepted',
    '4000000000009995': 'Insufficient funds',
    '4000000000000002': 'Declined',
    '4000000000000069': 'Expired card',
    '4000000000003220': '3-D Secure',
  },
  bank: 'Pre-authorized debit from a bank account',
  bankPays: 'The bank pays in a few seconds',
  bankRefuses: 'The bank refuses in a few seconds',
  bankMistyped: 'The account number is wrong',
  challenge: 'Your bank wants to know it is you',
  challengeText: (amount, merchant) => `Payment of ${amount} to ${merchant}. In this test, choose what you answer.`,
  complete: 'It is me, pay',
  fail: 'Refuse',
  states: {
    paid: ['Already paid', 'This payment is done. There is nothing left to pay here.'],
    processing: ['Payment in progress', 'Your bank was asked for the money. This can take a few days.'],
    expired: [
      'This page has expired',
      'Nothing was charged. Go back to the payment link you were sent to start again.',
    ],
    unknown: ['Page not found', 'There is no payment at this address.'],
  },
  problems: {
    generic_decline: 'Your card was declined.',
    insufficient_funds: 'Your card has insufficient funds. Try another card.',
    expired_card: 'Your card has expired. Try another card.',
    incorrect_cvc: "Your card's security code is incorrect.",
    processing_error: 'An error occurred while processing your card. Try again in a moment.',
    test_mode_live_card: 'Your card was declined: only test cards are accepted here.',
    payment_intent_authentication_failure: 'Your bank could not confirm it is you. Try again, or with another card.',
    incorrect_number: 'Your card number is not valid.',
    account_number_invalid: 'The bank account number is not valid.',
    payment_method_provider_decline: 'The payment was declined. Try another way of paying.',
  },
};

const FR: Words = {
  language: 'fr',
  region: 'fr-CA',
  banner: 'Page d’essai Stripe – aucune somme n’est débitée',
  pay: (merchant) => `Payer ${merchant}`,
  back: (merchant) => `Retour à ${merchant}`,
  or: 'Ou payer par carte',
  number: 'Numéro de carte',
  expiry: 'Expiration',
  code: 'Code de sécurité',
  payNow: (amount) => `Payer ${amount}`,
  tryOne: 'Cartes d’essai : touchez-en une',
  picks: {
    '4242424242424242': 'Acceptée',
    '4000000000009995': 'Fonds insuffisants',
    '4000000000000002': 'Refusée',
    '4000000000000069': 'Carte expirée',
    '4000000000003220': '3-D Secure',
  },
  bank: 'Débit préautorisé d’un compte bancaire',
  bankPays: 'La banque paiera dans quelques secondes',
  bankRefuses: 'La banque refusera dans quelques secondes',
  bankMistyped: 'Le numéro de compte est faux',
  challenge: 'Votre banque veut savoir si c’est bien vous',
  challengeText: (amount, merchant) => `Paiement de ${amount} à ${merchant}. Pour cet essai, choisissez votre réponse.`,
  complete: 'C’est bien moi : payer',
  fail: 'Refuser',
  states: {
    paid: ['Déjà payé', 'Ce paiement est fait. Il n’y a plus rien à payer ici.'],
    processing: ['Paiement en cours', 'Votre banque a reçu la demande. Cela peut prendre quelques jours.'],
    expired: ['Cette page a expiré', 'Rien n’a été débité. Revenez au lien de paiement reçu pour recommencer.'],
    unknown: ['Page introuvable', 'Il n’y a aucun paiement à cette adresse.'],
  },
  problems: {
    generic_decline: 'Votre carte a été refusée.',
    insufficient_funds: 'Les fonds sont insuffisants. Essayez une autre carte.',
    expired_card: 'Votre carte est expirée. Essayez une autre carte.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    processing_error: 'Une erreur est survenue pendant le traitement. Réessayez dans un instant.',
    test_mode_live_card: 'Votre carte a été refusée : seules les cartes d’essai sont acceptées ici.',
    payment_intent_authentication_failure:
      'Votre banque n’a pas pu confirmer que c’est vous. Réessayez ou utilisez une autre carte.',
    incorrect_number: 'Votre numéro de carte n’est pas valide.',
    account_number_invalid: 'Le numéro de compte bancaire n’est pas valide.',
    payment_method_provider_decline: 'Le paiement a été refusé. Essayez un autre moyen de paiement.',
  },
};

/** The language of a session, or of the browser when the session leaves it open. */
export function wordsFor(locale: string | null | undefined, acceptLanguage = ''): Words {
  const asked = !locale || locale === 'auto' ? acceptLanguage : locale;
  return asked.toLowerCase().startsWith('fr') ? FR : EN;
}
