export { createCharts, type LookAtChart } from './chart.ts';
export { createLedgerExport, type LedgerExport } from './export.ts';
export { type MemberFile, memberFileLinks, openMemberFile } from './member-file.ts';
