import { present } from "~/domain/shared/missing";
import { isRefusal } from "~/domain/shared/refusal";
import type { Measure } from "~/domain/shared/quantity";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { SellerHand } from "./accept-sub-order.server";
import { changePart, keepEvents, lockSubOrder } from "../internal/locked-order.server";
import { settleLine, settleSubOrder, type OrderedLine, type Weighing } from "./settle-weight";
import { move } from "../sub-order-status";

export type WeighLine = {
  readonly subOrderId: string;
  readonly lineId: string;
  readonly weighing: Weighing;
  readonly sure: boolean;
};

/** Puts one line on the scale. The last line weighed makes the sub-order weighed; until it is packed, any line may be weighed again. */
export const weighLine = (
  db: Db,
  moment: Moment,
  seller: SellerHand,
  { subOrderId, lineId, weighing, sure }: WeighLine,
) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, seller.sellerId);
    const moved = move(part.subOrder.status, "weigh");
    if (isRefusal(moved)) return moved;
    const lines = await readLines(tx, subOrderId);
    const line = present(
      lines.find(({ id }) => id === lineId),
      "order_line",
    );
    const settled = settleLine(line, weighing, sure);
    if (isRefusal(settled)) return settled;

    const { weighedG, packedQuantity, finalVnd } = settled;
    await tx.orderLine.update({ where: { id: lineId }, data: { weighedG, packedQuantity, finalVnd } });
    const detail = { lineId, weighedG, packedQuantity, finalVnd };
    const now = lines.map((each) => (each.id === lineId ? { ...each, weighedG, finalVnd } : each));
    const done = now.flatMap(({ weighedG: grams, finalVnd: vnd }) =>
      grams === null || vnd === null ? [] : [{ weighedG: grams, finalVnd: vnd }],
    );
    if (done.length < lines.length) {
      await keepEvents(tx, moment, seller.personId, part.order.id, [
        { type: "sub_order.line_weighed", subOrderId, detail },
      ]);
      await tx.subOrder.update({ where: { id: subOrderId }, data: { version: { increment: 1 } } });
      return { ok: true as const, allWeighed: false };
    }
    const { goodsVnd, grams } = settleSubOrder(part.subOrder.goodsVnd, done);
    const columns = { weighedVnd: goodsVnd, packedG: grams };
    await changePart(tx, moment, seller.personId, part, { to: moved.to, happening: "weighed", detail, columns });
    return { ok: true as const, allWeighed: true };
  });

type LineOnScale = OrderedLine & {
  readonly id: string;
  readonly weighedG: number | null;
  readonly finalVnd: number | null;
};

const readLines = async (tx: Tx, subOrderId: string): Promise<LineOnScale[]> =>
  (
    await tx.orderLine.findMany({
      where: { subOrderId },
      select: {
        id: true,
        soldBy: true,
        pricedBy: true,
        priceVnd: true,
        quantity: true,
        estimatedG: true,
        estimatedVnd: true,
        weighedG: true,
        finalVnd: true,
      },
    })
  ).map((line) => ({ ...line, soldBy: asMeasure(line.soldBy), pricedBy: asMeasure(line.pricedBy) }));

const asMeasure = (text: string): Measure => (text === "weight" ? "weight" : "each");
