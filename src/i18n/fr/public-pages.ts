import type { Catalogue } from '../en.ts';
import { ending } from '../sentence.ts';

export const publicPages: Catalogue['publicPages'] = {
  links: { about: 'Accueil', privacy: 'Confidentialité', terms: 'Conditions d’utilisation', support: 'Soutien' },
  operator: {
    title: 'Qui exploite ce serveur',
    named: (name) => `Ce serveur est exploité par ${ending(name)}`,
    unnamed: 'Son exploitant n’a pas encore inscrit de nom ici. L’entreprise qui vous a texté sait qui c’est.',
    write: (email) => `Écrire à ${email}`,
  },
  about: {
    title: 'Quittance : demandes de paiement par texto',
    parts: {
      customers: {
        title: 'Si vous avez reçu un texto',
        texts: [
          'Des entreprises envoient d’ici des demandes de paiement à leur clientèle. Ouvrez le lien du texto pour voir la demande et la payer par carte, Apple Pay ou Google Pay, sur la page sécurisée de Stripe.',
          'Pour toute question, adressez-vous à l’entreprise qui l’a envoyé : son numéro de téléphone est sur la page.',
        ],
      },
      team: {
        title: 'Si vous travaillez pour une telle entreprise',
        texts: [
          'Dans Slack ou Microsoft Teams, tapez /quickpay. Le client reçoit un texto avec un lien, et votre canal est avisé dès que c’est payé.',
        ],
      },
    },
  },
  privacy: {
    title: 'Confidentialité',
    parts: {
      about: {
        title: 'De quoi parle cette page',
        texts: [
          'Elle dit ce que ce serveur fait des renseignements personnels. Chaque entreprise qui s’en sert décide à qui elle écrit et pourquoi, et en répond devant sa clientèle.',
        ],
      },
      kept: {
        title: 'Ce qui est conservé',
        texts: [
          'Sur la clientèle : le numéro de téléphone, le nom, la langue et, s’il y en a une, l’adresse courriel ; ce qui a été demandé et payé ; les factures, les estimations et les reçus ; les textos envoyés et reçus ; la demande de ne plus en recevoir ; et le moment où la page de paiement a été consultée.',
          'Sur les personnes qui travaillent pour l’entreprise : leur nom, leur langue, leur identifiant dans Slack ou Microsoft Teams, et ce qu’elles ont fait ici.',
          'Jamais un numéro de carte complet : le paiement lui-même se fait chez Stripe. D’une carte, on garde la marque et les quatre derniers chiffres, comme sur tout reçu. Un numéro de carte écrit dans un texto est masqué avant d’être conservé.',
        ],
      },
      shared: {
        title: 'Qui reçoit quoi',
        texts: [
          'Stripe encaisse le paiement et reçoit le montant, la référence et le nom de l’entreprise. Twilio achemine les textos et reçoit le numéro de téléphone et le message.',
          'Slack et Microsoft Teams montrent à l’équipe ses propres conversations, avec le nom du client, son numéro de téléphone, les montants et les textos. Les documents envoyés par courriel passent par le serveur de courriel de l’exploitant. Si l’entreprise a relié son propre système de gestion, les paiements y sont aussi inscrits.',
          'Ces fournisseurs peuvent conserver ce qu’ils reçoivent à l’extérieur du Québec et du Canada. Rien n’est vendu, et personne n’est suivi : ces pages ne déposent aucun témoin et ne chargent rien d’ailleurs.',
        ],
      },
      until: {
        title: 'Pendant combien de temps',
        texts: [
          'Aussi longtemps que l’entreprise en a besoin, et que les lois fiscales exigent de garder les factures et les paiements : au Canada, six ans après la fin de l’année d’imposition. On supprime les données quand quelqu’un le demande ; les documents que la loi fiscale fait alors garder sont supprimés d’eux-mêmes une fois ce délai passé.',
        ],
      },
      rights: {
        title: 'Ce que vous pouvez demander',
        texts: [
          'Demandez à l’entreprise qui vous a écrit de vous montrer ce qui est conservé sur vous, de le corriger, ou de le supprimer si aucune loi n’exige de le garder. Au Québec, elle a 30 jours pour répondre ; vous pouvez aussi vous adresser à la Commission d’accès à l’information et, ailleurs au Canada, au Commissariat à la protection de la vie privée.',
          'Pour ne plus recevoir de textos, répondez ARRET.',
        ],
      },
      safety: {
        title: 'Comment c’est protégé',
        texts: [
          'Les liens de paiement ne se devinent pas et cessent de fonctionner après un certain temps. Le journal du serveur ne contient ni textos ni liens et, d’un numéro de téléphone, seulement les quatre derniers chiffres.',
        ],
      },
    },
  },
  terms: {
    title: 'Conditions d’utilisation',
    parts: {
      about: {
        title: 'De quoi parlent ces conditions',
        texts: [
          'Elles portent sur l’utilisation de ce logiciel. Ce qu’une entreprise vend, ses prix et ses remboursements se règlent entre elle et vous. Ce dont une entreprise et l’exploitant de ce serveur ont convenu l’emporte sur cette page.',
        ],
      },
      customers: {
        title: 'Si vous avez reçu un lien',
        texts: [
          'Toute personne qui a le lien peut voir la demande et la payer : gardez-le pour vous. Ne payez que ce que vous reconnaissez. En cas de doute, appelez l’entreprise à un numéro que vous connaissez.',
          'Le paiement va à l’entreprise par l’entremise de Stripe, dont les propres conditions s’appliquent. Votre fournisseur de téléphonie peut facturer les textos. Répondez ARRET pour ne plus en recevoir.',
        ],
      },
      team: {
        title: 'Si vous travaillez pour une entreprise',
        texts: [
          'Ne demandez de l’argent qu’aux personnes qui vous en doivent, et n’écrivez qu’à celles à qui la loi vous permet d’écrire. Qui a demandé de ne plus recevoir de textos n’en reçoit plus : ne contournez pas ce choix.',
          'N’écrivez dans un texto ni numéro de carte, ni mot de passe, ni renseignement sur la santé.',
        ],
      },
      promise: {
        title: 'Ce sur quoi vous pouvez compter',
        texts: [
          'Le logiciel est fait pour qu’aucun paiement ne se perde et qu’aucun ne soit pris deux fois. Il dépend de Stripe, de Twilio, de Slack et de Microsoft, qui peuvent tarder ou être en panne, et il est offert tel quel, sans garantie, dans la mesure où la loi le permet. Ce qui a été payé est ce que Stripe a enregistré.',
        ],
      },
    },
  },
  support: {
    title: 'Soutien',
    parts: {
      customers: {
        title: 'Au sujet d’un paiement ou d’un texto',
        texts: [
          'Adressez-vous à l’entreprise qui l’a envoyé : son numéro de téléphone est sur la page de paiement. Elle seule peut changer un montant, annuler une demande ou rembourser.',
          'Si un lien est expiré, ouvrez-le et demandez-en un nouveau. Répondez AIDE à un texto pour savoir qui l’a écrit, et ARRET pour ne plus en recevoir.',
        ],
      },
      team: {
        title: 'Dans Slack et Microsoft Teams',
        texts: [
          'Tapez /quickpay aide pour voir tout ce qui peut se taper. Si quelque chose ne fonctionne pas, dites-le à une personne qui administre Quittance dans votre entreprise ; qui exploite ce serveur en saura plus grâce à son journal.',
        ],
      },
      safety: {
        title: 'Une faille de sécurité',
        texts: [
          'Si vous en avez trouvé une, dites-le d’abord à qui exploite ce serveur, et ne regardez les données de personne. L’adresse où écrire est indiquée dans /.well-known/security.txt.',
        ],
      },
    },
  },
};
