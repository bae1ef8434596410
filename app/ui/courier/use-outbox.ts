import { useCallback, useEffect, useRef, useState } from "react";
import { openOutboxStore, type OutboxStore, type SavedAction } from "./outbox-store";
import { newName } from "./new-name";
import { sendAction } from "./send-action";

export type OutboxState = "idle" | "saved" | "sending" | "sent" | "problem";
export type Outbox = {
  readonly state: OutboxState;
  readonly waiting: number;
  readonly problems: readonly SavedAction[];
  readonly keep: (form: HTMLFormElement) => Promise<void>;
  readonly dismiss: (seq: number) => Promise<void>;
  readonly sendNow: () => void;
};

const retryMs = 10_000;

/** Keeps actions on the phone first, then sends them in order, again and again until they arrive or need a person. */
export function useOutbox(url: string, onTaken: () => void): Outbox {
  const store = useRef<Promise<OutboxStore> | null>(null);
  const isSending = useRef(false);
  const isWoken = useRef(false);
  const refused = useRef(new Set<string>());
  const taken = useRef(onTaken);
  taken.current = onTaken;
  const [state, setState] = useState<OutboxState>("idle");
  const [actions, setActions] = useState<readonly SavedAction[]>([]);

  const open = useCallback(() => (store.current ??= openOutboxStore()), []);
  const drain = useCallback(async () => {
    // The network may come back while the last try without it is still failing.
    isWoken.current = isSending.current;
    if (isSending.current) return;
    isSending.current = true;
    try {
      do {
        isWoken.current = false;
        setState(await sendAll(await open(), url, refused.current, setActions, setState, () => taken.current()));
      } while (isWoken.current);
    } finally {
      isSending.current = false;
    }
  }, [open, url]);

  useEffect(() => {
    const wake = (): void => void drain();
    const timer = setInterval(wake, retryMs);
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    wake();
    return () => {
      clearInterval(timer);
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [drain]);

  return {
    state,
    waiting: actions.filter(({ problem }) => problem === null).length,
    problems: actions.filter(({ problem }) => problem !== null),
    sendNow: () => void drain(),
    keep: async (form) => {
      const outbox = await open();
      const known = await outbox.all();
      const data = new FormData(form);
      const id = newName(String(data.get("clientEventId")), refused.current);
      data.set("clientEventId", id);
      if (!known.some(({ fields }) => nameIn(fields) === id))
        await outbox.add({ fields: fieldsOf(data), problem: null });
      setState("saved");
      setActions(await outbox.all());
      await drain();
    },
    dismiss: async (seq) => {
      const outbox = await open();
      await outbox.remove(seq);
      setActions(await outbox.all());
      setState("idle");
    },
  };
}

async function sendAll(
  outbox: OutboxStore,
  url: string,
  refused: Set<string>,
  show: (actions: readonly SavedAction[]) => void,
  tell: (state: OutboxState) => void,
  onTaken: () => void,
): Promise<OutboxState> {
  let last: OutboxState = "idle";
  for (const action of (await outbox.all()).filter(({ problem }) => problem === null)) {
    tell("sending");
    const result = await sendAction(url, action);
    if (result.kind === "again") {
      last = "saved";
      break;
    }
    if (result.kind === "taken") await outbox.remove(action.seq);
    else {
      refused.add(nameIn(action.fields));
      await outbox.put({ ...action, problem: result.reason });
    }
    last = result.kind === "taken" ? "sent" : "problem";
    onTaken();
  }
  const left = await outbox.all();
  show(left);
  return left.some(({ problem }) => problem !== null) ? "problem" : last;
}

function fieldsOf(data: FormData): [string, string | File][] {
  data.set("deviceId", deviceId());
  data.set("deviceTime", new Date().toISOString());
  return [...data];
}

const nameIn = (fields: SavedAction["fields"]): string =>
  String(fields.find(([field]) => field === "clientEventId")?.[1] ?? "");

function deviceId(): string {
  const known = localStorage.getItem("device-id") ?? crypto.randomUUID();
  localStorage.setItem("device-id", known);
  return known;
}
