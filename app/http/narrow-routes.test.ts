import type { ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { narrowRoutes } from "./narrow-routes.server";

const route = (id: string, parentId?: string, path?: string) => ({ id, parentId, path, module: {} });
const routes = Object.fromEntries(
  [
    route("root"),
    route("shop", "root"),
    { ...route("home", "shop"), index: true },
    route("aisles", "shop", "danh-muc"),
    route("aisle", "shop", "danh-muc/:slug"),
    route("farm", "root"),
    route("farm-home", "farm", "nha-vuon"),
  ].map((known) => [known.id, known]),
);
const narrow = narrowRoutes({ routes, assets: { routes } } as unknown as ServerBuild);
const known = (pathname: string): string[] => Object.keys(narrow(pathname).routes);

it("keeps the pages that start with the word, and what they lie in", () => {
  expect(known("/danh-muc/rau-cu")).toEqual(["root", "shop", "aisles", "aisle"]);
  expect(known("/nha-vuon")).toEqual(["root", "farm", "farm-home"]);
  expect(known("/")).toEqual(["root", "shop", "home"]);
});

it("knows a word however it is written, as the router does", () => {
  expect(known("/Nha-Vuon/")).toEqual(["root", "farm", "farm-home"]);
});

it("has nothing but the error page for a word that is nowhere, and the whole map for Remix's own addresses", () => {
  expect(known("/wp-login.php")).toEqual(["root"]);
  for (const own of ["/__manifest", "/nha-vuon.data", "/_root.data"]) expect(known(own)).toEqual(Object.keys(routes));
});
