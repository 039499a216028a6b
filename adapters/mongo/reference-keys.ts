/** A reference has at most 64 characters. */
const LONGEST_KEY = 300;
/** What older versions left in a key. */
const LEFT_IN = [
  'N°K',
  'NOK',
  'NO.K',
  'RÉF.K',
  'REF.K',
  'REF:K',
  'RÉF:K',
  '#K',
  'K.',
  'K,',
  'K;',
  'K:',
  'K!',
  '#K.',
  '(K)',
  '"K"',
  '“K”',
  '«K»',
  "'K'",
  '‘K’',
  '’K’',
];

/** What older versions took for a part of a reference with a number. */
const NAMED_BY = [
  ...['FACTURE', 'FACT', 'FAC', 'INVOICE', 'INV', 'BON', 'ORDRE', 'ORDER', 'COMMANDE', 'CMD', 'DOSSIER', 'TICKET'],
  ...['BILLET', 'TRAVAIL', 'WORK', 'REPAIR', 'RÉPARATION', 'NUMÉRO', 'NUMERO', 'NUMBER', 'NUM', 'NR', 'RÉF', 'REF'],
];
const NAMED_LONG_BY = [
  ...['BONDETRAVAIL', 'BONDECOMMANDE', 'BONTRAVAIL', 'ORDREDETRAVAIL', 'WORKORDER', 'REPAIRORDER', 'ORDERNUMBER'],
  ...['INVOICENUMBER', 'RÉFÉRENCE', 'REFERENCE'],
];
const BETWEEN = ['', 'NO', 'N°', 'NO.', '.', ':'];

/**
 * The keys a reference was given by versions that took `RO4821.`, `#RO4821`, `RO#4821`, `R.O. 4821` and `facture RO4821`
 * for other references than `RO4821`: more than a hundred, asked for only while documents of theirs may be left.
 */
export function formerKeysOf(referenceKey: string): string[] {
  if (referenceKey === '' || referenceKey.length > LONGEST_KEY) return [];
  const words = /\p{Nd}/u.test(referenceKey)
    ? [...NAMED_BY.flatMap((by) => BETWEEN.map((mark) => by + mark)), ...NAMED_LONG_BY]
    : [];
  return [
    ...LEFT_IN.map((shape) => shape.replace('K', () => referenceKey)),
    referenceKey.replace(/(?<=\p{L})(?=\p{Nd})/u, '#'),
    referenceKey.replace(/^(\p{L})(\p{L})(?=\p{Nd})/u, '$1.$2.'),
    ...words.map((named) => named + referenceKey),
  ];
}
