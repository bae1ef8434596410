import { invariant } from "~/domain/shared/invariant";
import { crc16 } from "./crc16";

export type Transfer = {
  /** Six digits, as NAPAS numbers the banks. */
  readonly bankBin: string;
  readonly account: string;
  readonly amountVnd: number;
  /** Goes through every bank unchanged only as capitals and digits. */
  readonly content: string;
};

const napas = "A000000727";
const toAccount = "QRIBFTTA";

/**
 * The text of a dynamic VietQR code (NAPAS 247, EMVCo tags): a bank app that reads it fills in account, amount and content.
 * Lengths are of ASCII signs; whatever would not fit them throws instead of making a code that banks refuse.
 */
export function vietQrPayload({ bankBin, account, amountVnd, content }: Transfer): string {
  invariant(/^\d{6}$/.test(bankBin), "a bank's BIN is six digits");
  invariant(/^[A-Z0-9]{1,19}$/.test(account), "an account number is at most 19 signs");
  invariant(Number.isSafeInteger(amountVnd) && amountVnd > 0 && amountVnd < 1e13, "an amount is whole đồng");
  invariant(/^[A-Z0-9]{1,19}$/.test(content), "a transfer's content is at most 19 capitals and digits");
  const beneficiary = tag("00", bankBin) + tag("01", account);
  const unsigned =
    tag("00", "01") +
    tag("01", "12") +
    tag("38", tag("00", napas) + tag("01", beneficiary) + tag("02", toAccount)) +
    tag("53", "704") +
    tag("54", String(amountVnd)) +
    tag("58", "VN") +
    tag("62", tag("08", content)) +
    "6304";
  return unsigned + crc16(unsigned);
}

const tag = (id: string, value: string): string => id + String(value.length).padStart(2, "0") + value;
