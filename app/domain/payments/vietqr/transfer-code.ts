import { parseCode } from "~/domain/shared/code";

const mark = "CQ";
const codeLength = 8;

/** What the shopper writes into the transfer: ten signs, the order's code with its check sign behind our mark. */
export const transferContent = (orderCode: string): string => mark + orderCode;

/**
 * The order codes a transfer's text holds. Banks put text before and after it, break it with spaces or points and make it all
 * capitals; a sign read wrongly is noticed by the check sign. More than one code is for a person to understand.
 */
export function orderCodesIn(content: string): string[] {
  const whole = content.toUpperCase();
  const joined = whole.replace(/[^A-Z0-9]/g, "");
  return [...new Set([...codesIn(whole), ...codesIn(joined)])];
}

function codesIn(text: string): string[] {
  const codes: string[] = [];
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const signs = text.slice(at + mark.length, at + mark.length + codeLength);
    const code = /^[A-Z0-9]{8}$/.test(signs) ? parseCode(signs) : null;
    if (code !== null) codes.push(code);
  }
  return codes;
}
