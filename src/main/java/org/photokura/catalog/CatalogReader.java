package org.photokura.catalog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** Reads destinations' catalogs without changing them: for the window, {@code list --new} and {@code verify}. Also works while a run writes. */
public final class CatalogReader implements SavedItems.Opener {

  /** What a catalog says, and which of its files lie there with the size that they were saved with. */
  public record Contents(CatalogIndex index, Set<String> present, Map<String, java.time.Instant> lastRuns) {}

  @Override
  public SavedItems open(Path destination) throws ProblemException {
    Path file = fileOf(destination);
    if (!Files.isRegularFile(file)) {
      return SavedItems.none();
    }
    return new CatalogSavedItems(contents(destination));
  }

  /**
   * @throws ProblemException CATALOG_BROKEN, CATALOG_TOO_NEW
   */
  public Contents contents(Path destination) throws ProblemException {
    Path file = fileOf(destination);
    if (!Files.isRegularFile(file)) {
      return new Contents(new CatalogIndex(), Set.of(), Map.of());
    }
    try {
      return read(file, destination);
    } catch (SQLException | IllegalArgumentException e) {
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
  private static Set<String> present(Path destination, CatalogIndex index) {
    var folders = new HashMap<String, Map<String, Long>>();
    for (var file : index.files()) {
      int slash = file.target().lastIndexOf('/');
      folders.computeIfAbsent(slash < 0 ? "" : file.target().substring(0, slash), f -> new HashMap<>()).put(file.target().substring(slash + 1), file.sizeBytes());
    }
    var present = new HashSet<String>();
    folders.forEach((folder, expected) -> {
      String prefix = folder.isEmpty() ? "" : folder + "/";
      sizes(destination.resolve(folder), expected.keySet()).forEach((name, size) -> {
        if (size.equals(expected.get(name))) {
          present.add(prefix + name);
        }
      });
    });
    return present;
  }

  private static Map<String, Long> sizes(Path folder, Collection<String> wanted) {
    var sizes = new HashMap<String, Long>();
    try {
      Files.walkFileTree(folder.toRealPath(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), 1, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          String name = file.getFileName().toString();
          if (attributes.isRegularFile() && wanted.contains(name)) {
            sizes.put(name, attributes.size());
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
