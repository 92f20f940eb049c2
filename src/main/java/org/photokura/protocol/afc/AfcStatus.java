package org.photokura.protocol.afc;

import java.util.Arrays;

/**
 * Codes in an AFC status reply.
 *
 * <p><b>Source:</b> libimobiledevice {@code include/libimobiledevice/afc.h}. <b>Unverified:</b> which of them newer phones send when.
 */
public enum AfcStatus {
  SUCCESS(0),
  UNKNOWN_ERROR(1),
  HEADER_INVALID(2),
  NO_RESOURCES(3),
  READ_ERROR(4),
  WRITE_ERROR(5),
  UNKNOWN_PACKET(6),
  INVALID_ARGUMENT(7),
  OBJECT_NOT_FOUND(8),
  OBJECT_IS_DIR(9),
  PERMISSION_DENIED(10),
  NOT_CONNECTED(11),
  TIMEOUT(12),
  TOO_MUCH_DATA(13),
  END_OF_DATA(14),
  NOT_SUPPORTED(15),
  OBJECT_EXISTS(16),
  OBJECT_BUSY(17),
  NO_SPACE_LEFT(18),
  WOULD_BLOCK(19),
  IO_ERROR(20),
  INTERRUPTED(21),
  IN_PROGRESS(22),
  INTERNAL_ERROR(23),
  DIRECTORY_NOT_EMPTY(33);

  private final long code;

  AfcStatus(long code) {
    this.code = code;
  }

  public long code() {
    return code;
  }

  /** The status with that code; UNKNOWN_ERROR for codes not known here. */
  public static AfcStatus of(long code) {
    return Arrays.stream(values()).filter(s -> s.code == code).findFirst().orElse(UNKNOWN_ERROR);
  }
}
