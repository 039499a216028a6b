/** What people are in their company, and what that lets them do. */
export const roles = {
  names: {
    viewer: 'viewer',
    agent: 'agent',
    member: 'member',
    biller: 'biller',
    administrator: 'administrator',
  },
};
