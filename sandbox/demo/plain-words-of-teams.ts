/** What travelled between the app and Teams, in the terms that the page has words for. */
import { type Fields, fields, text } from './bodies.ts';
import type { Summary } from './summary.ts';
import type { Passage } from './tap.ts';

const say = (kind: string, about: Record<string, string> = {}): Summary => ({ kind: `teams.${kind}`, about });

/** An activity that Teams sent. */
export function fromTeams(activity: Fields): Summary {
  const who = text(fields(activity.from).name);
  if (activity.type === 'invoke') return invoked(who, text(activity.name), fields(activity.value));
  if (activity.type !== 'message') return say('event', { type: text(activity.type) });
  const typed = text(activity.text)
    .replaceAll(/<at>(.*?)<\/at>/g, '@$1')
    .replaceAll('&nbsp;', ' ');
  return say(typed ? 'message' : 'sends', { who, typed });
}

function invoked(who: string, name: string, value: Fields): Summary {
  const action = fields(value.action);
  switch (name) {
    case 'composeExtension/fetchTask':
      return say('command', { who, typed: `/${text(value.commandId)}` });
    case 'task/fetch':
      return say('opens', { who });
    case 'composeExtension/submitAction':
    case 'task/submit':
      return say(fields(value.data).intent === 'refresh' ? 'refreshes' : 'submits', { who });
    case 'application/search':
      return say('searches', { who, typed: text(value.queryText) });
    case 'adaptiveCard/action':
      return say(value.trigger === 'automatic' ? 'looks' : 'presses', { who, button: text(action.title) });
    default:
      return say('event', { type: name });
  }
}

/** A call to the connector or to Graph; undefined for tokens, which are nobody's business here, and for the documents with keys. */
export function toTeams({ method, path }: Passage, body: Fields): Summary | undefined {
  if (path.startsWith('/graph/')) return say('calls.finds');
  const [, below = ''] = /\/v3\/(.*)$/.exec(path) ?? [];
  if (!below) return undefined;
  const said = saidIn(body);
  const [address = '', query = ''] = decodeURIComponent(below).split('?');
  const kind =
    /\/activities\b/.test(address) || address === 'conversations' ? writing(method, address, query) : 'looks';
  return say(`calls.${kind}`, { said });
}

function writing(method: string, address: string, query: string): string {
  if (query.includes('isTargetedActivity')) return 'private';
  if (method === 'PUT') return 'update';
  if (method === 'DELETE') return 'delete';
  return /;messageid=|\/activities\/\d/.test(address) ? 'thread' : 'post';
}

/** The first words of a message or of its card. */
function saidIn(body: Fields): string {
  const [attachment] = Array.isArray(body.attachments) ? body.attachments : [];
  const said = text(body.summary) || text(body.text) || firstWords(fields(fields(attachment).content));
  return said.split('\n')[0] ?? '';
}

function firstWords(element: Fields): string {
  if (element.type === 'TextBlock') return text(element.text).replaceAll(/\\(.)/g, '$1');
  const parts = [element.body, element.items, element.inlines].flatMap((list) => (Array.isArray(list) ? list : []));
  if (element.type === 'RichTextBlock') return parts.map((run) => text(fields(run).text) || text(run)).join('');
  for (const part of parts) {
    const said = firstWords(fields(part));
    if (said) return said;
  }
  return '';
}
