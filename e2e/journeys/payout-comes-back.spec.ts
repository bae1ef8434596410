import { readFileSync } from "node:fs";
import { fact } from "../support/facts";
import { enterAs } from "../support/http";
import { album } from "../support/pictures";
import { expect, test } from "../support/test";

test.use({ viewport: { width: 360, height: 640 } });

type Sent = { id: string; runId: string; amountVnd: number; number: string; phone: `+${string}` };

/** A farm's transfer that the bank has not confirmed; another one in every run of the story. */
const aTransferOnItsWay = (): Promise<Sent> =>
  fact(`select payout.id, run_id::text as "runId", amount_vnd as "amountVnd", payout.number, person.phone from payout
    join membership on payee = 'seller:' || seller_id and role = 'owner' join person on person.id = membership.person_id
    join seller on seller.id = membership.seller_id and seller.kind = 'farm' and seller.status = 'approved'
    where payout.status = 'sent' and not person.is_operator order by payout.id limit 1`);

test("a transfer comes back: the operator notes it, the farmer corrects the account, and nothing goes there for a day", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const sent = await aTransferOnItsWay();
  await enterAs(context, "operator", baseURL ?? "");
  await page.goto(`/dieu-hanh/tien/chi-tra/${sent.runId}`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV chung" }).click(),
  ]);
  const rows = readFileSync(await file.path(), "utf8").split(/\r?\n/);
  expect(rows.filter((row) => row.includes(sent.number) && row.includes(String(sent.amountVnd)))).not.toHaveLength(0);

  const card = page.locator("li.card").filter({ has: page.locator(`input[value="${sent.id}"]`) });
  await card.getByText("Bị trả lại").first().click();
  await card.getByLabel("Ngân hàng nói gì").fill("Sai số tài khoản");
  await album(page, "payout-1-returned");
  await card.getByRole("button", { name: "Bị trả lại" }).click();
  await expect(page.getByText("Sai số tài khoản").first()).toBeVisible();

  const field = await browser.newContext({
    viewport: { width: 360, height: 640 },
    ...(baseURL !== undefined && { baseURL }),
  });
  await enterAs(field, sent.phone, baseURL ?? "");
  const phone = await field.newPage();
  await phone.goto("/nha-vuon/tien");
  await expect(phone.getByText(/Ngân hàng đã trả lại tiền: Sai số tài khoản/)).toBeVisible();
  await phone.getByText("Đổi tài khoản").click();
  await phone.getByLabel("Ngân hàng", { exact: true }).selectOption({ label: "Vietcombank" });
  await phone.getByLabel("Số tài khoản").fill("0011004455667");
  await phone.getByLabel("Tên chủ tài khoản").fill("NGUYEN VAN A");
  await phone.getByRole("button", { name: "Lưu tài khoản" }).click();
  await expect(phone.getByText(/Dùng được từ/)).toBeVisible();
  await album(phone, "payout-2-account-waits");
  await field.close();

  const { hours, transit, owed } = await fact<{ hours: number; transit: string; owed: string }>(
    `select extract(epoch from usable_from - now()) / 3600 as hours,
       (select coalesce(sum(balance), 0) from ledger_balance b join ledger_account a on a.id = b.account_id where a.code = 'payout_in_transit:' || $1) as transit,
       (select -sum(balance) from ledger_balance b join ledger_account a on a.id = b.account_id
         where a.code = 'seller_payable:' || substr(payout.payee, 8)) as owed
     from payout join bank_account on bank_account.payee = payout.payee where payout.id = $1`,
    [sent.id],
  );
  expect(Number(hours)).toBeGreaterThan(23.9);
  expect(Number(transit)).toBe(0);
  expect(Number(owed)).toBeGreaterThanOrEqual(sent.amountVnd);
});
