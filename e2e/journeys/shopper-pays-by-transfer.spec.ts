import { fact } from "../support/facts";
import { enterAs, openCaller, type Caller } from "../support/http";
import { album } from "../support/pictures";
import { placeOrder, statusOf, type Wanted } from "../support/shop";
import { expect, test, type Page } from "../support/test";

const guava: Wanted[] = [{ product: "oi-le-lai-thieu", quantity: 1_000 }];
/** As playwright.config.ts gives it to the shop. */
const sepayKey = "sepay-key-for-stories-0123";
const account = "190099990000";

let shopper: Caller;
test.beforeEach(async ({ baseURL }) => {
  shopper = await openCaller(baseURL ?? "");
});
test.afterEach(() => shopper.close());

type Order = { token: string; code: string; totalVnd: number };
async function anOrder(name: string): Promise<Order> {
  const { token } = await placeOrder(shopper, guava, name);
  const order = await fact<{ code: string; totalVnd: number }>(
    `select code, total_vnd as "totalVnd" from orders where tracking_token = $1`,
    [token],
  );
  return { token, ...order };
}

/** "2026-11-22 16:05:00", as banks in Vietnam write the present. */
const bankClock = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

/** SePay tells the shop of money; gives the shop's answer. */
async function tell(content: string, amountVnd: number, reference: string, key = sepayKey): Promise<number> {
  const body = { id: Date.now(), accountNumber: account, transactionDate: bankClock(), content };
  const answer = await shopper.send("POST", "/hooks/ngan-hang/sepay", {
    headers: { "content-type": "application/json", authorization: `Apikey ${key}` },
    data: JSON.stringify({ ...body, transferType: "in", transferAmount: amountVnd, referenceCode: reference }),
  });
  return answer.status();
}

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

test("a shopper transfers with the code; the bank tells twice, and the order is paid once", async ({ page }) => {
  const { code, token, totalVnd } = await anOrder("Vũ Thị Chuyển");
  await page.goto(`/thanh-toan/${token}`);
  await page.getByRole("link", { name: /Chuyển khoản ngân hàng/ }).click();
  await expect(page.getByRole("heading", { name: "Đang chờ ngân hàng báo tiền về" })).toBeVisible();
  await expect(page.getByRole("img", { name: /Mã VietQR/ })).toBeVisible();
  await expect(page.getByText(`CQ${code}`)).toBeVisible();
  await expectNarrow(page);
  await album(page, "transfer-1-waiting");

  const reference = `FT${Date.now()}`;
  expect(await tell(`CQ${code}`, totalVnd, reference, "somebody-elses-key")).toBe(401);
  expect(await statusOf(token)).toBe("awaiting_payment");
  expect(await tell(`MBVCB.327. CQ${code} chuyen tien`, totalVnd, reference)).toBe(200);
  expect(await tell(`MBVCB.327. CQ${code} chuyen tien`, totalVnd, reference)).toBe(200);
  expect(await statusOf(token)).toBe("confirmed");
  const { receipts } = await fact<{ receipts: number }>(
    "select count(*)::int as receipts from bank_receipt where bank_reference = $1 and status = 'applied'",
    [reference],
  );
  expect(receipts).toBe(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Đang chờ ngân hàng báo tiền về" })).toBeHidden();
  await album(page, "transfer-2-paid");
});

test("money with a wrong amount waits for a person; a statement pays what it names, and what is wrong goes back", async ({
  page,
  context,
  baseURL,
}) => {
  const [short, exact] = [await anOrder("Ngô Thị Thiếu"), await anOrder("Ngô Thị Đủ")];
  const [told, unknown] = [`FT${Date.now()}`, `ST${Date.now()}`];
  expect(await tell(`CQ${short.code}`, short.totalVnd - 1_000, told)).toBe(200);
  expect(await statusOf(short.token)).toBe("awaiting_payment");
  await page.goto(`/thanh-toan/${short.token}/chuyen-khoan`);
  await expect(page.getByText("Nhân viên Chợ Quê đang kiểm tra")).toBeVisible();
  await expect(page.getByRole("img", { name: /Mã VietQR/ })).toBeHidden();
  await album(page, "transfer-3-unclear");

  await enterAs(context, "operator", baseURL ?? "");
  await page.goto("/dieu-hanh/tien-chua-ro");
  const card = page.locator("section.card", { hasText: told });
  await expect(card.getByText("Số tiền khác với đơn")).toBeVisible();
  const statement = [
    "Ngày giao dịch,Số tham chiếu,Ghi nợ,Ghi có,Nội dung",
    `${bankClock()},${unknown},,${exact.totalVnd},IBFT CQ${exact.code} GD`,
    `${bankClock()},${told},,${short.totalVnd - 1_000},CQ${short.code}`,
  ].join("\n");
  await page
    .getByLabel("Nhập sao kê ngân hàng (CSV)")
    .setInputFiles({ name: "sao-ke.csv", mimeType: "text/csv", buffer: Buffer.from(statement) });
  await page.getByRole("button", { name: "Nhập sao kê", exact: true }).click();
  await expect(page.getByText("1 khoản trả cho đơn, 0 khoản chưa rõ, 1 khoản đã biết")).toBeVisible();
  expect(await statusOf(exact.token)).toBe("confirmed");
  await expectNarrow(page);
  await album(page, "transfer-4-operator");

  await card.getByRole("button", { name: "Ghi vào đơn" }).click();
  await expect(card.getByText("Số tiền không đúng bằng đơn: xin trả lại")).toBeVisible();
  await card.getByLabel("Số giao dịch trả lại, trả cho ai").fill("FT99887, Ngô Thị Thiếu");
  await card.getByRole("button", { name: "Đã trả lại" }).click();
  await expect(card).toHaveCount(0);
  expect(
    await fact("select status from bank_receipt where bank_reference = $1", [told]),
    "the money left unapplied receipts",
  ).toEqual({ status: "returned" });
});
