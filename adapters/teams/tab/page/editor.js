/** A form of the app, filled in and sent from the tab, with what it makes beside it. */
import { createExamples } from './examples.js';
import { drawForm } from './form.js';
import { filesIn } from './inputs.js';
import { element, show, spoken, words } from './view.js';

/** What leads elsewhere has its own place on this page: the examples. */
const LEADING = ['note', 'buttons'];

/**
 * Opens the form in the place of what is shown. Gives false when this person has none.
 * @param tokenOf gives the token that shows who asks
 * @param beside what stands under the form
 */
export async function openEditor(tokenOf, company, beside) {
  async function ask(asked) {
    const answer = await fetch('/teams/tab/edit', {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ lang: spoken(), ...asked }),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { failed, shown } = await answer.json();
    if (failed || !shown.fields) throw new Error('no form came back');
    return shown;
  }

  function draw(form) {
    const say = words().editor;
    const said = element('p', { class: 'said', role: 'alert' });
    const below = form.below.filter(({ kind }) => !LEADING.includes(kind));
    const { drawn, values } = drawForm({ ...form, below }, { tell, takesFiles: true });
    const filled = () => ({ form: form.id, values, state: form.state });
    const examples = createExamples(async () => ({ token: await tokenOf(), filled: filled() }));
    drawn.querySelector('[type=submit]').parentElement.before(said);

    async function go(asked, working) {
      const send = drawn.querySelector('[type=submit]');
      said.textContent = working;
      send.disabled = true;
      try {
        draw(await ask({ ...asked, ...filled(), files: await filesIn(drawn) }));
        const [first] = document.querySelectorAll('[aria-invalid], form > .good, form > .attention');
        (first ?? document.querySelector('h1')).focus();
      } catch {
        said.textContent = say.failed;
        send.disabled = false;
      }
    }

    function tell(verb, field) {
      if (verb === 'send') return go({ what: 'send' }, say.working);
      // The first choice of a form is where to go, and a file is looked at before it is saved; the rest shows in the examples.
      if (field === form.fields[0] || field.kind === 'file') void go({ what: 'show' }, words().loading);
    }

    drawn.addEventListener('input', () => examples.refresh());
    for (const word of drawn.querySelectorAll(':scope > .good, :scope > .attention'))
      word.setAttribute('tabindex', '-1');
    show(
      form.title,
      element('p', { class: 'company' }, company),
      element('section', {}, drawn),
      examples.section,
      ...beside(),
    );
    void examples.show();
  }

  draw(await ask({ what: 'open' }));
}
