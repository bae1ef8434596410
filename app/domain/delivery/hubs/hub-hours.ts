import { nextOpening } from "../dispatch/hub";

/** Minutes of the Vietnamese day between which a hub takes in and gives out goods; `closesMinute` may be 1440. */
export type HubHours = { readonly opensMinute: number; readonly closesMinute: number };

const minuteMs = 60_000;

/** `at` when the hub is open then, otherwise its next opening. */
export const openFrom = ({ opensMinute, closesMinute }: HubHours, at: Date): Date =>
  new Date(nextOpening({ opens: opensMinute, closes: closesMinute }, at.getTime() / minuteMs) * minuteMs);

/** When goods that come in at `arrival` may leave again: taken in while the hub is open, sorted, and given out while it is open. */
export const sortedBy = (hub: HubHours & { readonly sortMinutes: number }, arrival: Date): Date =>
  openFrom(hub, new Date(openFrom(hub, arrival).getTime() + hub.sortMinutes * minuteMs));
