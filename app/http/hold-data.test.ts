import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { heldData, holdData } from "./hold-data.server";
import type { Desk } from "./pages.server";

const loader = () => ({ goods: ["ngò"] });
const routes = {
  shop: { id: "shop", parentId: "root", module: { default: () => null, loader } },
  console: { id: "console", parentId: "root", module: { default: () => null, loader, handle: { hydrate: true } } },
  suggest: { id: "suggest", parentId: "root", module: { loader } },
};
const build = holdData({ routes } as unknown as ServerBuild);

async function load(id: keyof typeof routes, isDocument = true): Promise<{ given: unknown; desk: Desk }> {
  const desk: Desk = { isDocument, html: null, held: new Map() };
  const given = await build.routes[id]?.module.loader?.({ context: { desk } } as unknown as LoaderFunctionArgs);
  return { given, desk };
}

test("Remix carries nothing for a page without scripts; its components get everything", async () => {
  const { given, desk } = await load("shop");
  expect(given).toEqual({});
  expect(heldData({ shop: given }, desk)).toEqual({ shop: loader() });
});

test("pages that hydrate, routes without a page and Remix's own requests get their data as it is", async () => {
  for (const { given } of [await load("console"), await load("suggest"), await load("shop", false)])
    expect(given).toEqual(loader());
});
