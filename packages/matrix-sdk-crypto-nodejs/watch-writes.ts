import {
  loadInternals,
  type RawStore,
  type RawTransaction,
  type RollbackLog,
  type Write,
} from './idb-internals.ts';

/** Told of a finished transaction before anybody else is; throwing undoes it. */
type BeforeComplete = (transaction: RawTransaction, writes: readonly Write[]) => void;

let told: BeforeComplete | undefined;

/**
 * Has `before` called with what each writing transaction of IndexedDB wrote, before its `complete` event:
 * whoever waits for the transaction waits for `before`. When it throws, the transaction is undone in memory
 * and its author's promise rejects, so that nothing is sent that is not kept. There is one listener.
 */
export function watchWrites(before: BeforeComplete): void {
  if (told === undefined) install();
  told = before;
}

function install(): void {
  const { transaction, store, keyRange } = loadInternals();
  noteWrites(store.prototype, (key) => (key instanceof keyRange ? key : keyRange.only(key)));
  const dispatch = transaction.prototype.dispatchEvent;
  transaction.prototype.dispatchEvent = function (event) {
    if (event.type !== 'complete' || this.mode === 'readonly') return dispatch.call(this, event);
    try {
      told?.(this, this._rollbackLog.writes ?? []);
    } catch (fault) {
      process.emitWarning(`The encryption store cannot be written: ${String(fault)}`);
      this._abort('QuotaExceededError');
      return false;
    }
    return dispatch.call(this, event);
  };
}

/** Every change of a store notes its key on the transaction's log. */
function noteWrites(store: RawStore, rangeOf: (key: unknown) => object): void {
  const { storeRecord, deleteRecord, clear } = store;
  store.storeRecord = function (record, noOverwrite, log) {
    const key = storeRecord.call(this, record, noOverwrite, log);
    note(log, { store: this, key: record.key, cleared: false });
    return key;
  };
  store.deleteRecord = function (key, log) {
    if (log !== undefined) {
      for (const record of this.records.values(rangeOf(key))) {
        note(log, { store: this, key: record.key, cleared: false });
      }
    }
    deleteRecord.call(this, key, log);
  };
  store.clear = function (log) {
    note(log, { store: this, key: undefined, cleared: true });
    clear.call(this, log);
  };
}

function note(log: RollbackLog | undefined, write: Write): void {
  if (log === undefined) return;
  log.writes ??= [];
  log.writes.push(write);
}
