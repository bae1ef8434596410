import { hoursAfter } from "~/domain/shared/time";

export const passKinds = ["person", "vehicle"] as const;
export type PassKind = (typeof passKinds)[number];

/** ending: valid, but for less than two days more. */
export type PassState = "coming" | "valid" | "ending" | "expired" | "revoked";

type Times = { validFrom: Date; validUntil: Date; revokedAt: Date | null };

export function passState({ validFrom, validUntil, revokedAt }: Times, now: Date): PassState {
  if (revokedAt !== null) return "revoked";
  if (now >= validUntil) return "expired";
  if (now < validFrom) return "coming";
  return validUntil <= hoursAfter(now, 48) ? "ending" : "valid";
}

/** A vehicle's pass is worth nothing on another vehicle. */
export const isPassOf = (pass: { kind: string; plate: string }, courier: { plate: string }): boolean =>
  pass.kind !== "vehicle" || samePlate(pass.plate, courier.plate);

const samePlate = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (plate: string): string => plate.toUpperCase().replace(/[^A-Z0-9]/g, "");
