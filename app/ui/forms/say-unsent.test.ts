import { expect, test } from "vitest";
import { isUnreached, sayUnsent } from "./say-unsent";

const failing = (error: unknown) => ({ serverAction: () => Promise.reject(error) });

test.each(["Failed to fetch", "Load failed", "NetworkError when attempting to fetch resource."])(
  "a form that did not get through comes back with words: %s",
  async (words) => {
    const answer = await sayUnsent(failing(new TypeError(words)));
    expect(answer).toBeInstanceOf(Response);
    if (!(answer instanceof Response)) return;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ faults: { form: expect.stringContaining("mạng") }, typed: {} });
  },
);

test("a mistake of ours and a redirect stay what they are", async () => {
  const mistake = new TypeError("x is not a function");
  await expect(sayUnsent(failing(mistake))).rejects.toBe(mistake);
  const hop = new Response(null, { status: 302 });
  await expect(sayUnsent(failing(hop))).rejects.toBe(hop);
  expect(isUnreached(new Error("Failed to fetch"))).toBe(false);
});

test("what the shop answers is given on", async () => {
  const answer = { faults: { reason: "?" } };
  const given = await sayUnsent({ serverAction: () => Promise.resolve(answer) });
  expect(given).toBe(answer);
});
