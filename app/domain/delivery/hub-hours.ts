import { daysAfter, minutesAfter, startOfDayInVietnam } from "~/domain/shared/time";

/** Minutes of the Vietnamese day between which a hub takes in and gives out goods; `closesMinute` may be 1440. */
export type HubHours = { readonly opensMinute: number; readonly closesMinute: number };

const minuteOfDay = (at: Date): number => (at.getTime() - startOfDayInVietnam(at).getTime()) / 60_000;

export const isOpenAt = ({ opensMinute, closesMinute }: HubHours, at: Date): boolean => {
  const minute = minuteOfDay(at);
  return opensMinute <= minute && minute < closesMinute;
};

/** `at` when the hub is open then, otherwise its next opening. */
export function openFrom(hub: HubHours, at: Date): Date {
  if (isOpenAt(hub, at)) return at;
  const today = startOfDayInVietnam(at);
  const opening = minutesAfter(today, hub.opensMinute);
  return opening > at ? opening : daysAfter(opening, 1);
}
