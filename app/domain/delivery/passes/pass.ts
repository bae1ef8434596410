import { hoursAfter } from "~/domain/shared/time";

export const passKinds = ["person", "vehicle"] as const;
export type PassKind = (typeof passKinds)[number];

/** ending: valid, but for less than two days more. untested: the pass lasts, the test it asks for has run out. */
export type PassState = "coming" | "valid" | "ending" | "untested" | "expired" | "revoked";

type Times = { validFrom: Date; validUntil: Date; testUntil: Date | null; revokedAt: Date | null };

export function passState({ validFrom, validUntil, testUntil, revokedAt }: Times, now: Date): PassState {
  if (revokedAt !== null) return "revoked";
  if (now >= validUntil) return "expired";
  if (testUntil !== null && now >= testUntil) return "untested";
  if (now < validFrom) return "coming";
  return validUntil <= hoursAfter(now, 48) ? "ending" : "valid";
}

/** A vehicle's pass is worth nothing on another vehicle. */
export const isPassOf = (pass: { kind: string; plate: string }, courier: { plate: string }): boolean =>
  pass.kind !== "vehicle" || samePlate(pass.plate, courier.plate);

const samePlate = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (plate: string): string => plate.toUpperCase().replace(/[^A-Z0-9]/g, "");
