import { invariant } from "~/domain/shared/invariant";
import type { Reader, Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { isLossReason, type LossReason } from "../losses/loss";
import type { ShipmentRow } from "./shipment-row.server";

export type OpenLoss = {
  readonly id: string;
  /** `reported`: a courier said so. `agreed`: a first operator did. */
  readonly status: "reported" | "agreed";
  readonly reason: LossReason;
  readonly words: string;
  readonly photoId: string | null;
  readonly reportedById: string;
  readonly reportedAt: Date;
  readonly agreedById: string | null;
};

const open = { in: ["reported", "agreed"] };

/** What is said about a shipment's goods and not decided; at most one (unique index). */
export async function openLossOf(reader: Reader | Tx, shipmentId: string): Promise<OpenLoss | null> {
  const row = await reader.goodsLoss.findFirst({ where: { shipmentId, status: open } });
  if (row === null) return null;
  const { reason, status } = row;
  invariant(
    isLossReason(reason) && (status === "reported" || status === "agreed"),
    `loss ${row.id}: ${reason}, ${status}`,
  );
  return { ...row, reason, status };
}

/** A courier's word, kept until an operator decides; said again it replaces what was said. */
export async function reportLoss(
  tx: Tx,
  moment: Moment,
  { id: shipmentId, grams, courierId }: ShipmentRow,
  said: {
    readonly reason: LossReason;
    readonly words: string;
    readonly photoId: string | null;
    readonly personId: string;
  },
): Promise<void> {
  const { personId: reportedById, ...told } = said;
  const report = {
    ...told,
    grams,
    courierId,
    reportedById,
    reportedAt: moment.now,
    status: "reported",
    agreedById: null,
  };
  const { count } = await tx.goodsLoss.updateMany({ where: { shipmentId, status: open }, data: report });
  if (count === 0) await tx.goodsLoss.create({ data: { id: moment.ids.next(), shipmentId, ...report } });
}

/** An operator's word about it. */
export async function keepLoss(
  tx: Tx,
  moment: Moment,
  { id: shipmentId, grams, courierId, keeperId }: ShipmentRow,
  { id, reportedById }: Pick<OpenLoss, "reportedById"> & { readonly id: string | null },
  word: { status: "agreed" | "written_off"; reason: LossReason; words: string; actorId: string },
): Promise<void> {
  const { status, reason, words, actorId } = word;
  const who = status === "agreed" ? { agreedById: actorId } : { decidedById: actorId, decidedAt: moment.now };
  const data = { status, reason, ...(words !== "" && { words }), ...who };
  if (id !== null) await tx.goodsLoss.update({ where: { id }, data });
  else
    await tx.goodsLoss.create({
      data: {
        ...{ id: moment.ids.next(), shipmentId, grams, courierId: keeperId ?? courierId, reportedById },
        ...{ reportedAt: moment.now, words, ...data },
      },
    });
}

/** An operator lets the goods travel on or back: they are not lost. */
export async function dismissLoss(tx: Tx, { now }: Moment, shipmentId: string, decidedById: string): Promise<void> {
  await tx.goodsLoss.updateMany({
    where: { shipmentId, status: open },
    data: { status: "dismissed", decidedById, decidedAt: now },
  });
}
