import { createCookie, type Cookie } from "@remix-run/node";

/** Which of several shops somebody works for on this device. It opens nothing: the guard asks whose shop it is. */
const shopCookie = (request: Request): Cookie =>
  createCookie("shop", {
    path: "/nha-vuon",
    httpOnly: true,
    sameSite: "lax",
    secure: new URL(request.url).protocol === "https:",
    maxAge: 365 * 86_400,
  });

export async function chosenShop(request: Request): Promise<string | null> {
  const chosen: unknown = await shopCookie(request).parse(request.headers.get("cookie"));
  return typeof chosen === "string" ? chosen : null;
}

/** The `Set-Cookie` that makes this device work for the shop. */
export const rememberShop = (request: Request, sellerId: string): Promise<string> =>
  shopCookie(request).serialize(sellerId);
