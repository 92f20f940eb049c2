package org.photokura.afc;

/**
 * How much is in flight on one connection, and how long a reply may take.
 *
 * @param maxRequests requests sent and not answered
 * @param maxRequestBytes bytes of those requests: small enough for the buffers between us and the phone, so that both sides never wait for each other
 * @param minReadBytes size of a read at first
 * @param maxReadBytes size of a read once the phone proved fast
 * @param startWindowBytes file bytes asked for and not received, at first
 * @param maxWindowBytes the same at most
 * @param maxOpenFiles files open on the phone; its AFC service has few slots for them
 * @param maxBulkRequests requests of a long list in flight, so that a person's request never waits long behind them
 * @param replyTimeoutMillis how long a reply may take to begin, and each piece of it to come
 * @param callTimeoutMillis how long a call of the reserved connection may go without any progress
 * @param keepHandleMillis how long a file that was read in part stays open for the next part
 * @param refusalRestMillis how long to wait before a file is opened again that the phone had no slot for; each time twice as long
 */
public record AfcTuning(
    int maxRequests,
    int maxRequestBytes,
    int minReadBytes,
    int maxReadBytes,
    long startWindowBytes,
    long maxWindowBytes,
    int maxOpenFiles,
    int maxBulkRequests,
    long replyTimeoutMillis,
    long callTimeoutMillis,
    long keepHandleMillis,
    long refusalRestMillis) {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  /** Several of them come even through a connection that breaks after 100 KB. */
  static final int CAREFUL_READ_BYTES = 16 * KIB;

  /** What fits every phone seen so far in software. <b>Unverified:</b> what real phones like best. */
  public static AfcTuning standard() {
    return new AfcTuning(64, 32 * KIB, 256 * KIB, MIB, MIB, 8L * MIB, 16, 256, 20_000, 60_000, 1_000, 20);
  }

  /** The same with one request at a time, for phones that answer out of step. */
  public AfcTuning serial() {
    return new AfcTuning(1, maxRequestBytes, maxReadBytes, maxReadBytes, maxReadBytes, maxReadBytes, 1, 1,
        replyTimeoutMillis, callTimeoutMillis, keepHandleMillis, refusalRestMillis);
  }

  /** The same with one file at a time and small reads one by one, each of which confirms the one before: for a lane that may break any moment. */
  public AfcTuning careful() {
    return new AfcTuning(1, maxRequestBytes, CAREFUL_READ_BYTES, CAREFUL_READ_BYTES, CAREFUL_READ_BYTES, CAREFUL_READ_BYTES, 1, 1,
        replyTimeoutMillis, callTimeoutMillis, keepHandleMillis, refusalRestMillis);
  }

  /** The same with other time limits. */
  public AfcTuning withTimeouts(long newReplyTimeoutMillis, long newCallTimeoutMillis) {
    return new AfcTuning(maxRequests, maxRequestBytes, minReadBytes, maxReadBytes, startWindowBytes, maxWindowBytes, maxOpenFiles, maxBulkRequests,
        newReplyTimeoutMillis, newCallTimeoutMillis, keepHandleMillis, refusalRestMillis);
  }

  /** The same with other rests after a refusal. */
  public AfcTuning withRefusalRest(long firstMillis) {
    return new AfcTuning(maxRequests, maxRequestBytes, minReadBytes, maxReadBytes, startWindowBytes, maxWindowBytes, maxOpenFiles, maxBulkRequests,
        replyTimeoutMillis, callTimeoutMillis, keepHandleMillis, firstMillis);
  }

  /** The same with another bound on open files. */
  public AfcTuning withMaxOpenFiles(int files) {
    return new AfcTuning(maxRequests, maxRequestBytes, minReadBytes, maxReadBytes, startWindowBytes, maxWindowBytes, files, maxBulkRequests,
        replyTimeoutMillis, callTimeoutMillis, keepHandleMillis, refusalRestMillis);
  }
}
