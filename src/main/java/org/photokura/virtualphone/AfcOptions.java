package org.photokura.virtualphone;

/**
 * How a virtual phone's AFC service behaves where phones differ or nobody knows.
 *
 * @param fileSlots how many files one connection may have open
 * @param maxReadBytes the most that one read returns
 * @param positionalReads whether READ_FILE and FILE_READ_AT are answered instead of NOT_SUPPORTED
 * @param dataInHeader whether DATA replies carry their bytes as header payload instead of bulk data; clients must take both
 */
public record AfcOptions(int fileSlots, int maxReadBytes, boolean positionalReads, boolean dataInHeader) {

  /** What a client can rely on. */
  public static final AfcOptions DEFAULT = new AfcOptions(64, 16 << 20, false, false);
}
