import { type Action, act, acted, memberRef } from '../kernel/act.ts';
import { change } from '../kernel/change.ts';
import { LANGUAGES, type Language, type Tongue } from '../kernel/language.ts';
import { isPhone, parsePhone } from '../kernel/phone.ts';
import type { Filled } from '../kernel/screen.ts';
import {
  type Asker,
  type Company,
  type Country,
  type KnownRoom,
  type Room,
  type RoomId,
  roomsFor,
  type WorkspaceId,
  workspaceOf,
} from './company.ts';
import { createFoundings } from './foundings.ts';
import type { CompanyHouse } from './house.ts';
import { createJoining } from './joining.ts';
import { PLACES } from './places.ts';
import type { CompanyScreen, SetupForm, SetupValues } from './screen.ts';
import { roomKey } from './settings/keys.ts';
import type { Stranger } from './visit.ts';

const NAME_LIMIT = 80;
/** 10,000.00: high enough for a repair, low enough to catch a slipped decimal point. */
const AMOUNT_LIMIT = 1_000_000;
const LINK_DAYS = 30;

/** The first run: who the company is, and the room it is told in. */
export function createSetUp(house: CompanyHouse) {
  const { store, directory } = house;
  const foundings = createFoundings(house);
  const joining = createJoining(house);
  const textsFrom = (sender: string) => (isPhone(sender) ? { textsFrom: sender } : {});

  const form = (workspace: WorkspaceId, values: SetupValues, problems: SetupForm['problems'] = {}): SetupForm => ({
    kind: 'setup-form',
    values,
    ...textsFrom(house.textSenders.of(workspace)),
    problems,
  });

  const done = (company: Company): CompanyScreen => ({
    kind: 'set-up',
    companyName: company.name,
    ...textsFrom(company.textSender),
    isFollowed: roomsFor(company, undefined).length > 0,
  });

  return {
    async open(workspace: WorkspaceId, room: KnownRoom | undefined, tongue: Tongue): Promise<CompanyScreen> {
      if (!(await joining.isVouchedFor(workspace))) return joining.form();
      const company = await store.companies.byTextSender(house.textSenders.of(workspace));
      if (company) return join(company, workspace, room);
      if (!room || room.personal) return { kind: 'refused', refusal: { code: 'room-missing' } };
      const language: Language = tongue === 'fr' ? 'fr-CA' : 'en-CA';
      return form(workspace, { name: '', phone: '', language, timeZone: PLACES[language].timeZone });
    },

    form,

    async submit(
      workspace: WorkspaceId,
      room: KnownRoom | undefined,
      values: SetupValues,
      by?: Asker,
    ): Promise<CompanyScreen> {
      const read = readSetup(values);
      const existing = await directory.companyOf(workspace);
      if (existing) return setUpAlready(existing, read);
      if (!(await joining.isVouchedFor(workspace))) return joining.form();
      if (!room || room.personal) return { kind: 'refused', refusal: { code: 'room-missing' } };
      if ('problems' in read) return form(workspace, values, read.problems);
      const company: Company = acted<Company>(
        {
          ...read,
          id: house.newId('com'),
          revision: 0,
          amountLimit: AMOUNT_LIMIT,
          linkDays: LINK_DAYS,
          textSender: house.textSenders.of(workspace),
          rooms: [{ ...room, told: true }],
          createdAt: house.clock.now(),
          ...(by && { setUpBy: by }),
        },
        foundedAct(by, workspace, house.clock.now()),
      );
      const isFounded = await store.companies.found(company, { id: workspace, companyId: company.id });
      if (isFounded) {
        await house.founded(company);
        await foundings.tell(company);
      }
      directory.forget();
      return setUpAlready(isFounded ? company : await directory.companyOf(workspace), read);
    },

    /** Somebody brings a code: their workspace joins the company that made it, or may found its own. */
    async bring({ workspace, room, tongue, who }: Stranger, code: string): Promise<CompanyScreen> {
      const redeemed = await joining.redeem(code);
      if (!redeemed) return joining.form(code, { code: 'code-unknown' });
      if (redeemed === 'found') {
        await store.installations.vouchFor(workspace);
        return this.open(workspace, room, tongue);
      }
      const company = await store.companies.get(redeemed.join);
      if (!company) return joining.form(code, { code: 'code-unknown' });
      house.log.info('a workspace joined a company by a code', { workspace, companyId: company.id });
      return join(company, workspace, room, who);
    },

    joined: nowIn,

    left,

    /** Marks a room where nothing can be said any more; gives the rooms that are told instead. */
    async instead(id: RoomId): Promise<RoomId[]> {
      await left(id);
      const company = await directory.companyOf(workspaceOf(id));
      return company ? roomsFor(company, undefined) : [];
    },
  };

  /** What is submitted twice, or by two at once, is answered the same: whoever says what is so already is done. */
  function setUpAlready(company: Company | undefined, read: Read | { problems: SetupForm['problems'] }): CompanyScreen {
    const isSame = company && !('problems' in read) && company.name === read.name && company.phone === read.phone;
    return isSame ? done(company) : { kind: 'refused', refusal: { code: 'already-set-up' } };
  }

  /** Whoever runs the server has vouched for each workspace it serves: it is of the company that texts from its number. */
  async function join(
    company: Company,
    workspace: WorkspaceId,
    room: KnownRoom | undefined,
    who?: Asker,
  ): Promise<CompanyScreen> {
    const by = who ? memberRef({ ...who, workspaceId: workspace }) : 'app';
    const after = { workspace };
    const joined = act({ key: `joined ${workspace}`, at: house.clock.now(), action: 'workspace-joined', by, after });
    if (!(await store.companies.link({ id: workspace, companyId: company.id }, joined)))
      return { kind: 'refused', refusal: { code: 'already-set-up' } };
    directory.forget();
    if (room) await nowIn(room);
    return done((await store.companies.get(company.id)) ?? company);
  }

  /**
   * The first room is told of what is started in no room, and so is whichever comes when none is told any more; the
   * others are told only of what is started in them.
   */
  function nowIn(seen: KnownRoom): Promise<void> {
    return changeRooms(seen.id, (rooms) => {
      const known = rooms.find((room) => room.id === seen.id);
      const isNeeded = !seen.personal && !rooms.some((room) => room.told && !room.goneAt);
      const room: Room = { ...unseen(known), ...seen, told: known?.told || isNeeded };
      if (known && sameRoom(known, room)) return undefined;
      const isNew = (!known || known.goneAt) && !room.personal;
      return { rooms: [...rooms.filter(({ id }) => id !== room.id), room], ...(isNew && { action: 'room-joined' }) };
    });
  }

  function left(id: RoomId): Promise<void> {
    return changeRooms(id, (rooms) => {
      const left = rooms.find((room) => room.id === id && !room.goneAt);
      if (!left) return undefined;
      const gone = { ...left, goneAt: house.clock.now() };
      return {
        rooms: rooms.map((room) => (room === left ? gone : room)),
        ...(!left.personal && { action: 'room-left' }),
      };
    });
  }

  async function changeRooms(
    id: RoomId,
    decide: (rooms: Room[]) => { rooms: Room[]; action?: Action } | undefined,
  ): Promise<void> {
    const company = await directory.companyOf(workspaceOf(id));
    if (!company) return;
    const stored = { read: () => store.companies.get(company.id), replace: store.companies.replace };
    await change(stored, (latest) => {
      const decided = decide(latest.rooms);
      if (!decided) return undefined;
      const { rooms, action } = decided;
      const next = { ...latest, rooms: withoutLongGone(rooms) };
      if (!action) return next;
      // Which room, as settings name it: of closed ones nobody else may know.
      const after = { rooms: roomKey({ id }), workspace: workspaceOf(id) };
      const key = `${action} ${latest.revision}`;
      return acted(next, act({ key, at: house.clock.now(), action, by: 'app', after }));
    });
    directory.forget();
  }
}

