import type { AttemptRecord, GatewayStore, NewRefund, RefundRecord, RefundRefusal, SessionRecord } from "./store";

type MemoryStore = GatewayStore & {
  /** What VNPAY would bring about. */
  readonly addAttempt: (sessionId: string, attempt: AttemptRecord) => void;
  readonly settleRefund: (id: string, status: "succeeded" | "failed") => void;
};

type Books = { readonly sessions: Map<string, SessionRecord>; readonly refunds: Map<string, RefundRecord> };

/** The store's twin without a database, for tests and for trying the client out. */
export function memoryStore(now: () => Date): MemoryStore {
  const books: Books = { sessions: new Map(), refunds: new Map() };
  const { sessions, refunds } = books;
  let made = 0;
  const next = (prefix: string): string => `${prefix}_test_${String((made += 1)).padStart(6, "0")}`;
  return {
    openSession: async (given) => {
      const state = { status: "open", paymentStatus: "unpaid", attempts: [], createdAt: now() } as const;
      const record: SessionRecord = { ...given, ...state, id: next("cs"), paymentIntent: next("pi") };
      sessions.set(record.id, record);
      return record;
    },
    findSession: async (id) => sessions.get(id) ?? null,
    findByIntent: async (id) => byIntent(books, id),
    expireSession: async (id) => {
      const session = sessions.get(id);
      if (session?.status !== "open") return null;
      const expired: SessionRecord = { ...session, status: "expired" };
      sessions.set(id, expired);
      return expired;
    },
    askRefund: async (ask) => {
      const charge = chargeFor(books, ask);
      if (typeof charge === "string") return charge;
      const record: RefundRecord = { ...ask, ...charge, id: next("re"), status: "pending", createdAt: now() };
      refunds.set(record.id, record);
      return record;
    },
    findRefund: async (id) => refunds.get(id) ?? null,
    once: rememberingKeys(),
    addAttempt: (sessionId, attempt) => {
      const session = sessions.get(sessionId);
      if (!session) return;
      const paid = attempt.status === "paid" ? ({ status: "complete", paymentStatus: "paid" } as const) : {};
      sessions.set(sessionId, { ...session, ...paid, attempts: [...session.attempts, attempt] });
    },
    settleRefund: (id, status) => {
      const refund = refunds.get(id);
      if (refund) refunds.set(id, { ...refund, status });
    },
  };
}

const byIntent = ({ sessions }: Books, id: string): SessionRecord | null =>
  [...sessions.values()].find(({ paymentIntent }) => paymentIntent === id) ?? null;

/** The charge a refund is taken from, and how much of it. */
function chargeFor(books: Books, ask: NewRefund): Pick<RefundRecord, "attemptId" | "amountVnd"> | RefundRefusal {
  const session = byIntent(books, ask.paymentIntent);
  if (!session) return "unknown_payment";
  const charge = session.attempts.find(({ status }) => status === "paid");
  if (!charge) return "not_paid";
  const earlier = [...books.refunds.values()].filter(
    ({ attemptId, status }) => attemptId === charge.id && status !== "failed",
  );
  const left = session.amountVnd - earlier.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const amountVnd = ask.amountVnd ?? left;
  return left <= 0 || amountVnd > left ? "exceeds_payment" : { attemptId: charge.id, amountVnd };
}

function rememberingKeys(): GatewayStore["once"] {
  const keys = new Map<string, { fingerprint: string; result: Promise<unknown> }>();
  return async <T>(key: string, fingerprint: string, make: () => Promise<T>): Promise<T | "other_parameters"> => {
    const earlier = keys.get(key);
    if (earlier) return earlier.fingerprint === fingerprint ? ((await earlier.result) as T) : "other_parameters";
    const result = make();
    keys.set(key, { fingerprint, result });
    await result.catch(() => keys.delete(key));
    return result;
  };
}
