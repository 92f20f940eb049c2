package org.photokura.ui.export;

import java.util.ArrayList;
import java.util.List;

/**
 * The speed since the start, in at most 120 samples: when they are full, neighbours are joined, so that a long run shows whole as well as a short one.
 */
final class SpeedHistory {

  private static final int MOST = 120;

  private static final int SLOW_SAMPLES = 20;
  private static final double SLOW = 4e6;

  private final List<Double> samples = new ArrayList<>();
  private int perSample = 1;
  private double collected;
  private int collecting;

  void clear() {
    samples.clear();
    perSample = 1;
    collected = 0;
    collecting = 0;
  }

  /** One more measurement, in bytes per second. */
  void add(double bytesPerSecond) {
    collected += bytesPerSecond;
    collecting++;
    if (collecting < perSample) {
      return;
    }
    samples.add(collected / collecting);
    collected = 0;
    collecting = 0;
    if (samples.size() == MOST) {
      for (int i = 0; i < MOST / 2; i++) {
        samples.set(i, (samples.get(2 * i) + samples.get(2 * i + 1)) / 2);
      }
      samples.subList(MOST / 2, MOST).clear();
      perSample *= 2;
    }
  }

  /** Bytes per second, oldest first. */
  List<Double> samples() {
    return List.copyOf(samples);
  }

  /** Whether it has been slow for a while: what a cable, even an old one, is not. Many small files bring this about, and weak plugs. */
  boolean isSlow() {
    return samples.size() >= SLOW_SAMPLES
        && samples.subList(samples.size() - SLOW_SAMPLES, samples.size()).stream().allMatch(speed -> speed < SLOW);
  }

  /** The highest one; 0 if there is none. */
  double highest() {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
