import { expect, test } from "vitest";
import { keepPage } from "./keep-page";

const gone = { serverLoader: () => Promise.reject(new TypeError("Failed to fetch")) };

test("what was shown stays while the shop cannot be reached, and only then", async () => {
  const { show, look } = keepPage();
  await expect(look(gone)).rejects.toThrow("Failed to fetch");
  show({ stops: 2 });
  expect(await look(gone)).toEqual({ stops: 2 });
  expect(await look({ serverLoader: () => Promise.resolve({ stops: 3 }) })).toEqual({ stops: 3 });
  const hop = new Response(null, { status: 302 });
  await expect(look({ serverLoader: () => Promise.reject(hop) })).rejects.toBe(hop);
});
