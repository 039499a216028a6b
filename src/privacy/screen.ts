import type { Customer } from '../customers/index.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { Incident } from './incident.ts';

/** What an administrator is shown of what is kept of customers. */
export type PrivacyScreen =
  | CustomerSearch
  | CustomerData
  | DossierExport
  | CorrectForm
  | NotErased
  | Erased
  | IncidentScreen
  | Refused;

/** Whose data it is about. */
export interface CustomerSearch extends Showable {
  kind: 'privacy-search';
  values: { customer: string };
  chosen?: Customer;
  problem?: Refusal;
}

/** What can be done with the data of one customer. */
export interface CustomerData extends Showable {
  kind: 'privacy-customer';
  customer: Customer;
  /** What has just been done. */
  done?: 'corrected';
}

/** What is still under way with a customer, and of what. */
export type Hindrance = { why: 'unpaid' | 'refund' | 'dispute' | 'estimate'; reference: string } | { why: 'text' };

/** A customer cannot be erased yet. */
export interface NotErased extends Showable {
  kind: 'privacy-not-erased';
  customer: Customer;
  hindrances: Hindrance[];
}

/** A customer is being erased, or has been. */
export interface Erased extends Showable {
  kind: 'privacy-erased';
}

export type IncidentScreen = IncidentList | IncidentForm | IncidentsFile;

/** The register of incidents, the newest first. */
export interface IncidentList extends Showable {
  kind: 'privacy-incidents';
  incidents: Incident[];
  areMore?: true;
  done?: 'entered';
}

export type IncidentValues = Record<'day' | 'what' | 'affected' | 'measures' | 'serious', string>;

/** An incident, to be entered. */
export interface IncidentForm extends Showable {
  kind: 'privacy-incident';
  values: IncidentValues;
  problems: Partial<Record<keyof IncidentValues, Refusal>>;
}

/** Where the register is downloaded. */
export interface IncidentsFile extends Showable {
  kind: 'privacy-incidents-file';
  file: string;
  until: Date;
}

export type CorrectValues = Record<'name' | 'phone' | 'email' | 'tongue', string>;

/** What a customer is called and reached by, to be put right. */
export interface CorrectForm extends Showable {
  kind: 'privacy-correct';
  values: CorrectValues;
  customer: Customer;
  /** A mark of how it stood when the form was opened. */
  seen: string;
  problems: Partial<Record<keyof CorrectValues, Refusal>>;
}

/** Where everything about a customer is downloaded. */
export interface DossierExport extends Showable {
  kind: 'privacy-export';
  customer: Pick<Customer, 'id' | 'name' | 'phone' | 'email'>;
  file: string;
  until: Date;
}
