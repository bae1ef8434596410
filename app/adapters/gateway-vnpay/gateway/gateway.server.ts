import type { VnpayGateway } from "../gateway.server";
import { Fault, type FaultBody, internal, noSuchUrl } from "../stripe/fault";
import type { ApiAnswer, ApiRequest, Transport } from "../stripe/transport";
import { apiVersion } from "../stripe/objects";
import type { PayPage } from "../stripe/build-session";
import { type Pool, transact, type Tx } from "./database.server";
import type { Deed } from "./deed";
import { type NewId, randomId } from "./ids.server";
import { once, remember } from "./idempotency.server";
import { routeOf } from "./routes.server";

/** Where the gateway tells what a person should know. Never given a secret, a body or a card. */
export type Report = (level: "info" | "warn" | "error", what: string, more?: Readonly<Record<string, unknown>>) => void;

export type GatewayParts = {
  readonly pool: Pool;
  readonly vnpay: VnpayGateway;
  /** Origin of the gateway's own pages: "https://pay.shop.example". */
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly report: Report;
  /** Called after something was written that the gateway's chores should look at. */
  readonly onChange?: () => void;
  readonly newId?: NewId;
};

export const payPageOf =
  (publicUrl: string): PayPage =>
  (sessionId) =>
    `${publicUrl}/pay/${sessionId}`;

/** What one transaction works with, when VNPAY or the clock caused it. */
export const deedOf = (parts: GatewayParts, tx: Tx): Deed => ({
  tx,
  now: parts.now(),
  newId: parts.newId ?? randomId,
  payPage: payPageOf(parts.publicUrl),
  request: null,
});

/** The API in this process: what the HTTP server serves, and a transport for the client. Every failure is an answer. */
export function gatewayApi(parts: GatewayParts): Transport {
  return async (request) => {
    const id = (parts.newId ?? randomId)("req");
    const { isReplay, status, body } = await answer(parts, request, id);
    reportCall(parts, request, { request: id, status, isReplay }, body);
    if (request.method !== "GET" && status < 400) parts.onChange?.();
    return { status, headers: headersOf(request, id, isReplay), body };
  };
}

/** One line a call: what was asked of what, and how it ended. No parameters, since they hold people. */
export function reportCall(
  { report }: Pick<GatewayParts, "report">,
  { method, path }: Pick<ApiRequest, "path"> & { readonly method: string },
  more: Readonly<Record<string, unknown>>,
  body: object,
): void {
  const { code, param, type } =
    "error" in body ? (body.error as FaultBody) : { code: undefined, param: undefined, type: undefined };
  report("info", "call", { method, path: path.slice(0, 200), ...more, type, code, param: param?.slice(0, 100) });
}

const headersOf = ({ apiVersion: asked, idempotencyKey: key, method }: ApiRequest, id: string, isReplay: boolean) => ({
  "request-id": id,
  "stripe-version": asked ?? apiVersion,
  ...(key === undefined || method !== "POST" ? {} : { "idempotency-key": key, "original-request": id }),
  ...(isReplay ? { "idempotent-replayed": "true" } : {}),
});

type Outcome = Pick<ApiAnswer, "status" | "body"> & { readonly isReplay: boolean };

async function answer(parts: GatewayParts, request: ApiRequest, id: string): Promise<Outcome> {
  try {
    const run = routeOf(request);
    if (!run) throw noSuchUrl(request.method, request.path);
    const key = request.method === "POST" ? (request.idempotencyKey ?? null) : null;
    const work = (tx: Tx) => run({ ...deedOf(parts, tx), request: { id, idempotencyKey: key } }, request.params);
    if (key === null) return { status: 200, body: await transact(parts.pool, work), isReplay: false };
    return await once(parts.pool, { key, now: parts.now(), request }, work);
  } catch (error) {
    if (error instanceof Fault) return { status: error.status, body: { error: error.body }, isReplay: false };
    return failure(parts, request, id, error);
  }
}

/** A bug, or no database. A first call that failed is remembered as failed: whoever repeats it must not get half of it. */
async function failure(parts: GatewayParts, request: ApiRequest, id: string, error: unknown): Promise<Outcome> {
  const { body, status } = internal();
  parts.report("error", "a call failed", { request: id, method: request.method, path: request.path, error });
  if (request.method === "POST" && request.idempotencyKey !== undefined) {
    await remember(parts.pool, request.idempotencyKey, request, status, { error: body }, parts.now()).catch(
      () => undefined,
    );
  }
  return { status, body: { error: body }, isReplay: false };
}
