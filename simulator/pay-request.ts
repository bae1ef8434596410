import { randomUUID } from "node:crypto";
import type { Payment } from "./book";
import { dayOf, fromDate14 } from "./dates";
import { type Fields, sameSignature, signQuery } from "./signing";
import { bankCodes } from "./banks";
import type { World } from "./world";

/** The codes of VNPAY's error page. */
export type PageError = "01" | "03" | "15" | "32" | "70" | "71" | "72" | "76";

const shapes: Readonly<Record<string, RegExp>> = {
  vnp_Version: /^2\.1\.0$/,
  vnp_Command: /^pay$/,
  vnp_TmnCode: /^[A-Za-z0-9]{8}$/,
  vnp_Amount: /^\d{1,12}$/,
  vnp_CurrCode: /^VND$/,
  vnp_TxnRef: /^[A-Za-z0-9]{1,100}$/,
  vnp_OrderInfo: /^.{1,255}$/su,
  vnp_OrderType: /^[A-Za-z0-9]{1,100}$/,
  vnp_Locale: /^(vn|en)$/,
  vnp_ReturnUrl: /^https?:\/\/.{3,248}$/,
  vnp_IpAddr: /^[0-9a-fA-F.:]{7,45}$/,
  vnp_CreateDate: /^\d{14}$/,
  vnp_ExpireDate: /^\d{14}$/,
};
const optional = /^vnp_(BankCode|Bill_\w+|Inv_\w+|SecureHash|SecureHashType)$/;

/** Reads a pay request as strictly as the documents allow: whatever is wrong ends on VNPAY's own error page. */
export function openPayment(world: World, rawQuery: string): Payment | PageError {
  const pairs = rawQuery.split("&").map((pair) => pair.split("="));
  if (pairs.some((pair) => pair.length !== 2)) return "03";
  const names = pairs.map(([name]) => name);
  if (new Set(names).size !== names.length) return "03";
  const fields = Object.fromEntries(new URLSearchParams(rawQuery));
  if (fields["vnp_TmnCode"] !== world.terminal.tmnCode) return "72";
  return check(world, rawQuery, fields) ?? write(world, fields);
}

function check(world: World, rawQuery: string, fields: Fields): PageError | null {
  const strange = Object.keys(fields).some((name) => !(name in shapes) && !optional.test(name));
  if (strange || Object.entries(shapes).some(([name, shape]) => !shape.test(fields[name] ?? ""))) return "03";
  const { text, signature } = signQuery(world.terminal.secret, fields);
  // The sandbox refuses what is signed right but sent unsorted or encoded otherwise.
  if (!rawQuery.startsWith(`${text}&vnp_SecureHash=`)) return "70";
  if (!sameSignature(signature, fields["vnp_SecureHash"] ?? "")) return "70";
  return checkTerminal(world, fields) ?? checkPayment(world, fields);
}

function checkTerminal({ switches }: World, fields: Fields): PageError | null {
  if (!switches.terminalApproved) return "71";
  if (!mayReturnTo(switches.returnHosts, fields["vnp_ReturnUrl"] ?? "")) return "72";
  const bank = fields["vnp_BankCode"] || null;
  return bank === null || bankCodes.has(bank) ? null : "76";
}

function checkPayment({ clock }: World, fields: Fields): PageError | null {
  const amount = Number(fields["vnp_Amount"]);
  if (amount < 500_000 || amount >= 100_000_000_000 || amount % 100 !== 0) return "32";
  const [created, expires] = [fromDate14(fields["vnp_CreateDate"] ?? ""), fromDate14(fields["vnp_ExpireDate"] ?? "")];
  if (!created || !expires) return "03";
  return expires <= clock.now() ? "15" : null;
}

function mayReturnTo(hosts: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  return hosts === "" || hosts.split(",").includes(new URL(url).hostname);
}

function write({ book, clock, journal }: World, fields: Fields): Payment | PageError {
  const txnRef = fields["vnp_TxnRef"] ?? "";
  if (!book.use(dayOf(clock.now()), `pay ${txnRef}`)) return "01";
  const payment: Payment = {
    token: randomUUID().replaceAll("-", ""),
    txnRef,
    amount: Number(fields["vnp_Amount"]),
    orderInfo: fields["vnp_OrderInfo"] ?? "",
    returnUrl: fields["vnp_ReturnUrl"] ?? "",
    locale: fields["vnp_Locale"] === "en" ? "en" : "vn",
    createDate: fields["vnp_CreateDate"] ?? "",
    expiresAt: fromDate14(fields["vnp_ExpireDate"] ?? "") ?? clock.now(),
    transactionNo: book.nextNumber(),
    status: "01",
    responseCode: "",
    bankCode: "",
    cardType: "",
    payDate: "",
    wrongCards: 0,
    refunds: [],
    lastIpn: null,
    owedIpn: null,
  };
  book.payments.set(txnRef, payment);
  journal.keep([payment]);
  return payment;
}
