import { compileMovement } from "~/domain/areas/compile-movement";
import { dropPointOf, isReceiving, isSending, type Ground } from "~/domain/areas/ground";
import { drafted, type GroundDraft } from "~/domain/areas/ground-draft";
import type { AreaRef } from "~/domain/areas/movement";
import { readBook } from "~/domain/areas/read-book.server";
import { readGround } from "~/domain/areas/read-ground.server";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { Consequence } from "./area-consequence";
import { differencesOf, seenText, type Difference, type Hit } from "./area-hit";
import { hitsOf, type HitShipment } from "../internal/hits-of.server";
import { nearestHandOver } from "../internal/drop-place.server";
import { partHits } from "../internal/part-hits.server";
import type { Whose } from "../internal/refused-stops.server";
import { loadOf, readShipments } from "../internal/shipment-row.server";
import { fateAround } from "../hubs/reroute";
import { hubsInstead, wayThrough } from "../hubs/reroute-around-hub.server";
import { touchedShipments, type TouchedShipment } from "./touched-shipments.server";

/** Colours, rules, borders and points; or a pass that is taken back. */
export type ChangeDraft =
  GroundDraft | { readonly kind: "pass_revoked"; readonly courierId: string; readonly passId: string };

export type AreaPreview = {
  readonly hits: readonly Hit[];
  readonly counts: Partial<Record<Consequence, number>>;
  /** Couriers whose runs change. */
  readonly runs: number;
  /** Sellers whose goods are not offered any more, and whether shoppers there can order at all. */
  readonly sellersShut: number;
  readonly takesOrders: boolean;
  /** What the operator looks at, to be sent back when they confirm. */
  readonly seen: string;
  readonly differences: readonly Difference[];
};

export type PreviewStep = { readonly step: "preview" | "confirm" | "insist"; readonly seen: string };

const mostHits = 200;

/**
 * What has to be looked at before a change may be made. Null: the operator confirmed what would still happen, or has been told
 * what became different and insists.
 */
export function previewUnlessSeen(
  reader: Reader,
  now: Date,
  draft: ChangeDraft,
  { step, seen }: PreviewStep,
): Promise<AreaPreview | null> {
  return lookedAt(() => previewAreaChange(reader, now, draft), { step, seen });
}

/** The same for whatever else can be looked at before it is done. */
export async function lookedAt(
  look: () => Promise<AreaPreview>,
  { step, seen }: PreviewStep,
): Promise<AreaPreview | null> {
  if (step === "insist") return null;
  const preview = await look();
  if (step === "preview") return preview;
  const differences = differencesOf(seen, preview.seen);
  return differences.length === 0 ? null : { ...preview, differences };
}

/** What a change would do to the orders that are open now, at the minute it begins. Nothing is written. */
export async function previewAreaChange(reader: Reader, now: Date, draft: ChangeDraft): Promise<AreaPreview> {
  const change = await changeOf(reader, now, draft);
  const { before, after, at, areas } = change;
  const shipments = await shipmentHits(reader, change);
  const parts = draft.kind === "pass_revoked" ? [] : await partHits(reader, before, after, at, areas);
  return { ...summed([...shipments, ...parts]), ...(await trade(reader, change, draft)) };
}

/** What would happen to everything that passes through this hub, were it closed now. */
export async function previewHubClosing(reader: Reader, now: Date, hubId: string): Promise<AreaPreview> {
  const shipments = await readShipments(reader, await wayThrough(reader, hubId));
  const insteadFor = await hubsInstead(reader, now, hubId);
  const touched = [...shipments.values()].flatMap((shipment): HitShipment[] => {
    const instead = insteadFor(shipment);
    const fate = fateAround(shipment, hubId, instead !== null);
    if (fate === "as_it_was") return [];
    if (fate === "hold") return [{ shipment, consequence: "hold", place: null }];
    return [{ shipment, consequence: "another_way", place: fate === "go_round" ? (instead?.name ?? null) : null }];
  });
  return { ...summed(await hitsOf(reader, touched)), sellersShut: 0, takesOrders: true };
}

function summed(hits: readonly Hit[]): Omit<AreaPreview, "sellersShut" | "takesOrders"> {
  const counts: Partial<Record<Consequence, number>> = {};
  for (const { consequence } of hits) counts[consequence] = (counts[consequence] ?? 0) + 1;
  return {
    hits: hits.slice(0, mostHits),
    counts,
    runs: new Set(hits.flatMap(({ courierName }) => courierName ?? [])).size,
    seen: seenText(hits),
    differences: [],
  };
}

type Change = {
  readonly before: Ground;
  readonly after: Ground;
  readonly at: Date;
  readonly areas: readonly AreaRef[] | null;
  readonly whose: Whose;
  readonly withoutPass?: string;
};

async function changeOf(reader: Reader, now: Date, draft: ChangeDraft): Promise<Change> {
  const before = await readGround(reader);
  if (draft.kind === "pass_revoked") {
    const { courierId, passId } = draft;
    return { before, after: before, at: now, areas: [], whose: { courierId }, withoutPass: passId };
  }
  const { book, dropPoints, at, areas } = drafted(await readBook(reader), before.dropPoints, draft, now);
  return { before, after: { ...before, movement: compileMovement(book), dropPoints }, at, areas, whose: {} };
}

async function shipmentHits(reader: Reader, { before, after, at, areas, whose, withoutPass }: Change): Promise<Hit[]> {
  const standing = await touchedShipments(reader, before, at, areas, whose);
  const known = new Set(standing.map(({ shipment, consequence }) => `${shipment.id} ${consequence}`));
  const touched = await touchedShipments(reader, after, at, areas, { ...whose, withoutPass });
  const fresh = touched.filter(({ shipment, consequence }) => !known.has(`${shipment.id} ${consequence}`));
  return hitsOf(
    reader,
    fresh.map((one) => ({ ...one, place: placeOf(after, one, at) })),
  );
}

function placeOf(ground: Ground, { shipment, consequence }: TouchedShipment, at: Date): string | null {
  if (consequence === "drop_point") return dropPointOf(ground, loadOf(shipment).drop)?.name ?? null;
  if (consequence !== "hand_over") return null;
  const id = nearestHandOver(ground, shipment, minuteOf(at));
  return ground.dropPoints.find((point) => point.id === id)?.name ?? null;
}

/** What it means for buying and selling; only asked of changes about a named area. */
async function trade(reader: Reader, { before, after, at, areas }: Change, { kind }: ChangeDraft) {
  const [area] = areas ?? [];
  if (area === undefined || kind === "pass_revoked") return { sellersShut: 0, takesOrders: true };
  const { provinceCode, communeCode } = area;
  const sellers = await reader.seller.findMany({
    where: { status: "approved", provinceCode, ...(communeCode !== null && { communeCode }) },
    select: { provinceCode: true, communeCode: true },
  });
  const sends = (ground: Ground, seller: (typeof sellers)[number]): boolean =>
    isSending(ground, seller, "ambient", minuteOf(at));
  const place = { provinceCode, communeCode: communeCode ?? "" };
  return {
    sellersShut: sellers.filter((seller) => sends(before, seller) && !sends(after, seller)).length,
    takesOrders: isReceiving(after, place, "ambient", minuteOf(at)),
  };
}
