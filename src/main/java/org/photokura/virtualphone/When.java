package org.photokura.virtualphone;

import org.jspecify.annotations.Nullable;
import org.photokura.protocol.afc.AfcOperation;

/**
 * Which AFC requests a {@link Fault} hits. Start from {@link #ALWAYS} and narrow it; the requests that match are counted over all
 * connections of the phone.
 *
 * @param operation null: any
 * @param path of the request, or of the file behind its handle: exact, or a prefix if it ends in {@code *}; null: any
 * @param connection the how-manieth AFC connection since the phone was made, from 1; 0: any
 * @param skip how many matching requests pass unharmed first
 * @param times how many are hit then; {@link Long#MAX_VALUE}: all
 * @param probability whether a matching request is hit is drawn with this; 1: always
 * @param seed of that draw
 */
public record When(
    @Nullable AfcOperation operation, @Nullable String path, int connection, long skip, long times, double probability, long seed) {

  /** Every request. */
  public static final When ALWAYS = new When(null, null, 0, 0, Long.MAX_VALUE, 1, 0);

  /** Requests with that operation. */
  public static When on(AfcOperation operation) {
    return ALWAYS.operation(operation);
  }

  /** Requests for that path; a {@code *} at its end stands for anything. */
  public static When at(String path) {
    return ALWAYS.path(path);
  }

  public When operation(AfcOperation only) {
    return new When(only, path, connection, skip, times, probability, seed);
  }

  public When path(String only) {
    return new When(operation, only, connection, skip, times, probability, seed);
  }

  public When connection(int only) {
    return new When(operation, path, only, skip, times, probability, seed);
  }

  /** The first {@code count} pass unharmed. */
  public When after(long count) {
    return new When(operation, path, connection, count, times, probability, seed);
  }

  /** Only so many are hit. */
  public When times(long count) {
    return new When(operation, path, connection, skip, count, probability, seed);
  }

  /** Just one is hit. */
  public When once() {
    return times(1);
  }

  /** Each is hit with that probability, drawn from that seed. */
  public When sometimes(double chance, long fromSeed) {
    return new When(operation, path, connection, skip, times, chance, fromSeed);
  }

  boolean matches(AfcOperation asked, @Nullable String askedPath, int onConnection) {
    return (operation == null || operation == asked) && (connection == 0 || connection == onConnection) && matchesPath(askedPath);
  }

  private boolean matchesPath(@Nullable String asked) {
    if (path == null) {
      return true;
    }
    if (asked == null) {
      return false;
    }
    return path.endsWith("*") ? asked.startsWith(path.substring(0, path.length() - 1)) : asked.equals(path);
  }
}
