package org.photokura.diagnose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found out, with where it came from and how old it is.
 *
 * @param name the phone's own name for it: {@code isExceedingQuota}, {@code ProductVersion}
 * @param value Boolean, Long, Double, String or Instant
 * @param source the file on the phone, or the lockdown domain
 * @param observedAt when the phone noted it; null where it tells the present state
 * @param readAt when Photokura read it
 */
public record Fact(String name, Object value, String source, @Nullable Instant observedAt, Instant readAt) {}
