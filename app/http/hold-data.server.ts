import type { AppLoadContext, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { hydrates } from "./hydrates";

type Routes = ServerBuild["routes"];
type Loader = (args: LoaderFunctionArgs) => unknown;

/**
 * Remix encodes what loaders return for the browser before it renders, also for pages whose browser will never read it. Loaders
 * of pages that do not hydrate therefore hand Remix an empty object and lay their data on the desk, where `heldData` finds it.
 */
export function holdData(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader: Loader | undefined = route?.module.loader;
    // A route without a page answers with the data itself.
    if (!route || !loader || !route.module.default || hydrates(lineage(build.routes, id))) return [id, route];
    return [id, { ...route, module: { ...route.module, loader: held(loader) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** The data of a document as its components want it. */
export const heldData = (
  loaderData: Readonly<Record<string, unknown>>,
  { held }: AppLoadContext["desk"],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(loaderData).map(([id, value]) => [
      id,
      typeof value === "object" && value !== null && held.has(value) ? held.get(value) : value,
    ]),
  );

const held =
  (loader: Loader): Loader =>
  async (args) => {
    const value = await loader(args);
    const { desk } = args.context;
    if (!desk.isDocument || value instanceof Response) return value;
    return isWithInit(value) ? { ...value, data: hold(desk, value.data) } : hold(desk, value);
  };

function hold({ held }: AppLoadContext["desk"], value: unknown): object {
  const holder = {};
  held.set(holder, value);
  return holder;
}

/** What `data(value, init)` makes. */
const isWithInit = (value: unknown): value is { readonly type: "DataWithResponseInit"; readonly data: unknown } =>
  typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit";

function lineage(routes: Routes, id: string | undefined): { handle?: unknown }[] {
  const route = id === undefined ? undefined : routes[id];
  return route ? [route.module, ...lineage(routes, route.parentId)] : [];
}
