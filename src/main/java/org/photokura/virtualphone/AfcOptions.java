package org.photokura.virtualphone;

/**
 * How a virtual phone's AFC service behaves where phones differ or nobody knows.
 *
 * @param fileSlots how many files one connection may have open
 * @param maxReadBytes the most that one read returns
 * @param positionalReads whether READ_FILE and FILE_READ_AT are answered instead of NOT_SUPPORTED
 */
public record AfcOptions(int fileSlots, int maxReadBytes, boolean positionalReads) {

  /** What a client can rely on. */
  public static final AfcOptions DEFAULT = new AfcOptions(64, 16 << 20, false);
}
