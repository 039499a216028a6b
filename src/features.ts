import { audit } from './audit/feature.ts';
import type { Command } from './command.ts';
import { company } from './company/feature.ts';
import { conversations } from './conversations/feature.ts';
import { desk } from './desk/feature.ts';
import { documents } from './documents/feature.ts';
import { estimates } from './estimates/feature.ts';
import { evidence } from './evidence/feature.ts';
import type { Feature } from './feature.ts';
import { invoices } from './invoices/feature.ts';
import { ledger } from './ledger/feature.ts';
import { mornings } from './mornings/feature.ts';
import { notifications } from './notifications/feature.ts';
import { payments } from './payments/feature.ts';
import { payouts } from './payouts/feature.ts';
import { privacy } from './privacy/feature.ts';
import { refunds } from './refunds/feature.ts';
import { replies } from './replies/feature.ts';
import { tasks } from './tasks/feature.ts';
import { texting } from './texting/feature.ts';

/** Everything that members can do, in the order in which help and menus show it. */
export const FEATURES: readonly Feature[] = [
  payments,
  texting,
  estimates,
  invoices,
  ledger,
  payouts,
  audit,
  privacy,
  evidence,
  refunds,
  tasks,
  replies,
  conversations,
  documents,
  notifications,
  mornings,
  company,
  desk,
];

export const COMMANDS: readonly Command[] = FEATURES.flatMap(({ commands }) => commands);
