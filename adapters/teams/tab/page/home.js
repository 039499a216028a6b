/** The member's day, and whatever opens from it. */
import { drawBlocks } from './card.js';
import { askedWith, createFilling, drawForm, filledWith, keepingPlace, leave } from './form.js';
import { enterTeams } from './teams.js';
import { element, show, showLoading, showTitled, spoken, words } from './view.js';

const { authentication } = window.microsoftTeams;

/** What changes elsewhere is seen here in so long. */
const LOOK_AGAIN_MS = 10_000;

/** What was pressed last that the whole page answered to. */
let turned = { verb: 'home' };
/** What stands there, if it is the day. */
let drawnHome;
/** What was looked through last, which a form may lie on. */
let sheet;

const newKey = () => crypto.randomUUID();

async function ask(asked) {
  const token = await authentication.getAuthToken();
  const answer = await fetch(`/teams/tab/act?lang=${spoken()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key: newKey(), ...asked }),
  });
  if (answer.status === 401) throw new Error('signInFailed');
  if (!answer.ok) throw new Error('failed');
  return answer.json();
}

/** Asks, and says what went wrong where there is no answer. */
async function answered(asked) {
  try {
    return await ask(asked);
  } catch (error) {
    drawnHome = undefined;
    showTitled(error.message === 'failed' || error instanceof TypeError ? 'failed' : 'signInFailed', () => home());
    return undefined;
  }
}

/** `said`: what came of something, above the rest. */
async function home(said = []) {
  const answer = await answered(turned);
  if (answer) draw(answer, said);
}

async function press({ action, value }) {
  const asked = { verb: 'press', action, value };
  const answer = await answered(asked);
  if (!answer) return;
  if (answer.isHome) turned = asked;
  draw(answer);
}

function draw(answer, said = []) {
  drawnHome = undefined;
  if (!answer.form) sheet = answer.isSheet ? answer : undefined;
  if (answer.form) return drawFilled(answer.form, newKey());
  const [first, ...rest] = answer.card.blocks;
  const isTitled = first?.kind === 'heading';
  const title = isTitled ? first.text : words().title;
  const blocks = [...said, ...(isTitled ? rest : answer.card.blocks)];
  if (answer.isHome) drawnHome = JSON.stringify(answer.card);
  show(title, ...drawBlocks(blocks, press), ...(answer.isHome || turned === undefined ? [] : [backButton()]));
}

function backButton() {
  const button = element('button', { type: 'button', class: 'plain' }, words().back);
  button.addEventListener('click', () => home());
  return element('div', { class: 'buttons' }, button);
}

/** `key`: one for all that is done in it, so that sending it twice is sending it once. */
function drawFilled(form, key, notice = [], filling = createFilling()) {
  const tell = async (verb) => {
    const { asked, files, isLatest, taken } = askedWith(filling);
    const answer = await answered({ verb, key, ...asked, files: await files });
    // Something was done since: its answer is the one to show.
    if (!answer || (verb === 'change' && !isLatest())) return;
    taken();
    if (answer.form) return drawFilled(filledWith(answer.form, filling.values, asked.values), key, [], filling);
    if (answer.refused) return drawFilled(filledWith(filling.form, filling.values), key, answer.card.blocks, filling);
    leave(filling);
    if (answer.isSheet) draw(answer);
    else home(answer.card.blocks);
  };
  const suggest = (field, text) => ask({ verb: 'search', form: form.id, field: field.id, text });
  const cancel = () => {
    leave(filling);
    return sheet ? draw(sheet) : home();
  };
  const pressed = (button) => {
    leave(filling);
    return press(button);
  };
  const drawn = drawForm(form, filling, { tell, suggest, cancel, press: pressed, takesFiles: true });
  keepingPlace(() => show(form.title, ...drawBlocks(notice, pressed), drawn));
}

/** Nobody is at a button or in a field. */
const isIdle = () => ['BODY', 'H1'].includes(document.activeElement?.tagName ?? 'BODY');

/** What changed meanwhile is drawn while nobody is at it. */
async function lookAgain() {
  if (!drawnHome || document.hidden || !isIdle()) return;
  // What cannot be told now is asked for at the next look, and what stands is left as it is.
  const [{ value: answer }] = await Promise.allSettled([ask(turned)]);
  if (answer?.isHome && drawnHome && isIdle() && JSON.stringify(answer.card) !== drawnHome) draw(answer);
}

if (await enterTeams()) {
  showLoading();
  await home();
  setInterval(lookAgain, LOOK_AGAIN_MS);
}
