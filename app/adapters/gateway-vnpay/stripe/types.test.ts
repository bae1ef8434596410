import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { stripeShapedClient, type StripeShaped } from "./client.server";
import type * as Shape from "./objects";

/**
 * That this file compiles is the test. Methods are compared as properties that hold functions: parameters of methods are
 * bivariant, and a client that accepts far less would pass.
 */
type Functions<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer G) => infer R ? (...given: G) => R : never;
};
type Theirs = {
  readonly checkout: {
    readonly sessions: Functions<
      Pick<Stripe["checkout"]["sessions"], "create" | "retrieve" | "expire" | "list" | "listLineItems">
    >;
  };
  readonly paymentIntents: Functions<Pick<Stripe["paymentIntents"], "retrieve">>;
  readonly charges: Functions<Pick<Stripe["charges"], "retrieve">>;
  readonly refunds: Functions<Pick<Stripe["refunds"], "create" | "retrieve" | "list">>;
  readonly events: Functions<Pick<Stripe["events"], "retrieve" | "list">>;
  readonly webhooks: Functions<
    Pick<Stripe["webhooks"], "constructEvent" | "constructEventAsync" | "generateTestHeaderString">
  >;
};

const ours = stripeShapedClient(() => Promise.reject(new Error("nobody asks")));
const theirs = new Stripe("sk_test_x");

test("code written for Stripe takes our client, and code written for ours takes Stripe's", () => {
  const forTheirs: Theirs = ours;
  const forOurs: StripeShaped = theirs;
  expect([forTheirs, forOurs]).toHaveLength(2);
});

test("a client that takes or gives less would not compile", () => {
  type Sessions = Theirs["checkout"]["sessions"];
  type Narrow = (params: { mode: "payment" }) => ReturnType<Sessions["create"]>;
  type Poor = (...given: Parameters<Sessions["create"]>) => Promise<{ id: string }>;
  const narrow: Narrow = () => ours.checkout.sessions.create();
  const poor: Poor = async () => ({ id: "" });
  // @ts-expect-error it takes less
  const first: Sessions["create"] = narrow;
  // @ts-expect-error it gives less
  const second: Sessions["create"] = poor;
  expect([first, second]).toHaveLength(2);
});

test("what is not served does not compile, though Stripe has it", () => {
  const params: Shape.SessionCreateParams = {
    mode: "payment",
    // @ts-expect-error refused with parameter_unknown
    customer: "cus_1",
  };
  expect(params.mode).toBe("payment");
});
