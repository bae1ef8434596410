import type { Chance } from "./chance";
import type { Home } from "./types";

type Ward = readonly [communeCode: string, lat: number, lng: number];
type City = { provinceCode: string; streets: readonly string[]; wards: readonly Ward[] };

export const saigon: City = {
  provinceCode: "79",
  streets: [
    "Nguyễn Thị Minh Khai",
    "Lê Văn Sỹ",
    "Phan Xích Long",
    "Nguyễn Trãi",
    "Cách Mạng Tháng Tám",
    "Điện Biên Phủ",
    "Lê Quang Định",
    "Quang Trung",
    "Nguyễn Văn Linh",
    "Võ Văn Ngân",
    "Âu Cơ",
    "Hoàng Văn Thụ",
  ],
  wards: [
    ["26740", 10.776, 106.703],
    ["26743", 10.772, 106.693],
    ["26758", 10.764, 106.692],
    ["26824", 10.85, 106.755],
    ["26842", 10.843, 106.78],
    ["26884", 10.838, 106.665],
    ["26882", 10.842, 106.64],
    ["26890", 10.823, 106.676],
    ["26929", 10.805, 106.71],
    ["26944", 10.803, 106.695],
    ["26968", 10.8, 106.667],
    ["27004", 10.8, 106.65],
    ["27031", 10.79, 106.625],
    ["27043", 10.797, 106.679],
    ["27073", 10.799, 106.683],
    ["27094", 10.788, 106.728],
    ["27142", 10.786, 106.68],
    ["27154", 10.77, 106.682],
    ["27169", 10.769, 106.667],
    ["27211", 10.763, 106.65],
    ["27259", 10.758, 106.707],
    ["27316", 10.756, 106.667],
    ["27343", 10.751, 106.66],
    ["27364", 10.742, 106.633],
    ["27418", 10.739, 106.677],
    ["27442", 10.765, 106.6],
    ["27475", 10.743, 106.7],
    ["27478", 10.745, 106.735],
    ["27487", 10.73, 106.72],
    ["27439", 10.803, 106.603],
  ],
};

export const hanoi: City = {
  provinceCode: "01",
  streets: [
    "Kim Mã",
    "Đội Cấn",
    "Láng Hạ",
    "Cầu Giấy",
    "Trần Duy Hưng",
    "Bạch Mai",
    "Minh Khai",
    "Nguyễn Trãi",
    "Xuân Thủy",
    "Ngọc Lâm",
    "Lạc Long Quân",
  ],
  wards: [
    ["00004", 21.036, 105.834],
    ["00025", 21.027, 105.82],
    ["00070", 21.029, 105.852],
    ["00082", 21.02, 105.843],
    ["00103", 21.066, 105.823],
    ["00118", 21.04, 105.874],
    ["00145", 21.03, 105.9],
    ["00166", 21.03, 105.79],
    ["00160", 21.045, 105.8],
    ["00175", 21.015, 105.795],
    ["00190", 21.02, 105.825],
    ["00235", 21.012, 105.828],
    ["00256", 21.008, 105.855],
    ["00283", 20.998, 105.875],
    ["00331", 20.975, 105.855],
    ["00367", 20.995, 105.808],
    ["00592", 21.03, 105.765],
    ["09556", 20.968, 105.777],
  ],
};

export const danang: City = {
  provinceCode: "48",
  streets: ["Nguyễn Văn Linh", "Hoàng Diệu", "Lê Duẩn", "Võ Nguyên Giáp", "Điện Biên Phủ", "Núi Thành"],
  wards: [
    ["20242", 16.06, 108.215],
    ["20209", 16.065, 108.185],
    ["20257", 16.04, 108.22],
    ["20263", 16.08, 108.245],
    ["20275", 16.06, 108.24],
    ["20285", 16.02, 108.25],
    ["20260", 16.015, 108.2],
    ["20197", 16.09, 108.14],
    ["20410", 15.88, 108.33],
  ],
};

export const cantho: City = {
  provinceCode: "92",
  streets: ["Nguyễn Văn Cừ", "30 Tháng 4", "Mậu Thân", "Trần Hưng Đạo", "Cách Mạng Tháng Tám"],
  wards: [
    ["31120", 10.05, 105.78],
    ["31135", 10.033, 105.783],
    ["31147", 10.03, 105.77],
    ["31150", 10.01, 105.74],
    ["31168", 10.07, 105.74],
    ["31186", 10.0, 105.77],
    ["31201", 10.02, 105.8],
  ],
};

/** A door in that city: a ward, a street, a number and a point within some hundred metres of the ward's centre. */
export function homeIn(city: City, luck: Chance): Home {
  const [communeCode, lat, lng] = luck.pick(city.wards);
  const nearby = (): number => (luck.next() - 0.5) * 0.008;
  return {
    provinceCode: city.provinceCode,
    communeCode,
    street: `${luck.between(3, 480)}${luck.hit(0.35) ? `/${luck.between(2, 60)}` : ""} ${luck.pick(city.streets)}`,
    lat: Number((lat + nearby()).toFixed(5)),
    lng: Number((lng + nearby()).toFixed(5)),
  };
}
