import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

const papers = (various: boolean): string => (various ? 'Les documents' : 'La facture et le reçu');

export const mails: Catalogue['mails'] = {
  queued: (to, when, various) => `${papers(various)} partent par courriel à ${to} (${when})`,
  sent: (to, when, various) => `${papers(various)} ont été envoyés par courriel à ${to} (${when})`,
  failed: (to, why) => `Les documents n’ont pas pu être envoyés à ${to} : ${why}`,
  failures: {
    'address-refused': {
      why: 'cette adresse n’existe pas.',
      next: 'Demandez la bonne à la cliente ou au client, qui peut l’entrer sur sa page de paiement.',
    },
    refused: {
      why: 'le serveur de courriel n’a pas accepté le message.',
      next: 'Les documents peuvent être téléchargés sur la page de paiement. Avisez la personne qui gère Quittance.',
    },
    'not-now': {
      why: 'le serveur de courriel n’a pas répondu pendant deux jours.',
      next: 'Les documents peuvent être téléchargés sur la page de paiement. Avisez la personne qui gère Quittance.',
    },
    'not-printed': {
      why: 'les documents n’ont pas pu être préparés.',
      next: 'Avisez la personne qui gère Quittance.',
    },
    unclear: {
      why: 'le serveur de courriel n’a rien confirmé. Le message est peut-être arrivé quand même.',
      next: 'La cliente ou le client peut vérifier sa boîte de réception, ou télécharger les documents sur la page de paiement.',
    },
    over: {
      why: 'la demande ne pouvait plus être payée à ce moment-là.',
      next: 'Aucun courriel n’est parti.',
    },
  },
  request: {
    button: 'Envoyer par courriel',
    title: 'Envoyer par courriel',
    how: (who) =>
      `${who ?? 'Votre client'} recevra le même lien de paiement par courriel, avec la facture. Aucun texto ne part.`,
    label: 'Adresse courriel',
    placeholder: 'Par exemple julie@exemple.com',
    submit: 'Envoyer le courriel',
    close: 'Annuler',
    done: (reference, to) => `La demande pour ${reference} part par courriel à ${to}.`,
    queued: (to, when) => `Courriel en route vers ${to} (${when})`,
    sent: (to, when) => `Envoyée par courriel à ${to} (${when}), en attente du client`,
    failed: (to, why) => `La demande n’a pas pu être envoyée à ${to} : ${why}`,
    failures: {
      'address-refused': 'Demandez la bonne adresse, puis choisissez de nouveau « Envoyer par courriel ».',
      refused:
        'Choisissez « Copier le lien » et envoyez-le de votre propre courriel. Avisez la personne qui gère Quittance.',
      'not-now':
        'Choisissez « Copier le lien » et envoyez-le de votre propre courriel. Avisez la personne qui gère Quittance.',
      'not-printed':
        'Choisissez « Copier le lien » et envoyez-le de votre propre courriel. Avisez la personne qui gère Quittance.',
      unclear: 'Le courriel est peut-être arrivé quand même : demandez à votre client avant de le renvoyer.',
      over: 'Aucun courriel n’est parti. Si la demande attend encore un paiement, envoyez-la de nouveau.',
    },
    subject: (reference, company) => `Demande de paiement pour ${reference}, de ${company}`,
    pay: 'Voir et payer',
    attached: 'La facture est jointe.',
    why: (company) =>
      `Vous recevez ce message parce que vous faites affaire avec ${company}, qui l’a envoyé à cette adresse. Personne ne lit les réponses.`,
  },
  letter: {
    subject: (reference, company, various) =>
      `${various ? 'Vos documents' : 'Votre facture et votre reçu'} pour ${reference}, de ${company}`,
    greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    thanks: (company, reference, various) =>
      `Merci de votre paiement. Voici ${various ? 'vos documents' : 'votre facture et votre reçu'} pour ${reference}, de ${ending(company)}`,
    link: 'Vous les trouverez aussi sur votre page de paiement :',
    open: 'Ouvrir ma page de paiement',
    questions: (company, phone) => `Des questions ? Appelez ${company} au ${phone}.`,
    why: (company) =>
      `Vous recevez ce message parce que cette adresse a été entrée sur une page de paiement de ${ending(company)} Personne ne lit les réponses.`,
  },
};
