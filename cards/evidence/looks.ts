import type { EvidenceScreen } from '../../src/evidence/screen.ts';
import type { Looks } from '../looks.ts';
import { evidenceCard } from './evidence.ts';

export const screens: Looks<EvidenceScreen> = { evidence: evidenceCard };
