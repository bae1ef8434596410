import { describe, expect, test } from "vitest";
import { present } from "~/domain/shared/missing";
import { parsePhone } from "~/domain/shared/phone";
import { sellerOf, sellersOf } from "./policy";
import type { Actor, ActorSeller } from "./types";

const farm: ActorSeller = { sellerId: "farm", kind: "farm", role: "owner", status: "approved" };
const coop: ActorSeller = { sellerId: "coop", kind: "cooperative", role: "staff", status: "approved" };
const pooled: ActorSeller = { sellerId: "pooled", kind: "cooperative", role: "member", status: "approved" };
const waiting: ActorSeller = {
  sellerId: "waiting",
  kind: "farm",
  role: "owner",
  status: "applied" as ActorSeller["status"],
};

const actor = (...sellers: ActorSeller[]): Actor => ({
  personId: "p",
  phone: present(parsePhone("0900000002"), "phone"),
  name: null,
  isOperator: false,
  sellers,
  courierId: null,
  courierStatus: null,
});

describe("somebody with several shops", () => {
  const many = actor(coop, farm, pooled, waiting);

  test("works for the one they answer for, until they choose", () => {
    expect(sellerOf(many)).toBe(farm);
    expect(sellerOf(many, undefined, "coop")).toBe(coop);
  });

  test("cannot choose one that is not theirs to act for", () => {
    for (const id of ["pooled", "waiting", "somebody-else"]) expect(sellerOf(many, undefined, id)).toBe(farm);
  });

  test("has those in the list that they act for", () => {
    expect(sellersOf(many)).toEqual([coop, farm]);
  });
});

test("a choice of another kind does not count where only one kind will do", () => {
  expect(sellerOf(actor(coop, farm), "cooperative", "farm")).toBe(coop);
});
