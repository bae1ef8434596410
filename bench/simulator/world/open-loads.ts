import type { Load } from "./state";

/** Loads that have been placed and have not ended, found by the part of the city that decides about them. */
export class OpenLoads {
  private readonly byShard = new Map<number, Map<string, Load>>();

  add(load: Load): void {
    const own = this.byShard.get(load.shard) ?? new Map<string, Load>();
    this.byShard.set(load.shard, own.set(load.order.id, load));
  }

  remove({ shard, order }: Load): void {
    this.byShard.get(shard)?.delete(order.id);
  }

  /** The goods lie in another part of the city now. */
  move(load: Load, shard: number): void {
    const isOpen = this.byShard.get(load.shard)?.delete(load.order.id) === true;
    load.shard = shard;
    if (isOpen) this.add(load);
  }

  in(shard: number): Iterable<Load> {
    return this.byShard.get(shard)?.values() ?? [];
  }

  all(): Load[] {
    return [...this.byShard.values()].flatMap((own) => [...own.values()]);
  }
}
