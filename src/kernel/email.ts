import { type Answer, granted, refused } from './refusal.ts';
import { asTyped, narrow } from './typed.ts';

/** RFC 5321, 4.5.3.1: of the whole, and of what stands before the @. */
const MOST = { whole: 254, local: 64 };
/** What every mail server takes without quotes (RFC 5322, 3.2.3: a dot-atom). */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** No top-level domain is made of digits: what ends in one is an address of a machine. */
const TOP = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * An e-mail address as people type it, as it is sent to: `Julie@Exemple.CA` is `Julie@exemple.ca`, and a domain in
 * letters of its own is written as the network has it (`café.example` is `xn--caf-dma.example`). Refusals:
 * `email-missing`, `-unreadable`, and `-unsupported` for what is an address and many servers cannot be given: quotes,
 * or letters other than A to Z before the @.
 */
export function parseEmail(text: string): Answer<string> {
  const typed = narrow(asTyped(text)).trim();
  if (typed === '') return refused({ code: 'email-missing' });
  const at = typed.lastIndexOf('@');
  const [local, domain] = [typed.slice(0, at), domainOf(typed.slice(at + 1))];
  if (at < 1 || !domain || /[\p{Cc}\p{Cf}]/u.test(typed)) return refused({ code: 'email-unreadable' });
  const isOdd = /^"[^"]*"$/.test(local) || (/[^\p{ASCII}]/u.test(local) && /^[^\s"<>(),;:@]+$/u.test(local));
  if (isOdd) return refused({ code: 'email-unsupported' });
  const isLong = local.length > MOST.local || local.length + 1 + domain.length > MOST.whole;
  return isLong || !LOCAL.test(local) ? refused({ code: 'email-unreadable' }) : granted(`${local}@${domain}`);
}

/** A domain as the network has it; undefined for what is none. */
function domainOf(text: string): string | undefined {
  if (!/^[^\s/\\?#@:%[\]]+$/u.test(text)) return undefined;
  const url = URL.parse(`http://${text}`);
  const labels = url?.hostname.split('.') ?? [];
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP.test(labels.at(-1)!)
    ? labels.join('.')
    : undefined;
}

/** As shown where others may look over a shoulder: `j•••@exemple.ca`. */
export const veiled = (email: string): string => email.replace(/^(.).*(?=@)/, '$1•••');
