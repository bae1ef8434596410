import type { Decision } from "~/domain/delivery/dispatch/decision";
import { answering } from "~/domain/delivery/dispatch/settings";
import { metresBetween } from "~/domain/shared/geo";
import { chanceOf } from "../draws";
import type { City } from "./city";
import { positionOf, proceed } from "./drive";
import { goOffDuty, reopen } from "./duty";
import type { Offer } from "./events";
import { mayFetchAndBring, remaining, whyNot } from "./holds";
import type { Load, Rider } from "./state";

const offerMinutes = 1;
const awayMinutes = 20;

type Proposal = Pick<Extract<Decision, { kind: "offer" | "roster" }>, "loadIds" | "stops" | "arrivals" | "detourM">;

/** The run as proposed, with the new loads, is the courier's own. */
export function accept(city: City, rider: Rider, run: Pick<Proposal, "loadIds" | "stops" | "arrivals">): void {
  const { loadIds, stops, arrivals } = run;
  rider.stops = remaining(rider, stops, loadIds);
  for (const [at, { loadId, kind }] of stops.entries())
    if (kind !== "pickup") city.load(loadId).expectedAt = arrivals[at] ?? null;
  for (const id of loadIds) city.load(id).standing = { kind: "accepted", courierId: rider.spec.id };
  proceed(city, rider);
}

export function sendOffer(city: City, rider: Rider, proposal: Proposal): void {
  const { loadIds, stops, arrivals } = proposal;
  const courierId = rider.spec.id;
  const until = city.now + offerMinutes;
  rider.restsUntil = until;
  let made = 0;
  for (const id of loadIds) {
    const load = city.load(id);
    load.standing = { kind: "offered", courierId, until };
    load.offersMade += 1;
    made = Math.max(made, load.offersMade);
  }
  const { answer, minutes } = answerTo(city, rider, proposal, made);
  const offer = { courierId, loadIds, stops, arrivals, answer };
  city.offersOut.add(offer);
  city.agenda.add(city.now + Math.min(minutes, offerMinutes), { kind: "answer", offer });
}

/** Places were closed: who looks at an offer they could no longer drive is asked no more, and may be asked something else. */
export function withdrawClosed(city: City): void {
  for (const offer of city.offersOut) {
    const { courierId, loadIds, stops } = offer;
    const rider = city.rider(courierId);
    if (mayFetchAndBring(city, rider, remaining(rider, stops, loadIds), loadIds)) continue;
    city.offersOut.delete(offer);
    city.journal.answers.withdrawn += 1;
    rider.restsUntil = city.now;
    for (const load of loadIds.map((id) => city.load(id))) if (isOfferedTo(load, offer)) reopen(load);
  }
}

const isOfferedTo = ({ end, standing }: Load, { courierId }: Offer): boolean =>
  end === null && standing.kind === "offered" && standing.courierId === courierId;

/**
 * How couriers answer: nine of ten yes, fewer for far or long trips and little pay, within seconds. Two of a hundred do not look;
 * a silent phone never does.
 */
function answerTo(
  city: City,
  rider: Rider,
  { loadIds, stops, detourM }: Proposal,
  attempt: number,
): { answer: Offer["answer"]; minutes: number } {
  const chance = chanceOf(city.day.seed, "answer", rider.spec.id, loadIds.join("+"), attempt);
  if (rider.lastHeard !== null || chance.unit() < 0.02) return { answer: "expired", minutes: offerMinutes };
  const payVnd = loadIds.reduce((sum, id) => sum + city.load(id).order.payVnd, 0);
  const first = stops.find(({ loadId, kind }) => loadIds.includes(loadId) && kind === "pickup");
  const awayKm = first === undefined ? 0 : metresBetween(positionOf(rider, city.now), first.place) / 1000;
  const vndPerKm = payVnd / Math.max(1, detourM / 1000);
  const liking = 3 - 0.2 * Math.max(0, awayKm - 2) + 0.5 * Math.log(Math.max(0.1, vndPerKm / 3000));
  const isYes = chance.unit() < 1 / (1 + Math.exp(-liking));
  return { answer: isYes ? "accepted" : "declined", minutes: 0.1 - 0.3 * Math.log(1 - chance.unit()) };
}

export function hearAnswer(city: City, offer: Offer): void {
  if (!city.offersOut.delete(offer)) return;
  const { courierId, loadIds, stops, arrivals, answer } = offer;
  const rider = city.rider(courierId);
  const loads = loadIds.map((id) => city.load(id));
  const isMine = (load: Load): boolean => isOfferedTo(load, offer);
  const isWhole = loads.every(isMine);
  const fits = isWhole && answer === "accepted" && whyNot(city, rider, stops, loadIds) === null;
  const outcome = answer === "accepted" && !fits ? "withdrawn" : answer;
  city.journal.answers[outcome] += 1;
  rider.restsUntil = city.now;
  if (fits) return accept(city, rider, { loadIds, stops, arrivals });
  for (const load of loads.filter(isMine)) reopen(load);
  if (outcome === "withdrawn") return;
  const restsFor = answer === "declined" ? Infinity : answering.silenceMinutes;
  for (const load of loads) {
    load.notToAsk.set(courierId, city.now + restsFor);
    load.past.push({ courierId, status: outcome, endedAt: new Date(city.now * 60_000), wasReleased: false });
  }
  if (answer === "declined") rider.restsUntil = city.now + answering.refusalRestMinutes;
  else countSilence(city, rider);
}

/** Who never looks is off duty until they tap the screen again. */
function countSilence(city: City, rider: Rider): void {
  rider.silences += 1;
  if (rider.silences < answering.silencesBeforeOffDuty || rider.stops.length > 0 || rider.hasLeft) return;
  rider.silences = 0;
  goOffDuty(city, rider);
  rider.hasLeft = false;
  city.agenda.add(city.now + awayMinutes, { kind: "back_on_duty", courierId: rider.spec.id });
}
