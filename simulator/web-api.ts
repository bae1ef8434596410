import { randomUUID } from "node:crypto";
import { type Payment, type Refund, statusAt } from "./book";
import { dayOf, toDate14 } from "./dates";
import { carryOut } from "./remember";
import { type Fields, sameSignature, signPiped } from "./signing";
import type { World } from "./world";

const commonShapes: Readonly<Record<string, RegExp>> = {
  vnp_RequestId: /^[A-Za-z0-9]{1,32}$/,
  vnp_Version: /^2\.1\.0$/,
  vnp_TxnRef: /^[A-Za-z0-9]{1,100}$/,
  vnp_TransactionDate: /^\d{14}$/,
  vnp_CreateDate: /^\d{14}$/,
  vnp_IpAddr: /^[0-9a-fA-F.:]{7,45}$/,
  vnp_OrderInfo: /^.{1,255}$/su,
};
const refundShapes = {
  ...commonShapes,
  vnp_TransactionType: /^0[23]$/,
  vnp_Amount: /^\d{1,12}$/,
  vnp_CreateBy: /^.{1,245}$/su,
};

const messages: Readonly<Record<string, string>> = {
  "00": "Success",
  "02": "Invalid terminal",
  "03": "Invalid data format",
  "91": "Transaction not found",
  "94": "Duplicate request",
  "95": "Transaction was not successful",
  "97": "Invalid checksum",
  "99": "Unknown error",
};

const lastAsked = new WeakMap<Payment, number>();

/** Answers querydr and refund; every answer is signed, refusals too. */
export function answerApi(world: World, body: unknown): Fields {
  const fields = flatStrings(body);
  const command = fields["vnp_Command"] === "refund" ? "refund" : "querydr";
  const { terminal } = world;
  if (fields["vnp_TmnCode"] !== terminal.tmnCode) return answer(world, command, fields, "02");
  const shapes = command === "refund" ? refundShapes : commonShapes;
  if (Object.entries(shapes).some(([name, shape]) => !shape.test(fields[name] ?? "")))
    return answer(world, command, fields, "03");
  const expected = signPiped(terminal.secret, `${command}_request`, fields);
  if (!sameSignature(expected, fields["vnp_SecureHash"] ?? "")) return answer(world, command, fields, "97");
  return command === "refund" ? refund(world, fields) : querydr(world, fields);
}

function querydr(world: World, fields: Fields): Fields {
  const { book, clock, switches } = world;
  const payment = findPayment(world, fields);
  if (!payment) return answer(world, "querydr", fields, "91");
  const now = clock.now();
  const isTooSoon = now.getTime() - (lastAsked.get(payment) ?? -Infinity) < switches.querydrPauseMs;
  if (isTooSoon || !book.use(dayOf(now), `ask ${fields["vnp_RequestId"]}`))
    return answer(world, "querydr", fields, "94");
  lastAsked.set(payment, now.getTime());
  const asked = payment.refunds.find(({ transactionNo }) => transactionNo === fields["vnp_TransactionNo"]);
  const record = asked && switches.querydrFindsRefunds ? refundRecord(payment, asked) : paymentRecord(payment, now);
  const lossy = { ...record, vnp_OrderInfo: record["vnp_OrderInfo"]?.replace(/[^\x20-\x7e]/g, "?") ?? "" };
  return answer(world, "querydr", fields, "00", switches.losesAccents ? lossy : record);
}

function refund(world: World, fields: Fields): Fields {
  const { book, clock, switches, journal } = world;
  const refuse = (code: string, more: Fields = {}): Fields => answer(world, "refund", fields, code, more);
  const payment = findPayment(world, fields);
  if (!payment) return refuse("91");
  if (!switches.refundsEnabled) return refuse("99");
  const same = payment.refunds.find(({ requestId }) => requestId === fields["vnp_RequestId"]);
  const inFlight = same ?? payment.refunds.find(({ status }) => status === "05" || status === "06");
  if (inFlight) return refuse("94", refundRecord(payment, inFlight));
  if (payment.status !== "00") return refuse("95");
  const returned = payment.refunds.filter(({ status }) => status === "00").reduce((sum, { amount }) => sum + amount, 0);
  const amount = Number(fields["vnp_Amount"]);
  const isFull = fields["vnp_TransactionType"] === "02";
  const full = switches.restIsPart ? payment.amount : payment.amount - returned;
  if (amount <= 0 || returned + amount > payment.amount || (isFull && amount !== full)) return refuse("03");
  const made: Refund = {
    requestId: fields["vnp_RequestId"] ?? "",
    transactionNo: book.nextNumber(),
    type: isFull ? "02" : "03",
    amount,
    createdAt: toDate14(clock.now()),
    status: "05",
  };
  payment.refunds.push(made);
  journal.keep([payment]);
  carryOut(world, payment, made);
  return answer(world, "refund", fields, "00", refundRecord(payment, made));
}

/** A wrong TransactionDate finds nothing: it must be the visit's own vnp_CreateDate. */
function findPayment({ book }: World, fields: Fields): Payment | undefined {
  const payment = book.payments.get(fields["vnp_TxnRef"] ?? "");
  return payment?.createDate === fields["vnp_TransactionDate"] ? payment : undefined;
}

const paymentRecord = (payment: Payment, now: Date): Fields => ({
  vnp_Amount: String(payment.amount),
  vnp_BankCode: payment.bankCode,
  vnp_PayDate: payment.payDate,
  vnp_TransactionNo: payment.transactionNo,
  vnp_TransactionType: "01",
  vnp_TransactionStatus: statusAt(payment, now),
  vnp_OrderInfo: payment.orderInfo,
});

const refundRecord = (payment: Payment, { amount, createdAt, transactionNo, type, status }: Refund): Fields => ({
  vnp_Amount: String(amount),
  vnp_BankCode: payment.bankCode,
  vnp_PayDate: createdAt,
  vnp_TransactionNo: transactionNo,
  vnp_TransactionType: type,
  vnp_TransactionStatus: status,
  vnp_OrderInfo: payment.orderInfo,
});

function answer(
  { terminal }: World,
  command: "querydr" | "refund",
  asked: Fields,
  code: string,
  record: Fields = {},
): Fields {
  const reply: Fields = {
    vnp_ResponseId: randomUUID().replaceAll("-", ""),
    vnp_Command: command,
    vnp_ResponseCode: code,
    vnp_Message: messages[code] ?? "",
    vnp_TmnCode: terminal.tmnCode,
    vnp_TxnRef: asked["vnp_TxnRef"] ?? "",
    ...record,
  };
  return { ...reply, vnp_SecureHash: signPiped(terminal.secret, `${command}_response`, reply) };
}

function flatStrings(body: unknown): Record<string, string> {
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
