import { kindsOf } from "./kind";
import { bags, gift, kg, pack, piece, pieceByWeight } from "./packs";

export const meat = kindsOf("thit-trung", [
  ["trung-ga", "Trứng gà ta", "", "ambient", "eggs", [pack("Vỉ 10 trứng", 550, 38_000), pack("Khay 30 trứng", 1650, 108_000)], "Gà thả vườn, lòng đỏ đậm, nhặt trong ngày."],
  ["trung-vit", "Trứng vịt chạy đồng", "", "ambient", "duck-eggs", [pack("Vỉ 10 trứng", 700, 36_000)], "Vịt ăn lúa, tép sau mùa gặt, lòng đỏ cam."],
  ["trung-muoi", "Trứng vịt muối", "", "ambient", "duck-eggs", [pack("Hộp 10 trứng", 750, 52_000)], "Ủ tro bếp 30 ngày, lòng đỏ dầu bùi."],
  ["ga-ta", "Gà thả vườn", "", "chilled", "chicken", [pieceByWeight("Con làm sạch khoảng 1,5 kg", 1500, 145_000)], "Làm sạch trong sáng, da vàng, thịt săn; giao lạnh."],
  ["vit-xiem", "Vịt xiêm", "", "chilled", "duck", [pieceByWeight("Con làm sạch khoảng 2 kg", 2000, 115_000)], "Thịt đỏ, ít mỡ, nấu chao hay kho gừng."],
  ["heo-den", "Ba rọi heo đen", "", "chilled", "pork", [kg(235_000, 250)], "Heo đen nuôi 10 tháng, mỡ giòn, thịt thơm."],
  ["bo-to", "Bắp bò tơ", "", "chilled", "beef", [kg(285_000, 250)], "Bò tơ thả đồng, bắp hoa, gân giòn."],
  ["nem-chua", "Nem chua", "", "chilled", "sausage", [pack("Chục 10 chiếc", 400, 55_000)], "Gói lá chuối, ăn sau một ngày là đủ chua."],
  ["lap-xuong", "Lạp xưởng tươi", "", "chilled", "sausage", [pack("Túi 500 g", 500, 115_000)], "Thịt nạc mông, rượu Mai Quế Lộ, không phẩm màu."],
  ["sua-tuoi", "Sữa tươi thanh trùng", "", "chilled", "milk", [pack("Chai 1 lít", 1050, 42_000)], "Thanh trùng trong ngày, giữ lạnh 4 °C, dùng trong 7 ngày."],
]);

export const seafood = kindsOf("thuy-hai-san", [
  ["tom-su", "Tôm sú sinh thái", "", "frozen", "shrimp", [pack("Hộp 500 g", 500, 175_000), kg(330_000, 500)], "Nuôi dưới tán rừng ngập mặn, cấp đông tại ao."],
  ["tom-the", "Tôm thẻ", "", "frozen", "shrimp", [kg(185_000, 500)], "Vừa kéo lưới, đông nhanh từng con."],
  ["cua", "Cua gạch", "", "chilled", "crab", [pieceByWeight("Con khoảng 400 g", 400, 480_000)], "Cua sống buộc dây nilon mảnh, gạch đầy; cân bỏ dây."],
  ["ca-loc", "Cá lóc đồng", "", "chilled", "fish-dark", [pieceByWeight("Con khoảng 800 g", 800, 95_000)], "Làm sạch, giữ lạnh, kho tộ hay nướng trui."],
  ["ca-basa", "Phi lê cá tra", "", "frozen", "fish", [pack("Gói 500 g", 500, 48_000)], "Cấp đông IQF, không mạ băng quá 5%."],
  ["ca-that-lat", "Chả cá thát lát", "", "chilled", "fish-cake", [pack("Hộp 500 g", 500, 125_000)], "Nạo tay, quết dai, chỉ nêm tiêu và hành."],
  ["ca-ngu", "Cá ngừ đại dương", "", "frozen", "tuna", [pack("Khay 500 g", 500, 165_000)], "Câu tay, phi lê, cấp đông -35 °C ngay trên bờ."],
  ["muc", "Mực lá", "", "frozen", "squid", [kg(310_000, 500)], "Mực câu đêm, làm sạch, đông từng con."],
  ["muc-cha", "Chả mực", "", "frozen", "fish-cake", [pack("Hộp 500 g", 500, 235_000)], "Giã tay, chiên vàng, cắn giòn sần sật."],
  ["hau", "Hàu sữa", "", "chilled", "oyster", [kg(45_000, 1000)], "Hàu nguyên vỏ, rửa sạch bùn, giao lạnh."],
  ["ngao", "Ngao trắng", "", "chilled", "clam", [kg(32_000, 1000)], "Ngâm nước biển nhả cát 8 giờ trước khi giao."],
  ["ca-kho", "Cá kho niêu đất", "", "chilled", "clay-pot", [piece("Niêu 1,5 kg", 1500, 480_000)], "Cá trắm đen kho củi nhãn 14 tiếng, xương mềm."],
  ["ca-linh", "Cá linh non", "8-11", "chilled", "small-fish", [kg(110_000, 500)], "Mùa nước nổi, cá non mềm xương, làm sạch ruột."],
]);

