import type { Catalogue } from '../en.ts';

export const settings: Catalogue['settings'] = {
  title: 'Paramètres',
  tabName: 'Paramètres de Quittance',
  loading: 'Chargement des paramètres…',
  retry: 'Réessayer',
  information: {
    title: 'Renseignements sur l’entreprise',
    name: 'Nom de l’entreprise',
    phone: 'Numéro de téléphone',
    language: 'Langue des canaux et des clients',
    timeZone: 'Fuseau horaire',
    currency: 'Devise',
  },
  rooms: {
    title: 'Canaux qui suivent les paiements',
    told: 'Suit les demandes envoyées d’ici et celles envoyées d’une conversation privée',
    ownOnly: 'Suit seulement les demandes envoyées d’ici',
    gone: 'Quittance en a été retiré : plus rien n’y est envoyé',
    more: 'Les canaux privés et les conversations de groupe ne figurent pas ici.',
    unnamed: 'Conversation de groupe',
    none: 'Aucun canal n’est encore informé des paiements. Ajoutez Quittance au canal où votre équipe veut les suivre.',
  },
  notLinked: {
    title: 'Cette organisation Teams n’est pas encore liée à une entreprise',
    text: 'Ajoutez Quittance à un canal, puis tapez-y /quickpay. Si Quittance ne connaît pas encore votre entreprise, un court formulaire vous demande de la présenter. Revenez ensuite ici.',
  },
  membersOnly: {
    title: 'Quittance est réservé aux personnes qui travaillent ici',
    text: 'Les personnes invitées ne peuvent pas voir ses paramètres. Demandez à quelqu’un qui travaille dans l’organisation.',
  },
  signInFailed: {
    title: 'Teams n’a pas pu confirmer votre identité',
    text: 'Fermez cet onglet, puis ouvrez-le de nouveau. Si cela ne suffit pas, demandez à la personne qui gère Teams dans votre entreprise d’approuver Quittance dans le centre d’administration Teams, sous « Gérer les applications ».',
  },
  outside: {
    title: 'Cette page s’ouvre dans Microsoft Teams',
    text: 'Dans Teams, ouvrez l’application Quittance, puis son onglet Paramètres.',
  },
  failed: {
    title: 'Impossible de charger les paramètres',
    text: 'Rien n’a été modifié. Vérifiez votre connexion, puis réessayez dans un instant.',
  },
  editor: {
    examples: 'Aperçu',
    about: 'Les documents et la page de paiement tels qu’ils seront, avec ce qui est saisi. Personne ne les reçoit.',
    invoice: 'Facture',
    estimate: 'Estimation',
    page: 'Page de paiement',
    working: 'Enregistrement…',
    failed: 'L’enregistrement n’a pas abouti. Ce que vous avez saisi est toujours là : réessayez dans un instant.',
  },
  configure: {
    title: 'Ajouter les paramètres de Quittance',
    text: 'L’onglet montre ce que les clients voient de votre entreprise, et quels canaux suivent les paiements. Choisissez Enregistrer pour l’ajouter.',
    failed: 'L’onglet n’a pas pu être ajouté. Veuillez réessayer.',
  },
};
