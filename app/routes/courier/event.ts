import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { CourierEvent } from "~/domain/delivery/runs/courier-event";
import { failureReasons, type FailureReason } from "~/domain/delivery/runs/failure-reasons";
import { lossReasons, type LossReason } from "~/domain/delivery/losses/loss";
import { recordCourierEvent } from "~/domain/delivery/runs/record-courier-event.server";
import { largestUpload } from "~/domain/media/quota";
import { storePhoto } from "~/domain/media/store-photo.server";
import { parseCode } from "~/domain/shared/code";
import { checkForm, field } from "~/http/form.server";
import { requireCourier } from "~/http/guard.server";
import { readFormData } from "~/http/read-body.server";
import { readUpload } from "~/http/upload.server";
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

/** Takes one event of a courier, from a plain form or from the phone's outbox (which asks for JSON). */
export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const courier = await requireCourier(db, request);
  const sent = await readSent(request);
  if (!sent.ok) return answer(request, "photo", sent.status);
  const reading = checkForm(sent.form, event);
  if (!reading.ok) return answer(request, "invalid", 422);
  const told = await eventOf(reading.value, sent.file, courier.personId);
  if (told === null)
    return answer(request, reading.value.type === "delivered" && reading.value.by === "pin" ? "invalid" : "photo", 422);
  const { shipmentId, clientEventId, deviceId, deviceTime } = reading.value;
  const at = moment();
  const outcome = await recordCourierEvent(db, at, courier, {
    shipmentId,
    clientEventId,
    deviceId,
    deviceTime: deviceTime ? new Date(deviceTime) : at.now,
    event: told,
  });
  return outcome.ok ? answer(request, null, 200) : answer(request, outcome.reason, 409);
}

/** Nothing to see here; a reload after a plain form goes back to the run. */
export const loader = () => redirect("/giao-hang");

const mostFormBytes = 64 * 1024;

async function readSent(request: Request) {
  const isMultipart = (request.headers.get("content-type") ?? "").startsWith("multipart/");
  if (isMultipart) return readUpload(request, "photo", largestUpload);
  const body = await readFormData(request, mostFormBytes);
  if (body.ok) return { ok: true as const, form: body.form, file: null };
  return { ok: false as const, status: body.reason === "too_big" ? (413 as const) : (400 as const) };
}

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

function answer(request: Request, reason: string | null, status: number): Response {
  if (request.headers.get("accept")?.includes("application/json"))
    return Response.json(reason === null ? { ok: true } : { ok: false, reason }, { status });
  return redirect(reason === null ? "/giao-hang" : `/giao-hang?loi=${reason}`);
}
