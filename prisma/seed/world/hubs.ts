import { idOf } from "./chance";

type Place = readonly [province: string, commune: string, lat: number, lng: number, street: string];

const hub = (
  code: string,
  name: string,
  [provinceCode, communeCode, lat, lng, street]: Place,
  { dayKg, dockSlots, sortMinutes = 30, hasColdRoom = true, opens = 5, closes = 22 }: Size,
) => ({
  ...{ id: idOf(`hub ${code}`), code, name, street, provinceCode, communeCode, lat, lng },
  phone: `+8428${String(3_000_000 + code.length * 1_117 + dayKg).padStart(7, "0")}`,
  ...{ opensMinute: opens * 60, closesMinute: closes * 60, sortMinutes, hasColdRoom, dayKg, dockSlots },
});

type Size = {
  dayKg: number;
  dockSlots: number;
  sortMinutes?: number;
  hasColdRoom?: boolean;
  opens?: number;
  closes?: number;
};

/** Where goods change vehicles: in the great cities, and where much is grown. */
export const hubs = [
  hub("HCM-TD", "Kho Thủ Đức", ["79", "26824", 10.85, 106.757, "215 Xa lộ Hà Nội"], {
    ...{ dayKg: 40_000, dockSlots: 12, opens: 0, closes: 24 },
  }),
  hub("HCM-BT", "Kho Bình Tân", ["79", "27442", 10.764, 106.602, "8 Quốc lộ 1A"], { dayKg: 25_000, dockSlots: 8 }),
  hub("HN-LB", "Kho Long Biên", ["01", "00145", 21.032, 105.903, "60 Ngô Gia Tự"], {
    ...{ dayKg: 40_000, dockSlots: 12, opens: 0, closes: 24 },
  }),
  hub("DN-CL", "Kho Cẩm Lệ", ["48", "20260", 16.016, 108.201, "120 Cách Mạng Tháng Tám"], {
    ...{ dayKg: 15_000, dockSlots: 5 },
  }),
  hub("CT-NK", "Kho Ninh Kiều", ["92", "31135", 10.034, 105.78, "31 Nguyễn Văn Linh"], {
    ...{ dayKg: 18_000, dockSlots: 6 },
  }),
  hub("DL-01", "Kho Đà Lạt", ["68", "24781", 11.945, 108.44, "12 Hùng Vương"], { dayKg: 20_000, dockSlots: 6 }),
  hub("BMT-01", "Kho Buôn Ma Thuột", ["66", "24133", 12.68, 108.05, "80 Nguyễn Chí Thanh"], {
    ...{ dayKg: 12_000, dockSlots: 4, hasColdRoom: false },
  }),
  hub("NA-V", "Kho Vinh", ["40", "16681", 18.68, 105.68, "145 Nguyễn Trãi"], {
    ...{ dayKg: 10_000, dockSlots: 4, sortMinutes: 40 },
  }),
  hub("HP-01", "Kho Hải Phòng", ["31", "11311", 20.86, 106.68, "5 Lê Thánh Tông"], { dayKg: 12_000, dockSlots: 4 }),
  hub("TQ-01", "Kho Tuyên Quang", ["08", "02215", 21.82, 105.21, "60 Quốc lộ 2"], {
    ...{ dayKg: 6_000, dockSlots: 2, sortMinutes: 45, hasColdRoom: false },
  }),
];
