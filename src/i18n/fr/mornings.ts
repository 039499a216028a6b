import type { Catalogue } from '../en.ts';

const many = (count: number): string => (count >= 100 ? '100 ou plus' : String(count));

export const mornings: Catalogue['mornings'] = {
  title: (day) => `Ce matin, ${day}`,
  unpaid: (count, overdue) =>
    `${many(count)} ${count === 1 ? 'demande attend' : 'demandes attendent'} d’être ${count === 1 ? 'payée' : 'payées'}${
      overdue > 0 ? `, dont ${many(overdue)} depuis une semaine ou plus` : ''
    }.`,
  attention: (count) =>
    count === 1
      ? 'Une chose demande l’attention de quelqu’un\u00a0: elle est à l’accueil de l’application.'
      : `${many(count)} choses demandent l’attention de quelqu’un\u00a0: elles sont à l’accueil de l’application.`,
  tasks: (count) =>
    count === 1 ? 'Une tâche est à faire d’ici ce soir.' : `${many(count)} tâches sont à faire d’ici ce soir.`,
  disputes: (count, by) =>
    `${count === 1 ? 'Une contestation attend' : `${many(count)} contestations attendent`} une réponse${
      by ? `, la première jusqu’au ${by}` : ''
    }.`,
  paid: (count, sum) => `Payé depuis le dernier matin ouvrable\u00a0: ${sum} (${many(count)}).`,
  how: 'L’accueil de l’application les montre une à une, comme la liste des paiements.',
};
