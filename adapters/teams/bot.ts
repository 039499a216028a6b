import { ActivityHandler, type InvokeResponse, TeamsActivityHandler, type TurnContext } from 'botbuilder';
import { type Heard, type Origin, originOf, type ToldActivity } from './activity.ts';
import { cardOf, type Desk, sorry } from './desk.ts';
import { answerDialog, openFromButton, openFromExtension, search } from './dialogs.ts';
import { drawAnswer } from './drawing.ts';
import { createMessages, isApp, overhear } from './messages.ts';
import { inPassing, press } from './presses.ts';

const heardIn = ({ activity }: TurnContext): Heard => activity as ToldActivity as Heard;
const valueIn = ({ activity }: TurnContext): object =>
  typeof activity.value === 'object' && activity.value !== null ? activity.value : {};

/** Which activity is answered by what. Bot Framework's handler knows their names; an invoke that is none of ours gets its 501. */
export class QuittanceBot extends TeamsActivityHandler {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    super();
    this.#desk = desk;
    const { answer, greet } = createMessages(desk);
    this.onMessage((context) => answer(heardIn(context)));
    this.onMessageUpdate((context) => this.#overhear(heardIn(context), 'edited'));
    this.onMessageDelete((context) => this.#overhear(heardIn(context), 'deleted'));
    this.onInstallationUpdateAdd(async (context) => {
      await desk.rooms.added(heardIn(context));
      await greet(heardIn(context));
    });
    this.onInstallationUpdateRemove((context) => desk.rooms.left(heardIn(context)));
    const changed = (context: TurnContext) => desk.rooms.changed(heardIn(context));
    this.onTeamsChannelDeletedEvent((_, __, context) => changed(context));
    this.onTeamsChannelRestoredEvent((_, __, context) => changed(context));
    this.onTeamsChannelRenamedEvent((_, __, context) => changed(context));
    this.onTeamsTeamDeletedEvent((_, context) => desk.rooms.left(heardIn(context)));
    this.onTeamsTeamHardDeletedEvent((_, context) => desk.rooms.left(heardIn(context)));
  }

  async #overhear(heard: Heard, change: 'edited' | 'deleted'): Promise<void> {
    if (!isApp(heard)) await overhear(this.#desk, heard, change);
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
    const known = INVOKES.get(context.activity.name ?? '');
    if (!known) return { status: NOT_ANSWERED };
    const heard = heardIn(context);
    try {
      return ActivityHandler.createInvokeResponse(await known.answer(this.#desk, heard, valueIn(context)));
    } catch (error) {
      if (!known.failed) throw error;
      this.#desk.log.error('teams: what a member did failed', { name: context.activity.name, error });
      const origin = originOf(heard);
      return ActivityHandler.createInvokeResponse(known.failed(this.#desk, origin));
    }
  }
}

const NOT_ANSWERED = 501;

interface Invoke {
  answer(desk: Desk, heard: Heard, value: object): Promise<unknown>;
  /** What is said when it failed. Without it Teams says so itself, and leaves a form as it was typed. */
  failed?(desk: Desk, origin: Origin): object;
}

const opened = { failed: (desk: Desk, origin: Origin) => drawAnswer(cardOf(desk, sorry(origin)), { errandId: '' }) };

const INVOKES = new Map<string, Invoke>([
  ['composeExtension/fetchTask', { answer: openFromExtension, ...opened }],
  ['composeExtension/submitAction', { answer: answerDialog }],
  ['task/fetch', { answer: openFromButton, ...opened }],
  ['task/submit', { answer: answerDialog }],
  ['adaptiveCard/action', { answer: press, failed: (desk, origin) => inPassing(cardOf(desk, sorry(origin)).summary) }],
  ['application/search', { answer: search }],
]);
