import pg from "pg";

/**
 * A connection on which statements sent in one turn of the event loop travel in one write: a transaction's BEGIN with its first
 * statement, its last ones with COMMIT. A write wakes the database's process, and costs as much as a small statement.
 */
export class JoiningClient extends pg.Client {
  // pg declares six forms of `query`; all of them pass here.
  override query = ((...given: unknown[]): unknown => {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return Reflect.apply(pg.Client.prototype.query, this, given);
  }) as pg.Client["query"];
}
