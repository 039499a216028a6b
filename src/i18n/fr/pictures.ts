import type { Catalogue } from '../en.ts';

export const pictures: Catalogue['pictures'] = {
  alt: (who, place, count) => (count < 2 ? `Photo de ${who}` : `Photo ${place} de ${count}, de ${who}`),
  coming: (count) =>
    count < 2
      ? 'On va chercher la photo qui l’accompagne ; elle suivra ici.'
      : `On va chercher les ${count} photos qui l’accompagnent ; elles suivront ici.`,
  came: (who) => `Reçu avec un texto de ${who} :`,
  kinds: {
    contact: 'Une fiche de contact',
    video: 'Une vidéo',
    sound: 'Un enregistrement sonore',
    pdf: 'Un document PDF',
    calendar: 'Un événement de calendrier',
    file: 'Un fichier',
  },
  notShown: (kind) =>
    `${kind} l’accompagnait et ne s’affiche pas ici. Demandez-en une photo au client, ou faites chercher ce fichier par votre administrateur chez le fournisseur de textos.`,
  unreadable:
    'Une photo l’accompagnait, mais elle est endommagée ou d’un type qui ne s’affiche pas. Demandez au client de la renvoyer.',
  'too-large':
    'Une photo l’accompagnait, mais elle est trop lourde pour s’afficher. Demandez-en une plus petite au client.',
  unreachable: 'Une photo l’accompagnait, mais on n’a pas pu aller la chercher. Demandez au client de la renvoyer.',
  pick: {
    label: 'Photo',
    hint: 'PNG, JPEG ou WebP, 8 Mo au plus. Elle part avec votre message, en message photo (MMS) : au Canada et aux États-Unis.',
    elsewhere:
      'Teams ne prend pas de photo ici. Pour en envoyer une, ouvrez l’onglet de Quittance, appuyez sur « Nouveau texto » et choisissez-la là.',
    alt: 'La photo qui part avec le message',
    without: { label: 'Sans cette photo', option: 'Envoyer sans cette photo' },
  },
};
