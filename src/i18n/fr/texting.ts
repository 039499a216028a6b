import type { Catalogue } from '../en.ts';

export const texting: Catalogue['texting'] = {
  title: 'Texter un client',
  start: 'Nouveau texto',
  help: {
    form: (command) =>
      `Tapez ${command} pour texter un client : choisissez la personne, écrivez ou prenez un modèle, relisez, envoyez.`,
    to: (example) =>
      `Vous pouvez taper le nom, ou le numéro et le message : ${example}. Le texto et les réponses se lisent dans le fil du client.`,
  },
  nothing: 'Le message n’a pas de numéro de téléphone : choisissez le client.',
  offered: 'Le message a plusieurs numéros de téléphone. Lequel ?',
  customer: {
    hint: 'Cherchez par nom ou par numéro de téléphone, ou tapez un nouveau numéro.',
    placeholder: 'Nom ou numéro de téléphone',
  },
  held: (who) => `Votre texto à ${who} part dans quelques secondes.`,
  where: (rooms) =>
    `Il se trouve dans ${rooms} : « Annuler l’envoi » y reste jusqu’au départ, et les réponses arrivent dans son fil.`,
  elsewhere:
    'Il se trouve dans votre canal : « Annuler l’envoi » y reste jusqu’au départ, et les réponses arrivent dans son fil.',
};
