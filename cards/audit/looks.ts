import type { AuditScreen } from '../../src/audit/screen.ts';
import type { Looks } from '../looks.ts';
import { auditExportCard, auditFilterForm, auditListCard } from './list.ts';

export const screens: Looks<AuditScreen> = {
  'audit-list': auditListCard,
  'audit-filter': auditFilterForm,
  'audit-export': auditExportCard,
};
