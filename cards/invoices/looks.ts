import type { InvoiceForm } from '../../src/payments/invoicing/screen.ts';
import type { Looks } from '../looks.ts';
import { invoiceForm } from './invoice.ts';

export const screens: Looks<InvoiceForm> = { 'invoice-form': invoiceForm };
