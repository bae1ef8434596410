import { expect, test } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes";
import { callerAs, type Caller } from "../support/http";

type Place = { readonly pattern: string; readonly params: readonly string[] };

/** Every address of the route map, with the names of its parameters. */
function placesOf(entries: readonly RouteConfigEntry[], above = ""): Place[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? above : `${above}/${entry.path}`;
    const inside = placesOf(entry.children ?? [], pattern);
    const isPage = entry.children === undefined;
    return isPage ? [{ pattern: pattern || "/", params: pattern.match(/:\w+/g) ?? [] }, ...inside] : inside;
  });
}

const places = placesOf(routes as RouteConfigEntry[]);

/** What people and machines put into addresses and forms when they mean no good, or mean well and slip. */
const hostile = [
  "0",
  "-1",
  "999999999999999999999",
  "NaN",
  "01900000-0000-7000-8000-000000000000",
  "%00",
  "..%2f..%2fetc%2fpasswd",
  "'%20or%201=1;%20drop%20table%20lot;--",
  "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "%F0%9F%8D%85",
  "%E2%80%AEabc",
  "%ED%A0%80",
  "x".repeat(3_000),
];

const raw = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

const fields = ["intent", "id", "packId", "lineId", "quantity", "name", "phone", "code", "street", "communeCode", "provinceCode", "lat", "lng", "price", "grams", "version", "reason", "next", "key", "q", "note", "clientEventId", "deviceTime", "file", "photo"];

const forms = (): Record<string, string>[] => [{}, ...hostile.map((value) => Object.fromEntries(fields.map((name) => [name, raw(value)])))];

const roles = ["nobody", "shopper", "farmer", "courier", "operator"] as const;

for (const role of roles) {
  test.describe(`as ${role}`, () => {
    let caller: Caller;
    test.beforeAll(async ({ baseURL }) => {
      caller = await callerAs(role, baseURL ?? "");
    });
    test.afterAll(() => caller.close());

    test("no address answers a read with a fault of ours", async () => {
      const faults: string[] = [];
      for (const address of addresses()) {
        const { status } = await read(caller, address);
        if (status() >= 500) faults.push(`GET ${address.slice(0, 120)} → ${status()}`);
      }
      expect(faults).toEqual([]);
    });

    test("no form answers rubbish with a fault of ours", async () => {
      const faults: string[] = [];
      for (const address of addresses().filter((each) => each.length < 200)) {
        for (const form of forms().slice(0, address.includes("%") ? 1 : undefined)) {
          const status = (await caller.post(address, form)).status();
          if (status >= 500) faults.push(`POST ${address} ${JSON.stringify(form).slice(0, 80)} → ${status}`);
        }
      }
      expect(faults).toEqual([]);
    });

    test("no address answers a broken body with a fault of ours", async () => {
      const faults: string[] = [];
      for (const address of plainAddresses()) {
        for (const [name, headers, data] of brokenBodies) {
          const status = (await caller.send("POST", address, { headers, data })).status();
          if (status >= 500) faults.push(`POST ${address} ${name} → ${status}`);
        }
      }
      expect(faults).toEqual([]);
    });
  });
}

const read = (caller: Caller, address: string) => caller.get(address);

const fill = (pattern: string, value: string): string => pattern.replace(/:\w+\??/g, value);

const plainAddresses = (): string[] => places.map(({ pattern }) => fill(pattern, "01900000-0000-7000-8000-000000000000"));

const addresses = (): string[] => [
  ...plainAddresses(),
  ...places.filter(({ params }) => params.length > 0).flatMap(({ pattern }) => hostile.map((value) => fill(pattern, value))),
  ...["/tim?q=", "/danh-muc/rau-cu?trang=", "/danh-muc/rau-cu?tinh=", "/don-mua?trang-thai=", "/dieu-hanh?trang=", "/dang-nhap?next="].flatMap((start) => hostile.map((value) => start + value)),
];

const brokenBodies: readonly (readonly [string, Record<string, string>, Buffer])[] = [
  ["multipart without an end", { "content-type": "multipart/form-data; boundary=x" }, Buffer.from('--x\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n\xff\xd8')],
  ["multipart without a boundary", { "content-type": "multipart/form-data" }, Buffer.from("hello")],
  ["bytes that are no form", { "content-type": "application/x-www-form-urlencoded" }, Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d])],
  ["JSON instead of a form", { "content-type": "application/json" }, Buffer.from('{"a":{"$ne":null}}')],
  ["an unknown type", { "content-type": "text/x-nonsense" }, Buffer.from("x")],
];

const guarded = [
  ["/nha-vuon", "farmer"],
  ["/giao-hang", "courier"],
  ["/dieu-hanh", "operator"],
] as const;

for (const [prefix, owner] of guarded) {
  test(`${prefix} opens for its own people only`, async ({ baseURL }) => {
    for (const role of roles.filter((each) => each !== owner)) {
      const caller = await callerAs(role, baseURL ?? "");
      for (const { pattern } of places.filter(({ pattern: each }) => each.startsWith(prefix))) {
        const address = fill(pattern, "01900000-0000-7000-8000-000000000000");
        const status = (await caller.get(address)).status();
        expect([302, 401, 403, 404], `${role} reads ${address}`).toContain(status);
        const written = (await caller.post(address, {})).status();
        expect([302, 401, 403, 404, 405], `${role} writes ${address}`).toContain(written);
        if (role !== "nobody") expect(status, `${role} reads ${address}`).not.toBe(200);
      }
      await caller.close();
    }
  });
}
