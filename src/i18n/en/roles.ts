/** What people are in their company, and what that lets them do. */
export const roles = {
  names: {
    viewer: 'viewer',
    agent: 'agent',
    member: 'member',
    biller: 'biller',
    administrator: 'administrator',
  },
  whatTheyMay:
    'Viewers look at payments. Agents also ask for payments, send estimates and talk to customers. Billers also refund, approve refunds of others, import and export. Administrators also change the settings and give roles. Guests can do nothing here.',
  changed: {
    own: (by: string, role: string) => `${by} changed your role: you are now “${role}”.`,
    other: (by: string, who: string, role: string) => `${by} changed the role of ${who}: now “${role}”.`,
  },
  people: {
    of: (name: string, platform: string) => `${name} (${platform})`,
    administrators: 'People who are administrators',
    billers: 'People who are billers',
    agents: 'People who are agents',
    viewers: 'People who are viewers',
    hint: {
      administrators:
        'Slack’s owners and administrators, and whoever set Quittance up in Teams, are too, unless you give them another role.',
      billers: 'They refund, and approve what others refund. Whoever is chosen here loses the role they had.',
      agents: 'They ask for payments and talk to customers. Whoever is chosen here loses the role they had.',
      viewers: 'They look, and change nothing. Whoever is chosen here loses the role they had.',
    },
    find: {
      label: 'Find somebody',
      hint: (count: number) =>
        `The list below is too short for all ${count} people: type part of a name to find somebody. Those who are ticked stay in it.`,
      none: 'Nobody has this in their name.',
      cut: 'Your team is so large that only the first people, by name, are in this list. The others keep the role they have.',
    },
  },
  limits: {
    request: { label: 'Most they ask for at once', hint: 'Empty: as much as the company asks for.' },
    refund: { label: 'Most they give back at once', hint: 'Empty: no limit of their own. 0: nothing.' },
    day: { label: 'Most each of them gives back within 24 hours', hint: 'Empty: no limit of their own. 0: nothing.' },
  },
  newcomers: {
    label: 'Everybody you gave no role',
    hint: 'Whoever uses Quittance for the first time is this, too.',
    member: 'May all but approve refunds and change settings',
    agent: 'Agent: asks for payments, talks to customers',
    viewer: 'Viewer: looks, and changes nothing',
  },
};
