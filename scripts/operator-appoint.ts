import "./beside-the-shop";
import { appointOperator } from "~/domain/identity/operators/appoint-operator.server";
import { parsePhone } from "~/domain/shared/phone";
import { wiring } from "~/wiring.server";

/** npm run operator:appoint -- 0912345678: the first operator of a live shop, and any later one. */
const phone = parsePhone(process.argv[2] ?? "");
if (phone === null) {
  console.error("usage: npm run operator:appoint -- 0912345678");
  process.exit(2);
}
const { db, moment } = wiring();
const { isNew } = await appointOperator(db, moment(), phone);
console.log(
  `${phone} is an operator${isNew ? "; new here" : ""}. They sign in with a one-time code and then set up an authenticator app.`,
);
await db.$disconnect();