export const grains = kindsOf("gao-ngu-coc", [
  ["gao-st25", "Gạo ST25", "", "ambient", "rice-bag", [pack("Túi 5 kg", 5000, 185_000), pack("Túi 2 kg", 2000, 78_000)], "Dẻo vừa, thơm lá dứa, để nguội vẫn mềm."],
  ["gao-thom", "Gạo thơm", "", "ambient", "rice-bag", [pack("Túi 5 kg", 5000, 120_000), pack("Bao 10 kg", 10_000, 230_000)], "Gạo mới xay, cơm dẻo, thơm nhẹ."],
  ["gao-nuong", "Gạo nương", "", "ambient", "rice-red", [pack("Túi 2 kg", 2000, 96_000)], "Giống bản địa trồng nương, ruộng bậc thang, một năm một vụ."],
  ["gao-lut", "Gạo lứt", "", "ambient", "rice-red", [...bags(48_000)], "Còn nguyên lớp cám, hút chân không."],
  ["nep", "Nếp cái hoa vàng", "", "ambient", "rice-bag", [pack("Túi 2 kg", 2000, 84_000)], "Hạt tròn, đồ xôi trong và dẻo lâu."],
  ["dau-phong", "Đậu phộng (lạc)", "", "ambient", "peanut", [...bags(62_000)], "Hạt mẩy, phơi nắng, không mốc."],
  ["dau-xanh", "Đậu xanh", "", "ambient", "mung-bean", [...bags(58_000)], "Hạt xanh mốc vỏ, nấu chè bở tơi."],
  ["dau-den", "Đậu đen xanh lòng", "", "ambient", "black-bean", [...bags(68_000)], "Hạt nhỏ, lòng xanh, rang uống nước."],
  ["hat-dieu", "Hạt điều rang muối", "", "ambient", "cashew", [gift("Hũ 500 g", 500, 165_000)], "Còn vỏ lụa, rang củi, giòn bùi."],
  ["macca", "Hạt mắc ca", "", "ambient", "macadamia", [gift("Hũ 500 g", 500, 145_000)], "Sấy nứt vỏ, kèm khóa mở."],
  ["hat-de", "Hạt dẻ", "9-11", "ambient", "chestnut", [kg(110_000, 500)], "Dẻ rừng, rang hay hấp đều bùi."],
  ["me-den", "Mè đen", "", "ambient", "sesame", [...bags(98_000)], "Sàng sạch, thơm, rang muối mè."],
]);

