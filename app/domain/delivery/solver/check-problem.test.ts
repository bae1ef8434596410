import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { checkProblem } from "./check-problem";
import type { RoutingProblem, TransportRequest, VehicleOffer } from "./model";

const sound = drawProblem(1, 3, 2);
const stop = { place: 1, earliest: 10, latest: 20, service: 5 };

function withVehicle(change: object): RoutingProblem {
  return {
    ...sound,
    vehicles: sound.vehicles.map((own, at): VehicleOffer => (at === 1 ? { ...own, ...change } : own)),
  };
}

function withRequest(change: object): RoutingProblem {
  return {
    ...sound,
    requests: sound.requests.map((own, at): TransportRequest => (at === 2 ? { ...own, ...change } : own)),
  };
}

describe("the border of the solver", () => {
  it("lets a sound problem pass", () => {
    expect(checkProblem(sound)).toEqual({ ok: true });
  });

  it.each<[RoutingProblem, string, string]>([
    [{ ...sound, roads: [] }, "roads", "empty"],
    [{ ...sound, roads: [{ places: 7, minutes: new Float64Array(48) }] }, "roads[0].minutes", "wrong_size"],
    [
      { ...sound, roads: [{ places: 7, minutes: new Float64Array(49).fill(NaN) }] },
      "roads[0].minutes[0]",
      "not_a_number",
    ],
    [{ ...sound, vehicles: [] }, "vehicles", "empty"],
    [withVehicle({ id: "v0" }), "vehicles[1].id", "twice"],
    [withVehicle({ roads: 3 }), "vehicles[1].roads", "unknown"],
    [withVehicle({ start: 99 }), "vehicles[1].start", "unknown"],
    [withVehicle({ from: 500, until: 10 }), "vehicles[1].until", "window_ends_before_it_begins"],
    [withVehicle({ capacity: [1, 2] }), "vehicles[1].capacity", "wrong_size"],
    [withVehicle({ time_windows: [] }), "vehicles[1].time_windows", "unknown_key"],
    [withVehicle({ frozen: [{ request: "r0", kind: "delivery" }] }), "vehicles[1].frozen[0]", "contradiction"],
    [withVehicle({ frozen: [{ request: "ghost", kind: "pickup" }] }), "vehicles[1].frozen[0]", "unknown"],
    [withRequest({ id: "r0" }), "requests[2].id", "twice"],
    [withRequest({ load: [-1] }), "requests[2].load[0]", "negative"],
    [withRequest({ load: [1e12] }), "requests[2].load[0]", "too_large"],
    [withRequest({ pickup: { ...stop, place: 6 } }), "requests[2].delivery.place", "pickup_is_delivery"],
    [withRequest({ pickup: { ...stop, earliest: 30 } }), "requests[2].pickup.latest", "window_ends_before_it_begins"],
    [withRequest({ pickup: { ...stop, place: 1.5 } }), "requests[2].pickup.place", "unknown"],
    [withRequest({ pickup: undefined }), "requests[2].onBoardOf", "contradiction"],
    [withRequest({ pickup: undefined, delivery: undefined }), "requests[2]", "no_stop"],
    [withRequest({ onBoardOf: "v0" }), "requests[2].onBoardOf", "contradiction"],
    [withRequest({ barred: new Map([["ghost", "pass"]]) }), "requests[2].barred", "unknown"],
    [withRequest({ windows: [] }), "requests[2].windows", "unknown_key"],
  ])("refuses a bad problem, case %#, at its field", (problem, field, rule) => {
    expect(checkProblem(problem)).toEqual({ ok: false, reason: "bad_problem", field, rule });
  });
});
