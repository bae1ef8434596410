import { expect, test } from "vitest";
import { harvestedSince } from "./facets";

test("two days ago is a calendar day", () => expect(harvestedSince("2-days", "2026-12-01")).toBe("2026-11-29"));
