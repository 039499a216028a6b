import type { App } from '../../src/app.ts';
import type { Background } from '../../src/background.ts';
import type { Actor, Company, Member } from '../../src/company/company.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import type { Log } from '../../src/ports.ts';
import type { Screen } from '../../src/screen.ts';
import { type Heard, type Origin, originOf } from './activity.ts';
import type { Connector } from './connector.ts';
import type { Voice } from './drawing.ts';
import type { Questions } from './questions.ts';
import type { IsHere, Rooms } from './rooms.ts';

/** What every listener works with. */
export interface Desk {
  app: App;
  connector: Connector;
  rooms: Rooms;
  background: Background;
  log: Log;
  questions: Questions;
  tenantId: string;
}

/** A member at work, and whom the answer is written for. */
export interface Met {
  origin: Origin;
  actor: Actor;
  voice: Voice & { company: Company };
}

/**
 * Who is at work, and where. Teams introduces everybody with everything they do, so nobody has to be asked. In an
 * organisation that belongs to no company yet it is the first run, as `screen`, that comes back.
 * @param typed the command, where one was typed
 * @param isHere whether the app is known to be in the room; `ask`: a dialog opens there, and Teams may be asked
 */
export async function meet(
  desk: Desk,
  heard: Heard,
  isHere: IsHere,
  typed = '',
): Promise<Met | { origin: Origin; screen: Screen }> {
  const { app, rooms } = desk;
  const origin = originOf(heard, desk.tenantId);
  let company = await app.companyOf(origin.workspace);
  if (!company) {
    const isThere = isHere === 'ask' ? await rooms.isHere(origin) : isHere;
    const room = isThere ? origin.room : undefined;
    const { workspace, tongue } = origin;
    const screen = await app.welcome({ workspace, room, tongue }, typed);
    // A company that is known from elsewhere has taken this workspace in by now.
    company = await app.companyOf(origin.workspace);
    if (!company) return { origin, screen };
  }
  await rooms.noticed(company, origin, isHere);
  const member = await introduced(app, company, origin);
  const actor: Actor = { ...member, room: origin.room?.id };
  return { origin, actor, voice: { tongue: member.tongue, company } };
}

async function introduced(app: App, company: Company, origin: Origin): Promise<Member> {
  const { workspace, memberId: id } = origin;
  const known = await app.member(workspace, id);
  const tongue = origin.saysTongue ? origin.tongue : (known?.tongue ?? tongueOf(company.language));
  const name = origin.name || known?.name || id;
  if (known?.name === name && known.tongue === tongue) return known;
  const member: Member = {
    companyId: company.id,
    workspaceId: workspace,
    id,
    name,
    firstName: firstNameIn(name),
    tongue,
  };
  await app.introduce(member);
  return member;
}

/** Directories write `Marie-Ève Gagnon` or `Gagnon, Marie-Ève`. */
const firstNameIn = (name: string): string => {
  const [given = name] = (name.split(',')[1] ?? name).trim().split(/\s+/);
  return given || name;
};