const foundedAct = (by: Asker | undefined, workspace: WorkspaceId, at: Date) =>
  act({
    ...{ key: 'founded', at, action: 'company-founded', by: by ? memberRef({ workspaceId: workspace, ...by }) : 'app' },
    after: { workspace },
  });

const GONE_KEPT = 100;

function withoutLongGone(rooms: Room[]): Room[] {
  const gone = rooms.flatMap(({ goneAt }) => (goneAt ? [goneAt.getTime()] : [])).sort((a, b) => b - a);
  const oldest = gone[GONE_KEPT - 1] ?? Number.NEGATIVE_INFINITY;
  return rooms.filter(({ goneAt }) => !goneAt || goneAt.getTime() >= oldest);
}

/** What is left of a room besides what its platform says of it: whatever a newer version keeps there. */
function unseen(room: Room | undefined): Partial<Room> {
  if (!room) return {};
  const { id: _id, name: _name, told: _told, personal: _personal, address: _address, goneAt: _goneAt, ...rest } = room;
  return rest;
}

const sameRoom = (known: Room, seen: Room): boolean =>
  !known.goneAt &&
  (['name', 'address', 'personal', 'closed', 'told'] as const).every((part) => known[part] === seen[part]);

type Read = Pick<Company, 'name' | 'phone' | 'language' | 'timeZone' | 'currency' | 'country'>;

/** `inCountry`: where the company is, once that is known. */
export function readSetup(values: SetupValues, inCountry?: Country): Read | { problems: SetupForm['problems'] } {
  const problems: SetupForm['problems'] = {};
  const name = values.name.trim().normalize('NFC');
  if (name === '') problems.name = { code: 'field-missing' };
  if (name.length > NAME_LIMIT || /\p{Cc}/u.test(name)) problems.name = { code: 'field-too-long' };
  const language = LANGUAGES.find((known) => known === values.language);
  if (!language) problems.language = { code: 'field-missing' };
  const { country, currency, timeZone } = PLACES[language ?? 'fr-CA'];
  const phone = parsePhone(values.phone, inCountry ?? country, { textable: false });
  if (!phone.ok) problems.phone = phone.refusal;
  const zone = values.timeZone.trim() || timeZone;
  if (!Intl.supportedValuesOf('timeZone').includes(zone)) problems.timeZone = { code: 'field-missing' };
  if (!phone.ok || !language || Object.keys(problems).length > 0) return { problems };
  return { name, phone: phone.value, language, timeZone: zone, currency, country };
}

/** The form's fields as typed. */
export function readSetupValues({ values }: Filled): SetupValues {
  const { name = '', phone = '', language = '', timeZone = '' } = values;
  return { name, phone, language, timeZone };
}
