import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hoursAfter } from "~/domain/shared/time";
import { sundayMorning } from "#test/moment";
import { bankFile, bankLayouts } from "./bank-file";
import { holderName, maskedNumber, readAccountNumber } from "./banks";
import { minimumPayoutVnd, obstacleTo, readyVnd, usableFrom } from "./policy";

const account = { usableFrom: hoursAfter(sundayMorning, -1), returnedWhy: null };
const standing = { owedVnd: 500_000, notBankedVnd: 0, account };
const transfer = {
  id: "po_0190000000007000800000000000abcd",
  bankBin: "970405",
  number: "6110205000123",
  holder: "NGUYEN THI HOA",
  amountVnd: 1_250_000,
};

describe("a payout", () => {
  it("waits for a day after the account changed, for a correction after it came back, and for enough money", () => {
    expect(obstacleTo(standing, sundayMorning)).toBeNull();
    const changed = { ...account, usableFrom: usableFrom(sundayMorning) };
    expect(obstacleTo({ ...standing, account: changed }, sundayMorning)).toBe("account_on_hold");
    expect(obstacleTo({ ...standing, account: changed }, hoursAfter(sundayMorning, 24))).toBeNull();
    expect(obstacleTo({ ...standing, account: { ...account, returnedWhy: "Sai tên" } }, sundayMorning)).toBe(
      "account_returned",
    );
    expect(obstacleTo({ ...standing, account: null }, sundayMorning)).toBe("no_account");
    expect(obstacleTo({ ...standing, owedVnd: minimumPayoutVnd - 1 }, sundayMorning)).toBe("below_minimum");
  });

  it("never contains money that VNPAY has not paid to our bank", () => {
    expect(readyVnd({ ...standing, notBankedVnd: 200_000 })).toBe(300_000);
    expect(readyVnd({ ...standing, notBankedVnd: 700_000 })).toBe(0);
    expect(obstacleTo({ ...standing, notBankedVnd: 470_000 }, sundayMorning)).toBe("not_banked");
  });
});

describe("a bank file", () => {
  it("has a line for every transfer in every layout, with the amount whole and the account as typed", () => {
    for (const layout of bankLayouts) {
      const [header, line, ...rest] = bankFile(layout, [transfer]).split("\r\n");
      expect(header).toBeTruthy();
      expect(line).toContain("6110205000123");
      expect(line).toContain("1250000");
      expect(rest).toEqual([""]);
    }
  });

  it("lets no name become a formula or another column", () => {
    const line = bankFile("generic", [{ ...transfer, holder: '=1+1,"X"' }]).split("\r\n")[1];
    expect(line).toContain(`"'=1+1,""X"""`);
  });
});

describe("an account", () => {
  it("is held by a name as banks write it", () => {
    expect(holderName("Nguyễn Thị Đào ")).toBe("NGUYEN THI DAO");
    fc.assert(
      fc.property(fc.string(), (name) => /^([A-Z .]*)$/.test(holderName(name)) && holderName(name).length <= 70),
    );
  });

  it("has a number of six to nineteen digits, however it is spaced, and shows its last four", () => {
    expect(readAccountNumber("6110 2050 00123")).toBe("6110205000123");
    expect(readAccountNumber("12345")).toBeNull();
    expect(readAccountNumber("1234A678")).toBeNull();
    expect(maskedNumber("6110205000123")).toBe("••••0123");
  });
});
