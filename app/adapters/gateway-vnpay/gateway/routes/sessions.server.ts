import { buildIntent } from "../../stripe/build-intent";
import { buildItems, buildSession } from "../../stripe/build-session";
import { noSuch, refused } from "../../stripe/fault";
import { onlyExpand, plainList, readSession, sessionList } from "../../stripe/params";
import type { SessionRecord } from "../../stripe/records";
import { recordEvent } from "../events.server";
import { page } from "../page.server";
import type { SessionRow } from "../rows";
import type { Handler } from "../routes.server";
import { closeSession, findSession, insertSession, withParts } from "../sessions.server";
import { ofEach, showSession } from "../show";
import type { Deed } from "../deed";
import { expandOf } from "./expand";

export const createSession: Handler = async (deed, params) => {
  const asked = readSession(params, deed.now);
  const session = await insertSession(deed.tx, deed.newId, deed.now, asked);
  const shown = showSession(session, { payPage: deed.payPage, expand: expandOf(params) });
  await recordEvent(deed, "payment_intent.created", buildIntent(session, deed.payPage));
  return shown;
};

export const retrieveSession: Handler = async (deed, params, id) => {
  const { expand } = onlyExpand(params, "");
  const session = await findSession(deed.tx, { id });
  if (!session) throw noSuch("checkout.session", id, "session");
  return showSession(session, { payPage: deed.payPage, expand });
};

/** A page at VNPAY that is open already cannot be closed: what is paid there afterwards goes back by itself. */
export const expireSession: Handler = async (deed, params, id) => {
  const { expand } = onlyExpand(params, "");
  const session = await findSession(deed.tx, { id }, "locked");
  if (!session) throw noSuch("checkout.session", id, "session");
  if (session.status !== "open") {
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`;
    throw refused(message, undefined, "session");
  }
  return showSession(await expire(deed, session), { payPage: deed.payPage, expand });
};

/** Also what the clock does when nobody paid in time. */
export async function expire(deed: Deed, open: SessionRecord): Promise<SessionRecord> {
  await closeSession(deed.tx, open.id, { expiredAt: deed.now });
  const session: SessionRecord = { ...open, status: "expired", expiredAt: deed.now };
  await recordEvent(deed, "checkout.session.expired", buildSession(session, deed.payPage));
  await recordEvent(deed, "payment_intent.canceled", buildIntent(session, deed.payPage));
  return session;
}

export const listSessions: Handler = async ({ payPage, tx }, params) => {
  const asked = sessionList(params, "");
  const { hasMore, rows } = await page<SessionRow>(
    tx,
    {
      from: "* from vnpay_gateway.checkout_session",
      seq: "seq",
      createdAt: "created_at",
      table: "checkout_session",
      what: "checkout.session",
      where: [
        asked.payment_intent === null ? null : ["intent_id = ?", asked.payment_intent],
        asked.status === null ? null : ["status = ?", asked.status],
      ],
    },
    asked,
  );
  const expand = ofEach(asked.expand);
  const data = (await withParts(tx, rows)).map((session) => showSession(session, { payPage, expand }));
  return { object: "list", data, has_more: hasMore, url: "/v1/checkout/sessions" };
};

export const listItems: Handler = async ({ tx }, params, id) => {
  const { ending_before: before, limit, starting_after: after } = plainList(params, "");
  const session = await findSession(tx, { id });
  if (!session) throw noSuch("checkout.session", id, "session");
  const all = buildItems(session);
  const from = after === null ? 0 : all.data.findIndex((item) => item.id === after) + 1;
  const to = before === null ? all.data.length : all.data.findIndex((item) => item.id === before);
  const data = all.data.slice(from, to);
  return { ...all, data: data.slice(0, limit ?? 10), has_more: data.length > (limit ?? 10) };
};
