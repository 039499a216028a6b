import type { Catalogue } from '../en.ts';

export const roles: Catalogue['roles'] = {
  names: {
    viewer: 'consultation',
    agent: 'service',
    member: 'membre',
    biller: 'facturation',
    administrator: 'administration',
  },
};
