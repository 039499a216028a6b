/** A form of the app, filled in and sent from the tab, with what it makes beside it. */
import { createExamples } from './examples.js';
import { askedWith, createFilling, drawForm, filledWith, keepingPlace } from './form.js';
import { element, show, spoken, words } from './view.js';

/** What leads elsewhere has its own place on this page: the examples. */
const LEADING = ['note', 'buttons'];
const withoutLeading = (form) => ({ ...form, below: form.below.filter(({ kind }) => !LEADING.includes(kind)) });

/** How a form looks, whatever is typed in it. */
const looksOf = (form) =>
  JSON.stringify({
    ...withoutLeading(form),
    fields: form.fields.map((field) => ({ ...field, value: '', values: [], checked: false })),
  });

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

  const filling = createFilling();
  const filled = () => ({ form: filling.form.id, values: { ...filling.values }, state: filling.form.state });
  const examples = createExamples(async () => ({ token: await tokenOf(), filled: filled() }));
  /** How the form stands there now, where it says what is wrong, and what sends it. */
  let shown;

  async function go(what, { working = '', keepsPlace = false }) {
    shown.said.textContent = working;
    shown.send.disabled = !keepsPlace;
    const { asked, files, isLatest, taken } = askedWith(filling);
    try {
      const answer = await ask({ what, ...asked, files: await files });
      // Something was done since: its answer is the one to show.
      if (!isLatest()) return;
      taken();
      if (!keepsPlace) return void focusOn(draw(answer));
      const next = filledWith(answer, filling.values, asked.values);
      // Whoever goes on typing keeps the field as it is: where it is scrolled to, and what can be undone.
      if (looksOf(next) !== shown.looks) keepingPlace(() => draw(next));
    } catch {
      if (!isLatest()) return;
      shown.said.textContent = words().editor.failed;
      shown.send.disabled = false;
    }
  }

  function draw(form) {
    const say = words().editor;
    const said = element('p', { class: 'said', role: 'alert' });
    const drawn = drawForm(withoutLeading(form), filling, { tell, takesFiles: true });
    const send = drawn.querySelector('[type=submit]');
    send.parentElement.before(said);
    shown = { looks: looksOf(form), said, send };

    function tell(verb, field) {
      if (verb === 'send') go('send', { working: say.working });
      // The first choice of a form is where to go.
      else if (field === form.fields[0]) go('show', { working: words().loading });
      else go('show', { keepsPlace: true });
    }

    drawn.addEventListener('input', () => examples.refresh());
    show(
      form.title,
      element('p', { class: 'company' }, company),
      element('section', {}, drawn),
      examples.section,
      ...beside(),
    );
    void examples.show();
    return drawn;
  }

  draw(await ask({ what: 'open' }));
}

/** What somebody has to see first: what is wrong, what came of it, or where they are now. */
function focusOn(drawn) {
  const first = drawn.querySelector('[aria-invalid], :scope > .good, :scope > .attention');
  if (first && !('labels' in first)) first.setAttribute('tabindex', '-1');
  (first ?? document.querySelector('h1')).focus();
}
