import { buildCharge, chargeId } from "../stripe/build-charge";
import { buildIntent } from "../stripe/build-intent";
import { buildRefund } from "../stripe/build-refund";
import { buildItems, buildSession, type PayPage } from "../stripe/build-session";
import { invalidParameter } from "../stripe/fault";
import type { RefundRecord, SessionRecord } from "../stripe/records";

/** What may stand for an id when it is asked for with `expand`. */
type Views = { readonly [kind: string]: { readonly [field: string]: (id: unknown) => object | null } };

function viewsOf(session: SessionRecord, payPage: PayPage): Views {
  const intent = () => buildIntent(session, payPage);
  const charge = (id: unknown) => {
    const attempt = session.attempts.find((each) => chargeId(each) === id);
    return attempt ? buildCharge(session, attempt) : null;
  };
  const refunds = (id: unknown) => ({
    object: "list",
    data: session.refunds
      .filter(({ attemptId }) => chargeId({ id: attemptId }) === id)
      .map(buildRefund)
      .toReversed(),
    has_more: false,
    url: `/v1/charges/${String(id)}/refunds`,
  });
  return {
    "checkout.session": { payment_intent: intent, line_items: () => buildItems(session) },
    payment_intent: { latest_charge: charge },
    charge: { payment_intent: intent, refunds },
    refund: { charge, payment_intent: intent },
  };
}

type Shown = { readonly id: string; readonly object: string };

const deepest = 4;

/** Replaces ids by objects along paths such as "payment_intent.latest_charge". */
function expanded<T extends Shown>(shown: T, paths: readonly string[], views: Views): T {
  const made: Record<string, unknown> = { ...shown };
  for (const path of paths) {
    const [field = "", ...rest] = path.split(".");
    const known = views[shown.object];
    const view = known && Object.hasOwn(known, field) ? known[field] : undefined;
    if (view === undefined || rest.length >= deepest)
      throw invalidParameter(`This property cannot be expanded (${path}).`, "expand");
    const now = made[field];
    const object = isShown(now) ? now : view(field === "refunds" ? shown.id : now);
    made[field] = isShown(object) && rest.length > 0 ? expanded(object, [rest.join(".")], views) : object;
  }
  return made as T;
}

const isShown = (value: unknown): value is Shown => typeof value === "object" && value !== null && "object" in value;

/** Builds an object and expands what was asked for. */
export type Show = { readonly payPage: PayPage; readonly expand: readonly string[] | null };

export const showSession = (session: SessionRecord, { expand, payPage }: Show) =>
  expanded(buildSession(session, payPage), expand ?? [], viewsOf(session, payPage));

export const showIntent = (session: SessionRecord, { expand, payPage }: Show) =>
  expanded(buildIntent(session, payPage), expand ?? [], viewsOf(session, payPage));

export const showRefund = (session: SessionRecord, refund: RefundRecord, { expand, payPage }: Show) =>
  expanded(buildRefund(refund), expand ?? [], viewsOf(session, payPage));

export function showCharge(session: SessionRecord, attemptId: string, { expand, payPage }: Show): Shown | null {
  const attempt = session.attempts.find(({ id }) => id === attemptId);
  const hasCharge = attempt !== undefined && ["paid", "failed", "suspected", "unapplied"].includes(attempt.status);
  return hasCharge ? expanded(buildCharge(session, attempt), expand ?? [], viewsOf(session, payPage)) : null;
}

/** In a list what is expanded belongs to each: "data.payment_intent". */
export const ofEach = (expand: readonly string[] | null): readonly string[] | null =>
  expand?.map((path) => {
    if (!path.startsWith("data.")) throw invalidParameter(`This property cannot be expanded (${path}).`, "expand");
    return path.slice("data.".length);
  }) ?? null;
