import type { Tongue } from '../../src/kernel/language.ts';
import type { Card, Field, Form } from '../model.ts';
import type { Specimen } from '../specimen.ts';

const WORDS = {
  fr: {
    title: 'Tous les champs',
    submit: 'Enregistrer',
    close: 'Annuler',
    text: 'Numéro',
    hint: 'Ce que l’on peut savoir du champ.',
    empty: 'Remplissez ce champ.',
    choice: 'Langue',
    choices: 'Canaux informés',
    pick: 'Facture',
    detail: '125,50 $ · ouverte · 23 nov.',
    checkbox: 'Remerciement',
    option: 'Remercier par texto après le paiement',
    date: 'À partir du',
    file: 'Logo',
    elsewhere: 'Logo : choisissez-le dans l’onglet Paramètres.',
    summary: 'Deux factures ouvertes',
    logo: 'Logo de Garage Boréal',
    open: 'Voir l’aperçu',
    page: 'Ouvrir la page',
    sure: 'Annuler cette demande ?',
    yes: 'Oui, annuler',
    no: 'Non, la garder',
    cancel: 'Annuler la demande',
  },
  en: {
    title: 'Every field',
    submit: 'Save',
    close: 'Cancel',
    text: 'Number',
    hint: 'What is worth knowing about the field.',
    empty: 'Fill in this field.',
    choice: 'Language',
    choices: 'Rooms told',
    pick: 'Invoice',
    detail: '$125.50 · open · Nov. 23',
    checkbox: 'Thank-you',
    option: 'Thank by text after the payment',
    date: 'Starting on',
    file: 'Logo',
    elsewhere: 'Logo: choose it in the Settings tab.',
    summary: 'Two open invoices',
    logo: 'Logo of Garage Boréal',
    open: 'View preview',
    page: 'Open the page',
    sure: 'Cancel this request?',
    yes: 'Yes, cancel',
    no: 'No, keep it',
    cancel: 'Cancel the request',
  },
} as const;

/** Every kind of block and field that the model has, whether or not a screen uses it yet. */
export const modelSpecimens = (tongue: Tongue): Specimen[] => [
  { name: 'model-form', tongue, shown: formOfEverything(tongue), seenBy: 'member' },
  { name: 'model-card', tongue, shown: cardOfEverything(tongue), seenBy: 'room' },
];

function formOfEverything(tongue: Tongue): Form {
  const say = WORDS[tongue];
  const options = [
    { value: 'a', label: 'RO4821' },
    { value: 'b', label: 'RO4833' },
  ];
  const [first, second] = options;
  const detailed = options.map((option) => ({ ...option, detail: say.detail }));
  const many = Array.from({ length: 12 }, (_, index) => ({ value: `r${index}`, label: `#service-${index + 1}` }));
  const fields: Field[] = [
    {
      ...{ kind: 'text', id: 'text', label: say.text, hint: say.hint, value: '', maxLength: 40, required: say.empty },
      after: [{ kind: 'note', text: say.detail }],
    },
    { kind: 'choice', id: 'choice', label: say.choice, value: 'a', options },
    { kind: 'choices', id: 'few', label: say.choices, values: ['b'], options },
    { kind: 'choices', id: 'many', label: say.choices, values: ['r1', 'r3'], options: many },
    { kind: 'pick', id: 'pick', label: say.pick, value: second?.value ?? '', options: detailed },
    { kind: 'checkbox', id: 'checkbox', label: say.checkbox, checked: true, option: say.option },
    { kind: 'date', id: 'date', label: say.date, value: '2026-11-23' },
    { kind: 'search', id: 'search', label: say.pick, ...(first ? { chosen: first } : {}) },
    {
      ...{ kind: 'file', id: 'file', label: say.file, types: ['png', 'jpg', 'webp'], most: 1 },
      ...{ elsewhere: say.elsewhere, required: say.file },
    },
  ];
  return {
    ...{ id: 'quickpay', title: say.title, submit: say.submit, close: say.close, state: '' },
    ...{ above: [], fields, below: [] },
  };
}

function cardOfEverything(tongue: Tongue): Card {
  const say = WORDS[tongue];
  const cancel = { action: 'request.cancel', label: say.cancel, value: 'pay_1', style: 'danger' } as const;
  const confirm = { title: say.sure, text: say.detail, yes: say.yes, no: say.no };
  return {
    summary: say.summary,
    blocks: [
      { kind: 'image', url: 'https://pay.garageboreal.ca/logo.png', alt: say.logo, size: 'small' },
      { kind: 'heading', text: say.summary },
      {
        kind: 'rows',
        rows: [
          { text: 'Julie Tremblay, RO4821', detail: say.detail, button: { ...cancel, confirm } },
          { text: 'Dave MacLeod, RO4833', detail: say.detail, button: { ...cancel, value: 'pay_2', confirm } },
          { text: 'Luc Roy, RO4840', button: { link: 'https://pay.garageboreal.ca/p/x', label: say.open } },
        ],
      },
      { kind: 'buttons', buttons: [{ link: 'https://pay.garageboreal.ca/', label: say.page, style: 'primary' }] },
    ],
  };
}
