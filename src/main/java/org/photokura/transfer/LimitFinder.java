package org.photokura.transfer;

import org.photokura.transfer.TransferSnapshot.Limit;

/**
 * Tells what holds the speed back, from where the time goes: lanes that wait for memory mean that disk or processor are behind, else phone or cable are. A
 * USB 2 cable shows as a rate that no further lane raises, at what such cables reach.
 *
 * <p><b>Source:</b> figures of users of other tools (libimobiledevice #1126 and iDescriptor #95 name 30 to 40 MB/s; 48 MB/s is the most that USB 2 carries).
 * <b>Checked by:</b> LimitFinderTest. <b>Unverified:</b> whether phones with USB 3 stay below that by themselves.
 */
final class LimitFinder {

  private static final double BLOCKED_SHARE = 0.3;
  private static final double USB2_FROM = 27e6;
  private static final double USB2_TO = 49e6;

  private long blockedBefore;
  private long hashBefore;
  private long diskBefore;
  private long nanosBefore;
  private boolean started;
  private Limit limit = Limit.UNKNOWN;

  /** Takes one moment; called about once a second. */
  void sample(long nowNanos, Meter meter, int lanes, double bytesPerSecond) {
    long blocked = meter.lanesBlockedNanos.sum();
    long hash = meter.hashNanos.sum();
    long disk = meter.diskNanos.sum();
    if (started && lanes > 0 && nowNanos > nanosBefore && bytesPerSecond > 0) {
      double blockedShare = (blocked - blockedBefore) / (double) (nowNanos - nanosBefore) / lanes;
      if (blockedShare > BLOCKED_SHARE) {
        limit = disk - diskBefore >= hash - hashBefore ? Limit.DISK : Limit.PROCESSOR;
      } else {
        limit = bytesPerSecond >= USB2_FROM && bytesPerSecond <= USB2_TO ? Limit.CABLE : Limit.PHONE;
      }
    }
    started = true;
    nanosBefore = nowNanos;
    blockedBefore = blocked;
    hashBefore = hash;
    diskBefore = disk;
  }

  Limit limit() {
    return limit;
  }
}
