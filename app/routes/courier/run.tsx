import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { z } from "zod";
import { acknowledgeChange } from "~/domain/delivery/runs/acknowledge-change.server";
import { answerOffer } from "~/domain/delivery/offers/answer-offer.server";
import { breakDown } from "~/domain/delivery/hand-over/break-down.server";
import { courierDay } from "~/domain/delivery/runs/courier-queries.server";
import { driveOn } from "~/domain/delivery/runs/drive-on.server";
import { endShift, startShift } from "~/domain/delivery/runs/keep-shift.server";
import { noteOfferSeen } from "~/domain/delivery/offers/note-offer-seen.server";
import { passesOf } from "~/domain/delivery/passes/pass-queries.server";
import { reportNobodyCame } from "~/domain/delivery/runs/report-nobody-came.server";
import { declineReasons } from "~/domain/delivery/offers/offer-status";
import { reorderReasons } from "~/domain/delivery/runs/reorder-reasons";
import { reorderStops } from "~/domain/delivery/runs/reorder-stops.server";
import { formatVnd } from "~/domain/shared/money";
import { checkForm, field } from "~/http/form.server";
import { requireCourier } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BreakDownForm } from "~/ui/courier/break-down-form";
import { ChangeList } from "~/ui/courier/change-list";
import { KeptGoods } from "~/ui/courier/kept-goods";
import { LossForm } from "~/ui/courier/loss-form";
import { OfferCard } from "~/ui/courier/offer-card";
import { refusalText } from "~/ui/courier/refusal-words";
import { OffShift, OnShift } from "~/ui/courier/shift-card";
import { StopCard } from "~/ui/courier/stop-card";
import { SyncBar } from "~/ui/courier/sync-bar";
import { useLiveRun } from "~/ui/courier/use-live-run";
import { useOutbox } from "~/ui/courier/use-outbox";
import { heldLabel } from "~/ui/delivery/delivery-words";
import { PassList } from "~/ui/delivery/pass-list";
import { FormFaults } from "~/ui/forms/faults";
import { keepPage } from "~/ui/forms/keep-page";
import { readAnew } from "~/ui/forms/read-anew";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { useAnswer } from "~/ui/forms/use-answer";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";
import { PushSwitch } from "~/ui/push/push-switch";
import { wiring } from "~/wiring.server";
import { readSent, takeEvent } from "./parts/take-event.server";

const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit);
const schema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("start_shift"),
    lat: degrees(90),
    lng: degrees(180),
    ageSeconds: field.integer(0, 86_400).default(0),
  }),
  z.object({ intent: z.literal("end_shift") }),
  z.object({
    intent: z.literal("break_down"),
    lat: degrees(90).optional(),
    lng: degrees(180).optional(),
    words: z.string().trim().max(120).default(""),
  }),
  z.object({ intent: z.literal("drive_on"), shipmentId: field.id() }),
  z.object({ intent: z.literal("nobody_came"), shipmentId: field.id() }),
  z.object({ intent: z.literal("accept"), offerId: field.id() }),
  z.object({ intent: z.literal("decline"), offerId: field.id(), reason: field.choice(declineReasons) }),
  z.object({ intent: z.literal("acknowledge"), changeId: field.id() }),
  z.object({
    intent: z.literal("reorder"),
    stopId: field.id(),
    direction: field.choice(["up", "down"]),
    reason: field.choice(reorderReasons),
  }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, moment, pushKey } = wiring();
  const courier = await requireCourier(db, request);
  const { now, ids } = moment();
  const [day, passes] = await Promise.all([courierDay(db, courier, now), passesOf(db, courier.courierId, now)]);
  // The page about to be shown is the seeing; a courier without scripts sees it the same way.
  if (day.offer?.isUnseen) await noteOfferSeen(db, moment(), courier, day.offer.id);
  return {
    day,
    passes: passes.filter(({ state }) => state !== "revoked"),
    pageId: ids.next(),
    now: now.toISOString(),
    pushKey,
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: `${m.courier_title()} · ${m.app_name()}` }];

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const courier = await requireCourier(db, request);
  const sent = await readSent(request);
  if (!sent.ok) return formAgain({ form: refusalText(sent.reason) }, {}, sent.status);
  // Without scripts what happened at a stop is told here as well.
  if (sent.form.has("clientEventId")) {
    const taken = await takeEvent(courier, sent);
    return taken.ok ? redirect("/giao-hang") : formAgain({ form: refusalText(taken.reason) }, {}, taken.status);
  }
  const reading = checkForm(sent.form, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await obey(reading.value);
  if (outcome.ok) return redirect("/giao-hang");
  const rule = "rule" in outcome ? outcome.rule : null;
  return formAgain({ form: refusalText(outcome.reason, rule) }, reading.typed, 409);

  function obey(wish: z.output<typeof schema>) {
    if (wish.intent === "start_shift") return startShift(db, moment(), courier, wish);
    if (wish.intent === "end_shift") return endShift(db, moment(), courier);
    if (wish.intent === "break_down") {
      const { lat, lng, words } = wish;
      const at = lat === undefined || lng === undefined ? null : { lat, lng };
      return breakDown(db, moment(), courier, { at, words });
    }
    if (wish.intent === "drive_on") return driveOn(db, moment(), courier, wish);
    if (wish.intent === "nobody_came") return reportNobodyCame(db, moment(), courier, wish);
    if (wish.intent === "acknowledge") return acknowledgeChange(db, moment(), courier, wish);
    if (wish.intent === "reorder") return reorderStops(db, moment(), courier, wish);
    if (wish.intent === "accept")
      return answerOffer(db, moment(), courier, { offerId: wish.offerId, answer: "accept" });
    return answerOffer(db, moment(), courier, { offerId: wish.offerId, answer: "decline", reason: wish.reason });
  }
}

