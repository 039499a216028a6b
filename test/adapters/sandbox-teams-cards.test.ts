import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cardProblems } from '../../sandbox/teams/card-checks.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { attach, JOHN, MARIE, SERVICE, TENANT, textCard, tokenOf } from './sandbox-teams-tenant.ts';

const input = { type: 'Input.Text', id: 'a', label: 'A' };
const action = { type: 'Action.Submit', title: 'Go' };
const withBody = (...body: object[]) => ({ ...textCard('x'), body });

describe('Adaptive Cards', () => {
  test.each([
    ['a newer version', { ...textCard('x'), version: '1.6' }, 'card.version'],
    ['no body', { type: 'AdaptiveCard', version: '1.5' }, 'card.body is missing'],
    ['an unknown element', withBody({ type: 'Carousel' }), 'Carousel is not an element'],
    ['an unknown property', withBody({ type: 'TextBlock', text: 'x', colour: 'red' }), 'colour is not known'],
    ['an input without a label', withBody({ type: 'Input.Text', id: 'a' }), 'label is missing'],
    ['an input that stands twice', withBody(input, input), 'the id a stands twice'],
    ['a duty without a word', withBody({ ...input, isRequired: true }), 'has no errorMessage'],
    ['nothing to choose', withBody({ ...input, type: 'Input.ChoiceSet', choices: [] }), 'nothing to choose'],
    ['an image nobody can hear', withBody({ type: 'Image', url: 'https://x.example/a.png' }), 'altText is missing'],
    ['a button without a title', textCard('x', { actions: [{ type: 'Action.Submit' }] }), 'title is missing'],
    ['seven buttons', textCard('x', { actions: Array(7).fill(action) }), '7 items'],
    ['data that is lost', textCard('x', { actions: [{ ...action, data: 'text' }] }), 'data must be an object'],
    [
      'a fault deep inside',
      withBody({ type: 'Container', items: [{ type: 'TextBlock' }] }),
      'items[0].text is missing',
    ],
  ])('%s is noticed', (_, card, problem) => {
    expect(cardProblems(card).join('\n')).toContain(problem);
  });

  test('what Teams draws passes', () => {
    const search = {
      ...input,
      id: 'b',
      type: 'Input.ChoiceSet',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'd' },
    };
    const runs = { type: 'RichTextBlock', inlines: ['x', { type: 'TextRun', text: 'y', color: 'Good' }] };
    const columns = { type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [runs] }] };
    expect(
      cardProblems({ ...withBody(input, search, columns), actions: [action], msteams: { width: 'Full' } }),
    ).toEqual([]);
  });
});

test('the elements that NOT-EMULATED.md lists are refused by name', () => {
  const list = readFileSync('sandbox/NOT-EMULATED.md', 'utf8').split('\n## Microsoft Teams')[1] ?? '';
  const unknown = [...(list.split('Elements')[1] ?? '').matchAll(/`([A-Z]\w+(?:\.\w+)?)`/g)].map(
    ([, type = '']) => type,
  );
  expect(unknown.length).toBeGreaterThan(3);
  for (const type of unknown) {
    const card = type.startsWith('Action')
      ? textCard('x', { actions: [{ type, title: 'x' }] })
      : { ...textCard('x'), body: [{ type }] };
    expect(cardProblems(card).join()).toContain(`${type} is not`);
  }
});

