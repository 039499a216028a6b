import type { CompanyScreen, SetupForm } from './company/screen.ts';
import type { PaymentScreen, QuickpayForm } from './payments/screen.ts';

export type * from './company/screen.ts';
export * from './payments/screen.ts';

/** What a member is shown in answer to what they did. `cards/` says how it reads. */
export type Screen = PaymentScreen | CompanyScreen | { kind: 'help' };

/** What is filled in. */
export type FormScreen = QuickpayForm | SetupForm;
/** What is shown as a card: everything but the forms. */
export type CardScreen = Exclude<Screen, FormScreen>;

export const isForm = (screen: Screen): screen is FormScreen =>
  screen.kind === 'quickpay-form' || screen.kind === 'setup-form';
