import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const naming: Catalogue['naming'] = {
  button: 'Corriger le nom',
  title: 'Corriger le nom',
  how: 'Les prochaines demandes et les prochains textos porteront le nouveau nom. Ce qui est déjà envoyé ne change pas.',
  label: 'Nom du client',
  submit: 'Enregistrer',
  close: 'Annuler',
  meanwhile: (name) =>
    name
      ? `Entre-temps, quelqu’un a remplacé le nom par ${ending(name)} Si vous enregistrez de nouveau, le vôtre prendra sa place.`
      : 'Entre-temps, quelqu’un a retiré le nom. Si vous enregistrez de nouveau, le vôtre prendra sa place.',
  done: (phone, name) =>
    `Le ${phone} est maintenant au nom de ${ending(name)} Les prochaines demandes porteront ce nom.`,
};
