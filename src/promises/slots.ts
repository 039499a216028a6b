/**
 * Calls to each vendor, so many at once. No vendor's calls hold another's, and no company's hold those of the others:
 * they take turns, and none takes a slot unless it leaves as many free as it has. So there is one for whoever
 * comes, even where every call of a company hangs.
 */
export interface Slots {
  /** Gives nothing when there is a slot at once, else what to wait for. */
  take(vendor: string, company: string): Promise<void> | undefined;
  give(vendor: string, company: string): void;
}

interface Vendor {
  free: number;
  companies: Map<string, Company>;
}

interface Company {
  taken: number;
  waiting: (() => void)[];
}

/** Enough to keep a vendor busy, few enough for its own limits and for the sockets of this process. */
const AT_ONCE = 32;

export function createSlots(atOnce = AT_ONCE): Slots {
  const vendors = new Map<string, Vendor>();

  function of(vendor: string, company: string) {
    const at = vendors.get(vendor) ?? { free: atOnce, companies: new Map() };
    vendors.set(vendor, at);
    const whose = at.companies.get(company) ?? { taken: 0, waiting: [] };
    at.companies.set(company, whose);
    return { at, whose };
  }

  return {
    take(vendor, company) {
      const { at, whose } = of(vendor, company);
      if (whose.waiting.length > 0 || whose.taken >= at.free) {
        return new Promise((resolve) => void whose.waiting.push(resolve));
      }
      at.free -= 1;
      whose.taken += 1;
      return undefined;
    },

    give(vendor, company) {
      const { at, whose } = of(vendor, company);
      at.free += 1;
      whose.taken -= 1;
      if (whose.taken === 0 && whose.waiting.length === 0) at.companies.delete(company);
      while (letIn(at));
    },
  };
}

/** Lets in the first that waits and may; gives whether there was one. */
function letIn(vendor: Vendor): boolean {
  for (const [name, company] of vendor.companies) {
    const go = company.taken < vendor.free ? company.waiting.shift() : undefined;
    if (!go) continue;
    vendor.free -= 1;
    company.taken += 1;
    // Last in the next turn.
    vendor.companies.delete(name);
    vendor.companies.set(name, company);
    go();
    return true;
  }
  return false;
}
