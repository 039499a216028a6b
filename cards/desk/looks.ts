import type { HomeScreen } from '../../src/screen.ts';
import type { Looks } from '../looks.ts';
import { deskCard, requestShownCard, welcomeCard } from './desk.ts';

export const screens: Looks<HomeScreen> = {
  desk: deskCard,
  welcome: welcomeCard,
  'request-shown': requestShownCard,
};
