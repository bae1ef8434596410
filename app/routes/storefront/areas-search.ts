import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { searchCommunes } from "~/domain/areas/search-communes.server";
import { cleanText } from "~/http/form.server";
import { wiring } from "~/wiring.server";

/** Communes that a typed address, new or old, may mean. */
export async function loader({ request }: LoaderFunctionArgs) {
  const text = cleanText(new URL(request.url).searchParams.get("q") ?? "");
  return data(
    { found: await searchCommunes(wiring().db, text) },
    { headers: { "Cache-Control": "public, max-age=3600" } },
  );
}
