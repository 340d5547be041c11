/**
 * How large a backup or 交换包 may be, for who makes it and who reads it: a device never makes one that it would refuse.
 * Some 2,000 photos of 300 kB; reading holds the file in memory, so more would not open on a phone.
 */
export const PACKAGE_BYTES = 700_000_000

/** Bytes of photos in one file; the rest is for the records. */
export const PACKED_PHOTO_BYTES = 600_000_000
