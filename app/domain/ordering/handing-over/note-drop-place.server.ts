import { sql, type Tx } from "~/platform/db.server";

/** Where this part goes now instead of the door, name and street; null: to the door. Told by the delivery, in its transaction. */
export async function noteDropPlace(tx: Tx, subOrderId: string, dropPlace: string | null): Promise<void> {
  await tx.$executeRaw(sql`update sub_order set drop_place = ${dropPlace} where id = ${subOrderId}::uuid`);
}
