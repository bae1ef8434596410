import { sql, transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { checkDevice, type PushDevice } from "./push-device";

/** A person has a phone, a tablet, a shared one at the cooperative; more is a script. */
const mostDevices = 10;

type Kept = { ok: true } | NonNullable<ReturnType<typeof checkDevice>>;

/** Whose device it is, and the session that it was turned on in. */
export type Listener = { readonly personId: string; readonly sessionId: string };

/** From now on the device shows this person's messages; it forgets whoever used it before, and the oldest of too many go. */
export async function keepPushDevice(
  db: Db,
  moment: Moment,
  { personId, sessionId }: Listener,
  device: PushDevice,
): Promise<Kept> {
  const refusal = checkDevice(device);
  if (refusal) return refusal;
  const { endpoint, publicKey, secret } = device;
  return transact(db, async (tx) => {
    await tx.$executeRaw(sql`
      insert into push_subscription (id, person_id, session_id, endpoint, public_key, secret, created_at)
      values (${moment.ids.next()}::uuid, ${personId}::uuid, ${sessionId}::uuid, ${endpoint}, ${publicKey}, ${secret}, ${moment.now}::timestamptz)
      on conflict (endpoint) do update set person_id = excluded.person_id, session_id = excluded.session_id, public_key = excluded.public_key,
        secret = excluded.secret, created_at = excluded.created_at`);
    await tx.$executeRaw(sql`
      delete from push_subscription where id in (
        select id from push_subscription where person_id = ${personId}::uuid
        order by created_at desc, id desc offset ${mostDevices})`);
    return { ok: true };
  });
}

/** The device stays quiet. Only its own person can say so; what is not there is quiet already. */
export const dropPushDevice = (db: Db, person: { personId: string }, endpoint: string): Promise<void> =>
  transact(db, async (tx) => {
    await tx.pushSubscription.deleteMany({ where: { personId: person.personId, endpoint } });
  });

/** Signed out, a device stays quiet: of one session, or all of a person's. */
export const silencePushDevices = async (
  tx: Tx,
  whose: { personId: string } | { sessionId: string },
): Promise<void> => {
  await tx.pushSubscription.deleteMany({ where: whose });
};

/** Whether the device shows this person's messages. */
export const isPushDevice = async (
  reader: Reader,
  { personId }: { personId: string },
  endpoint: string,
): Promise<boolean> => (await reader.pushSubscription.count({ where: { personId, endpoint } })) > 0;

/** Where a number's owner wants to be told. */
export const pushDevicesOf = (reader: Reader, phone: string): Promise<PushDevice[]> =>
  reader.$queryRaw<PushDevice[]>(sql`
    select s.endpoint, s.public_key as "publicKey", s.secret
    from push_subscription s join person p on p.id = s.person_id where p.phone = ${phone} order by s.created_at desc`);

/** The push service says that nobody is there any more. */
export const forgetPushDevice = (db: Db, endpoint: string): Promise<void> =>
  transact(db, async (tx) => {
    await tx.pushSubscription.deleteMany({ where: { endpoint } });
  });

/** Which of these numbers have a device that wants to be told. */
export async function phonesListening(reader: Reader, phones: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.$queryRaw<{ phone: string }[]>(sql`
    select distinct p.phone from push_subscription s join person p on p.id = s.person_id where p.phone = any(${[...phones]})`);
  return new Set(rows.map(({ phone }) => phone));
}
