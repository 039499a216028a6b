import { ActivityHandler, type InvokeResponse, TeamsActivityHandler, type TurnContext } from 'botbuilder';
import type { Heard } from './activity.ts';
import type { Desk } from './desk.ts';
import { answerDialog, openFromButton, openFromExtension, suggest } from './dialogs.ts';
import { createMessages } from './messages.ts';
import { press } from './presses.ts';

const heardIn = ({ activity }: TurnContext): Heard => activity as Heard;
const valueIn = ({ activity }: TurnContext): object =>
  typeof activity.value === 'object' && activity.value !== null ? activity.value : {};

/** Which activity is answered by what. Bot Framework's handler knows their names; what is none of ours gets its 501. */
export class QuittanceBot extends TeamsActivityHandler {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    super();
    this.#desk = desk;
    const answer = createMessages(desk);
    this.onMessage((context) => answer(heardIn(context)));
    this.onInstallationUpdateAdd((context) => desk.rooms.added(heardIn(context)));
    this.onInstallationUpdateRemove((context) => desk.rooms.left(heardIn(context)));
    const changed = (context: TurnContext) => desk.rooms.changed(heardIn(context));
    this.onTeamsChannelDeletedEvent((_, __, context) => changed(context));
    this.onTeamsChannelRenamedEvent((_, __, context) => changed(context));
    this.onTeamsTeamDeletedEvent((_, context) => desk.rooms.left(heardIn(context)));
    this.onTeamsTeamHardDeletedEvent((_, context) => desk.rooms.left(heardIn(context)));
  }

  // The SDK would ask Teams about everybody who joins: only our own coming and going matters.
  protected override async onTeamsMembersAdded(context: TurnContext): Promise<void> {
    const { membersAdded, recipient } = context.activity;
    if (membersAdded?.some(({ id }) => id === recipient?.id)) await this.#desk.rooms.added(heardIn(context));
  }

  protected override async onTeamsMembersRemoved(context: TurnContext): Promise<void> {
    const { membersRemoved, recipient } = context.activity;
    if (membersRemoved?.some(({ id }) => id === recipient?.id)) await this.#desk.rooms.left(heardIn(context));
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const answer = ANSWERS.get(context.activity.name ?? '');
    if (!answer) return super.onInvokeActivity(context);
    return ActivityHandler.createInvokeResponse(await answer(this.#desk, heardIn(context), valueIn(context)));
  }
}

type Answer = (desk: Desk, heard: Heard, value: object) => Promise<unknown>;

const ANSWERS = new Map<string, Answer>([
  ['composeExtension/fetchTask', openFromExtension],
  ['composeExtension/submitAction', answerDialog],
  ['task/fetch', openFromButton],
  ['task/submit', answerDialog],
  ['adaptiveCard/action', press],
  [
    'application/search',
    async (desk, heard, value) => ({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: await suggest(desk, heard, value),
    }),
  ],
]);
