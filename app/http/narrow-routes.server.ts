import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/**
 * The router tries every address of the map on each request and builds its pattern anew. The first word of an address says
 * which few of them can be meant: "/danh-muc/rau-cu" is one of the two that start with "danh-muc". An address with no such word is
 * nothing, and finding that out is cheap; only Remix's own addresses need the whole map.
 */
export function narrowRoutes(build: ServerBuild): (pathname: string) => ServerBuild {
  const narrowed = new Map<string, ServerBuild>();
  for (const word of new Set(Object.keys(build.routes).map((id) => firstWord(pathOf(build.routes, id))))) {
    narrowed.set(word, keepRoutes(build, idsUnder(build.routes, word)));
  }
  const nothing = keepRoutes(build, new Set(Object.keys(build.routes).filter((id) => !build.routes[id]?.parentId)));
  return (pathname) => narrowed.get(firstWord(pathname.toLowerCase())) ?? (isRemixOwn.test(pathname) ? build : nothing);
}

const isRemixOwn = /\.data$|^\/__manifest$/;

const firstWord = (path: string): string => path.split("/").find((word) => word !== "") ?? "";

/** "root" → layout → "danh-muc/:slug" is "danh-muc/:slug"; layouts have no path of their own. */
function pathOf(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "";
  const above = route.parentId === undefined ? "" : pathOf(routes, route.parentId);
  return `${above}/${route.path ?? ""}`;
}

function idsUnder(routes: Routes, word: string): Set<string> {
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  const pages = Object.keys(routes).filter((id) => !parents.has(id));
  const meant = pages.filter((id) => firstWord(pathOf(routes, id)) === word);
  return new Set(meant.flatMap((id) => withParents(routes, id)));
}

function withParents(routes: Routes, id: string): string[] {
  const parentId = routes[id]?.parentId;
  return parentId === undefined ? [id] : [id, ...withParents(routes, parentId)];
}

function keepRoutes(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const kept = <Route>(routes: Record<string, Route>): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return { ...build, routes: kept(build.routes), assets: { ...build.assets, routes: kept(build.assets.routes) } };
}
