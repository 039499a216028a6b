import type { Catalogue } from '../en.ts';
import { apart, ending } from '../sentence.ts';

const texts = (count: number) => (count < 2 ? `${count} texto` : `${count} textos`);

export const quickpay: Catalogue['quickpay'] = {
  title: 'Demander un paiement',
  start: 'Nouveau paiement',
  submit: 'Envoyer le texto',
  submitMail: 'Envoyer le courriel',
  submitAnyway: 'Envoyer quand même',
  refresh: 'Voir le texto',
  refreshMail: 'Voir le courriel',
  close: 'Annuler',
  unclear: {
    asked: (typed) => `« ${typed} » peut se lire de plus d’une façon.`,
    way: ({ amount, reference, message }) =>
      `• Montant ${amount}, ${reference ? `référence ${reference}` : 'sans référence'}${message ? `, message « ${message} »` : ''}`,
    filled: 'Seul ce qui est certain est rempli : vérifiez le formulaire et complétez-le.',
  },
  onMessage: {
    found: 'Ce que dit le message est rempli là où c’est certain. Vérifiez, puis complétez.',
    nothing: 'Le message ne contient ni numéro de téléphone, ni montant, ni numéro de référence à remplir.',
  },
  offered: {
    customer: (count) =>
      count < 2
        ? 'Le message contient ce numéro de téléphone :'
        : 'Le message contient plusieurs numéros de téléphone. Lequel ?',
    amount: (count) =>
      count < 2
        ? 'Est-ce le montant ? Relisez d’abord le message.'
        : 'Le message contient plusieurs montants. Lequel ?',
    reference: (count) =>
      count < 2 ? 'Est-ce le numéro de référence ?' : 'Plusieurs choses dans le message pourraient l’être. Laquelle ?',
  },
  customer: {
    label: 'Client',
    hint: 'Cherchez par nom, téléphone ou courriel, ou tapez un nouveau numéro ou une nouvelle adresse.',
    placeholder: 'Nom, téléphone ou courriel',
    new: (phone) => `${phone} (nouveau numéro)`,
    newEmail: (email) => `${email} (par courriel)`,
  },
  email: {
    label: 'Adresse courriel (au lieu d’un texto)',
    placeholder: 'Par exemple julie@exemple.com',
    hints: {
      'opted-out':
        'Cette personne ne veut plus de textos. Vous pouvez quand même lui envoyer cette demande par courriel : le même lien, avec la facture.',
      'not-textable':
        'Aucun texto ne peut arriver à ce numéro. Envoyez la même demande par courriel : le même lien, avec la facture.',
    },
    use: (email) => `Utiliser ${email}`,
  },
  name: {
    label: 'Nom du client, si c’est un nouveau client',
    known: 'Nom du client',
    placeholder: 'Sert à saluer la personne',
  },
  renames: {
    label: 'Est-ce la même personne ?',
    no: (known) => `Non : garder ${known}`,
    yes: (typed) => `Oui : le nom devient ${typed}`,
  },
  amount: {
    label: 'Montant',
    placeholder: 'Par exemple 125,50',
    use: (amount) => `Utiliser le solde : ${amount}`,
  },
  reference: {
    label: 'Numéro de référence',
    hint: 'Le bon de travail ou la facture. Le client le voit.',
    placeholder: 'Par exemple RO4821',
  },
  reply: { label: 'Modèle de message', own: 'Aucun : votre message personnalisé part à la place' },
  message: {
    label: 'Message personnalisé (remplace le modèle)',
    hint: 'Le montant, la référence et le lien de paiement s’ajoutent à la fin.',
    placeholder: 'Laissez vide pour envoyer le modèle',
  },
  language: {
    label: 'Langue du texto',
    auto: (tongue) => `Automatique${tongue ? ` (${tongue === 'fr' ? 'français' : 'anglais'})` : ''}`,
    fr: 'Français',
    en: 'Anglais',
  },
  help: {
    form: (command) =>
      `Tapez ${command} pour ouvrir un formulaire : choisissez le client, le montant et la référence, vérifiez le texto, envoyez.`,
    oneLine: (example) =>
      `En une ligne : ${example}. Vous pouvez ajouter votre propre message à la suite. Rien ne part avant votre confirmation.`,
    after: [
      'Votre client reçoit un lien et paie par carte, Apple Pay ou Google Pay. La carte de la demande change au fur et à mesure dans le canal : texto remis, page vue, paiement reçu.',
      'Sur la carte, « Annuler la demande » ferme le lien et « Renvoyer le texto » l’envoie une autre fois.',
    ],
  },
};

export const preview: Catalogue['preview'] = {
  title: 'Le texto que votre client recevra',
  mailTitle: 'Le courriel que votre client recevra',
  waiting: 'Indiquez le client, le montant et la référence pour voir le texto ici.',
  to: (who) => `À ${who}`,
  subject: (subject) => `Objet : ${subject}`,
  attached: 'avec la facture en pièce jointe',
  noBreakSpace: 'l’espace insécable',
  space: 'une espace ordinaire',
  language: { fr: 'en français', en: 'en anglais' },
  size: (characters, segments) =>
    `${characters} caractères, ${segments === 1 ? 'envoyés en' : 'facturés comme'} ${texts(segments)}`,
  costly: ({ letters, more }, segments, without) => {
    const [written, removed] = apart(letters);
    const deeds = [
      ...(written.length > 0
        ? [`écrivez ${written.map(({ letter, plain }) => `${plain} au lieu de ${letter}`).join(', ')}`]
        : []),
      ...(removed.length > 0 ? [`enlevez ${removed.map(({ letter }) => letter).join(' ')}`] : []),
    ];
    return (
      `${letters.length === 1 ? 'Le caractère' : 'Les caractères'} ${letters.map(({ letter }) => letter).join(' ')}${more ? ' …' : ''} ${letters.length === 1 ? 'prend' : 'prennent'} beaucoup de place dans un texto. ` +
      `Pour ne payer que ${texts(without)} au lieu de ${segments}, ${deeds.join(' et ')}${more ? '…' : '.'}`
    );
  },
};

