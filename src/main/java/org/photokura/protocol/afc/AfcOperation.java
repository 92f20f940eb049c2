package org.photokura.protocol.afc;

import java.util.Optional;

/**
 * AFC operation codes.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.h}. <b>Checked by:</b> Debian's ifuse and libimobiledevice against the virtual phone.
 * <b>Unverified:</b> READ_FILE, FILE_HASH, SIZE_OF_PATH and FILE_READ_AT on iOS 17 and later; nothing here depends on them.
 */
public enum AfcOperation {
  STATUS(0x01),
  DATA(0x02),
  READ_DIR(0x03),
  READ_FILE(0x04),
  WRITE_FILE(0x05),
  WRITE_PART(0x06),
  TRUNCATE(0x07),
  REMOVE_PATH(0x08),
  MAKE_DIR(0x09),
  GET_FILE_INFO(0x0A),
  GET_DEVICE_INFO(0x0B),
  WRITE_FILE_ATOMIC(0x0C),
  FILE_OPEN(0x0D),
  FILE_OPEN_RESULT(0x0E),
  FILE_READ(0x0F),
  FILE_WRITE(0x10),
  FILE_SEEK(0x11),
  FILE_TELL(0x12),
  FILE_TELL_RESULT(0x13),
  FILE_CLOSE(0x14),
  FILE_SET_SIZE(0x15),
  GET_CONNECTION_INFO(0x16),
  SET_CONNECTION_OPTIONS(0x17),
  RENAME_PATH(0x18),
  SET_FS_BLOCK_SIZE(0x19),
  SET_SOCKET_BLOCK_SIZE(0x1A),
  FILE_LOCK(0x1B),
  MAKE_LINK(0x1C),
  FILE_HASH(0x1D),
  SET_FILE_TIME(0x1E),
  FILE_HASH_RANGE(0x1F),
  FILE_SET_IMMUTABLE_HINT(0x20),
  SIZE_OF_PATH(0x21),
  REMOVE_PATH_AND_CONTENTS(0x22),
  FILE_READ_AT(0x27),
  FILE_WRITE_AT(0x28);

  private static final AfcOperation[] BY_CODE = new AfcOperation[0x29];

  static {
    for (AfcOperation operation : values()) {
      BY_CODE[(int) operation.code] = operation;
    }
  }

  private final long code;

  AfcOperation(long code) {
    this.code = code;
  }

  public long code() {
    return code;
  }

  /** The operation with that code, if it is one of those known here. */
  public static Optional<AfcOperation> of(long code) {
    return code > 0 && code < BY_CODE.length ? Optional.ofNullable(BY_CODE[(int) code]) : Optional.empty();
  }
}
