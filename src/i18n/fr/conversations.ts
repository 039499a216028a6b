import type { Catalogue } from '../en.ts';

export const inThread: Catalogue['inThread'] = {
  staysInTeam: (who) =>
    `${who} ne reçoit pas ce qui s’écrit dans ce fil : cela reste dans votre équipe. Ce rappel revient une fois par jour.`,
  answerBy: (phone) => `Pour répondre, appelez ou textez vous-même au ${phone}.`,
  cardNumber: 'Votre message contient un numéro de carte de paiement. Supprimez-le dès maintenant.',
  cardNumberWhy:
    'Tout le monde dans ce canal peut le lire, et il ne doit être gardé nulle part. Les clients ne paient que par leur lien.',
};
