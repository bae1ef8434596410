import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { listCommunes } from "~/domain/areas/queries.server";
import { wiring } from "~/wiring.server";

/** The communes of a province, for the address picker. */
export async function loader({ request }: LoaderFunctionArgs) {
  const province = new URL(request.url).searchParams.get("tinh") ?? "";
  const communes = /^\d{2}$/.test(province) ? await listCommunes(wiring().db, province) : [];
  return data({ communes }, { headers: { "Cache-Control": "public, max-age=86400" } });
}
