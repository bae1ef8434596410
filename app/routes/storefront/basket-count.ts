import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { countBasket } from "~/domain/ordering/basket/basket-queries.server";
import { basketHash } from "~/http/basket-cookie.server";
import { privatePage } from "~/http/respond.server";
import { wiring } from "~/wiring.server";

/** The one personal thing on every shop page, asked for by itself so that the pages can be cached. */
export async function loader({ request }: LoaderFunctionArgs) {
  const hash = await basketHash(request);
  return json({ count: hash === null ? 0 : await countBasket(wiring().db, hash) }, { headers: privatePage });
}
