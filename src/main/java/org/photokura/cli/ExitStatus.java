package org.photokura.cli;

import org.photokura.core.Problem;

/** The exit status of every command; scripts rely on it. */
final class ExitStatus {

  static final int OK = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int NO_DEVICE = 3;
  static final int NOT_TRUSTED = 4;
  static final int ITEMS_FAILED = 5;
  static final int DESTINATION = 6;
  static final int INTERRUPTED = 7;

  private ExitStatus() {}

  /** The status for a problem that ended a command before it could do its work. */
  static int of(Problem problem) {
    return switch (problem.id()) {
      case NO_DEVICE, DEVICE_UNKNOWN, DEVICE_GONE, LIBRARY_MISSING, USBMUXD_MISSING, USBMUXD_REFUSED, USBMUXD_HUNG,
          DEVICE_TIMEOUT, FILE_TIMEOUT, CONNECTION_LOST, PROTOCOL_BROKEN, SERVICE_REFUSED, SERVICE_LIMIT -> NO_DEVICE;
      case TRUST_WAITING, TRUST_REFUSED, DEVICE_LOCKED, PAIRING_STALE, PAIRING_PROHIBITED -> NOT_TRUSTED;
      case SEVERAL_DEVICES, LAYOUT_INVALID -> USAGE;
      case DESTINATION_MISSING, DESTINATION_READ_ONLY, DESTINATION_FULL, DESTINATION_GONE, DESTINATION_IN_USE,
          DESTINATION_NOT_A_FOLDER, CATALOG_MISSING, CATALOG_TOO_NEW, CATALOG_BROKEN, WRITE_FAILED -> DESTINATION;
      case FILE_VANISHED, FILE_DENIED, FILE_UNREADABLE, FILE_CHANGED, FILE_SHRANK, FILE_GREW, FILE_IS_DIRECTORY, FOLDER_UNREADABLE -> ITEMS_FAILED;
      case CANCELLED, INTERRUPTED -> INTERRUPTED;
      default -> INTERNAL;
    };
  }

  /** The status for a problem of a command whose phone was open: one that does not answer any more was lost. */
  static int ofOpen(Problem problem) {
    return switch (problem.id()) {
      case DEVICE_GONE, DEVICE_TIMEOUT, FILE_TIMEOUT, CONNECTION_LOST, USBMUXD_MISSING, USBMUXD_REFUSED, USBMUXD_HUNG -> INTERRUPTED;
      default -> of(problem);
    };
  }

  /** The status for a problem that stopped a run that was under way. */
  static int ofStopped(Problem problem) {
    int status = of(problem);
    return status == NO_DEVICE ? INTERRUPTED : status;
  }
}
