import { expect, it } from "vitest";
import { kept } from "./kept";

function counting(ms: number) {
  const clock = { time: 0 };
  let asked = 0;
  const answer = kept(
    ms,
    () => new Date(clock.time),
    async () => (asked += 1),
  );
  return { clock, answer };
}

it("asks once while the answer is young", async () => {
  const { clock, answer } = counting(1_000);
  expect(await Promise.all([answer(), answer()])).toEqual([1, 1]);
  clock.time = 999;
  expect(await answer()).toBe(1);
  clock.time = 1_000;
  expect(await answer()).toBe(2);
});

it("asks again after a failure", async () => {
  let tries = 0;
  const answer = kept(
    1_000,
    () => new Date(0),
    async () => {
      tries += 1;
      if (tries === 1) throw new Error("gone");
      return tries;
    },
  );
  await expect(answer()).rejects.toThrow("gone");
  expect(await answer()).toBe(2);
});
