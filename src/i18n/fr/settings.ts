import type { Catalogue } from '../en.ts';

export const settings: Catalogue['settings'] = {
  title: 'Réglages',
  tabName: 'Réglages de Quittance',
  loading: 'Chargement des réglages…',
  retry: 'Réessayer',
  information: {
    title: 'Renseignements sur l’entreprise',
    name: 'Nom de l’entreprise',
    phone: 'Numéro de téléphone',
    language: 'Langue',
    timeZone: 'Fuseau horaire',
    currency: 'Devise',
  },
  rooms: {
    title: 'Qui est informé des paiements',
    told: 'Informé des demandes qui y sont faites et de celles faites hors de vos canaux',
    ownOnly: 'Informé seulement des demandes qui y sont faites',
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
    text: 'Les personnes invitées ne peuvent pas voir ses réglages. Demandez à quelqu’un qui travaille dans l’organisation.',
  },
  signInFailed: {
    title: 'Teams n’a pas pu confirmer votre identité',
    text: 'Fermez cet onglet, puis ouvrez-le de nouveau. Si cela ne suffit pas, demandez à la personne qui gère Teams dans votre entreprise d’approuver Quittance dans le centre d’administration Teams, sous « Gérer les applications ».',
  },
  outside: {
    title: 'Cette page s’ouvre dans Microsoft Teams',
    text: 'Dans Teams, ouvrez l’application Quittance, puis son onglet Réglages.',
  },
  failed: {
    title: 'Impossible de charger les réglages',
    text: 'Rien n’a été modifié. Vérifiez votre connexion, puis réessayez dans un instant.',
  },
  configure: {
    title: 'Ajouter les réglages de Quittance',
    text: 'L’onglet montre ce que les clients voient de votre entreprise, et quels canaux sont informés des paiements. Choisissez Enregistrer pour l’ajouter.',
    failed: 'L’onglet n’a pas pu être ajouté. Veuillez réessayer.',
  },
};