export const spices = kindsOf("gia-vi-mam", [
  ["nuoc-mam", "Nước mắm cốt", "", "ambient", "fish-sauce", [pack("Chai 500 ml", 900, 95_000), pack("Chai 1 lít", 1600, 175_000)], "Ủ chượp thùng gỗ 12 tháng, cá cơm và muối, không gì khác."],
  ["mam-ruoc", "Mắm ruốc", "", "ambient", "jar-purple", [pack("Hũ 500 g", 700, 58_000)], "Ruốc tươi, phơi nắng, thơm mà không gắt."],
  ["tuong-ban", "Tương nếp", "", "ambient", "jar-brown", [pack("Chai 500 ml", 800, 42_000)], "Đậu tương, nếp, muối; phơi chum sành mùa nắng."],
  ["tieu", "Tiêu đen", "", "ambient", "pepper", [pack("Gói 200 g", 200, 48_000), pack("Hũ 500 g", 520, 112_000)], "Hạt chắc, thơm nồng, phơi nắng trên bạt sạch."],
  ["tieu-do", "Tiêu đỏ", "", "ambient", "pepper-red", [pack("Hũ 200 g", 220, 82_000)], "Chín đỏ trên cây, sấy nhẹ, cay ấm."],
  ["que", "Quế thanh", "", "ambient", "cinnamon", [pack("Gói 200 g", 200, 42_000)], "Vỏ dày, nhiều tinh dầu, cạo sạch biểu bì."],
  ["hoi", "Hoa hồi", "", "ambient", "star-anise", [pack("Gói 100 g", 100, 38_000)], "Cánh to, thơm, phơi hai nắng."],
  ["muoi", "Muối hạt", "", "ambient", "salt", [pack("Túi 1 kg", 1000, 18_000)], "Phơi nước biển trải bạt, hạt trắng, hậu ngọt."],
  ["muoi-tom", "Muối tôm", "", "ambient", "salt-red", [pack("Hũ 300 g", 320, 42_000)], "Tôm tươi giã, ớt, tỏi; chấm trái cây hết ý."],
  ["mac-khen", "Hạt mắc khén", "", "ambient", "pepper", [pack("Gói 100 g", 100, 45_000)], "Gia vị người Thái, tê nhẹ đầu lưỡi, thơm như cam."],
  ["duong-thot-not", "Đường thốt nốt", "", "ambient", "palm-sugar", [pack("Gói 500 g", 500, 38_000)], "Nấu từ nước thốt nốt hứng sáng sớm, gói lá."],
]);

export const dried = kindsOf("dac-san", [
  ["mien-dong", "Miến dong", "", "ambient", "noodles", [pack("Gói 500 g", 500, 48_000)], "Bột dong riềng nguyên chất, sợi dai, không tẩy."],
  ["mi-gao", "Mì gạo", "", "ambient", "noodles", [pack("Gói 1 kg", 1000, 42_000)], "Gạo bao thai, tráng tay, phơi giàn tre."],
  ["banh-trang", "Bánh tráng phơi sương", "", "ambient", "rice-paper", [pack("Xấp 500 g", 500, 45_000)], "Phơi sương đêm, dẻo, cuốn rau rừng."],
  ["kho-ca-sac", "Khô cá sặc", "", "ambient", "dried-fish", [pack("Gói 500 g", 500, 165_000)], "Phơi hai nắng, vừa mặn, trộn gỏi sầu đâu."],
  ["kho-ca-dua", "Khô cá dứa một nắng", "", "chilled", "dried-fish", [pack("Gói 500 g", 500, 195_000)], "Một nắng, thịt béo, chiên hoặc nướng."],
  ["tom-kho", "Tôm khô", "", "ambient", "dried-shrimp", [pack("Gói 250 g", 250, 285_000)], "Tôm đất tự nhiên, không phẩm màu."],
  ["muc-kho", "Mực khô", "", "ambient", "dried-squid", [pack("Gói 500 g", 500, 520_000)], "Mực câu, phơi giàn, nướng than thơm."],
  ["nam-huong", "Nấm hương khô", "", "ambient", "shiitake", [pack("Gói 100 g", 100, 68_000)], "Tai dày, thơm, sấy lạnh."],
  ["mang-kho", "Măng khô", "", "ambient", "bamboo-dried", [pack("Gói 500 g", 500, 165_000)], "Măng lưỡi lợn, phơi nắng, không lưu huỳnh."],
  ["chuoi-say", "Chuối sấy dẻo", "", "ambient", "dried-fruit", [pack("Túi 500 g", 500, 72_000)], "Sấy bằng nắng nhà kính, không đường."],
  ["mut-dau", "Mứt dâu tằm", "", "ambient", "jar-purple", [pack("Hũ 500 g", 700, 95_000)], "Sên lửa nhỏ, nửa phần đường."],
  ["khoai-deo", "Khoai deo", "", "ambient", "dried-fruit", [pack("Túi 500 g", 500, 68_000)], "Khoai lang đất cát, phơi 15 nắng, dẻo quánh."],
  ["me-xung", "Mè xửng", "", "ambient", "candy", [pack("Hộp 400 g", 400, 45_000)], "Mè, đậu phộng, mạch nha; dẻo và không gắt."],
  ["hong-treo", "Hồng treo gió", "10-2", "ambient", "dried-persimmon", [gift("Hộp 500 g", 500, 195_000)], "Treo gió 20 ngày, dẻo mật, không đường."],
  ["keo-dua", "Kẹo dừa", "", "ambient", "candy", [pack("Hộp 400 g", 400, 42_000)], "Nước cốt dừa tươi, mạch nha, bánh tráng cuốn."],
]);

