import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const refusals: Catalogue['refusals'] = {
  'amount-missing': 'Entrez le montant à payer, par exemple 125,50.',
  'amount-unreadable': 'Ce montant est illisible. Écrivez-le en chiffres, par exemple 125,50.',
  'amount-not-positive': 'Le montant doit être plus grand que zéro.',
  'amount-unsafe': 'Ce montant est trop élevé. Vérifiez les chiffres.',
  'amount-too-precise': (decimals) =>
    `Un montant compte au plus ${decimals} chiffres après la virgule, par exemple 125,50.`,
  'amount-over-limit': (limit, role) =>
    role
      ? `Avec votre rôle (${role}), le maximum par demande est de ${limit}. Vérifiez le montant, ou confiez la demande à quelqu’un qui a un autre rôle.`
      : `Le maximum par demande est de ${limit}. Vérifiez le montant ou parlez à la personne qui gère Quittance.`,
  'amount-of-other-currency': (currency) =>
    `Votre entreprise est payée en ${currency}. Écrivez le montant dans cette monnaie, par exemple 125,50.`,
  'time-unusable': 'Choisissez un moment à venir, d’ici 90 jours, ou laissez la date vide pour envoyer tout de suite.',
  'answer-gone':
    'Il n’y a plus de conversation avec ce numéro. Envoyez une demande de paiement au client, ou appelez-le.',
  'answer-sent': 'Trop tard : le texto est déjà parti. Textez de nouveau le client pour rectifier.',
  'answer-asks-for-money':
    'Un montant, une référence ou un lien de paiement ne s’envoie qu’avec une demande de paiement. Retirez-le ici, et utilisez /quickpay.',
  'key-unknown': 'Stripe ne connaît pas cette clé. Copiez-la de nouveau, en entier, de Développeurs > Clés API.',
  'key-not-secret':
    'Ce n’est pas une clé secrète ou limitée. Elle commence par rk_live_ ou sk_live_, et se trouve dans Stripe sous Développeurs > Clés API.',
  'key-of-test-mode':
    'Cette clé est du mode test de Stripe, et on paie ici avec de l’argent réel. Désactivez le mode test dans Stripe, et copiez la clé réelle.',
  'key-of-live-mode':
    'Cette clé touche à de l’argent réel, et ce serveur est en mode test. Activez le mode test dans Stripe, et copiez la clé de test.',
  'key-permissions': (missing) =>
    `Cette clé ne permet pas tout ce qu’il faut. Dans Stripe, modifiez-la sous Développeurs > Clés API et permettez : ${missing}. Enregistrez ensuite ici de nouveau.`,
  'signing-secret-unreadable':
    'Ce n’est pas une clé secrète de signature. Elle commence par whsec_, et se trouve dans Stripe sous Développeurs > Webhooks > votre endpoint.',
  'account-inactive':
    'Stripe ne permet pas encore à ce compte de recevoir des paiements. Terminez son activation sur dashboard.stripe.com, puis enregistrez ici de nouveau.',
  'account-taken': 'Une autre entreprise utilise déjà ce compte Stripe ici. Inscrivez celui de votre entreprise.',
  'account-sid-unreadable':
    'Ce n’est pas un Account SID : AC suivi de 32 caractères. Copiez-le de console.twilio.com > Account Info.',
  'token-refused':
    'Twilio refuse cet Account SID avec cet Auth token. Copiez de nouveau les deux de console.twilio.com > Account Info.',
  'account-suspended': 'Twilio a suspendu ou fermé ce compte. Le bandeau en haut de console.twilio.com dit pourquoi.',
  'sender-not-yours':
    'Ce numéro n’est pas dans ce compte Twilio. Choisissez-en un parmi les numéros actifs de console.twilio.com.',
  'sender-without-texts':
    'Ce numéro ne peut pas envoyer de textos. Choisissez-en un qui permet les SMS, ou achetez-en un sur console.twilio.com.',
  'sender-taken':
    'Une autre entreprise envoie déjà ses textos de ce numéro ici. Inscrivez un numéro de votre entreprise.',
  'vendor-away': (vendor) =>
    `${vendor} ne répond pas en ce moment, et rien n’a été enregistré. Réessayez dans une minute.`,
  'phone-missing': 'Entrez un numéro de téléphone, par exemple 514 555-0188.',
  'phone-unreadable':
    'Ce numéro de téléphone est illisible. Écrivez-le avec l’indicatif régional, par exemple 514 555-0188.',
  'phone-landline': 'C’est une ligne fixe, qui ne reçoit pas de textos. Demandez au client son numéro de cellulaire.',
  'phone-foreign': (home) =>
    `Ce numéro est dans un pays où nous ne pouvons pas texter. Demandez au client un numéro de cellulaire ${home === 'FR' ? 'français' : 'canadien ou américain'}.`,
  'phone-not-textable': 'Ce numéro ne reçoit pas de textos. Demandez au client son numéro de cellulaire.',
  'phone-has-extension':
    'Un numéro avec un poste ne peut pas servir ici. Entrez un numéro direct, par exemple 514 555-0188.',
  'customer-missing': 'Choisissez un client, ou tapez un nouveau numéro de téléphone ou une nouvelle adresse courriel.',
  'customer-unknown': 'Ce client est introuvable. Cherchez-le de nouveau ou tapez son numéro de téléphone.',
  'contact-taken': 'C’est déjà celui d’un autre client. Vérifiez, ou corrigez d’abord cet autre client.',
  'contact-missing':
    'Entrez un numéro de téléphone, une adresse courriel, ou les deux\u00a0: sinon, ce client est injoignable.',
  'customer-changed':
    'Quelqu’un vient de modifier ce client. Fermez ce formulaire et ouvrez-le de nouveau pour le voir.',
  'customer-opted-out': (who) =>
    `${who} ne veut plus recevoir de textos. Seule cette personne peut changer cela, en textant START à votre numéro. Appelez-la plutôt.`,
  'invoice-customer-missing': 'Choisissez un client : tapez un nom, un numéro de téléphone ou une référence.',
  'invoice-customer-unknown':
    'Aucun résultat. Tapez un autre nom, un numéro de téléphone, ou une référence comme RO4821.',
  'customer-unreachable':
    'Ce client n’a ni téléphone ni adresse courriel : ses factures peuvent être vues, mais pas envoyées. Ajoutez l’un ou l’autre dans votre système, ou utilisez /quickpay.',
  'invoice-missing': 'Choisissez au moins une facture à envoyer.',
  'invoice-of-another-customer':
    'Une de ces factures n’est pas à ce client : rien n’a été envoyé. Choisissez de nouveau dans la liste.',
  'invoices-too-many': 'Un texto demande au plus 10 factures. Retirez-en, et envoyez-les dans un autre.',
  'invoice-voided': (reference) => `${reference} est annulée : personne ne peut la payer. Rien n’a été envoyé.`,
  'invoice-not-for-customer': (reference) =>
    `${reference} est payée par la garantie ou par votre entreprise : le client n’y doit rien.`,
  'invoice-nothing-owed': (reference) => `Il ne reste rien à payer sur ${reference}.`,
  'invoice-taken': (reference) =>
    `Il y a déjà une facture ${reference} : envoyez-la avec /invoice ${reference}, ou prenez un autre numéro.`,
  'lines-missing': 'Remplissez au moins une ligne : ce que c’est, et son prix.',
  'line-without-words': 'Dites ce qu’est cette ligne, par exemple freins avant.',
  'quantity-unreadable': 'Écrivez un nombre avec au plus trois décimales, par exemple 2 ou 1,5.',
  'taxes-missing': 'Choisissez les taxes que votre entreprise perçoit.',
  'order-missing': 'Choisissez le bon ouvert à estimer.',
  'order-closed': (reference) =>
    `${reference} est fermé : c’est une facture, et non plus une estimation. Envoyez-la avec /invoice.`,
  'order-costs-nothing': (reference) => `${reference} ne coûte rien au client : il n’y a rien à approuver.`,
  'deposit-too-much': (total) => `L’acompte ne peut pas dépasser l’estimation : ${total}.`,
  'estimate-over': 'Cette estimation n’attend plus de réponse. Sa carte dit où elle en est.',
  'estimate-gone': 'Cette estimation est introuvable.',
  'signature-missing': 'Tapez votre nom : il vaut signature.',
  'signature-invalid': 'Tapez votre nom en lettres, 80 au plus.',
  'choice-missing': 'Choisissez ce que vous approuvez, ou que vous refusez.',
  'choice-unknown': 'Votre choix n’a pas pu être lu. Choisissez de nouveau ci-dessous, puis envoyez votre réponse.',
  'name-invalid': 'Vérifiez le nom : il est trop long ou contient des caractères non permis.',
  'email-missing': 'Entrez une adresse courriel, par exemple julie@exemple.ca.',
  'email-unreadable': 'Cette adresse courriel semble inexacte. Vérifiez-la, par exemple julie@exemple.ca.',
  'email-unsupported':
    'Nous ne pouvons pas écrire à ce genre d’adresse : avant le @, seuls les lettres sans accent, les chiffres et les points conviennent. Entrez-en une autre.',
  'email-too-long': 'Cette adresse est trop longue pour être utilisée ici. Demandez-en une autre au client.',
  'email-too-often':
    'Quelques courriels sont déjà partis. Regardez dans vos indésirables, ou téléchargez les documents ici.',
  'reference-missing': 'Entrez un numéro de référence : le bon de travail ou la facture, par exemple RO4821.',
  'reference-too-long': 'Une référence compte au plus 64 caractères. Raccourcissez-la.',
  'reference-invalid': 'Cette référence contient des caractères non permis. Retapez-la au lieu de la coller.',
  'message-too-long': (length, limit) =>
    `Ce message est trop long : ${length} caractères, au plus ${limit}. Raccourcissez-le.`,
  'message-invalid': 'Ce message contient des caractères impossibles à envoyer. Retapez-le au lieu de le coller.',
  'message-variable-unknown': (variable, nearest, known) =>
    `Rien ne peut remplacer {${variable}}. Vouliez-vous dire {${nearest}} ? Entre accolades, vous pouvez écrire : ${known}.`,
  'brace-astray':
    'Une accolade n’a pas sa paire. Les accolades entourent un seul nom à remplir, comme {client.prénom}. Enlevez les autres.',
  'reply-gone': 'Ce modèle n’existe plus. Choisissez-en un autre, ou écrivez votre propre message.',
  'reply-language-missing': (tongue) =>
    `Ce modèle n’a pas de texte en ${tongue === 'fr' ? 'français' : 'anglais'}, que ce client recevrait. Choisissez un autre modèle ou une autre langue, ou écrivez votre propre message.`,
  'reply-empty': 'Écrivez le texte dans au moins une langue.',
  'reply-name-taken': 'Un autre modèle porte ce nom. Donnez-en un différent, pour qu’on les distingue.',
  'replies-full':
    'Il y a autant de modèles qu’une liste peut en montrer. Supprimez-en un qui ne sert plus, puis réessayez.',
  'has-card-number':
    'Ce que vous avez tapé semble contenir un numéro de carte de crédit ou de débit. Retirez-le : les clients entrent leur carte seulement sur la page de paiement.',
  'field-missing': 'Remplissez ce champ.',
  'field-too-long': 'C’est trop long. Raccourcissez.',
  'text-too-long': (length, limit) =>
    `Ce texte est trop long : ${length} caractères, au plus ${limit}. Raccourcissez-le.`,
  'text-unprintable':
    'Ce texte contient des caractères qui ne s’impriment pas. Tapez-le de nouveau au lieu de le coller.',
  'address-too-long': 'Une adresse compte au plus 6 lignes de 80 caractères. Raccourcissez-la.',
  'currency-in-use':
    'La devise ne peut pas être changée maintenant : des paiements sont demandés dans la devise actuelle. Attendez qu’ils soient payés, ou annulez-les.',
  'room-needed': 'Choisissez au moins un canal : sinon, personne ne serait avisé d’un paiement.',
  'tax-number-unreadable': (line) =>
    `« ${line} » ne se lit pas comme un numéro de taxes. Écrivez son nom, un deux-points et le numéro, par exemple TPS : 123456789 RT0001.`,
  'route-unreadable': (line) =>
    `« ${line} » ne se lit pas. Écrivez un nom, un deux-points et un canal, par exemple Sophie Roy : service.`,
  'route-twice': (name) =>
    `${name} figure sur deux lignes. Écrivez les deux canaux sur une seule, séparés par une virgule.`,
  'route-room-unknown': (room, rooms) =>
    rooms === ''
      ? `Quittance n’est dans aucun canal ouvert du nom de ${room}. Ajoutez-le d’abord à ce canal.`
      : `Quittance n’est dans aucun canal ouvert du nom de ${room}. Voici ceux que vous pouvez nommer : ${rooms}.`,
  'routes-too-many': (limit) => `Il y a de la place pour ${limit} lignes. Retirez-en.`,
  'tax-numbers-too-many': (limit) => `Il y a de la place pour ${limit} numéros de taxes. Retirez-en un.`,
  'file-too-large': (megabytes) => `Ce fichier dépasse ${megabytes} Mo. Choisissez-en un plus petit.`,
  'file-missing': 'Choisissez d’abord un fichier.',
  'import-under-way': 'Un autre fichier est en train d’être pris. Réessayez dans quelques minutes.',
  'sheet-reference':
    'Aucune colonne n’a les numéros de facture : nommez-en une « Numéro de facture », et apportez le fichier de nouveau.',
  'sheet-amount':
    'Aucune colonne n’a de montants : nommez-en une « Solde » ou « Total », et apportez le fichier de nouveau.',
  'sheet-customer':
    'Aucune colonne ne dit à qui sont les factures : nommez-en une « Client », « Téléphone » ou « Courriel », et apportez le fichier de nouveau.',
  'sheet-empty': 'Il n’y a aucune ligne dans ce fichier sous les noms des colonnes.',
  'sheet-not-csv':
    'Ce n’est pas un fichier CSV. Dans un tableur, enregistrez-le comme « CSV UTF-8 », et choisissez ce fichier.',
  'file-unreachable': 'Le fichier n’a pas pu être obtenu. Choisissez-le de nouveau, puis réessayez.',
  'picture-of-other-kind':
    'Ce n’est pas une image PNG, JPEG ou WebP, quoi qu’en dise son nom. Enregistrez votre logo en PNG, puis choisissez-le de nouveau.',
  'picture-moves': 'Cette image est animée. Choisissez une image fixe.',
  'picture-too-detailed': 'Cette image a trop de pixels. Réduisez-la : 600 pixels de large suffisent.',
  'picture-damaged':
    'Cette image est endommagée et ne s’ouvre pas. Enregistrez-la de nouveau, puis choisissez-la encore une fois.',
  'draft-gone':
    'Cette demande n’est plus en attente : elle a été envoyée, abandonnée, ou elle est trop vieille. Tapez /quickpay pour recommencer.',
  'dispute-gone': 'Cette contestation est introuvable.',
  'payout-gone': 'Ce virement est introuvable.',
  'request-gone': 'Cette demande de paiement est introuvable.',
  'not-cancellable': 'Cette demande ne peut plus être annulée. Sa carte montre où elle en est.',
  'not-sendable': 'Cette demande ne peut plus être renvoyée. Sa carte montre où elle en est.',
  'not-shareable':
    'Rien de cette demande ne peut être demandé à quelqu’un d’autre telle qu’elle est. Sa carte montre où elle en est.',
  'share-same-payer': 'Cette personne paie déjà le reste. Choisissez-en une autre.',
  'not-remindable': 'Aucun rappel ne peut partir pour cette demande telle qu’elle est. Sa carte montre où elle en est.',
  'reminded-today': 'Ce client a reçu un rappel il y a moins d’un jour. Appelez-le, ou réessayez demain.',
  'reminder-too-late':
    'Le lien de paiement fermera trop tôt après le moment où un rappel pourrait partir. Renvoyez plutôt la demande à partir de sa carte : le client recevra un nouveau lien.',
  'promise-unreadable': 'Choisissez le jour d’ici lequel le client a promis de payer.',
  'promise-too-far':
    'Le lien de paiement sera fermé ce jour-là. Choisissez un jour plus proche, ou renvoyez la demande ce jour-là.',
  'promise-past': 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.',
  'reminder-days-unreadable':
    'Écrivez jusqu’à 3 nombres de jours entre 1 et 90, par exemple 3, 7, 14. Laissez vide pour n’envoyer aucun rappel.',
  'not-payable': 'Cette demande ne peut pas être payée en ce moment. Sa carte dit où elle en est.',
  'nothing-to-refund': 'Il ne reste rien à rembourser : tout ce paiement est retourné au client ou est en route.',
  'refund-disputed':
    'La banque du client reprend ce paiement. Un remboursement le paierait deux fois : répondez plutôt à la contestation dans Stripe.',
  'task-gone': 'Cette tâche n’est plus là. Regardez de nouveau sa carte.',
  'refund-gone': 'Ce remboursement n’est plus ce qu’il était à l’ouverture. Regardez de nouveau sa carte.',
  'own-refund': 'C’est vous qui avez demandé ce remboursement : quelqu’un d’autre doit l’approuver ou le refuser.',
  'refund-decided': 'La décision est déjà prise pour ce remboursement. Sa carte dit par qui.',
  'refund-too-much': (left) => `C’est plus que ce qui reste de ce paiement. Au plus ${left} peuvent être remboursés.`,
  'part-too-small': (least) => `C’est moins que le plus petit montant. Entrez ${least} ou plus.`,
  'part-too-much': (left) => `C’est plus que ce qui reste à payer. Entrez au plus ${left}.`,
  'part-leaves-too-little': (left, least) =>
    `Il resterait trop peu à payer ensuite. Laissez au moins ${least}, ou payez le tout : ${left}.`,
  'parts-off': 'Le tout se paie d’un coup. Utilisez le bouton Payer.',
  'no-mail':
    'Le courriel n’est pas configuré sur ce serveur. Adressez-vous à la personne qui gère Quittance, ou choisissez « Copier le lien » et envoyez-le de votre propre courriel.',
  'mail-not-set-up':
    'Le courriel n’est pas configuré sur ce serveur. Demandez un numéro de cellulaire au client, ou la configuration du courriel à la personne qui gère Quittance.',
  'mails-too-often':
    'Assez de courriels ont été envoyés à cette adresse aujourd’hui. Appelez, ou choisissez « Copier le lien ».',
  'just-sent': 'Ce texto vient de partir. Laissez passer une minute avant de le renvoyer.',
  'text-waiting': 'Le texto n’est pas encore parti. Il partira dès que possible : inutile de le renvoyer.',
  'asked-again': (by, when) =>
    `${by} a déjà fait une nouvelle demande pour la même chose (${when}). Servez-vous de la carte de cette demande.`,
  'code-unknown':
    'Ce code est inconnu, a déjà servi ou date de plus de 15 minutes. Demandez-en un nouveau, puis collez-le ici.',
  'not-set-up': 'Quittance n’est pas encore configuré ici. Tapez /quickpay pour le faire ; il suffit d’une minute.',
  'already-set-up': 'Quittance est déjà configuré ici. Tapez /quickpay pour demander un paiement.',
  'room-missing': 'Aucun canal n’est encore informé des paiements. Ajoutez Quittance à un canal, puis réessayez.',
  'not-here': 'Cela ne peut pas se faire ici. Réessayez dans un canal où Quittance a été ajouté.',
  'try-again': 'L’opération n’a pas abouti. Réessayez dans un instant.',
  'members-only':
    'Seules les personnes qui travaillent dans l’organisation peuvent utiliser Quittance ; les personnes invitées ne le peuvent pas. Demandez à l’une d’elles de le faire pour vous.',
  'not-yours-to-correct': (by) =>
    by === ''
      ? 'Seule une personne qui administre l’espace de travail peut corriger ceci.'
      : `Seule la personne qui a fait la configuration (${by}), ou qui administre l’espace de travail, peut corriger ceci.`,
  'role-needed': (role, asked, who) =>
    who === ''
      ? `Votre rôle dans Quittance (${role}) ne le permet pas\u00a0: il faut le rôle «\u00a0${asked}\u00a0». Parlez à la personne qui gère Quittance.`
      : `Votre rôle dans Quittance (${role}) ne le permet pas\u00a0: il faut le rôle «\u00a0${asked}\u00a0». Qui peut le faire\u00a0: ${ending(who)}`,
  'refund-over-role': (limit, role, who) =>
    `Avec votre rôle (${role}), un remboursement est d’au plus ${limit}. ${whoElse(who)}`,
  'refund-over-day': (left, role, who) =>
    `Avec votre rôle (${role}), les remboursements sont limités par 24 heures\u00a0: il reste ${left}. ${whoElse(who)}`,
  'last-administrator':
    'Il faut garder au moins une personne à l’administration. Donnez d’abord ce rôle à quelqu’un d’autre, puis faites ce changement.',
  'not-met':
    'Quittance ne vous connaît pas encore et ne peut pas vérifier votre identité d’ici. Tapez /quickpay une fois dans un canal où Quittance a été ajouté, ou dans sa propre conversation. Ensuite, tout fonctionnera ici aussi.',
  'date-unreadable': 'Choisissez un jour, comme 2026-11-23.',
  'range-reversed': 'Cette fin vient avant le début. Inversez les deux.',
  'form-outdated': 'Ce formulaire vient d’une version précédente de Quittance. Fermez-le, puis ouvrez-le de nouveau.',
};

const whoElse = (names: string): string =>
  names === '' ? 'Parlez à la personne qui gère Quittance.' : `Qui peut rembourser davantage\u00a0: ${ending(names)}`;
