import { expect, test } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes";
import { brokenBodies, brokenPercents, hostile } from "./hostile";
import { inParallel, visitorAs, type Visitor } from "./visitor";

/** Every address of the route map: "/nha-vuon/don/:subOrderId". */
function patternsOf(entries: readonly RouteConfigEntry[], above = ""): string[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? above : `${above}/${entry.path}`;
    return entry.children === undefined ? [pattern || "/"] : patternsOf(entry.children, pattern);
  });
}

const patterns = patternsOf(routes as RouteConfigEntry[]);
const unknownId = "01900000-0000-7000-8000-000000000000";
const fill = (pattern: string, value: string): string => pattern.replace(/:\w+\??/g, value);
const plain = patterns.map((pattern) => fill(pattern, unknownId));
const rubbish = [...hostile.map(encodeURIComponent), ...brokenPercents];
const queries = [
  "/tim?q=",
  "/tim/goi-y?q=",
  "/danh-muc/rau-cu?trang=",
  "/don-mua?tab=",
  "/dieu-hanh?trang=",
  "/dieu-hanh?q=",
  "/dang-nhap?next=",
  "/khu-vuc/xa?tinh=",
  "/khu-vuc/tim?q=",
  "/khu-vuc/gan?lat=1&lng=",
  "/thanh-toan?areaText=",
  "/dev/messages?so=",
];
const addresses = [
  ...plain,
  ...patterns
    .filter((pattern) => pattern.includes(":"))
    .flatMap((pattern) => rubbish.map((value) => fill(pattern, value))),
  ...queries.flatMap((start) => rubbish.map((value) => start + value)),
];

const fields = [
  "intent",
  "what",
  "type",
  "about",
  "id",
  "packId",
  "lineId",
  "lotId",
  "offerId",
  "shipmentId",
  "sessionId",
  "draftId",
  "quantity",
  "weight",
  "name",
  "phone",
  "code",
  "street",
  "communeCode",
  "provinceCode",
  "lat",
  "lng",
  "priceVnd",
  "version",
  "reason",
  "decision",
  "next",
  "idempotencyKey",
  "clientEventId",
  "deviceTime",
  "hours",
  "parcels",
  "harvestedOn",
  "choice",
];
const forms = [{}, ...hostile.map((value) => Object.fromEntries(fields.map((name) => [name, value])))];

const roles = ["nobody", "shopper", "farmer", "courier", "operator"] as const;
const areas = { farmer: "/nha-vuon", courier: "/giao-hang", operator: "/dieu-hanh" } as const;
type Role = (typeof roles)[number];

/** Where a role has something to do; elsewhere the door is tested, not the room. */
function roomsOf(role: Role, all: readonly string[]): string[] {
  if (role === "nobody") return [...all];
  if (role === "shopper")
    return all.filter((address) => /^\/(tai-khoan|dang-ky|don-mua|thanh-toan|gio-hang)/.test(address));
  return all.filter((address) => address.startsWith(areas[role]));
}

const signsOut = (address: string): boolean => address === "/dang-xuat";
const faultOf = (what: string, { status }: { status: number }): string[] =>
  status >= 500 ? [`${what.slice(0, 160)} → ${status}`] : [];

for (const role of roles) {
  test.describe(`as ${role}`, () => {
    let somebody: Visitor;
    test.beforeAll(async ({ baseURL }) => {
      somebody = await visitorAs(role, baseURL ?? "");
    });

    test("no address answers a read with a fault of ours", async () => {
      const faults = await inParallel(roomsOf(role, addresses), async (address) =>
        faultOf(`GET ${address}`, await somebody.get(address)),
      );
      expect(faults.flat()).toEqual([]);
    });

    test("no form answers rubbish with a fault of ours", async () => {
      const all = roomsOf(role, plain).filter((address) => !signsOut(address));
      const writes = all.flatMap((address) => forms.map((form) => ({ address, form })));
      const faults = await inParallel(writes, async ({ address, form }) =>
        faultOf(`POST ${address} ${JSON.stringify(form)}`, await somebody.post(address, form)),
      );
      expect(faults.flat()).toEqual([]);
    });

    test("no address answers a broken body with a fault of ours", async () => {
      const all = roomsOf(role, plain).filter((address) => !signsOut(address));
      const writes = all.flatMap((address) => brokenBodies.map((broken) => ({ address, ...broken })));
      const faults = await inParallel(writes, async ({ address, name, type, body }) =>
        faultOf(
          `POST ${address} ${name}`,
          await somebody.send(address, { method: "POST", headers: { "content-type": type }, body }),
        ),
      );
      expect(faults.flat()).toEqual([]);
    });
  });
}

/** Whoever is signed in may be invited into a cooperative: the page that says so stands in the farms' console. */
const forAnyoneKnown = new Set(["/nha-vuon/hop-tac-xa"]);

/** Whoever does neither yet is shown at the front door how to sell or carry. */
const joinPaths: Readonly<Record<string, string>> = { "/nha-vuon": "/ban-hang", "/giao-hang": "/dang-ky/giao-hang" };

for (const [owner, area] of Object.entries(areas)) {
  test(`${area} opens for its own people only`, async ({ baseURL }) => {
    for (const role of roles.filter((each) => each !== owner)) {
      const somebody = await visitorAs(role, baseURL ?? "");
      const inside = plain.filter((each) => each === area || each.startsWith(`${area}/`));
      await inParallel(inside, async (address) => {
        if (role !== "nobody" && forAnyoneKnown.has(address)) return;
        const shut = role === "nobody" ? [302, 401, 404, 405] : [404, 405];
        const read = await somebody.get(address);
        // Addresses for writing only lead back to their console, which says no itself.
        const join = role === "nobody" || role === "operator" ? undefined : joinPaths[address];
        if (join !== undefined) expect(read.location, `${role} reads ${address}`).toBe(join);
        else if (read.location !== area) expect(shut, `${role} reads ${address}`).toContain(read.status);
        expect(shut, `${role} writes ${address}`).toContain((await somebody.post(address, {})).status);
      });
    }
  });
}
