package org.photokura.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads destinations' catalogs without changing them: for the window, {@code list --new} and {@code verify}. Also works while a run writes. */
public final class CatalogReader implements SavedItems.Opener {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);

  /** What a catalog says, and which of its files lie there with the size that they were saved with. */
  public record Contents(CatalogIndex index, Set<String> present, Map<String, java.time.Instant> lastRuns) {}

  @Override
  public SavedItems open(Path destination) throws ProblemException {
    return isThere(destination) ? new CatalogSavedItems(contents(destination)) : SavedItems.none();
  }

  /**
   * @throws ProblemException CATALOG_BROKEN, CATALOG_TOO_NEW
   */
  public Contents contents(Path destination) throws ProblemException {
    if (!isThere(destination)) {
      return new Contents(new CatalogIndex(), Set.of(), Map.of());
    }
    try {
      return read(fileOf(destination), destination);
    } catch (SQLException | IllegalArgumentException e) {
      throw new ProblemException(Problem.of(ProblemId.CATALOG_BROKEN, e.toString()), e);
    }
  }

  /**
   * Whether the destination has a catalog. One that may not be looked at is not taken for none: all that it knows would be called new.
   *
   * @throws ProblemException CATALOG_BROKEN if that cannot be told
   */
  public static boolean isThere(Path destination) throws ProblemException {
    try {
      return Files.readAttributes(fileOf(destination), BasicFileAttributes.class).isRegularFile();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new ProblemException(Problem.of(ProblemId.CATALOG_BROKEN, e.toString()), e);
    }
  }

  private static Path fileOf(Path destination) {
    return destination.resolve(".photokura").resolve(Catalog.FILE_NAME);
  }

  private static Contents read(Path file, Path destination) throws SQLException, ProblemException {
    try {
      return read(file, destination, CatalogDatabase.Mode.READ);
    } catch (SQLException e) {
      if (!CatalogDatabase.needsRecovery(e)) {
        throw e;
      }
      // A crashed run left a journal, or nothing can be written here: the one is rolled back by a writer, the other read as it is.
      return read(file, destination, Files.isWritable(file) ? CatalogDatabase.Mode.WRITE : CatalogDatabase.Mode.READ_FROZEN);
    }
  }

  private static Contents read(Path file, Path destination, CatalogDatabase.Mode mode) throws SQLException, ProblemException {
    try (Connection connection = CatalogDatabase.open(file, mode)) {
      return switch (CatalogSchema.state(connection)) {
        case EMPTY -> new Contents(new CatalogIndex(), Set.of(), Map.of());
        case TOO_NEW -> throw new ProblemException(Problem.of(ProblemId.CATALOG_TOO_NEW));
        case FOREIGN -> throw new ProblemException(Problem.of(ProblemId.CATALOG_BROKEN, "a database of another program"));
        case OURS -> {
          var index = CatalogReading.index(connection);
          yield new Contents(index, present(destination, index), CatalogReading.lastRuns(connection));
        }
      };
    }
  }

  /** Folder by folder, because one listing is cheaper than a question for each file on most systems. */
  /** Names are compared composed: HFS+ and some network drives give them back decomposed. */
  private static Set<String> present(Path destination, CatalogIndex index) {
    var folders = new HashMap<String, List<CatalogFile>>();
    for (var file : index.files()) {
      int slash = file.target().lastIndexOf('/');
      folders.computeIfAbsent(slash < 0 ? "" : file.target().substring(0, slash), f -> new ArrayList<>()).add(file);
    }
    var present = new HashSet<String>();
    folders.forEach((folder, expected) -> {
      var sizes = sizes(find(destination, folder));
      for (var file : expected) {
        String name = composed(file.target().substring(file.target().lastIndexOf('/') + 1));
        if (Long.valueOf(file.sizeBytes()).equals(sizes.get(name))) {
          present.add(file.target());
        }
      }
    });
    return present;
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** The folder, also if its name lies there in another form. */
  private static Path find(Path destination, String folder) {
    if (folder.isEmpty() || Files.exists(destination.resolve(folder))) {
      return destination.resolve(folder);
    }
    Path at = destination;
    for (String name : folder.split("/")) {
      at = spelt(at, name);
    }
    return at;
  }

  private static Path spelt(Path parent, String name) {
    if (!Files.exists(parent.resolve(name))) {
      try (var list = Files.list(parent)) {
        return list.filter(each -> composed(each.getFileName().toString()).equals(composed(name))).findFirst().orElse(parent.resolve(name));
      } catch (IOException | UncheckedIOException e) {
        LOG.debug("a folder cannot be listed", e);
      }
    }
    return parent.resolve(name);
  }

  private static Map<String, Long> sizes(Path folder) {
    var sizes = new HashMap<String, Long>();
    try {
      Files.walkFileTree(folder.toRealPath(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), 1, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (attributes.isRegularFile()) {
            sizes.put(composed(file.getFileName().toString()), attributes.size());
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      return sizes;
    }
    return sizes;
  }
}
