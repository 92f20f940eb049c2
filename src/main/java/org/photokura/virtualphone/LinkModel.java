package org.photokura.virtualphone;

/**
 * How the cable to a virtual phone behaves. Bandwidth is shared fairly by all connections of the phone and counts plain AFC bytes.
 * Latency is from a request's arrival to the earliest moment its reply may leave; requests in flight overlap, as they do on a cable.
 *
 * @param bytesPerSecond 0: as fast as the machine
 * @param latencyMillis 0: none
 */
public record LinkModel(long bytesPerSecond, double latencyMillis) {

  /** As fast as the machine. */
  public static final LinkModel NONE = new LinkModel(0, 0);

  /** A Lightning phone, or a USB-C one on a USB 2 cable. */
  public static final LinkModel USB2 = new LinkModel(38_000_000, 1);

  /** A Pro model on a USB 3 cable, if its software could keep up. */
  public static final LinkModel USB3 = new LinkModel(400_000_000, 0.3);

  public LinkModel {
    if (bytesPerSecond < 0 || latencyMillis < 0) {
      throw new IllegalArgumentException("negative link: " + bytesPerSecond + " B/s, " + latencyMillis + " ms");
    }
  }

  boolean unlimited() {
    return bytesPerSecond == 0 && latencyMillis == 0;
  }

  long latencyNanos() {
    return Math.round(latencyMillis * 1e6);
  }
}
