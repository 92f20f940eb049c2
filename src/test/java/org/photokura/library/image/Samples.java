package org.photokura.library.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Files of real devices, which are not part of the project: a test that uses one is an extra, and is skipped where they are not. */
public final class Samples {

  private Samples() {}

  /** The sample, or the end of the test. */
  public static Path orSkip(String name) {
    var found = Stream.of("../shared/samples", "../../shared/samples").map(folder -> Path.of(folder, name)).filter(Files::exists).findFirst();
    Assumptions.assumeTrue(found.isPresent(), "sample " + name + " is not here; the other tests make their own files");
    return found.orElseThrow();
  }
}
