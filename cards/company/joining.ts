import type { JoiningForm, WorkspaceCode } from '../../src/company/screen.ts';
import type { Card, Form } from '../model.ts';
import { sayRefusal } from '../refusal.ts';
import type { Voice } from '../voice.ts';

const CODE_LENGTH = 60;

/** A workspace that its own people added, before it is of a company. */
export function joiningForm({ code, problem }: JoiningForm, voice: Voice): Form {
  const { joining: say, refusals } = voice.words;
  return {
    ...{ id: 'joining', title: say.title, submit: say.submit, close: say.close, state: '' },
    above: [{ kind: 'text', text: say.intro }],
    fields: [
      {
        ...{ kind: 'text', id: 'code', label: say.code.label, hint: say.code.hint, value: code },
        ...{ required: refusals['field-missing'], maxLength: CODE_LENGTH },
        ...(problem ? { problem: sayRefusal(problem, voice) } : {}),
      },
    ],
    below: [{ kind: 'note', text: say.noCompanyYet }],
  };
}

/** What an administrator hands to whoever added the app to the other workspace. */
export function workspaceCodeCard({ code, until }: WorkspaceCode, voice: Voice): Card {
  const { made } = voice.words.joining;
  return {
    summary: made.title,
    blocks: [
      { kind: 'heading', text: made.title },
      { kind: 'quote', text: code },
      { kind: 'text', text: made.next },
      { kind: 'note', text: made.until(voice.shortly(until)) },
    ],
  };
}
