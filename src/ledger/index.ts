export { createCharts, type LookAtChart } from './chart.ts';
export { createLedgerExport, type LedgerExport } from './export.ts';
export { openTable, type TableFile, tableLinks } from './table-file.ts';
