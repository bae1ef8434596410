import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { dropPointOf } from "./ground";
import { movers, type Colour, type Commune, type Mover, type Permission } from "./movement";
import { areaNames } from "./queries.server";
import { coldClasses } from "./reach";
import { readGround } from "./read-ground.server";
import { spellAt } from "./spell-at.server";

type Line = { readonly mover: Mover; readonly vehicle: string | null; readonly permission: Permission };

/** What holds in a commune at a minute, for everybody; JSON-safe. */
export type InForce = {
  readonly areaName: string;
  readonly at: string;
  readonly colour: Colour;
  readonly reason: string;
  /** For couriers one line a vehicle where vehicles differ. The strictest of all goods. */
  readonly lines: readonly {
    readonly mover: Mover;
    readonly vehicle: string | null;
    readonly permission: Permission;
  }[];
  readonly dropPoint: string | null;
  /** When something changes next anywhere; null: nothing is announced. */
  readonly nextChange: string | null;
};

const strictness: readonly Permission[] = ["free", "with_pass", "barred"];

/** Past, present or to come. */
export async function inForceAt(
  reader: Reader,
  place: Commune,
  at: Date,
  vehicles: readonly string[],
): Promise<InForce> {
  const [ground, nameOf, spell] = [
    await readGround(reader),
    await areaNames(reader, [place]),
    await spellAt(reader, place, at),
  ];
  const minute = minuteOf(at);
  const said = (mover: Mover, vehicle: string | null): Permission => {
    const verdicts = coldClasses.map(
      (goods) => ground.movement.verdictAt({ mover, place, vehicle, goods }, minute).permission,
    );
    return strictness.findLast((permission) => verdicts.includes(permission)) ?? "barred";
  };
  const lines = movers.flatMap((mover): Line[] => {
    const each =
      mover === "courier" ? vehicles.map((vehicle) => ({ mover, vehicle, permission: said(mover, vehicle) })) : [];
    const [first] = each;
    const isAlike = each.every(({ permission }) => permission === first?.permission);
    return isAlike ? [{ mover, vehicle: null, permission: first?.permission ?? said(mover, null) }] : each;
  });
  const next = ground.movement.nextChange(minute);
  return {
    areaName: nameOf(place),
    at: at.toISOString(),
    colour: ground.movement.colourAt(place, minute),
    reason: spell?.reason ?? "",
    lines,
    dropPoint: dropPointOf(ground, place)?.name ?? null,
    nextChange: next === null ? null : new Date(next * 60_000).toISOString(),
  };
}
