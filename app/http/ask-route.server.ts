import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];
type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Handler = (args: Args) => unknown;

/** A handler that has run before Remix came to it, and what became of it. */
export type Asked = { readonly handler: Handler; readonly outcome: Promise<unknown> };
type AskRoute = (pathname: string, args: Omit<Args, "params">) => Promise<Response | null>;

type Leaf = {
  readonly pattern: RegExp;
  readonly hasPage: boolean;
  readonly loader: Handler | undefined;
  readonly action: Handler | undefined;
};

/**
 * Most forms end in a redirect and many addresses hold no page: of these Remix would only match, copy the request twice and pass
 * the answer on, which costs more than the answer. So the route is asked first. Null when Remix has to go on, because there is
 * something to show: it finds the outcome on the desk (`recallOutcomes`) and asks nothing twice.
 */
export function askRoutes(build: ServerBuild): AskRoute {
  const leaves = leavesOf(build.routes);
  return async (pathname, args) => {
    const found = matchLeaf(leaves, pathname);
    const handler = args.request.method === "POST" ? found?.leaf.action : found?.leaf.loader;
    if (!found || !handler || steersRemix.test(args.request.url)) return null;
    const outcome = Promise.resolve(handler({ ...args, params: found.params }));
    args.context.desk.asked = { handler, outcome };
    return outcome.then(
      (answer) => (isWhole(answer, found.leaf) ? answer : null),
      (thrown: unknown) => (isRedirect(thrown) ? thrown : null),
    );
  };
}

/** Loaders and actions that hand Remix the outcome they had when they were asked first. */
export function recallOutcomes(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const recalling = { ...(loader && { loader: recall(loader) }), ...(action && { action: recall(action) }) };
    return [id, { ...route, module: { ...route.module, ...recalling } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

const recall =
  (handler: Handler): Handler =>
  (args) => {
    const { asked } = args.context.desk;
    return asked?.handler === handler ? asked.outcome : handler(args);
  };

/** Parameters with a meaning of their own for Remix. */
const steersRemix = /[?&](?:index|_routes|_data)\b/;

const isWhole = (answer: unknown, { hasPage }: Leaf): answer is Response =>
  hasPage ? isRedirect(answer) : answer instanceof Response;

const isRedirect = (answer: unknown): answer is Response =>
  answer instanceof Response &&
  answer.status >= 300 &&
  answer.status < 400 &&
  /^(?:\/|https?:)/.test(answer.headers.get("Location") ?? "");

/** Addresses with fewer parameters first, as Remix ranks them. Where something above a page loads too, Remix loads it all at once. */
function leavesOf(routes: Routes): Leaf[] {
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  return Object.entries(routes)
    .flatMap(([id, route]) => (route && !parents.has(id) ? [{ route, above: lineage(routes, route.parentId) }] : []))
    .map(({ route, above }) => ({
      path: [...above.map(({ path }) => path), route.path].filter(Boolean).join("/"),
      hasPage: Boolean(route.module.default ?? route.module.ErrorBoundary),
      loader: above.some(({ module }) => module.loader) ? undefined : (route.module.loader as Handler | undefined),
      action: route.module.action as Handler | undefined,
    }))
    .filter(({ path }) => !/[*?]/.test(path))
    .sort((a, b) => a.path.split(":").length - b.path.split(":").length)
    .map(({ path, ...leaf }) => ({ ...leaf, pattern: new RegExp(`^/${path.replace(/:(\w+)/g, "(?<$1>[^/%]+)")}$`) }));
}

type Route = NonNullable<Routes[string]>;

function lineage(routes: Routes, id: string | undefined): Route[] {
  const route = id === undefined ? undefined : routes[id];
  return route ? [...lineage(routes, route.parentId), route] : [];
}

function matchLeaf(leaves: readonly Leaf[], pathname: string): { leaf: Leaf; params: Record<string, string> } | null {
  for (const leaf of leaves) {
    const match = leaf.pattern.exec(pathname);
    if (match) return { leaf, params: { ...match.groups } };
  }
  return null;
}
