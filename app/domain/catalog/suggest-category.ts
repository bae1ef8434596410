import type { ColdClass } from "~/domain/areas/reach";
import { fold } from "~/domain/shared/fold";

/** Folded words that give a category away; the longest match wins, so "trà gừng" is tea and "gừng" is a vegetable. */
const tellingWords: Readonly<Record<string, string>> = {
  "rau-cu":
    "rau|cai|ca chua|ca rot|khoai|bap cai|xa lach|dua leo|dua chuot|bi do|bi xanh|bau|muop|ot chuong|hanh|toi|gung|rieng|sa|mang|sup lo|bong cai|dau bap|dau que|dau cove|ca tim|kho qua|muop dang|bap|ngo|san|khoai mi|cu den|su su|mong toi|ngot|muong|den|hung|ngo ri|tia to|kinh gioi|la lot",
  "trai-cay":
    "trai|xoai|buoi|sau rieng|chom chom|thanh long|vai|nhan|cam|quyt|mang cut|bo sap|bo booth|qua bo|trai bo|dau tay|oi|chuoi|du du|dua hau|dua luoi|dua xiem|dua tuoi|thom|dua khom|khom|mit|na|mang cau|vu sua|man|tao|le|hong|chanh|chanh day|tac|nho|coc|me|luu|bon bon|thot not|bo 034|dau tam",
  "gao-ngu-coc":
    "gao|nep|lua|dau xanh|dau den|dau do|dau phong|lac|me den|vung|yen mach|ngu coc|hat sen|ke|bap kho|dau nanh",
  "thit-trung":
    "thit|heo|lon|bo mot nang|thit bo|ga|vit|ngan|trung|gio|cha lua|nem|lap xuong|suon|ba chi|chim cut|de|tho|trau",
  "thuy-hai-san":
    "tom|cua|ghe|muc|ca thu|ca loc|ca tra|ca dieu hong|ca ro|ca chep|ca com|ca kho|kho ca|ca dua|ca ba sa|ngheu|ngao|so|oc|hau|bach tuoc|luon|ech|hai san|ca bop",
  nam: "nam|nam rom|nam bao ngu|nam huong|nam dui ga|nam kim cham|moc nhi|nam meo|nam linh chi",
  "tra-ca-phe": "tra|che xanh|che tan cuong|tra sen|tra gung|o long|ca phe|cafe|cacao|ca cao",
  "gia-vi-mam": "mam|nuoc mam|tieu|muoi|tuong|sa te|giam|ot bot|ot kho|que|hoi|hat dieu mau|ngu vi|bot nghe|nuoc mau",
  "mat-ong-thao-duoc":
    "mat ong|phan hoa|sua ong chua|nghe|tinh bot nghe|atiso|dong trung|linh chi|sam|dinh lang|thao duoc|tinh dau|ha thu o|che day",
  "dac-san":
    "banh|keo|mut|me xung|com chay|chao|dac san|kho|mam tep|ruou|siro|sau say|chuoi say|mit say|hat dieu|macca|mac ca|duong thot not|mat mia",
  "hoa-cay-canh": "hoa|lan|sen da|mai|quat|cay canh|hoa hong|cuc|cam tu cau|xuong rong|cay giong|giong",
};

const entries = Object.entries(tellingWords).flatMap(([categoryId, words]) =>
  words.split("|").map((word) => ({ categoryId, word })),
);

/** The shelf a name most likely belongs on, best first; empty when nothing in it tells. */
export function suggestCategories(name: string, most = 3): string[] {
  const text = ` ${fold(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
  const hits = entries
    .filter(({ word }) => text.includes(` ${word} `))
    .map((hit) => ({ ...hit, weight: hit.word.length * 2 - text.indexOf(` ${hit.word} `) / 100 }));
  hits.sort((a, b) => b.weight - a.weight);
  return [...new Set(hits.map(({ categoryId }) => categoryId))].slice(0, most);
}

const chilled = new Set(["thit-trung", "thuy-hai-san", "nam"]);

/** How goods of this shelf usually have to travel. */
export const usualColdClass = (categoryId: string): ColdClass => (chilled.has(categoryId) ? "chilled" : "ambient");