export const drinks = kindsOf("tra-ca-phe", [
  ["che", "Chè búp (trà xanh)", "", "ambient", "tea", [pack("Gói 200 g", 200, 95_000), gift("Hộp 500 g", 500, 230_000)], "Một tôm hai lá, sao tay, nước xanh, hậu ngọt."],
  ["che-shan", "Trà Shan tuyết", "", "ambient", "tea", [pack("Gói 200 g", 200, 165_000)], "Hái từ cây cổ thụ, búp phủ lông trắng."],
  ["tra-sen", "Trà ướp sen", "6-8,11", "ambient", "tea-lotus", [gift("Hộp 100 g", 100, 280_000)], "Ướp gạo sen bảy lần, thơm lâu."],
  ["ca-phe", "Cà phê Robusta rang mộc", "", "ambient", "coffee", [pack("Túi 500 g", 500, 125_000), pack("Túi 1 kg", 1000, 240_000)], "Hái chín 95%, rang mộc, đậm và sạch."],
  ["ca-phe-arabica", "Cà phê Arabica", "", "ambient", "coffee", [pack("Túi 500 g", 500, 185_000)], "Chế biến ướt, chua thanh, hương hoa."],
  ["ca-cao", "Bột ca cao nguyên chất", "", "ambient", "cocoa", [pack("Hũ 250 g", 300, 98_000)], "Lên men 6 ngày, ép lạnh bớt bơ."],
]);

export const honeyAndHerbs = kindsOf("mat-ong-thao-duoc", [
  ["mat-ong", "Mật ong", "", "ambient", "honey", [pack("Chai 500 ml", 850, 135_000), pack("Chai 1 lít", 1550, 255_000)], "Quay mật chín, không đun, không pha."],
  ["mat-ong-rung", "Mật ong bạc hà", "10-1", "ambient", "honey", [pack("Chai 500 ml", 850, 290_000)], "Ong nội địa, mùa hoa bạc hà trên cao nguyên đá."],
  ["bot-nghe", "Tinh bột nghệ", "", "ambient", "turmeric-powder", [pack("Hũ 250 g", 280, 135_000)], "Lắng tách dầu, màu vàng tươi, mịn."],
  ["tra-atiso", "Trà atisô", "", "ambient", "tea-flower", [pack("Hộp 100 túi lọc", 250, 75_000)], "Hoa, thân, rễ atisô sấy, vị ngọt mát."],
]);
