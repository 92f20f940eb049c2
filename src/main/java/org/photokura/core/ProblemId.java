package org.photokura.core;

import java.util.Locale;

/**
 * The stable name of everything that can go wrong and that a person may meet. The name is written to reports and logs; the words for it
 * stand in the message bundles under {@code problem.<key>.what}, {@code .todo} and {@code .safe}, in every language (held by a test).
 */
public enum ProblemId {
  // The way to the phone
  LIBRARY_MISSING,
  USBMUXD_MISSING,
  USBMUXD_REFUSED,
  USBMUXD_HUNG,
  NO_DEVICE,
  DEVICE_UNKNOWN,
  SEVERAL_DEVICES,
  TRUST_WAITING,
  TRUST_REFUSED,
  DEVICE_LOCKED,
  PAIRING_STALE,
  PAIRING_PROHIBITED,
  SERVICE_REFUSED,
  SERVICE_LIMIT,
  CONNECTION_LOST,
  DEVICE_TIMEOUT,
  PROTOCOL_BROKEN,
  DEVICE_GONE,
  // One file on the phone
  FILE_VANISHED,
  FILE_DENIED,
  FILE_UNREADABLE,
  FILE_CHANGED,
  FILE_SHRANK,
  FILE_GREW,
  FILE_TIMEOUT,
  FILE_IS_DIRECTORY,
  EMPTY_FILE,
  // The destination
  DESTINATION_MISSING,
  DESTINATION_READ_ONLY,
  DESTINATION_FULL,
  DESTINATION_GONE,
  DESTINATION_IN_USE,
  DESTINATION_NOT_A_FOLDER,
  FILE_TOO_LARGE_FOR_DESTINATION,
  WRITE_FAILED,
  VERIFY_MISMATCH,
  CATALOG_MISSING,
  CATALOG_BROKEN,
  CATALOG_TOO_NEW,
  LAYOUT_INVALID,
  // The library
  DATABASE_ABSENT,
  DATABASE_DENIED,
  DATABASE_CHANGING,
  DATABASE_CORRUPT,
  DATABASE_UNKNOWN_SCHEMA,
  DATABASE_NOT_COPIED,
  DATABASE_OLDER,
  FOLDER_UNREADABLE,
  NAMES_UNUSABLE,
  DECODER_MISSING,
  DECODE_FAILED,
  ONLY_IN_ICLOUD,
  EDIT_NOT_ON_PHONE,
  LIVE_VIDEO_NOT_ON_PHONE,
  RAW_NOT_ON_PHONE,
  // This computer
  SETTINGS_BROKEN,
  // The run
  CANCELLED,
  INTERRUPTED,
  INTERNAL;

  /** Lower case with hyphens, as in reports and bundle keys: {@code usbmuxd-hung}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
