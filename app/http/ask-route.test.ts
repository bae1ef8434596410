import { data, redirect, type ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { createPages, type Answer } from "./pages.server";

const asked: string[] = [];
const page = (path: string, module: object) => ({ path, module: { default: () => null, ...module } });
const modules = {
  root: { path: undefined, module: { default: () => null } },
  guarded: { path: undefined, module: { default: () => null, loader: () => redirect("/sign-in") } },
  order: page("order/:token", {
    loader: ({ params }: { params: { token: string } }) => (asked.push(params.token), { token: params.token }),
    action: async ({ request }: { request: Request }) => {
      const form = await request.formData();
      asked.push(`pay ${String(form.get("with"))}`);
      return form.get("with") === "cash" ? redirect("/thanks") : data({ fault: true }, { status: 422 });
    },
  }),
  latest: page("order/latest", { loader: () => redirect("/order/7") }),
  missing: page("missing", {
    loader: () => {
      asked.push("missing");
      throw new Response(null, { status: 404 });
    },
  }),
  count: { path: "count", module: { loader: () => Response.json({ count: 2 }) } },
  desk: { ...page("desk", { loader: () => redirect("/elsewhere") }), parentId: "guarded" },
};

const routes = Object.fromEntries(
  Object.entries(modules).map(([id, route]) => {
    const parentId = "parentId" in route ? route.parentId : id === "root" ? undefined : "root";
    return [id, { id, parentId, ...route }];
  }),
);
const entry = {
  /** Says what it was given to render. */
  default: (_: Request, status: number, headers: Headers, { staticHandlerContext: found }: never, { desk }: never) => {
    const { loaderData, actionData } = found as { loaderData: object; actionData: object | null };
    const held = (desk as { held: Map<object, unknown> }).held;
    const shown = Object.values(loaderData)
      .filter(Boolean)
      .map((value: object) => held.get(value) ?? value);
    return new Response(JSON.stringify([...shown, actionData]), { status, headers });
  },
};
const pages = createPages({
  routes,
  entry: { module: entry },
  assets: { routes: {}, version: "1" },
  future: { v3_singleFetch: true },
} as unknown as ServerBuild);

async function ask(path: string, form?: Record<string, string>): Promise<{ answer: Answer["response"]; text: string }> {
  asked.length = 0;
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const asker = { cspNonce: "", requestId: "", ip: "" };
  const { response } = await pages(new Request(`http://shop${path}`, init), path.split("?")[0] ?? "", asker);
  return { answer: response, text: await response.text() };
}

test("what has no page answers by itself", async () => {
  expect(await ask("/count")).toMatchObject({ text: '{"count":2}' });
});

test("redirects go straight out, and a fixed word is meant before a parameter", async () => {
  expect((await ask("/order/latest")).answer.headers.get("Location")).toBe("/order/7");
  expect((await ask("/order/7", { with: "cash" })).answer.headers.get("Location")).toBe("/thanks");
});

test("what is shown was asked for once", async () => {
  expect((await ask("/order/7")).text).toBe('[{"token":"7"},null]');
  expect(asked).toEqual(["7"]);
});

test("a form that is shown again was read once, and the page under it is loaded", async () => {
  const { answer, text } = await ask("/order/7", { with: "shells" });
  expect([answer.status, text]).toEqual([422, '[{"token":"7"},{"order":{"fault":true}}]']);
  expect(asked).toEqual(["pay shells", "7"]);
});

test("what is not there is shown by Remix", async () => {
  expect((await ask("/missing")).answer.status).toBe(404);
  expect(asked).toEqual(["missing"]);
});

test("where something above a page answers first, it still does", async () => {
  expect((await ask("/desk")).answer.headers.get("Location")).toBe("/sign-in");
});
