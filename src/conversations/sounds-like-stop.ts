const ENGLISH = [
  '(?:stop|quit|cease) (?:texting|messaging|contacting|bothering|harassing|spamming|writing|writing to|sending texts to)(?: me| us| this| my|$)',
  '(?:stop|quit) (?:sending|with)(?: me| us)?(?: all)?(?: the| these| those| your| any)?(?: more)? (?:texts?|text messages|messages|sms|spam)',
  '(?:stop|no more) (?:the |these |those |your |all )*(?:texts|text messages|messages|sms|spam)(?: please| now| thanks| thank you)?$',
  '(?:do not|don t|dont|never) (?:ever )?(?:text|message|contact|write|write to|bother|harass) (?:me|us|this number)(?: again| anymore| any more| ever| please| thanks|$)',
  '(?:do not|don t|dont|no longer) (?:want|wish|need) (?:to )?(?:(?:get|receive|have) )?(?:any |more |your |these |this )*(?:texts|text messages|messages|sms)(?: from you| anymore| any more| please|$)',
  'leave (?:me|us) alone',
  '(?:take|remove|delete) (?:me|my number|my phone number|my name|this number) (?:off|from) (?:your|the|this)',
  '(?:remove|delete) my (?:phone )?number$',
  'unsubscribe me|(?:want|like|wish|please) (?:to )?(?:unsubscribe|opt out)',
  '(?:you have|you ve got|you got|u have|this is|it s|its) (?:the |a )?wrong (?:number|person)(?! of | on | for )',
  '^(?:sorry |hi |hello )?wrong (?:number|person)(?! of | on | for )',
];

const FRENCH = [
  '(?:arretez?|cessez?) (?:donc )?(?:de |d )?(?:(?:me|m|nous) )?(?:texter|ecrire|contacter|harceler|deranger|achaler|importuner)(?: svp| s il vous plait| merci| a ce numero| sur|$)',
  '(?:arretez?|cessez?) (?:donc )?(?:de |d )?(?:(?:me|m|nous) )(?:texter|ecrire|contacter|harceler|deranger|achaler|importuner)',
  '(?:arretez?|cessez?) (?:(?:de |d )?(?:(?:me|m|nous) )?envoyer )?(?:de |des |les |vos |ces |tous vos |tous ces )(?:textos?|messages?|sms|spams?|pourriels?)',
  '(?:me|m|nous) (?:textez|texter|texte|ecrivez|ecrire|ecris|contactez|contacter|contacte|derangez|deranger|achalez|envoyez) (?:plus|pas)(?: jamais)?(?: (?:de|vos|des|svp|s il vous plait|merci|du tout)|$)',
  '(?:plus|pas) (?:me |m )?(?:texter|ecrire|contacter|deranger)(?: svp| s il vous plait| merci|$)',
  '(?:veux|voulons|souhaite|desire|voudrais|aimerais) (?:ne )?(?:plus|pas)(?: jamais)? (?:(?:recevoir|avoir) )?(?:de |d |des |vos |ces |aucun |autres )*(?:textos?|messages?|sms)(?: de votre part| de vous| svp| s il vous plait| merci|$)',
  '(?:veux|voulons|souhaite|desire|voudrais|aimerais) (?:ne )?(?:plus|pas) etre (?:texte|contacte|derange|sollicite)e?',
  'ne (?:plus|pas) (?:recevoir|avoir) (?:de |d |des |vos |ces |aucun )*(?:textos?|messages?|sms)',
  '^(?:non )?(?:merci )?plus (?:de |d |aucun |jamais de )(?:textos?|messages?|sms)',
  '(?:laissez?|foutez|fichez)(?: moi| nous)(?: donc)? (?:tranquilles?|la paix|en paix)',
  '(?:enlevez|retirez|supprimez|effacez|otez)(?: moi| mon (?:numero|nom)| ce numero)(?: de (?:votre|vos|la|cette)|$| svp| s il vous plait)',
  'desabonne[zr] (?:moi|me)|desinscri(?:vez|re) moi|me (?:desabonner|desinscrire)',
  '(?:c est|est|avez|as|etes au|vous etes sur) (?:le |un )?mauvais numero(?! de | sur )',
  '^(?:desolee? |pardon |non |bonjour )?(?:mauvais|faux) numero(?! de | sur )',
  '(?:vous vous trompez|vous etes trompee?|tu te trompes|t es trompee?|erreur) de (?:numero|personne)$',
];

const PHRASES = new RegExp([...ENGLISH, ...FRENCH].map((phrase) => `(?<![a-z0-9])(?:${phrase})(?![a-z0-9])`).join('|'));

/** Who writes at length says it at the beginning. */
const LOOKED_AT = 600;

/**
 * Whether a text sounds as if its writer wants no more texts, or was never meant, in French or in English. Whole
 * phrases are looked for, each in a clause of its own: "stop by" and "arrêt à 10 h" mean what they say.
 */
export const soundsLikeStop = (text: string): boolean =>
  clausesIn(text.slice(0, LOOKED_AT)).some((clause) => PHRASES.test(clause));

/** In small letters without accents, with one blank between words. */
const clausesIn = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[.,;:!?\r\n]+/)
    .map((clause) => clause.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
