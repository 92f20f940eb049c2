package org.photokura.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the benchmark keeps its things.
 *
 * @param work on the disk, for results, logs and mounts
 * @param memory on a RAM disk, for what is copied; removed in the end
 */
record Folders(Path work, Path memory) {

  /** What lies in a folder. */
  record Content(long files, long bytes) {}

  /** A folder of that name on the disk, made empty. */
  Path empty(String name) throws IOException {
    return emptied(work.resolve(name));
  }

  Path emptyInMemory(String name) throws IOException {
    return emptied(memory.resolve(name));
  }

  private static Path emptied(Path folder) throws IOException {
    delete(folder);
    return Files.createDirectories(folder);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
        Files.delete(each);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  static Content content(Path folder) throws IOException {
    var total = new long[2];
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        total[0]++;
        total[1] += attributes.size();
        return FileVisitResult.CONTINUE;
      }
    });
    return new Content(total[0], total[1]);
  }

  /** A program's file; null if there is none. */
  static @Nullable String onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable).map(Path::toString)
        .findFirst().orElse(null);
  }
}
