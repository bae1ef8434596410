import { expect, test } from "vitest";
import { readStatement } from "./read-statement";

const account = "19001";
const read = (text: string) => readStatement(text, account);

test("a statement with a heading, quotes and outgoing money gives what came in", () => {
  const text = [
    "SAO KÊ TÀI KHOẢN 19001,,,,",
    "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung",
    '22/11/2026 09:30,FT26326001,,"1.250.000","MBVCB, CQ0123ABCD ""qua"" app"',
    "22/11/2026 09:40,FT26326002,50000,,Phi",
    "",
  ].join("\r\n");
  expect(read(`\uFEFF${text}`)).toEqual({
    ok: true,
    notices: [
      {
        provider: "statement",
        account,
        reference: "FT26326001",
        amountVnd: 1_250_000,
        content: 'MBVCB, CQ0123ABCD "qua" app',
        bookedAt: new Date("2026-11-22T09:30:00+07:00"),
      },
    ],
  });
});

test("English columns, semicolons and decimals are read as well", () => {
  const reading = read("Date;Reference;Credit;Description\n2026-11-22 09:30:10;T1;45,000.00;CQ\n");
  expect(reading).toMatchObject({ ok: true, notices: [{ amountVnd: 45_000 }] });
});

test.each([
  ["no columns", "hello", 1],
  ["half a đồng", "Date,Reference,Credit,Description\n2026-11-22,T1,10.55,x", 2],
  ["no number", "Date,Reference,Credit,Description\n2026-11-22,,1000,x", 2],
  ["no such day", "Date,Reference,Credit,Description\n2026-13-40,T1,1000,x", 2],
  ["words for money", "Date,Reference,Credit,Description\n2026-11-22,T1,nghin dong,x", 2],
])("%s makes the file unreadable and names the line", (_, text, line) =>
  expect(read(text)).toMatchObject({ ok: false, line }),
);
