import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { sharedPage } from "~/http/respond.server";
import { wiring } from "~/wiring.server";

/** What a half-typed search may become, for the search box's list. */
export async function loader({ request }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const suggestions = await wiring().search.suggest(text.slice(0, 120));
  return json(suggestions, { headers: sharedPage(20) });
}
