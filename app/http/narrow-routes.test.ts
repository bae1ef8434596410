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

it("asks the whole map about a word it does not know", () => {
  expect(known("/__manifest")).toEqual(Object.keys(routes));
});
