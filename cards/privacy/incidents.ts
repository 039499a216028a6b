import type { Company } from '../../src/company/company.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { Incident } from '../../src/privacy/incident.ts';
import type { IncidentForm, IncidentList, IncidentsFile, IncidentValues } from '../../src/privacy/screen.ts';
import { line, note } from '../blocks.ts';
import type { Card, Field, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import { fitting } from '../render/visible.ts';
import type { Table } from '../table.ts';
import { isolated, type Voice, voiceOf } from '../voice.ts';
import { ALL } from './menu.ts';

const SHOWN = 200;
/** Twice what each may have: what is too long is refused in our own words. */
const LENGTH = 2_000;
const short = (text: string): string => isolated(fitting(text.replace(/\s+/g, ' '), SHOWN));

/** The register, the newest first, with what the law asks. */
export function incidentsCard({ incidents, areMore, done }: IncidentList, voice: Voice): Card {
  const { privacy } = voice.words;
  const { incidents: say } = privacy;
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      ...(done ? [line(say.entered, 'good')] : []),
      line(say.about),
      ...(incidents.length > 0
        ? [{ kind: 'rows', rows: incidents.map((one) => rowOf(one, voice)) } as const]
        : [line(say.none)]),
      ...(areMore ? [note(say.more)] : []),
      {
        kind: 'buttons',
        buttons: [
          { action: 'privacy.incident', value: ALL, label: say.add, style: 'primary', opensForm: true },
          { action: 'privacy.incidents-file', value: ALL, label: say.export },
          { action: 'privacy.menu', value: ALL, label: privacy.back },
        ],
      },
    ],
  };
}

function rowOf({ day, what, affected, measures, serious, by }: Incident, { words: { privacy } }: Voice) {
  const { incidents: say } = privacy;
  const risk = serious ? [say.serious.yes] : [];
  return {
    text: [day, ...risk, short(what)].join(' · '),
    detail: [short(affected), short(measures), isolated(by)].join(' · '),
  };
}

/** What happened, whose data it was, and what was done. */
export function incidentForm({ values, problems }: IncidentForm, voice: Voice): Form {
  const { privacy, refusals } = voice.words;
  const { form: say } = privacy.incidents;
  const problem = (field: keyof IncidentValues) => {
    const refusal = problems[field];
    return refusal ? { problem: sayRefusal(refusal, voice) } : {};
  };
  const required = refusals['field-missing'];
  const text = (id: 'what' | 'affected' | 'measures'): Field => ({
    ...{ kind: 'text', id, ...say[id], value: values[id], multiline: true, maxLength: LENGTH, required },
    ...problem(id),
  });
  return {
    ...{ id: 'privacy-incident', title: say.title, submit: say.submit, close: say.close, state: '' },
    above: [line(say.about)],
    fields: [
      { kind: 'date', id: 'day', label: say.day.label, value: values.day, ...problem('day') },
      text('what'),
      text('affected'),
      text('measures'),
      {
        ...{ kind: 'checkbox', id: 'serious', label: say.serious.label },
        ...{ checked: values.serious === 'yes', option: say.serious.option },
      },
    ],
    below: [note(privacy.incidents.law)],
  };
}

/** Where the register is downloaded. */
export function incidentsFile({ file, until }: IncidentsFile, voice: Voice): Card {
  const { privacy } = voice.words;
  return {
    summary: privacy.incidents.title,
    blocks: [
      { kind: 'heading', text: privacy.incidents.title },
      { kind: 'buttons', buttons: [{ link: file, label: privacy.export.file, style: 'primary' }] },
      note(privacy.export.until(voice.fully(until))),
      { kind: 'buttons', buttons: [{ action: 'privacy.incidents', value: ALL, label: privacy.back }] },
    ],
  };
}

interface Register {
  company: Company;
  tongue: Tongue;
  incidents: Incident[];
}

/** The whole register as rows. */
export function incidentTable({ company, tongue, incidents }: Register): Table {
  const { form, columns, serious } = voiceOf(tongue, company).words.privacy.incidents;
  const { day, what, affected, measures } = form;
  const header = [day.label, what.label, affected.label, measures.label, form.serious.label, columns.by, columns.at];
  async function* rows() {
    yield incidents.map((one) => [
      ...[one.day, one.what, one.affected, one.measures, one.serious ? serious.yes : serious.no],
      ...[one.by, one.at.toISOString()],
    ]);
  }
  return { name: columns.file, tongue, header, rows: rows() };
}
