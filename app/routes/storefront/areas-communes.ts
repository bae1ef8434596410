import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { wiring } from "~/wiring.server";

/** The communes of a province, for the address picker. */
export async function loader({ request }: LoaderFunctionArgs) {
  const province = new URL(request.url).searchParams.get("tinh") ?? "";
  const communes = /^\d{2}$/.test(province) ? await wiring().atlas.communesOf(province) : [];
  return data({ communes }, { headers: { "Cache-Control": "public, max-age=86400" } });
}
