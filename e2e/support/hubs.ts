import { expect } from "@playwright/test";
import { fact, facts, ownerOf } from "./facts";
import { callerAs, openCaller } from "./http";
import { buy, partOf } from "./shop";

export type HubSeen = { id: string; code: string; name: string; lat: number; lng: number };

const hubByCode = (code: string) =>
  facts<HubSeen>("select id::text, code, name, lat, lng from hub where code = $1", [code]);

/** The hub of the story's city, opened by an operator where the world has none yet. */
export async function hubNear(baseURL: string): Promise<HubSeen> {
  const [known] = await hubByCode("HCM-TD");
  if (known) return known;
  const operator = await callerAs("operator", baseURL);
  const form = {
    ...{ code: "HCM-TD", name: "Kho Thủ Đức", phone: "0901 234 567", street: "215 Xa lộ Hà Nội" },
    ...{ provinceCode: "79", communeCode: "26824", lat: "10.85", lng: "106.757", opens: "00:00", closes: "24:00" },
    ...{ sortMinutes: "30", dayKg: "40000", dockSlots: "12", hasColdRoom: "on" },
  };
  const made = await operator.post("/dieu-hanh/kho/moi", form);
  expect(made.status(), "opening a hub").toBe(302);
  await operator.close();
  const [hub] = await hubByCode("HCM-TD");
  if (!hub) throw new Error("the hub is not there");
  return hub;
}

/** A kilo and a half of what a far farm sells by weight: paid, due the day after tomorrow, packed in one parcel. */
export async function packedFarAway(baseURL: string, farmSlug: string, name: string) {
  const farm = await ownerOf(farmSlug);
  const { product, quantity } = await fact<{ product: string; quantity: number }>(
    `select p.slug as product, greatest(k.minimum, 1500) as quantity from pack k join product p on p.id = k.product_id join seller s on s.id = p.seller_id
      where s.slug = $1 and p.status = 'published' and k.retired_at is null and k.sold_by = 'weight' and p.cold_class = 'ambient'
        and exists (select 1 from lot l where l.pack_id = k.id and l.status = 'sellable' and l.available >= 5000)
      order by p.slug limit 1`,
    [farmSlug],
  );
  const shopper = await openCaller(baseURL);
  const { token } = await buy(shopper, [{ product, quantity }], name);
  await shopper.close();
  const { id: partId } = await partOf(token);
  await facts(
    "update sub_order set window_from = now() + interval '40 hours', window_until = now() + interval '48 hours' where id = $1",
    [partId],
  );
  const seller = await callerAs(farm.phone as `+${string}`, baseURL);
  const { id: lineId } = await fact<{ id: string }>("select id::text from order_line where sub_order_id = $1", [
    partId,
  ]);
  const work = async (form: Record<string, string>): Promise<void> =>
    expect((await seller.post(`/nha-vuon/don/${partId}`, form)).status(), form["intent"]).toBe(303);
  await work({ intent: "accept" });
  await work({ intent: "weigh", lineId, weight: String(quantity / 1000).replace(".", ",") });
  const { version } = await fact<{ version: number }>("select version from sub_order where id = $1", [partId]);
  await work({ intent: "pack", parcels: "1", version: String(version) });
  await seller.close();
  const { parcel } = await fact<{ parcel: string }>("select parcel_codes[1] as parcel from sub_order where id = $1", [
    partId,
  ]);
  return { token, partId, parcel };
}

/** The shipment the worker makes of it: through that hub and no other. */
export async function oneWayThrough(partId: string, hubId: string) {
  const legs = () =>
    facts<{ id: string; code: string; payVnd: number; toHub: string | null }>(
      `select s.id::text, s.code, s.pay_vnd as "payVnd", leg.to_hub_id::text as "toHub"
         from shipment s join shipment_leg leg on leg.shipment_id = s.id where s.sub_order_id = $1 order by leg.seq`,
      [partId],
    );
  await expect.poll(async () => (await legs()).map(({ toHub }) => toHub), { timeout: 30_000 }).toEqual([hubId, null]);
  const [first] = await legs();
  if (!first) throw new Error("no legs");
  return first;
}

/** As if the hub's half hour had passed. */
export const letSortingPass = async (shipmentId: string): Promise<void> => {
  await facts("update shipment_leg set ready_at = now() where shipment_id = $1 and seq = 2", [shipmentId]);
  await facts("update shipment set ready_at = now() where id = $1", [shipmentId]);
};
