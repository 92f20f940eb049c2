package org.photokura.ui.tour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** It is the evening of 4 November 2026 in Kyoto, and stays so unless a scene turns the hands. */
final class TourClock extends Clock {

  static final Instant EVENING = Instant.parse("2026-11-04T11:14:00Z");
  private static final ZoneId KYOTO = ZoneId.of("Asia/Tokyo");

  private volatile Instant now = EVENING;

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return KYOTO;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
