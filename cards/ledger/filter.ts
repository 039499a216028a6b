import { ANY } from '../../src/ledger/filter.ts';
import type { PaymentsFilter } from '../../src/ledger/screen.ts';
import { STATUSES } from '../../src/payments/statuses.ts';
import type { Field, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { fitting } from '../render/visible.ts';
import type { Voice } from '../voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;

/** What payments are narrowed by; whatever stays empty does not matter. */
export function paymentsFilterForm({ values, problems, asker, rooms }: PaymentsFilter, voice: Voice): Form {
  const { form: say, statuses } = voice.words.ledger;
  const wrong = (field: keyof typeof values) => {
    const problem = problems[field];
    return problem ? { problem: sayRefusal(problem, voice) } : {};
  };
  const fields: Field[] = [
    {
      ...{ kind: 'choice', id: 'status', label: say.status, value: values.status || ANY },
      options: [{ value: ANY, label: say.any }, ...STATUSES.map((value) => ({ value, label: statuses[value] }))],
    },
    { ...{ kind: 'text', id: 'text', ...say.text, value: values.text, maxLength: 60 }, ...wrong('text') },
    { ...{ kind: 'text', id: 'least', label: say.least, value: values.least, maxLength: 24 }, ...wrong('least') },
    { ...{ kind: 'text', id: 'most', label: say.most, value: values.most, maxLength: 24 }, ...wrong('most') },
    { ...{ kind: 'date', id: 'from', label: say.from, value: values.from }, ...wrong('from') },
    { ...{ kind: 'date', id: 'until', label: say.until, value: values.until }, ...wrong('until') },
    {
      ...{ kind: 'search', id: 'asker', ...say.asker },
      ...(asker && { chosen: { value: asker.id, label: fitting(asker.name, OPTION_LENGTH) } }),
    },
    {
      ...{ kind: 'choice', id: 'room', label: say.room },
      value: rooms.some(({ id }) => id === values.room) ? values.room : ANY,
      options: [
        { value: ANY, label: say.anywhere },
        ...rooms.map(({ id, name }) => ({ value: id, label: fitting(name, OPTION_LENGTH) })),
      ],
    },
  ];
  return {
    ...{ id: 'payments-filter', title: say.title, submit: say.submit, close: say.close },
    ...{ above: [], fields, below: [], state: '' },
  };
}
