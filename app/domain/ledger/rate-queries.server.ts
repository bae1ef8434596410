import { invariant } from "~/domain/shared/invariant";
import type { Reader } from "~/platform/db.server";
import { type RateBook, type Rates, ratesOn } from "./rates";

const agreed = { agreedAt: { not: null }, withdrawnAt: null };

/** Every commission rule and tax rate that two people agreed to, from the first to those to come. */
export async function rateBook(reader: Reader): Promise<RateBook> {
  const [commission, taxes] = await Promise.all([
    reader.commissionRule.findMany({ where: agreed, orderBy: { from: "asc" } }),
    reader.taxRate.findMany({ where: agreed, orderBy: { from: "asc" } }),
  ]);
  return { commission, taxes: taxes.map(({ work, ...tax }) => ({ ...tax, work: workOf(work) })) };
}

function workOf(text: string): "goods" | "transport" {
  invariant(text === "goods" || text === "transport", `no such work: ${text}`);
  return text;
}

export const ratesInForce = async (reader: Reader, at: Date): Promise<Rates> => ratesOn(at, await rateBook(reader));
