import type { PrivacyScreen } from '../../src/privacy/screen.ts';
import type { Looks } from '../looks.ts';
import { correctForm } from './correct.ts';
import { customerCard, customerSearch, dossierExport } from './customer.ts';
import { erasedCard, notErasedCard } from './erasure.ts';
import { incidentForm, incidentsCard, incidentsFile } from './incidents.ts';

export const screens: Looks<PrivacyScreen> = {
  'privacy-search': customerSearch,
  'privacy-customer': customerCard,
  'privacy-correct': correctForm,
  'privacy-incidents': incidentsCard,
  'privacy-incident': incidentForm,
  'privacy-incidents-file': incidentsFile,
  'privacy-not-erased': notErasedCard,
  'privacy-erased': erasedCard,
  'privacy-export': dossierExport,
};
