import { NAMES, TABLE } from './variables.ts';

/** The variables of each chat platform: all that are required, or none. */
export const PLATFORMS = ['with Slack', 'with Teams'] as const;
/** Those of what a company may have besides: all that are required, or none. */
export const SYSTEMS = ['with CDK', 'with Add to Slack'] as const;
export const STAND_INS = [
  'SLACK_API_URL',
  'STRIPE_API_URL',
  'TWILIO_API_URL',
  'TEAMS_OPENID_URL',
  'TEAMS_LOGIN_URL',
  'TEAMS_GRAPH_URL',
  'FORTELLIS_API_URL',
  'FORTELLIS_LOGIN_URL',
] as const;

/** A variable as the README and `.env.example` explain it. */
export interface Variable {
  name: string;
  meaning: string;
  where: string;
  /** Always, never, or where that chat platform or system is used. */
  required: boolean | (typeof PLATFORMS)[number] | (typeof SYSTEMS)[number];
  fallback?: string;
}
export const VARIABLES: readonly Variable[] = NAMES.map((name) => {
  const { shape: _, ...explained }: Omit<Variable, 'name'> & { shape: unknown } = TABLE[name];
  return { name, ...explained };
});
