import type { Chance } from "./chance";

const families = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Huỳnh",
  "Hoàng",
  "Phan",
  "Vũ",
  "Võ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
  "Dương",
  "Lý",
];
const women = [
  "Thị Mai",
  "Thị Lan",
  "Ngọc Trâm",
  "Thu Hà",
  "Thanh Thảo",
  "Bích Ngọc",
  "Kim Chi",
  "Mỹ Linh",
  "Phương Anh",
  "Quỳnh Như",
  "Hồng Nhung",
  "Diễm My",
  "Thùy Dương",
  "Cẩm Tú",
  "Minh Châu",
  "Hoài Thương",
];
const men = [
  "Văn Hùng",
  "Minh Khoa",
  "Quốc Bảo",
  "Thanh Tùng",
  "Đức Anh",
  "Hữu Phước",
  "Gia Huy",
  "Tuấn Kiệt",
  "Anh Dũng",
  "Trọng Nghĩa",
  "Hoàng Long",
  "Công Vinh",
  "Nhật Minh",
  "Thành Đạt",
  "Văn Lộc",
  "Xuân Trường",
];

/** Names that real neighbours could have; a man's or a woman's. */
export const personName = (luck: Chance, menShare = 0.5): string =>
  `${luck.pick(families)} ${luck.hit(menShare) ? luck.pick(men) : luck.pick(women)}`;

const numbered =
  (prefix: string) =>
  (index: number): string =>
    `+84${prefix}${String(index).padStart(9 - prefix.length, "0")}`;

/** Each kind of person has a range of numbers, so no two people share one. Valid mobile prefixes, never dialled. */
export const phones = {
  seller: numbered("961"),
  staff: numbered("962"),
  courier: numbered("931"),
  shopper: numbered("903"),
  operator: numbered("988"),
};