const page = keepPage();
export const clientLoader = page.look;
export const clientAction = sayUnsent;
export const shouldRevalidate = readAnew;

export default function CourierRun() {
  const seen = useLoaderData<typeof loader>();
  const { day, passes, pageId, now, pushKey } = seen;
  useEffect(() => page.show(seen), [seen]);
  const answer = useAnswer<typeof action>();
  const { revalidate } = useRevalidator();
  const outbox = useOutbox("/giao-hang/su-kien", revalidate);
  useLiveRun(day.isOnShift);
  const today = m.courier_today({ count: day.doneToday, pay: formatVnd(day.earnedToday) });
  return (
    <>
      <h1 className="visually-hidden">{m.courier_title()}</h1>
      {day.isOnShift && <OnShift seenAt={day.seenAt} today={today} />}
      <FormFaults faults={answer?.faults} />
      <SyncBar outbox={outbox} />
      {day.offer && <OfferCard offer={day.offer} />}
      {day.kept.map((goods) => (
        <KeptGoods key={goods.shipmentId} goods={goods} isOnShift={day.isOnShift} />
      ))}
      {!day.isOnShift && <OffShift isSentHome={day.isSentHome} />}
      <ChangeList changes={day.changes} />
      {day.held.map(({ shipmentId, code, why, handOver, canSayLost }) => (
        <Notice key={code} tone="warning">
          {m.courier_held({ code, why: heldLabel(why) })}{" "}
          {handOver !== null && m.delivery_held_hand_over({ place: handOver })}
          {canSayLost && <LossForm shipmentId={shipmentId} pageId={pageId} outbox={outbox} />}
        </Notice>
      ))}
      {day.stops.length > 0 && (
        <>
          <h2 className="visually-hidden">{m.courier_run_title()}</h2>
          <ol className="run">
            {day.stops.map((stop, index) => (
              <StopCard
                key={stop.id}
                stop={stop}
                isNext={index === 0}
                isLast={index === day.stops.length - 1}
                now={now}
                pageId={pageId}
                outbox={outbox}
              />
            ))}
          </ol>
          {day.isOnShift && <CannotGoOn />}
        </>
      )}
      {day.isOnShift && !day.offer && day.stops.length === 0 && (
        <Empty icon="truck" title={m.courier_run_empty()}>
          <p>{m.courier_run_empty_text()}</p>
        </Empty>
      )}
      <PushSwitch pushKey={pushKey} why={m.push_why_courier()} />
      {!day.isOnShift && <p className="muted">{today}</p>}
      {passes.length > 0 && (
        <details open={passes.some(({ state }) => state === "ending")}>
          <summary>{m.delivery_pass_title()}</summary>
          <PassList passes={passes} />
        </details>
      )}
    </>
  );
}

/** What seldom happens stands below the run. */
const CannotGoOn = () => (
  <section className="stack stack-tight">
    <p className="small muted">{m.courier_shift_end_hint()}</p>
    <BreakDownForm />
  </section>
);