describe('a card in the hands of a person', () => {
  let teams: Teams;
  let app: Server;
  const heard: { name?: string; type: string; text?: string; value: { trigger?: string; data?: object } }[] = [];
  let answer: { status?: number; body?: object } = {};

  beforeAll(async () => {
    app = createServer(async (request, response) => {
      heard.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(answer.body ? JSON.stringify(answer.body) : '');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => app.once('listening', resolve));
    teams = await startTeams({ ...TENANT, appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}`, seed: 5 });
  });
  afterAll(async () => {
    app.closeAllConnections();
    app.close();
    await teams.close();
  });
  beforeEach(() => {
    heard.length = 0;
    answer = {};
  });

  async function post(card: object) {
    const response = await fetch(`${teams.serviceUrl}v3/conversations/${encodeURIComponent(SERVICE)}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(teams)}` },
      body: JSON.stringify({ type: 'message', attachments: [attach(card)] }),
    });
    const { id } = (await response.json()) as { id: string };
    return { room: SERVICE, message: id };
  }
  const execute = { type: 'Action.Execute', title: 'Yes', verb: 'cancel' };

  test('what is hidden cannot be pressed until it is shown, and is hidden again for nobody else', async () => {
    const question = {
      type: 'Container',
      id: 'sure',
      isVisible: false,
      items: [{ type: 'ActionSet', actions: [execute] }],
    };
    const ask = { type: 'Action.ToggleVisibility', title: 'Cancel', targetElements: ['sure'] };
    const place = await post({ ...textCard('x'), body: [question], actions: [ask] });
    await expect(teams.press(MARIE, place, 'Yes')).rejects.toThrow('no button is called Yes');
    expect(await teams.press(MARIE, place, 'Cancel')).toEqual({ outcome: 'toggled' });
    answer = { body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' } };
    expect(await teams.press(MARIE, place, 'Yes')).toMatchObject({ outcome: 'message', text: 'Done' });
    await expect(teams.press(JOHN, place, 'Yes')).rejects.toThrow('no button is called Yes');
  });

  test('a card made for some asks for theirs when they look, and nobody else is asked for', async () => {
    const place = await post(
      textCard('for all', { refresh: { action: { ...execute, verb: 'mine' }, userIds: [MARIE] } }),
    );
    const own = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: textCard('for Marie') };
    answer = { body: own };
    expect(await teams.look(MARIE, place)).toMatchObject({ outcome: 'card' });
    expect(await teams.look(JOHN, place)).toBeUndefined();
    expect(heard).toMatchObject([{ name: 'adaptiveCard/action', value: { trigger: 'automatic' } }]);
    expect(teams.messages(SERVICE).at(-1)?.cardsFor.get(MARIE)).toEqual(textCard('for Marie'));
  });

  test('a button of Action.Submit sends a message, with what was typed and without what is empty', async () => {
    const empty = { ...input, id: 'b', label: 'B' };
    const back = { msteams: { type: 'messageBack', text: 'hello', value: { n: 1 } } };
    const buttons = [
      { ...action, data: { k: 1 } },
      { ...action, title: 'Say hello', data: back },
    ];
    const place = await post({ ...withBody(input, empty), actions: buttons });
    teams.enter(MARIE, 'A', 'typed', place);
    expect(await teams.press(MARIE, place, 'Go')).toMatchObject({ outcome: 'sent' });
    await teams.press(MARIE, place, 'Say hello');
    expect(heard).toMatchObject([
      { type: 'message', value: { k: 1, a: 'typed' } },
      { type: 'message', text: 'hello', value: { n: 1 } },
    ]);
    expect(heard[0]?.value).not.toHaveProperty('b');
  });

  test.each([
    ['an error', { status: 500 }, 'it answered 500'],
    ['an answer to something else', { body: { type: 'none' } }, 'means nothing to Teams'],
    [
      'a bad card',
      { body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} } },
      'AdaptiveCard',
    ],
  ])("%s shows Teams' own words and leaves the card as it was", async (_, given, why) => {
    const place = await post(textCard('x', { actions: [execute] }));
    answer = given;
    const pressed = await teams.press(MARIE, place, 'Yes');
    expect(pressed).toMatchObject({ outcome: 'failed', text: 'Something went wrong. Please try again.' });
    expect(pressed.why).toContain(why);
    expect(teams.messages(SERVICE).at(-1)?.cardsFor.size).toBe(0);
  });

  test.each([
    ['a dialog with a bad card', { task: { type: 'continue', value: { card: attach({}) } } }, 'AdaptiveCard'],
    [
      'a dialog of no size',
      { task: { type: 'continue', value: { height: 'huge', card: attach(textCard('x')) } } },
      'height',
    ],
    ['a web page', { task: { type: 'continue', value: { url: 'https://x.example' } } }, 'not emulated'],
  ])('%s does not open', async (_, body, why) => {
    answer = { body };
    const opened = await teams.slash(MARIE, 'quickpay', SERVICE);
    expect(opened.outcome).toBe('failed');
    expect(opened.why).toContain(why);
    expect(teams.dialog(MARIE)).toBeUndefined();
  });
});
