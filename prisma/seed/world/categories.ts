/** The aisles of the market, in the order shoppers walk them. */
export const categories = [
  { id: "rau-la", slug: "rau-la", name: "Rau lá", nameEn: "Leafy greens", position: 1 },
  { id: "cu-qua", slug: "cu-qua", name: "Củ, quả, nấm", nameEn: "Vegetables & mushrooms", position: 2 },
  { id: "trai-cay", slug: "trai-cay", name: "Trái cây", nameEn: "Fruit", position: 3 },
  { id: "thit-trung", slug: "thit-trung", name: "Thịt, trứng", nameEn: "Meat & eggs", position: 4 },
  { id: "thuy-san", slug: "thuy-san", name: "Thủy sản", nameEn: "Fish & seafood", position: 5 },
  { id: "gao-dau", slug: "gao-dau", name: "Gạo, đậu, hạt", nameEn: "Rice, beans & nuts", position: 6 },
  { id: "gia-vi", slug: "gia-vi", name: "Gia vị, nước mắm", nameEn: "Spices & sauces", position: 7 },
  { id: "do-kho", slug: "do-kho", name: "Đặc sản khô", nameEn: "Dried specialities", position: 8 },
  { id: "tra-ca-phe", slug: "tra-ca-phe", name: "Trà, cà phê, mật ong", nameEn: "Tea, coffee & honey", position: 9 },
] as const;

export type CategoryId = (typeof categories)[number]["id"];
