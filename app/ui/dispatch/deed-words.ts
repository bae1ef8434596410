import type { Deed } from "~/domain/delivery/dispatch/by-hand/deed";
import type { Consequences } from "~/domain/delivery/dispatch/by-hand/consequences.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime, formatTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { kilometres } from "~/ui/delivery/delivery-words";
import { minutesText } from "~/ui/primitives/numbers";

const labels: Record<Deed, (facts: { name: string }) => string> = {
  assign: m.dispatch_do_assign,
  pin: m.dispatch_do_pin,
  unpin: () => m.dispatch_do_unpin(),
  release: m.dispatch_do_release,
  hold: () => m.dispatch_do_hold(),
  cancel: () => m.dispatch_do_cancel(),
};

export const deedLabel = (deed: Deed, name: string): string => labels[deed]({ name });

const stops: Readonly<Record<string, () => string>> = {
  pickup: m.courier_stop_pickup,
  dropoff: m.courier_stop_dropoff,
  return: m.courier_stop_return,
};

export type Named = {
  readonly courierName: string | null;
  readonly offeredTo: string | null;
  readonly codes: Readonly<Record<string, string>>;
};

/** What a deed would change, in sentences: run, pay, promise, other stops, and who has to be told. */
export function consequenceSentences(deed: Deed, then: Consequences, named: Named): string[] {
  return [
    ...offerSentence(deed, named),
    ...roadSentence(then),
    ...paySentence(deed, then, named),
    ...promiseSentences(then),
    ...then.moves.map((move) => moveSentence(move, named)),
    ...(deed === "pin" ? [m.dispatch_if_only()] : []),
    ...(deed === "cancel" ? [m.dispatch_if_refund()] : []),
    ...(isTold(deed, named) ? [m.dispatch_if_acknowledge()] : []),
  ];
}

const isTold = (deed: Deed, { courierName }: Named): boolean =>
  deed === "assign" || (courierName !== null && (deed === "release" || deed === "hold" || deed === "cancel"));

const offerSentence = (deed: Deed, { offeredTo }: Named): string[] =>
  offeredTo === null || deed === "unpin" ? [] : [m.dispatch_if_offer_gone({ name: offeredTo })];

function roadSentence({ roadM }: Consequences): string[] {
  if (roadM === null) return [];
  const km = kilometres(Math.abs(roadM));
  return [roadM < 0 ? m.dispatch_if_road_less({ km }) : m.dispatch_if_road({ km })];
}

function paySentence(deed: Deed, { payVnd }: Consequences, { courierName }: Named): string[] {
  const pay = formatVnd(payVnd);
  if (deed === "assign" || deed === "pin") return [m.dispatch_if_pay({ pay })];
  return courierName === null ? [] : [m.dispatch_if_pay_lost({ name: courierName, pay })];
}

function promiseSentences({ pickupAt, deliverAt, promisedUntil, lateMinutes }: Consequences): string[] {
  const until = formatDateTime(promisedUntil);
  if (deliverAt === null) return [m.dispatch_if_promise({ until })];
  return [
    ...(pickupAt === null ? [] : [m.dispatch_if_pickup({ time: formatDateTime(pickupAt) })]),
    m.dispatch_if_deliver({ time: formatDateTime(deliverAt), until: formatTime(promisedUntil) }),
    lateMinutes > 0 ? m.dispatch_if_late({ minutes: minutesText(lateMinutes) }) : m.dispatch_if_on_time(),
  ];
}

function moveSentence(
  { shipmentId, kind, minutes, lateMinutes }: Consequences["moves"][number],
  { codes }: Named,
): string {
  const facts = {
    stop: stops[kind]?.() ?? kind,
    code: codes[shipmentId] ?? "",
    minutes: minutesText(Math.abs(minutes)),
  };
  const moved = minutes > 0 ? m.dispatch_if_move_later(facts) : m.dispatch_if_move_sooner(facts);
  return lateMinutes > 0 ? moved + m.dispatch_if_move_late({ minutes: minutesText(lateMinutes) }) : moved;
}
