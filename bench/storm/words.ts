import { signQuery } from "../../simulator/signing";

export type Terminal = { readonly tmnCode: string; readonly secret: string };
/** One visit to VNPAY's page, and what VNPAY says became of it. */
export type Visit = { readonly txnRef: string; readonly amountVnd: number; readonly isPaid: boolean };
/** One IPN on its way to the shop. */
export type Word = { readonly query: string; readonly txnRef: string; readonly isForged: boolean };

type Fields = Readonly<Record<string, string>>;

const fieldsOf = ({ tmnCode }: Terminal, { amountVnd, isPaid, txnRef }: Visit): Fields => ({
  vnp_Amount: String(amountVnd * 100),
  vnp_BankCode: "NCB",
  vnp_CardType: "ATM",
  vnp_OrderInfo: `Thanh toan ${txnRef}`,
  vnp_PayDate: "20261122080512",
  vnp_ResponseCode: isPaid ? "00" : "24",
  vnp_TmnCode: tmnCode,
  vnp_TransactionNo: isPaid ? String(Number.parseInt(txnRef.slice(-8), 16)) : "0",
  vnp_TransactionStatus: isPaid ? "00" : "02",
  vnp_TxnRef: txnRef,
});

/** VNPAY's word, signed with the simulator's own signing, which shares no code with the shop's. */
function signed({ secret }: Pick<Terminal, "secret">, fields: Fields): string {
  const { signature, text } = signQuery(secret, fields);
  return `${text}&vnp_SecureHash=${signature}`;
}

/** What somebody without the secret might try; each must be answered 97 and change nothing. */
const forgeries: readonly ((terminal: Terminal, visit: Visit) => string)[] = [
  (terminal, visit) => signed({ secret: "somebody else's" }, fieldsOf(terminal, visit)),
  (terminal, visit) => signed(terminal, fieldsOf(terminal, visit)).replace(/vnp_Amount=\d+/, "vnp_Amount=500000"),
  (terminal, visit) => signed(terminal, { ...fieldsOf(terminal, visit), vnp_TmnCode: "STRANGER" }),
  (terminal, visit) => `vnp_Amount=100&${signed(terminal, fieldsOf(terminal, visit))}`,
  (terminal, visit) => signed(terminal, fieldsOf(terminal, visit)).replace(/&vnp_SecureHash=.*/, ""),
  (terminal, visit) =>
    signed(terminal, fieldsOf(terminal, { ...visit, isPaid: false })).replace(
      /vnp_(ResponseCode|TransactionStatus)=\d\d/g,
      "vnp_$1=00",
    ),
  (terminal, visit) => signed(terminal, fieldsOf(terminal, visit)).slice(0, -1),
  (_, { txnRef }) => `vnp_TxnRef=${txnRef}&vnp_SecureHash=%00%ff`,
];

/**
 * Every visit's word once, as many repetitions and forgeries as asked for, shuffled: the order in which they come says nothing.
 * `chance` gives numbers from 0 to 1.
 */
export function stormOf(
  terminal: Terminal,
  visits: readonly Visit[],
  { forged, repeated }: { readonly repeated: number; readonly forged: number },
  chance: () => number,
): Word[] {
  const pick = (): Visit => visits[Math.floor(chance() * visits.length)] as Visit;
  const genuine = (visit: Visit): Word => ({
    query: signed(terminal, fieldsOf(terminal, visit)),
    txnRef: visit.txnRef,
    isForged: false,
  });
  const forge = (nth: number): Word => {
    const visit = pick();
    const query = forgeries[nth % forgeries.length]?.(terminal, visit) ?? "";
    return { query, txnRef: visit.txnRef, isForged: true };
  };
  const words = [
    ...visits.map(genuine),
    ...Array.from({ length: repeated }, () => genuine(pick())),
    ...Array.from({ length: forged }, (_, nth) => forge(nth)),
  ];
  for (let last = words.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [words[last], words[other]] = [words[other] as Word, words[last] as Word];
  }
  return words;
}
