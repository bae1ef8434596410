import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { countOrdersOfSeller } from "~/domain/ordering/selling/seller-queries.server";
import { requireSeller } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { wiring } from "~/wiring.server";

/** Asked every few seconds by an open console: one index read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  return json(await countOrdersOfSeller(db, seller.sellerId), { headers: privatePage });
}
