import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes";
import { fact } from "../support/facts";
import type { Role } from "../support/http";

export type Page = { readonly path: string; readonly role: Role | "nobody" };

/** Every address of the route map: "/nha-vuon/don/:subOrderId". */
export function patternsOf(entries: readonly RouteConfigEntry[] = routes as RouteConfigEntry[], above = ""): string[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? above : `${above}/${entry.path}`;
    return entry.children === undefined ? [pattern || "/"] : patternsOf(entry.children, pattern);
  });
}

/** Answers that are no pages: data for scripts, actions, hops to elsewhere. */
const noPages =
  /^\/(khu-vuc\/|dieu-hanh\/tien\/chi-tra\/:runId\/tep|(nha-vuon|giao-hang)\/tien\/:month\/pdf|basket-count|ngon-ngu|dang-xuat|tim\/goi-y|bao-tin|hooks\/|pay\/|nha-vuon\/dem-don|giao-hang\/(su-kien|vi-tri)|don\/:trackingToken\/events)/;

/** Whose page it is, by how its address begins; the rest is everybody's. */
const owners: readonly (readonly [RegExp, Role])[] = [
  [/^\/dieu-hanh/, "operator"],
  [/^\/nha-vuon\/thanh-vien/, "cooperative"],
  [/^\/nha-vuon/, "farmer"],
  [/^\/giao-hang/, "courier"],
  [/^\/tai-khoan\/xac-thuc/, "operator"],
  [/^\/(tai-khoan|don-mua|dang-ky)/, "shopper"],
];

const sellerOfFarmer = `(select m.seller_id from membership m join person p on p.id = m.person_id where p.phone = '+84900000002' limit 1)`;

/** An address for each name in a pattern, found in the demo world. */
const examples: Readonly<Record<string, string>> = {
  "/danh-muc/:slug": "select slug as value from category order by position limit 1",
  "/san-pham/:slug": "select slug as value from product where status = 'published' order by slug limit 1",
  "/nguoi-ban/:slug": "select slug as value from seller where status = 'approved' order by slug limit 1",
  "/thanh-toan/:token": "select tracking_token as value from orders order by created_at desc limit 1",
  "/don/:trackingToken":
    "select tracking_token as value from orders where status in ('in_progress', 'completed') order by created_at desc limit 1",
  "/dang-ky/:kind": "select 'nha-vuon' as value",
  "/nha-vuon/san-pham/:productId": `select id::text as value from product where seller_id = ${sellerOfFarmer} order by id limit 1`,
  "/nha-vuon/dang-ban/:draftId": `insert into listing_draft (id, seller_id, person_id, step, fields, version, updated_at)
     select gen_random_uuid(), m.seller_id, m.person_id, 'review', jsonb_build_object('photoId', p.photo_id, 'name', p.name,
       'categoryId', p.category_id, 'packs', '[{"choice": "kg", "priceVnd": 20000, "gramsPerUnit": null, "quantity": 20000}]'::jsonb,
       'harvestedOn', current_date, 'description', ''), 1, now()
     from membership m join person on person.id = m.person_id join product p on p.seller_id = m.seller_id
     where person.phone = '+84900000002' and p.photo_id is not null limit 1 returning id::text as value`,
  "/nha-vuon/don/:subOrderId": `select id::text as value from sub_order where seller_id = ${sellerOfFarmer} order by array_position(array['new', 'accepted', 'weighed', 'packed'], status), id limit 1`,
  "/nha-vuon/don/:subOrderId/nhan": `select id::text as value from sub_order where seller_id = ${sellerOfFarmer} and parcel_codes <> '{}' order by id limit 1`,
  "/dieu-hanh/don/:orderId": "select id::text as value from orders order by created_at desc limit 1",
  "/dieu-hanh/nguoi-dung/:personId": "select id::text as value from person where phone = '+84900000002'",
  "/dieu-hanh/nguoi-dung/:personId/giay-di-duong": "select id::text as value from person where phone = '+84900000004'",
  "/dieu-hanh/khu-vuc/:closureId": `insert into area_spell (id, province_code, commune_code, colour, reason, starts_at, ends_at, set_by_id)
     select gen_random_uuid(), '79', '26743', 'red', 'Lũ', now() - interval '2 days', now() - interval '1 day', id from person
     where phone = '+84900000005' returning id::text as value`,
  "/nha-vuon/tien/:month": "select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as value",
  "/giao-hang/tien/:month": "select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as value",
  "/dieu-hanh/tien/doi-soat/:day": "select day::text as value from settlement order by day desc limit 1",
  "/dieu-hanh/tien/chi-tra/:runId": "select id::text as value from payout_run order by day desc limit 1",
  "/dieu-hanh/tien/so-cai/tai-khoan/:code": "select code as value from ledger_account order by code limit 1",
  "/dieu-hanh/tien/so-cai/:transactionId": "select max(id)::text as value from ledger_transaction",
  "/dieu-hanh/kho/:code":
    "select code as value from hub order by (select count(*) from shipment s where s.hub_id = hub.id) desc, code limit 1",
  "/dieu-hanh/dieu-phoi/don/:shipmentId":
    "select id::text as value from shipment where status in ('ready', 'offered') order by created_at desc limit 1",
  "/dieu-hanh/van-don/:shipmentId/mat-hong":
    "select id::text as value from shipment order by (courier_id is null or status not in ('picked_up', 'in_transit', 'out_for_delivery', 'held')), id limit 1",
  "/dieu-hanh/van-don/:shipmentId": "select id::text as value from shipment order by created_at desc limit 1",
};

/** Every page there is, once, as the person it is for. A page without an example fails the walk. */
export async function everyPage(): Promise<{ pages: Page[]; without: string[] }> {
  const pages: Page[] = [];
  const without: string[] = [];
  for (const pattern of patternsOf().filter((each) => !noPages.test(each))) {
    const path = await filled(pattern);
    if (path === null) without.push(pattern);
    else pages.push({ path, role: owners.find(([begin]) => begin.test(pattern))?.[1] ?? "nobody" });
  }
  return { pages, without };
}

async function filled(pattern: string): Promise<string | null> {
  const name = /:\w+\??/.exec(pattern)?.[0];
  if (name === undefined) return pattern;
  const query = examples[pattern] ?? examples[pattern.slice(0, pattern.indexOf(name) + name.length)];
  if (query === undefined) return null;
  const { value } = await fact<{ value: string }>(query);
  return pattern.replace(name, value);
}
