/** One thing a courier did, as the form fields that tell the server. Photos are kept as they are. */
export type SavedAction = {
  readonly seq: number;
  readonly fields: readonly (readonly [string, string | File])[];
  readonly problem: string | null;
};
export type NewAction = Omit<SavedAction, "seq">;

const name = "cho-que-courier";
const store = "actions";

/** The phone's own list of what has not reached us yet. It outlives a closed tab and a flat battery. */
export async function openOutboxStore() {
  const db = await asked(withTable(indexedDB.open(name, 1)));
  const table = (mode: IDBTransactionMode): IDBObjectStore => db.transaction(store, mode).objectStore(store);
  return {
    all: (): Promise<SavedAction[]> => asked<SavedAction[]>(table("readonly").getAll()),
    add: (action: NewAction) => asked(table("readwrite").add(action)),
    put: (action: SavedAction) => asked(table("readwrite").put(action)),
    remove: (seq: number) => asked(table("readwrite").delete(seq)),
  };
}

export type OutboxStore = Awaited<ReturnType<typeof openOutboxStore>>;

function withTable(request: IDBOpenDBRequest): IDBOpenDBRequest {
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "seq", autoIncrement: true });
  return request;
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the phone's storage failed"));
  });
