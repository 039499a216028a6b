import type { Directory } from './company/directory.ts';
import type { createLinks } from './payments/links.ts';
import type { Ports } from './ports.ts';
import type { Announcing, Moment } from './promises/outbox.ts';

/** What every part of the core works with: the ports, the settings, and its common services. */
export interface House extends Ports {
  /** What the outside calls this server, without a slash at the end. */
  publicUrl: string;
  /** What texts are sent from: an E.164 number or a messaging service. */
  textSender: string;
  links: ReturnType<typeof createLinks>;
  directory: Directory;
  /** Records that the carrier refuses texts to this number because its owner said stop. */
  optOut(companyId: string, phone: string): Promise<void>;
  /** Starts delivering what a document just written promises, without waiting for the next sweep. */
  wake(kind: AnnouncingKind, document: Announcing): void;
}

/** The collections whose documents carry an outbox. */
export type AnnouncingKind = 'requests' | 'texts';

export const momentOf = ({ clock, newId }: Ports): Moment => ({ now: clock.now(), newId });
