/** People who are there in every demo world; `bin/start` prints them. Their one-time codes are readable at /dev/messages. */
export const accounts = {
  shopper: { phone: "+84900000001", name: "Lê Ngọc Lan", label: "Người mua hàng", labelEn: "Shopper", url: "/" },
  farmer: {
    phone: "+84900000002",
    name: "Nguyễn Văn Hiền",
    label: "Nhà vườn Út Hiền",
    labelEn: "Farmer",
    url: "/nha-vuon",
    sellerSlug: "nha-vuon-ut-hien",
  },
  cooperative: {
    phone: "+84900000003",
    name: "Mai Thị Phượng",
    label: "Nhân viên HTX Xoài Mỹ Xương",
    labelEn: "Cooperative staff",
    url: "/nha-vuon",
    sellerSlug: "htx-my-xuong",
  },
  courier: {
    phone: "+84900000004",
    name: "Trần Quốc Bảo",
    label: "Người giao hàng",
    labelEn: "Courier",
    url: "/giao-hang",
  },
  operator: { phone: "+84900000005", name: "Phạm Thu Hà", label: "Điều hành", labelEn: "Operator", url: "/dieu-hanh" },
  /** Rates and payouts ask for two different people. */
  colleague: {
    phone: "+84988000001",
    name: "Đặng Minh Triết",
    label: "Điều hành, người duyệt",
    labelEn: "Operator, second person",
    url: "/dieu-hanh",
  },
} as const;

export const demoAccounts = Object.values(accounts);
