import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "./fault";
import { readForm, treeOf, writeForm } from "./form";

const plain = (text: string): unknown => JSON.parse(JSON.stringify(readForm(text)));

test("brackets become objects, numbers in them lists, both ways of writing a space spaces", () => {
  expect(plain("a=1&b[c]=x+y&b[d][0]=%C3%A1%20b&b[d][1]=2&e[]=p&e[]=q&f")).toEqual({
    a: "1",
    b: { c: "x y", d: { 0: "á b", 1: "2" } },
    e: { 0: "p", 1: "q" },
    f: "",
  });
  expect(plain("items%5B0%5D%5Bname%5D=x")).toEqual({ items: { 0: { name: "x" } } });
  expect(plain("a=1&a=2")).toEqual({ a: "2" });
});

test("a name that is no path stays a strange name, and no name is special", () => {
  expect(plain("a[b=1&[c]=2&a]b=3&d[e]f=4")).toEqual({ "a[b": "1", "[c]": "2", "a]b": "3", "d[e]f": "4" });
  expect(Object.keys(readForm("__proto__[x]=1&constructor=2"))).toEqual(["__proto__", "constructor"]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test.each(["a=%", "a=%zz", "a=%ff", "%E0%A4%A=1", "a=b%00c", "a=1&a[b]=2", "a[b]=2&a=1", `a${"[b]".repeat(9)}=1`])(
  "%s is refused",
  (text) => expect(() => readForm(text)).toThrow(Fault),
);

test("no body makes the reader do anything but read or refuse", () => {
  const signs = fc.string({ unit: fc.constantFrom("a", "[", "]", "=", "&", "%", "0", "+", "é", "\0"), maxLength: 60 });
  fc.assert(
    fc.property(signs, (text) => {
      try {
        readForm(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Fault);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("parameters of a call are what the wire would have made of them", () => {
  const leaf = fc.oneof(
    fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
    fc.integer(),
    fc.boolean(),
  );
  const name = fc.stringMatching(/^[a-z_]{1,6}$/);
  const params = fc.dictionary(
    name,
    fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(name, leaf, { maxKeys: 3 })),
  );
  fc.assert(
    fc.property(params, (given) => {
      expect(readForm(writeForm(treeOf(given)))).toEqual(treeOf(given));
    }),
  );
  expect({ ...treeOf({ a: null, b: undefined, c: [], d: new Date(5_000), e: true }) }).toEqual({
    a: "",
    d: "5",
    e: "true",
  });
});
