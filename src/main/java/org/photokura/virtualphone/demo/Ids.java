package org.photokura.virtualphone.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Identifiers that are the same in every run. */
final class Ids {

  private Ids() {}

  static UUID of(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** In capitals, as the phone writes them. */
  static String text(UUID id) {
    return id.toString().toUpperCase(Locale.ROOT);
  }

  static String text(String name) {
    return text(of(name));
  }
}
