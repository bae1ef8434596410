/**
 * What messages say, per language. SMS keep to plain letters in Vietnamese where it matters: text with diacritics costs three
 * times as much and old phones show it broken, so SMS go without, as Vietnamese banks' do.
 */
export type MessageLocale = "vi" | "en";

export const localeOrVietnamese = (locale: string): MessageLocale => (locale === "en" ? "en" : "vi");

type Template<Facts> = Readonly<Record<MessageLocale, (facts: Facts) => string>>;

const template =
  <Facts>(texts: Template<Facts>) =>
  (locale: MessageLocale, facts: Facts): string =>
    texts[locale](facts);

export const oneTimeCodeText = template<{ code: string; minutes: number }>({
  vi: ({ code, minutes }) =>
    `Cho Que: ma xac nhan cua ban la ${code}, dung trong ${minutes} phut. Khong dua ma nay cho bat ky ai, ke ca nhan vien Cho Que.`,
  en: ({ code, minutes }) =>
    `Cho Que: your code is ${code}, valid for ${minutes} minutes. Never give it to anyone, our staff included.`,
});

export const applicationApprovedText = template<{ name: string; link: string }>({
  vi: ({ name, link }) => `Cho Que: dang ky "${name}" da duoc duyet. Bat dau tai ${link}`,
  en: ({ name, link }) => `Cho Que: your application "${name}" is approved. Start at ${link}`,
});

export const applicationDeclinedText = template<{ name: string; reason: string; link: string }>({
  vi: ({ name, reason, link }) =>
    `Cho Que: dang ky "${name}" chua duoc duyet. Ly do: ${reason}. Sua va gui lai tai ${link}`,
  en: ({ name, reason, link }) =>
    `Cho Que: your application "${name}" was not approved. Reason: ${reason}. Correct it and send again at ${link}`,
});

export const applicationSuspendedText = template<{ name: string; reason: string }>({
  vi: ({ name, reason }) => `Cho Que: "${name}" dang tam dung. Ly do: ${reason}. Can ho tro, goi 1900 1075.`,
  en: ({ name, reason }) => `Cho Que: "${name}" is suspended. Reason: ${reason}. For help call 1900 1075.`,
});

export const invitationText = template<{ seller: string; inviter: string; link: string }>({
  vi: ({ seller, inviter, link }) => `Cho Que: ${inviter} moi ban tham gia ${seller}. Dang nhap de tra loi: ${link}`,
  en: ({ seller, inviter, link }) => `Cho Que: ${inviter} invites you to join ${seller}. Sign in to answer: ${link}`,
});
