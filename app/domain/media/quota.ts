/** Limits on one owner (a seller or a person): generous for a farm, useless for somebody who fills the disk. */
export const photosADay = 200;
export const photosInAll = 5_000;

/** Bytes of one upload. */
export const largestUpload = 10 * 1024 * 1024;

export const quotaLeft = ({ today, inAll }: { today: number; inAll: number }): boolean =>
  today < photosADay && inAll < photosInAll;
