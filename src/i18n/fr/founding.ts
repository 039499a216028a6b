import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const founding: Catalogue['founding'] = {
  heading: (company) => `Tout est prêt pour ${company}`,
  by: (who) =>
    `${who} a configuré Quittance. Vos clients voient ces renseignements dans leurs textos et sur la page de paiement :`,
  corrected: (who, when) => `Corrigé par ${who} (${when}).`,
  company: 'Entreprise',
  phone: 'Téléphone',
  language: 'Langue',
  timeZone: 'Fuseau horaire',
  textsFrom: 'Textos envoyés du',
  correct: 'Corriger',
  next: 'Tapez /quickpay pour demander un paiement.',
  title: 'Vos renseignements',
  submit: 'Enregistrer',
  close: 'Annuler',
  staysSo: 'Le pays et la devise ne changent pas.',
  meanwhile: (values) =>
    `Entre-temps, quelqu’un a enregistré ceci : ${values}. Si vous enregistrez de nouveau, ce qui est ci-dessous le remplace.`,
  done: (company) => `Enregistré : ${ending(company)}`,
};