export const warnings: Catalogue['warnings'] = {
  'reference-paid': (w) =>
    `La référence ${w.reference} est déjà payée (${w.amount}, ${w.when}). Envoyez seulement s’il reste quelque chose à payer.`,
  'reference-requested': (w) =>
    `Une demande de ${w.amount} a déjà été envoyée à ${w.to} pour ${w.reference} (par ${w.by}, ${w.when}) et n’est pas encore payée. ` +
    'Vous pouvez la renvoyer à partir de sa carte.',
  'reference-cancelling': (w) =>
    `La demande de ${w.amount} à ${w.to} pour ${w.reference} est en cours d’annulation (par ${w.by}, ${w.when}), mais le client l’a peut-être payée. ` +
    'Attendez que sa carte dise ce qu’il en est.',
  'reference-of-another-customer': (w) =>
    `La référence ${w.reference} est au nom de ${ending(w.name)} Vérifiez le client et la référence.`,
  'number-not-reached': (w) =>
    `Le dernier texto à ce numéro (${w.when}) n’a pas été remis : ${w.why} Envoyez plutôt un courriel, ou demandez un autre numéro.`,
  'message-as-typed': (typed) =>
    `« ${typed} » partirait tel quel : rien ne le remplace. Le montant et le lien s’ajoutent d’eux-mêmes.`,
  'name-differs': (w) =>
    `Ce numéro est connu au nom de ${w.known}, et vous avez tapé ${ending(w.typed)} Vérifiez le numéro, puis dites ci-dessous s’il s’agit de la même personne.`,
  'amount-differs': (w) => `Le solde de ${w.reference} est de ${w.balance}. Vérifiez le montant.`,
  'currency-changed': (w) =>
    `Votre entreprise demande maintenant ses paiements en ${w.to} : le montant a été entré quand c’était en ${w.from}. Vérifiez-le.`,
};

export const confirmation: Catalogue['confirmation'] = {
  title: (amount, reference) => `Envoyer ce texto ? ${amount} pour ${reference}`,
  mailTitle: (amount, reference) => `Envoyer ce courriel ? ${amount} pour ${reference}`,
  send: 'Envoyer',
  sendAnyway: 'Envoyer quand même',
  edit: 'Modifier dans le formulaire',
  discard: 'Ne pas envoyer',
};

export const launcher: Catalogue['launcher'] = {
  close: 'Fermer',
  fetching: 'Le fichier est en cours d’examen. Un instant…',
  open: 'Ouvrir le formulaire',
  empty: 'Remplissez le formulaire. Rien ne part avant que vous l’envoyiez.',
  filled: 'Le formulaire contient déjà ce que vous avez tapé. Rien ne part avant que vous l’envoyiez.',
};

export const setup: Catalogue['setup'] = {
  title: 'Configurer Quittance',
  submit: 'Enregistrer',
  close: 'Plus tard',
  intro: 'Vos clients voient ces renseignements dans leurs textos et sur la page de paiement.',
  textsFrom: (phone) => `Vos textos partent du ${phone}.`,
  name: { label: 'Nom de votre entreprise', placeholder: 'Par exemple Garage Boréal' },
  phone: {
    label: 'Numéro de téléphone',
    hint: 'Vos clients peuvent l’appeler à partir de la page de paiement : donnez un numéro où l’on répond.',
    placeholder: 'Par exemple 514 555-0100',
  },
  language: {
    label: 'Langue',
    hint: 'Les cartes de vos canaux sont écrites dans cette langue, pour tout le monde. Les clients la lisent aussi, tant qu’ils n’en choisissent pas une autre.',
    names: {
      'fr-CA': 'Français (Canada)',
      'en-CA': 'Anglais (Canada)',
      'en-US': 'Anglais (États-Unis)',
      'fr-FR': 'Français (France)',
    },
  },
  timeZone: {
    label: 'Fuseau horaire',
    names: {
      'America/St_Johns': 'Terre-Neuve (Saint-Jean)',
      'America/Halifax': 'Atlantique (Halifax, Moncton)',
      'America/Toronto': 'Est (Montréal, Toronto)',
      'America/New_York': 'Est (New York)',
      'America/Winnipeg': 'Centre (Winnipeg)',
      'America/Regina': 'Saskatchewan (Regina)',
      'America/Chicago': 'Centre (Chicago)',
      'America/Edmonton': 'Rocheuses (Calgary, Edmonton)',
      'America/Denver': 'Rocheuses (Denver)',
      'America/Phoenix': 'Arizona (Phoenix)',
      'America/Whitehorse': 'Yukon (Whitehorse)',
      'America/Vancouver': 'Pacifique (Vancouver)',
      'America/Los_Angeles': 'Pacifique (Los Angeles)',
      'America/Anchorage': 'Alaska (Anchorage)',
      'Pacific/Honolulu': 'Hawaï (Honolulu)',
      'Europe/Paris': 'France (Paris)',
    },
  },
};

export const help: Catalogue['help'] = {
  title: 'Se faire payer par texto',
};
