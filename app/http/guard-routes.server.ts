import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isMissing } from "~/domain/shared/missing";

/**
 * The one place where "not there" becomes 404 and "the database does not answer" becomes 503, for every route alike.
 */
export function guardRoutes(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      const guarded = {
        ...route.module,
        ...(loader && { loader: guard(loader) }),
        ...(action && { action: guard(action) }),
      };
      return [id, { ...route, module: guarded }];
    }),
  );
  return { ...build, routes };
}

function guard<Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler {
  const guarded = async (args: Parameters<Handler>[0]): Promise<unknown> => {
    try {
      return await (handler as LoaderFunction)(args);
    } catch (error) {
      if (isMissing(error)) throw new Response(null, { status: 404 });
      if (isUnreachable(error)) throw new Response(null, { status: 503, headers: { "Retry-After": "5" } });
      throw error;
    }
  };
  return Object.assign(guarded, handler) as unknown as Handler;
}

const unreachableCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P03",
  "53300",
]);

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    unreachableCodes.has(code) || /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}
