import { type Actor, type Company, companyOf, type FileId, keepForGood, keptForNow, record } from '../company/index.ts';
import { memberRef } from '../kernel/act.ts';
import { createTurns } from '../kernel/ahead.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { type Filled, upTo } from '../kernel/screen.ts';
import type { ImportingHouse } from './house.ts';
import type { createImporting } from './importing.ts';
import type { Sheet, SheetTold } from './ports.ts';
import type { ImportForm } from './screen.ts';

const CSV = 'text/csv';
/** Of a file, in megabytes. */
const MOST = 2;
/** In the place of a file's id: it is being taken over. */
const UNDER_WAY = 'under-way';
const NOTHING: ImportForm['values'] = { numbers: '', days: '' };

/** Invoices from a file: chosen, looked at as it was understood, and taken over once somebody has said that it is right. */
export function createImportDesk(house: ImportingHouse, importing: ReturnType<typeof createImporting>) {
  const { store, directory, sheets } = house;
  const inTurn = createTurns();
  const companyFor = (actor: Actor): Promise<Company> =>
    companyOf(directory, { id: actor.id, companyId: actor.companyId });

  async function form(company: Company, more: Partial<ImportForm> = {}): Promise<ImportForm> {
    const last = await importing.of(company.id);
    return {
      ...{ kind: 'import-form', values: NOTHING, problems: {}, carried: '' },
      ...(last && { last: { ...last, moving: !last.endedAt } }),
      ...more,
    };
  }

  /** What was chosen, kept so that it need not be chosen again. */
  async function read(company: Company, bytes: Uint8Array): Promise<ImportForm> {
    const sheet = await sheets.read(bytes, company);
    const why = whyUnreadable(sheet);
    if (why) return form(company, { problems: { file: { code: why } } });
    const id = await store.files.keep(company.id, { type: CSV, bytes }, keptForNow(house.clock));
    return form(company, { sheet: shown(sheet), carried: id });
  }

  /** `false`: another file is being taken over. Of two that are brought at once, the second is that. */
  async function isBegun(actor: Actor, company: Company, id: FileId, told: SheetTold, rows: number): Promise<boolean> {
    const before = await importing.of(company.id);
    const isSame = before?.file?.id === id;
    if (before && importing.isMoving(before) && !isSame) return false;
    // Sent again while it is being taken over, it is the same; once that has ended, it is taken over anew.
    if (!before || !isSame || before.endedAt) {
      await record(house, company.id, {
        ...{ action: 'file-imported', by: memberRef(actor), key: `${id} ${before?.endedAt?.getTime() ?? ''}` },
        after: { rows: String(rows) },
      });
      await keepForGood(store.files, company.id, id);
      await importing.begin(company, id, told, rows);
    }
    return true;
  }

  async function confirmed(
    actor: Actor,
    company: Company,
    { values, state }: Filled,
    isSent: boolean,
  ): Promise<ImportForm> {
    const file = await store.files.get(company.id, state as FileId);
    if (file?.type !== CSV) return form(company, { problems: { file: { code: 'file-missing' } } });
    const told = toldIn(values);
    const [plain, sheet] = await Promise.all([
      sheets.read(file.bytes, company),
      sheets.read(file.bytes, company, told),
    ]);
    const asks = shown(plain).asks;
    const problems: Partial<Record<'numbers' | 'days', Refusal>> = Object.fromEntries(
      asks.filter((what) => !told[what]).map((what) => [what, { code: 'field-missing' } as const]),
    );
    const open: Partial<ImportForm> = {
      values: { ...NOTHING, ...told },
      sheet: { ...shown(plain), asks },
      carried: state,
    };
    if (!isSent) return form(company, open);
    if (Object.keys(problems).length > 0 || sheet.unclear.length > 0) return form(company, { ...open, problems });
    if (!(await inTurn([company.id], () => isBegun(actor, company, state as FileId, told, sheet.rows))))
      return form(company, { ...open, problems: { file: { code: 'import-under-way' } } });
    return form(company, { carried: UNDER_WAY });
  }

  return {
    open: async (actor: Actor): Promise<ImportForm> => {
      const company = await companyFor(actor);
      const last = await importing.of(company.id);
      return form(company, last && !last.endedAt ? { carried: UNDER_WAY } : {});
    },

    async fill(actor: Actor, filled: Filled, phase: 'changed' | 'sent'): Promise<ImportForm> {
      const company = await companyFor(actor);
      const upload = filled.files?.file && upTo(MOST, filled.files.file);
      if (filled.state === UNDER_WAY) return form(company, { carried: UNDER_WAY });
      if (upload)
        return 'refusal' in upload
          ? form(company, { problems: { file: upload.refusal } })
          : read(company, upload.bytes);
      if (filled.state !== '') return confirmed(actor, company, filled, phase === 'sent');
      return form(company, phase === 'sent' ? { problems: { file: { code: 'file-missing' } } } : {});
    },
  };
}

const shown = ({ columns, rows, unclear }: Sheet): NonNullable<ImportForm['sheet']> => ({
  ...{ columns, rows },
  asks: unclear.filter((what) => what === 'numbers' || what === 'days'),
});

/** Why nothing can be made of it, whatever else is said of it. */
function whyUnreadable({ unclear }: Sheet) {
  const [first] = unclear.filter((what) => what !== 'numbers' && what !== 'days');
  return first && (`sheet-${first}` as const);
}

function toldIn({ numbers, days }: Filled['values']): SheetTold {
  return {
    ...((numbers === 'fr' || numbers === 'en') && { numbers }),
    ...((days === 'ymd' || days === 'dmy' || days === 'mdy') && { days }),
  };
}
