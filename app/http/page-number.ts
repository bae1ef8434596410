/** Which page of a list an address asks for (`trang`), 1 to 2,000; what is no number is the first. */
export const pageNumber = (params: URLSearchParams): number =>
  Math.min(2_000, Math.max(1, Math.trunc(Number(params.get("trang"))) || 1));
