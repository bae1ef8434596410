import type { SettlementFiles } from "~/domain/payments/ports";

const mostBytes = 20 * 1024 * 1024;

/**
 * VNPAY's daily file from an address with `{day}` in it (20261122). 404 and 425 mean that it is not there yet; everything else
 * that is no file may be otherwise next time.
 */
export function settlementsByHttp(template: string, timeoutMs = 15_000): SettlementFiles {
  return {
    fetch: async (day) => {
      const url = template.replaceAll("{day}", day.replaceAll("-", ""));
      try {
        const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
        if (response.status === 404 || response.status === 425) return { kind: "not_yet" };
        if (!response.ok) return { kind: "unreachable", why: `HTTP ${response.status}` };
        const text = await response.text();
        return text.length > mostBytes ? { kind: "unreachable", why: "too big" } : { kind: "file", text };
      } catch (error) {
        return { kind: "unreachable", why: error instanceof Error ? error.name : "unknown" };
      }
    },
  };
}
