import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { nearestCommune } from "~/domain/areas/queries.server";
import { isInVietnam } from "~/domain/shared/geo";
import { wiring } from "~/wiring.server";

/** The commune nearest to the phone. Where somebody is, is nobody else's business: never cached. */
export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const here = { lat: Number(params.get("lat") ?? Number.NaN), lng: Number(params.get("lng") ?? Number.NaN) };
  const commune = isInVietnam(here) ? await nearestCommune(wiring().db, here) : null;
  return data({ commune }, { headers: { "Cache-Control": "private, no-store" } });
}
