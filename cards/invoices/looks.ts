import type { ImportScreen } from '../../src/invoices/screen.ts';
import type { HandForm } from '../../src/payments/by-hand/screen.ts';
import type { InvoiceForm } from '../../src/payments/invoicing/screen.ts';
import type { Looks } from '../looks.ts';
import { handForm } from './by-hand.ts';
import { importForm } from './import.ts';
import { invoiceForm } from './invoice.ts';

export const screens: Looks<InvoiceForm | HandForm | ImportScreen> = {
  'invoice-form': invoiceForm,
  'hand-form': handForm,
  'import-form': importForm,
};
