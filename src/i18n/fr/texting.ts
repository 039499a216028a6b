import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

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
  offered: 'Le message a plusieurs numéros de téléphone. Lequel ?',
  missing: 'Choisissez un client, ou tapez un nouveau numéro de téléphone.',
  customer: {
    hint: 'Cherchez par nom ou par numéro de téléphone, ou tapez un nouveau numéro.',
    placeholder: 'Nom ou numéro de téléphone',
  },
  day: {
    label: 'Envoyer plus tard : jour',
    hint: 'Laissez vide pour envoyer tout de suite. L’heure est celle du client.',
  },
  hour: { label: 'Envoyer plus tard : heure', of: (hour) => `${hour} h` },
  later: (when) => `Partira le ${ending(when)}`,
  moved: 'À l’heure choisie, on laisse les clients tranquilles : c’est la prochaine possible.',
  heldLater: (who, when) => `Votre texto à ${who} partira le ${ending(when)}`,
  whereLater: 'Il reste dans le fil d’ici là, avec un bouton pour l’annuler.',
  held: (who) => `Votre texto à ${who} part dans quelques secondes.`,
  where: (rooms) =>
    `Il se trouve dans ${rooms} : « Annuler l’envoi » y reste jusqu’au départ, et les réponses arrivent dans son fil.`,
  elsewhere:
    'Il se trouve dans votre canal : « Annuler l’envoi » y reste jusqu’au départ, et les réponses arrivent dans son fil.',
};
