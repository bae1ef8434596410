import { z } from "zod";
import type { CourierEvent } from "~/domain/delivery/runs/courier-event";
import { failureReasons, type FailureReason } from "~/domain/delivery/runs/failure-reasons";
import { lossReasons, type LossReason } from "~/domain/delivery/losses/loss";
import { recordCourierEvent } from "~/domain/delivery/runs/record-courier-event.server";
import type { Courier } from "~/domain/identity/types";
import { largestUpload } from "~/domain/media/quota";
import { storePhoto } from "~/domain/media/store-photo.server";
import { parseCode } from "~/domain/shared/code";
import { checkForm, field, openForm } from "~/http/form.server";
import { readUpload, type Upload } from "~/http/upload.server";
import { wiring } from "~/wiring.server";

const reasons = Object.keys(failureReasons) as [FailureReason, ...FailureReason[]];
const source = {
  shipmentId: field.id(),
  clientEventId: field.text(160),
  deviceId: z.string().max(64).default("no-script"),
  deviceTime: z.iso.datetime().optional(),
};
const event = z.discriminatedUnion("type", [
  z.object({ ...source, type: z.enum(["departed"]) }),
  z.object({ ...source, type: z.enum(["arrived"]) }),
  z.object({ ...source, type: z.enum(["returned"]) }),
  z.object({ ...source, type: z.literal("scanned"), code: field.text(40) }),
  z.object({ ...source, type: z.literal("called"), reached: field.tick() }),
  z.object({
    ...source,
    type: z.literal("delivered"),
    by: z.enum(["pin", "photo"]),
    pin: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
  }),
  z.object({ ...source, type: z.literal("lost"), reason: field.choice(lossReasons), note: field.optionalText(300) }),
  z.object({ ...source, type: z.literal("failed"), reason: field.choice(reasons), note: field.optionalText(300) }),
]);

type Untaken = { ok: false; reason: string; status: 400 | 409 | 413 | 422 };

/** A courier's form, with or without a photo. */
export async function readSent(request: Request): Promise<({ ok: true } & Upload) | Untaken> {
  if (!(request.headers.get("content-type") ?? "").startsWith("multipart/")) {
    const body = await openForm(request);
    return body.ok ? { ...body, file: null } : { ok: false, reason: "invalid", status: body.status };
  }
  const upload = await readUpload(request, "photo", largestUpload);
  if (upload.ok) return upload;
  return { ok: false, reason: upload.reason === "too_big" ? "photo_too_big" : "photo", status: upload.status };
}

/** Takes one event of a courier; the reason of a refusal is a key of `refusalText`. */
export async function takeEvent(courier: Courier, sent: Upload): Promise<{ ok: true } | Untaken> {
  const { db, moment } = wiring();
  const reading = checkForm(sent.form, event);
  if (!reading.ok) return { ok: false, reason: "pin" in reading.faults ? "wrong_pin" : "invalid", status: 422 };
  const told = await eventOf(reading.value, sent.file, courier.personId);
  if (told === null) return { ok: false, reason: isByPin(reading.value) ? "wrong_pin" : "photo", status: 422 };
  const { shipmentId, clientEventId, deviceId, deviceTime } = reading.value;
  const at = moment();
  const outcome = await recordCourierEvent(db, at, courier, {
    shipmentId,
    clientEventId,
    deviceId,
    deviceTime: deviceTime ? new Date(deviceTime) : at.now,
    event: told,
  });
  return outcome.ok ? outcome : { ok: false, reason: outcome.reason, status: 409 };
}

const isByPin = (told: z.output<typeof event>): boolean => told.type === "delivered" && told.by === "pin";

/** Null when what was promised did not come: no code, no photo, or none that can be read. */
async function eventOf(
  told: z.output<typeof event>,
  file: Uint8Array | null,
  ownerId: string,
): Promise<CourierEvent | null> {
  if (told.type === "scanned") return { type: "scanned", code: parseCode(told.code) ?? told.code.toUpperCase() };
  if (told.type === "lost") return lostEvent(told, file, ownerId);
  if (told.type !== "delivered") return told;
  if (told.by === "pin")
    return told.pin === undefined ? null : { type: "delivered", by: { kind: "pin", pin: told.pin } };
  const photoId = file === null ? null : await photoOf(file, ownerId);
  return photoId === null ? null : { type: "delivered", by: { kind: "photo", photoId } };
}

/** A photo of what was lost is welcome, not asked for; one that cannot be read is said to be so. */
async function lostEvent(
  { reason, note }: { reason: LossReason; note: string },
  file: Uint8Array | null,
  ownerId: string,
): Promise<CourierEvent | null> {
  if (file === null) return { type: "lost", reason, note, photoId: null };
  const photoId = await photoOf(file, ownerId);
  return photoId === null ? null : { type: "lost", reason, note, photoId };
}

async function photoOf(upload: Uint8Array, ownerId: string): Promise<string | null> {
  const { db, moment, media } = wiring();
  const stored = await storePhoto(db, moment(), media, { ownerId, upload });
  return stored.ok ? stored.photoId : null;
}
