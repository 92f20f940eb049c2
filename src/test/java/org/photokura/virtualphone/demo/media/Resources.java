package org.photokura.virtualphone.demo.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.photokura.virtualphone.demo.Templates;

/** Templates in tests. */
final class Resources {

  private Resources() {}

  static byte[] bytes(String name) {
    try (var in = Templates.class.getResourceAsStream(name)) {
      return java.util.Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
