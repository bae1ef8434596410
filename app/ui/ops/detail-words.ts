import { lossReasons } from "~/domain/delivery/losses/loss";
import { bankName } from "~/domain/payouts/banks";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { colourText } from "~/ui/areas/colour-words";
import { roleLabel } from "~/ui/coop/role-words";
import { lossLabel } from "~/ui/delivery/loss-words";
import { reasonText as rejectionText } from "~/ui/order/words";
import { creditText } from "~/ui/payments/credit-words";
import { gramsText } from "~/ui/primitives/numbers";
import { percentText, workText } from "~/ui/money/rate-words";

type Value = string | number | boolean;
/** What was written down with a deed, by its own names. */
export type Details = Readonly<Record<string, Value>>;

const text = (say: (inputs: { text: string }) => string) => (value: Value) => say({ text: String(value) });
const money = (say: (inputs: { amount: string }) => string) => (value: Value) =>
  Number(value) === 0 ? "" : say({ amount: formatVnd(Number(value)) });
const percent = (say: (inputs: { text: string }) => string) => (value: Value) =>
  say({ text: percentText(Number(value)) });
const moment = (say: (inputs: { text: string }) => string) => (value: Value) =>
  say({ text: /T.*Z$/.test(String(value)) ? formatDateTime(String(value)) : String(value) });
const oneOf = (words: Readonly<Record<string, () => string>>) => (value: Value) =>
  words[String(value)]?.() ?? String(value);

/** A reason is somebody's own words, or one of those that goods are written off for, or a seller's for saying no. */
function reasonText(reason: string): string {
  const known = lossReasons.find((each) => each === reason);
  if (reason === "not_delivered") return m.ops_detail_not_delivered();
  return known === undefined ? rejectionText(reason) : lossLabel(known);
}

const words: Readonly<Record<string, (value: Value) => string>> = {
  amountVnd: money(m.ops_detail_amount),
  refundVnd: money(m.ops_detail_amount),
  finalVnd: money(m.ops_detail_weighed_vnd),
  weighedG: (value) => m.ops_detail_weighed({ text: gramsText(Number(value)) }),
  parcels: text(m.ops_detail_parcels),
  bearer: oneOf({ platform: m.ops_detail_bearer_platform, seller: m.ops_detail_bearer_seller }),
  lossVnd: money(m.ops_detail_loss),
  grossVnd: money(m.ops_detail_gross),
  feeVnd: money(m.ops_detail_fee),
  fixedVnd: money(m.ops_detail_fixed),
  minimumVnd: money(m.ops_detail_minimum),
  maximumVnd: money(m.ops_detail_maximum),
  percentBp: percent(m.ops_detail_percent),
  vatBp: percent(m.ops_detail_vat),
  pitBp: percent(m.ops_detail_pit),
  reason: (value) => m.ops_detail_reason({ text: reasonText(String(value)) }),
  why: text(m.ops_detail_reason),
  note: text(m.ops_detail_note),
  orderCode: text(m.ops_detail_order),
  reference: text(m.ops_detail_reference),
  bankReference: text(m.ops_detail_reference),
  phone: text(m.ops_detail_phone),
  number: text(m.ops_detail_number),
  before: text(m.ops_detail_before),
  source: text(m.ops_detail_source),
  area: text(m.ops_detail_area),
  issuer: text(m.ops_detail_issuer),
  plate: text(m.ops_detail_plate),
  lines: text(m.ops_detail_lines),
  differences: text(m.ops_detail_differences),
  bankBin: (value) => m.ops_detail_bank({ text: bankName(String(value)) }),
  from: moment(m.ops_detail_from),
  until: moment(m.ops_detail_until),
  testUntil: moment(m.ops_detail_until),
  colour: oneOf({
    green: () => colourText("green"),
    yellow: () => colourText("yellow"),
    red: () => colourText("red"),
    sealed: () => colourText("sealed"),
  }),
  role: oneOf({ owner: () => roleLabel("owner"), staff: () => roleLabel("staff"), member: () => roleLabel("member") }),
  work: oneOf({ goods: () => workText("goods"), transport: () => workText("transport") }),
  effect: oneOf({
    wait: m.ops_detail_effect_wait,
    ask: m.ops_detail_effect_ask,
    book: m.ops_detail_effect_book,
    apart: m.ops_detail_effect_apart,
    none: m.ops_detail_effect_none,
  }),
  cause: (value) => creditText(String(value)),
  /** Names of code and of files say nothing to a person. */
  kind: () => "",
  /** For goods by weight the same as the scale's. */
  packedQuantity: () => "",
  courierId: () => "",
  personId: () => "",
  orderId: () => "",
  fileHash: () => "",
};

/** The details of a deed in words: "số tiền 25.000 ₫ · lý do: dập nát". What has no word of its own is told as it is. */
export const detailWords = (details: Details): string =>
  Object.entries(details)
    .map(([name, value]) => words[name]?.(value) ?? String(value))
    .filter((word) => word !== "")
    .join(" · ");
