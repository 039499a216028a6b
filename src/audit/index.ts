export { type AuditFile, createAuditFile } from './desk.ts';
export { type Auditing, createEntering, telling, trailsIn } from './entering.ts';
export { createSealer, fingerprint } from './seal.ts';
export { type Fault, type Verdict, verifyAudit } from './verify.ts';
