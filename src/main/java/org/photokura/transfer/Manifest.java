package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.CatalogReader;

/** The list of a destination's files with their hashes, in the form that {@code sha256sum -c} and {@code shasum -a 256 -c} check, run inside the destination. */
public final class Manifest {

  private Manifest() {}

  /**
   * Writes what the destination's catalog holds, sorted by name; lines end with a line feed, the caller encodes as UTF-8 and closes.
   *
   * @throws org.photokura.core.ProblemException CATALOG_BROKEN, CATALOG_TOO_NEW
   * @throws IOException if it cannot be written
   */
  public static void write(Path destination, Appendable out) throws IOException {
    var files = new CatalogReader().contents(destination).index().files().stream().sorted(Comparator.comparing(CatalogFile::target)).toList();
    for (var file : files) {
      out.append(line(file.target(), file.sha256().hex()));
    }
  }

  /** A name with a backslash or a line break is written with escapes, which a backslash at the line's start announces. */
  static String line(String target, String hash) {
    boolean escaped = target.indexOf('\\') >= 0 || target.indexOf('\n') >= 0 || target.indexOf('\r') >= 0;
    String name = escaped ? target.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") : target;
    return (escaped ? "\\" : "") + hash + "  " + name + "\n";
  }
}
