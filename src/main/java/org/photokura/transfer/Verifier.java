package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.CatalogReader;
import org.photokura.catalog.Sha256;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.ReadBack;

/** Reads a destination again and compares every file with the catalog. Changes nothing. */
public final class Verifier {

  private static final int MAX_THREADS = 4;
  /** What file managers leave everywhere. */
  private static final Set<String> NOBODYS = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  /**
   * What was found. Paths are relative to the destination, with {@code /}, sorted.
   *
   * @param checked files of the catalog
   * @param ok those that are there, byte for byte
   * @param changed those with another content, or that could not be read
   * @param missing those that are not there
   * @param unknown files that the catalog does not know
   */
  public record Verification(int checked, int ok, List<String> changed, List<String> missing, List<String> unknown) {

    /** Whether every file of the catalog is there and right. */
    public boolean isAllRight() {
      return changed.isEmpty() && missing.isEmpty();
    }
  }

  /** Told now and then, from several threads. */
  @FunctionalInterface
  public interface Progress {
    void at(long bytesDone, long bytesTotal);
  }

  private enum Verdict {
    OK,
    CHANGED,
    MISSING
  }

  /**
   * @throws ProblemException DESTINATION_MISSING, DESTINATION_NOT_A_FOLDER, DESTINATION_GONE, CATALOG_MISSING, CATALOG_BROKEN, CATALOG_TOO_NEW
   * @throws CancellationException when cancelled
   */
  public Verification verify(Path destination, Progress progress, Cancellation cancellation) throws ProblemException {
    Path root = root(destination);
    if (!CatalogReader.isThere(root)) {
      throw new ProblemException(Problem.of(ProblemId.CATALOG_MISSING));
    }
    var files = new CatalogReader().contents(root).index().files().stream().sorted(Comparator.comparing(CatalogFile::target)).toList();
    var verdicts = verdicts(root, files, progress, cancellation);
    var changed = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      switch (verdicts.get(i)) {
        case OK -> { }
        case CHANGED -> changed.add(files.get(i).target());
        case MISSING -> missing.add(files.get(i).target());
      }
    }
    int ok = files.size() - changed.size() - missing.size();
    var unknown = unknown(root, files, cancellation);
    if (ok < files.size() && !Files.isDirectory(root.resolve(Destination.STATE_FOLDER))) {
      throw gone(root, null);
    }
    return new Verification(files.size(), ok, List.copyOf(changed), List.copyOf(missing), unknown);
  }

  /** A drive that was unplugged meanwhile must not be told as photos that are missing. */
  private static ProblemException gone(Path root, @Nullable IOException cause) {
    return new ProblemException(Problem.of(ProblemId.DESTINATION_GONE, String.valueOf(cause)).with("path", root.toString()), cause);
  }

  private static Path root(Path destination) throws ProblemException {
    try {
      if (Files.exists(destination) && !Files.isDirectory(destination)) {
        throw new NotDirectoryException(destination.toString());
      }
      return destination.toRealPath();
    } catch (NotDirectoryException e) {
      throw new ProblemException(Problem.of(ProblemId.DESTINATION_NOT_A_FOLDER).with("path", destination.toString()), e);
    } catch (IOException e) {
      throw new ProblemException(Problem.of(ProblemId.DESTINATION_MISSING, e.toString()).with("path", destination.toString()), e);
    }
  }

  private static List<Verdict> verdicts(Path root, List<CatalogFile> files, Progress progress, Cancellation cancellation) {
    long total = files.stream().mapToLong(CatalogFile::sizeBytes).sum();
    var done = new AtomicLong();
    var threads = Threads.pool("verify", Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS));
    try {
      var pending = new ArrayList<Future<Verdict>>();
      for (var file : files) {
        pending.add(threads.submit(() -> verdict(root, file, bytes -> progress.at(done.addAndGet(bytes), total), cancellation)));
      }
      var verdicts = new ArrayList<Verdict>();
      for (var each : pending) {
        verdicts.add(each.get());
      }
      return verdicts;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }

  private static Verdict verdict(Path root, CatalogFile file, java.util.function.LongConsumer progress, Cancellation cancellation) {
    var digest = Sha256.digest();
    try {
      Path path = root.resolve(file.target());
      long size = Files.size(path);
      if (size != file.sizeBytes()) {
        progress.accept(file.sizeBytes());
        return Verdict.CHANGED;
      }
      ReadBack.hash(path, digest, true, progress, cancellation);
      return Sha256.of(digest.digest()).equals(file.sha256()) ? Verdict.OK : Verdict.CHANGED;
    } catch (NoSuchFileException e) {
      progress.accept(file.sizeBytes());
      return Verdict.MISSING;
    } catch (IOException e) {
      return Verdict.CHANGED;
    }
  }

  private static List<String> unknown(Path root, List<CatalogFile> files, Cancellation cancellation) throws ProblemException {
    var known = new HashSet<String>();
    files.forEach(file -> known.add(file.target()));
    var unknown = new ArrayList<String>();
    try {
      Files.walkFileTree(root, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
          cancellation.throwIfCancelled();
          return folder.equals(root.resolve(Destination.STATE_FOLDER)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          String target = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
          String name = file.getFileName().toString();
          // HFS+ and some network drives give names back in another Unicode form.
          if (!known.contains(target) && !known.contains(Normalizer.normalize(target, Normalizer.Form.NFC)) && !NOBODYS.contains(name)
              && !name.startsWith("._")) {
            unknown.add(target);
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw gone(root, e);
    }
    unknown.sort(Comparator.naturalOrder());
    return List.copyOf(unknown);
  }
}
