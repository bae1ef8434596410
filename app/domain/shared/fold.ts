/**
 * Vietnamese text without marks, lower case, for comparing and searching: "Cà chua bi Đà Lạt" → "ca chua bi da lat".
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** "Cà chua bi Đà Lạt" → "ca-chua-bi-da-lat" */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
