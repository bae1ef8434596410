/**
 * Centres that no place list has: city districts, new towns and islands. Written by hand from maps, to about a kilometre.
 * Keyed by the former province and the former district, both folded and without "Quận", "Huyện", "Thành phố", "Thị xã".
 */
type Centre = readonly [lat: number, lng: number];

export const districtCentres: Readonly<Record<string, Readonly<Record<string, Centre>>>> = {
  "ho chi minh": {
    "1": [10.7757, 106.7004], "3": [10.7844, 106.6844], "4": [10.7579, 106.7013], "5": [10.754, 106.6634],
    "6": [10.7481, 106.6352], "7": [10.734, 106.7216], "8": [10.7241, 106.6286], "10": [10.7746, 106.6679],
    "11": [10.763, 106.65], "12": [10.8672, 106.6413], "go vap": [10.8387, 106.6653], "tan binh": [10.8015, 106.6526],
    "tan phu": [10.7901, 106.6283], "binh thanh": [10.8106, 106.7091], "phu nhuan": [10.7992, 106.6803],
    "binh tan": [10.7653, 106.6039], "thu duc": [10.8494, 106.7537], "binh chanh": [10.6874, 106.5939],
    "hoc mon": [10.8863, 106.5922], "cu chi": [10.9733, 106.4933], "nha be": [10.6953, 106.7049], "can gio": [10.4114, 106.9547],
  },
  "binh duong": {
    "thu dau mot": [10.9804, 106.6519], "thuan an": [10.923, 106.711], "di an": [10.9068, 106.7694], "tan uyen": [11.052, 106.764],
    "ben cat": [11.154, 106.593], "dau tieng": [11.279, 106.362], "phu giao": [11.288, 106.792], "bau bang": [11.256, 106.64],
    "bac tan uyen": [11.11, 106.84],
  },
  "ba ria - vung tau": {
    "vung tau": [10.346, 107.0843], "ba ria": [10.4963, 107.1684], "phu my": [10.59, 107.053], "chau duc": [10.653, 107.244],
    "long dien": [10.484, 107.211], "dat do": [10.49, 107.271], "long dat": [10.487, 107.24], "xuyen moc": [10.533, 107.401],
    "con dao": [8.685, 106.608],
  },
  "ha noi": {
    "ba dinh": [21.034, 105.814], "hoan kiem": [21.0287, 105.8523], "tay ho": [21.07, 105.819], "long bien": [21.048, 105.888],
    "cau giay": [21.033, 105.797], "dong da": [21.013, 105.827], "hai ba trung": [21.006, 105.858], "hoang mai": [20.974, 105.863],
    "thanh xuan": [20.994, 105.811], "ha dong": [20.971, 105.778], "nam tu liem": [21.013, 105.765], "bac tu liem": [21.071, 105.761],
    "son tay": [21.138, 105.505], "ba vi": [21.198, 105.423], "chuong my": [20.923, 105.702], "dan phuong": [21.087, 105.67],
    "dong anh": [21.139, 105.847], "gia lam": [21.019, 105.936], "hoai duc": [21.065, 105.706], "me linh": [21.185, 105.72],
    "my duc": [20.685, 105.744], "phu xuyen": [20.739, 105.909], "phuc tho": [21.106, 105.539], "quoc oai": [20.992, 105.641],
    "soc son": [21.257, 105.849], "thach that": [21.058, 105.576], "thanh oai": [20.855, 105.768], "thanh tri": [20.947, 105.844],
    "thuong tin": [20.871, 105.862], "ung hoa": [20.722, 105.772],
  },
  "hai phong": {
    "hong bang": [20.858, 106.666], "ngo quyen": [20.857, 106.7], "le chan": [20.842, 106.679], "hai an": [20.833, 106.735],
    "kien an": [20.808, 106.625], "do son": [20.718, 106.785], "duong kinh": [20.783, 106.709], "an duong": [20.869, 106.59],
    "thuy nguyen": [20.918, 106.675], "an lao": [20.822, 106.556], "kien thuy": [20.752, 106.669], "tien lang": [20.724, 106.553],
    "vinh bao": [20.693, 106.478], "cat hai": [20.725, 107.048], "bach long vi": [20.133, 107.725],
  },
  "da nang": {
    "hai chau": [16.06, 108.22], "thanh khe": [16.064, 108.187], "son tra": [16.087, 108.243], "ngu hanh son": [16, 108.252],
    "lien chieu": [16.081, 108.14], "cam le": [16.015, 108.201], "hoa vang": [16.004, 108.142], "hoang sa": [16.534, 111.607],
  },
  "can tho": {
    "ninh kieu": [10.034, 105.777], "binh thuy": [10.079, 105.731], "cai rang": [10.004, 105.752], "o mon": [10.116, 105.624],
    "thot not": [10.269, 105.531], "phong dien": [9.999, 105.66], "co do": [10.095, 105.429], "thoi lai": [10.062, 105.558],
    "vinh thanh": [10.228, 105.399],
  },
  hue: {
    "thuan hoa": [16.454, 107.58], "phu xuan": [16.477, 107.579], "huong thuy": [16.4, 107.688], "huong tra": [16.467, 107.506],
    "phong dien": [16.581, 107.359], "quang dien": [16.575, 107.509], "phu vang": [16.43, 107.71], "phu loc": [16.283, 107.87],
    "nam dong": [16.163, 107.722], "a luoi": [16.277, 107.23],
  },
  "an giang": { "tinh bien": [10.6, 104.95] },
  "bac giang": { "lang giang": [21.36, 106.26], "luc ngan": [21.41, 106.61], "viet yen": [21.27, 106.1], "yen the": [21.48, 106.13] },
  "bac kan": { "ba be": [22.43, 105.73], "pac nam": [22.61, 105.66] },
  "bac lieu": { "vinh loi": [9.35, 105.72] },
  "bac ninh": { "que vo": [21.15, 106.15], "thuan thanh": [21.05, 106.09], "tu son": [21.12, 105.96] },
  "ben tre": { "mo cay bac": [10.19, 106.3] },
  "binh dinh": { "hoai nhon": [14.44, 109.02] },
  "binh phuoc": {
    "bu gia map": [11.93, 106.93], "chon thanh": [11.43, 106.65], "hon quan": [11.56, 106.61], "phu rieng": [11.69, 106.93],
    "phuoc long": [11.83, 106.97],
  },
  "binh thuan": { "ham tan": [10.78, 107.73] },
  "dak lak": { "buon don": [12.81, 107.77], "buon ho": [12.91, 108.27], "cu kuin": [12.56, 108.16], "krong buk": [12.98, 108.22] },
  "dak nong": { "dak glong": [11.93, 107.86], "dak mil": [12.45, 107.62], "dak rlap": [11.88, 107.52], "tuy duc": [12.15, 107.45] },
  "dien bien": { "muong lay": [22.06, 103.15], "nam po": [21.88, 102.92] },
  "dong nai": { "cam my": [10.8, 107.23], "dinh quan": [11.19, 107.35], "long thanh": [10.79, 106.95] },
  "dong thap": { "hong ngu": [10.81, 105.34], "thap muoi": [10.54, 105.8] },
  "gia lai": {
    "an khe": [13.95, 108.65], "ayun pa": [13.39, 108.44], "chu puh": [13.52, 108.14], "dak po": [13.97, 108.58],
    kbang: [14.15, 108.6], "phu thien": [13.52, 108.3],
  },
  "ha giang": { "xin man": [22.68, 104.49] },
  "ha nam": { "duy tien": [20.65, 105.96], "thanh liem": [20.46, 105.92] },
  "ha tinh": { "hong linh": [18.53, 105.7] },
  "hai duong": { "chi linh": [21.13, 106.39] },
  "hoa binh": { "mai chau": [20.66, 105.08], "tan lac": [20.63, 105.27] },
  "hung yen": { "my hao": [20.93, 106.06] },
  "kien giang": { "giang thanh": [10.53, 104.66], "hon dat": [10.19, 104.92], "u minh thuong": [9.69, 105.12] },
  "kon tum": { "ia h drai": [13.96, 107.45], "tu mo rong": [14.87, 107.98] },
  "lai chau": { "nam nhun": [22.13, 103], "tan uyen": [22.16, 103.77] },
  "lam dong": { "dam rong": [12.05, 108.14] },
  "long an": { "ben luc": [10.64, 106.49], "kien tuong": [10.78, 105.93], "moc hoa": [10.73, 106.02] },
  "nam dinh": { "giao thuy": [20.26, 106.47], "nghia hung": [20.08, 106.17] },
  "nghe an": {
    "do luong": [18.9, 105.31], "hoang mai": [19.27, 105.71], "nghi loc": [18.79, 105.63], "nghia dan": [19.31, 105.46],
    "thai hoa": [19.31, 105.43], "tuong duong": [19.27, 104.45],
  },
  "ninh binh": { "gia vien": [20.35, 105.86] },
  "ninh thuan": { "thuan bac": [11.7, 109.07], "thuan nam": [11.42, 108.88] },
  "phu tho": { "cam khe": [21.42, 105.13], "tan son": [21.2, 104.97] },
  "phu yen": { "dong hoa": [12.98, 109.34], "phu hoa": [13.06, 109.22], "tay hoa": [12.97, 109.2] },
  "quang binh": { "minh hoa": [17.82, 105.97], "quang ninh": [17.4, 106.62], "quang trach": [17.78, 106.42] },
  "quang nam": {
    "dien ban": [15.89, 108.25], "dong giang": [15.93, 107.77], "hiep duc": [15.58, 108.1], "nam tra my": [15.18, 108.08],
    "tay giang": [15.85, 107.49],
  },
  "quang ngai": { "duc pho": [14.81, 108.96], "son tay": [14.99, 108.35] },
  "quang ninh": {
    "ba che": [21.27, 107.29], "binh lieu": [21.53, 107.4], "dam ha": [21.35, 107.6], "dong trieu": [21.08, 106.51],
    "tien yen": [21.33, 107.4],
  },
  "quang tri": { "quang tri": [16.75, 107.19] },
  "soc trang": { "nga nam": [9.57, 105.6], "tran de": [9.53, 106.2] },
  "son la": { "quynh nhai": [21.65, 103.61], "sop cop": [20.94, 103.6], "van ho": [20.77, 104.79] },
  "thai binh": { "kien xuong": [20.39, 106.43], "thai thuy": [20.55, 106.55] },
  "thai nguyen": {
    "dai tu": [21.63, 105.63], "dong hy": [21.63, 105.86], "pho yen": [21.42, 105.87], "song cong": [21.47, 105.85],
    "vo nhai": [21.76, 106.07],
  },
  "thanh hoa": { "nghi son": [19.42, 105.77], "sam son": [19.74, 105.9], "thieu hoa": [19.88, 105.67], "yen dinh": [19.98, 105.66] },
  "tien giang": { "cai be": [10.34, 106.03], "cai lay": [10.41, 106.12], "go cong": [10.36, 106.67], "tan phu dong": [10.27, 106.66] },
  "tra vinh": { "cang long": [9.99, 106.2], "cau ngang": [9.8, 106.45] },
  "tuyen quang": { "lam binh": [22.46, 105.19], "yen son": [21.9, 105.22] },
  "vinh long": { "binh tan": [10.13, 105.78] },
  "vinh phuc": { "song lo": [21.49, 105.4], "tam dao": [21.43, 105.6] },
  "yen bai": { "nghia lo": [21.6, 104.51], "van yen": [21.87, 104.59], "yen binh": [21.74, 104.96] },
};

/** Communes known by themselves: the island zones, and one commune that no former ward leads to. */
export const communeCentres: Readonly<Record<string, Centre>> = {
  "06994": [21.07, 107.42], // Vân Đồn
  "07192": [20.9727, 107.7658], // Cô Tô
  "11914": [20.725, 107.048], // Cát Hải
  "11948": [20.133, 107.725], // Bạch Long Vĩ
  "19742": [17.16, 107.34], // Cồn Cỏ
  "20333": [16.534, 111.607], // Hoàng Sa
  "21548": [15.38, 109.117], // Lý Sơn
  "22736": [8.645, 111.92], // Trường Sa
  "23272": [10.5166, 108.9329], // Phú Quý
  "23737": [13.48, 107.72], // Ia Mơ
  "26732": [8.685, 106.608], // Côn Đảo
  "31078": [10.219, 103.965], // Phú Quốc
  "31105": [9.307, 103.478], // Thổ Châu
  "31108": [9.965, 104.84], // Kiên Hải
};
