import { expect, test } from "vitest";
import { newName } from "./new-name";

test("a double tap has one name; what is said after a refusal has its own", () => {
  const refused = new Set<string>();
  expect(newName("page:s1:delivered", refused)).toBe("page:s1:delivered");
  refused.add("page:s1:delivered");
  expect(newName("page:s1:delivered", refused)).toBe("page:s1:delivered:2");
  refused.add("page:s1:delivered:2");
  expect(newName("page:s1:delivered", refused)).toBe("page:s1:delivered:3");
  expect(newName("page:s2:delivered", refused)).toBe("page:s2:delivered");
});
