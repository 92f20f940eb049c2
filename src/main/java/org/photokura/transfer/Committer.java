package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.CatalogIndex;
import org.photokura.catalog.Origin;
import org.photokura.catalog.SavedEntry;
import org.photokura.catalog.Sha256;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.transfer.disk.ReadBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the complete files of items their final names, and only then tells the catalog. Items come as they end; those that wait are taken together, so that
 * a folder is flushed once for many. One thread at a time. The end states of a crash at any moment: partial file only; partial file and final name (the same file
 * twice); final name without a row in the catalog, which the next run recognises by its content; all done.
 */
final class Committer implements Runnable {

  private static final int MAX_BATCH = 512;
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final RunContext run;
  private final Deque<ItemJob> waiting = new ArrayDeque<>();
  private final Set<String> claimed = new HashSet<>();
  private boolean active;

  /**
   * What came of an item, until its folders are flushed.
   *
   * @param unflushed whether it has names that hang on that
   */
  private record Committed(ItemJob item, Outcome outcome, List<SavedEntry> entries, boolean unflushed) {

    static Committed broken(ItemJob item, Throwable e) {
      return failed(item, Problem.of(ProblemId.INTERNAL, e.toString()));
    }

    static Committed failed(ItemJob item, Problem problem) {
      return new Committed(item, new Outcome.Failed(item.item.id(), problem, item.saved), List.of(), false);
    }
  }

  Committer(RunContext run) {
    this.run = run;
  }

  /** Earlier files that belong to items of this run already: no other item may be taken for them. */
  void claim(Set<String> targets) {
    synchronized (waiting) {
      claimed.addAll(targets);
    }
  }

  /** All files of an item came or failed. */
  void submit(ItemJob item) {
    run.naming().ended(item).forEach(this::enqueue);
  }

  /** The run ends: complete items wait for others no longer. */
  void endOrder() {
    if (run.hasNaming()) {
      run.naming().endOrder().forEach(this::enqueue);
    }
  }

  private void enqueue(ItemJob item) {
    run.jobs().itemCommitting();
    synchronized (waiting) {
      waiting.addLast(item);
      if (active) {
        return;
      }
      active = true;
    }
    run.flushers().execute(this);
  }

  @Override
  public void run() {
    while (true) {
      var batch = new ArrayList<ItemJob>();
      synchronized (waiting) {
        while (!waiting.isEmpty() && batch.size() < MAX_BATCH) {
          batch.add(waiting.removeFirst());
        }
        if (batch.isEmpty()) {
          active = false;
          return;
        }
      }
      commit(batch);
    }
  }

  private void commit(List<ItemJob> batch) {
    var done = new ArrayList<Committed>();
    var folders = new LinkedHashSet<Path>();
    for (var item : batch) {
      try {
        if (item.files.stream().anyMatch(FileJob::isStopped)) {
          keepForLater(item);
          run.jobs().itemEnded(item);
        } else {
          done.add(commit(item, folders));
        }
      } catch (CancellationException e) {
        keepForLater(item);
        run.jobs().itemEnded(item);
      } catch (RuntimeException | Error e) { // Also where memory or stack ran out: an item without an end would be waited for.
        LOG.error("an item could not be given its names", e);
        done.add(Committed.broken(item, e));
      }
    }
    var problem = flush(folders);
    for (var tried : done) {
      try {
        // Names that may be gone with the next loss of power are no saved files; the next run finds them again by their content if they stayed.
        finish(problem == null || !tried.unflushed ? tried : Committed.failed(tried.item, problem));
      } catch (RuntimeException | Error e) {
        LOG.error("an item could not be ended", e);
      } finally {
        run.jobs().itemEnded(tried.item);
      }
    }
  }

  private void finish(Committed each) {
    tidy(each);
    run.catalog().record(each.entries);
    run.extras().finish(each.item.index, each.item.item, each.outcome);
  }

  /** Partial files go when the final names are flushed; one that could not be named stays for the next run. */
  private void tidy(Committed each) {
    var saved = each.outcome.files().stream().map(Outcome.SavedFile::path).collect(Collectors.toSet());
    for (var job : each.item.files) {
      if (saved.contains(job.path())) {
        discard(job);
      }
    }
    keepForLater(each.item);
  }

  /** @return why not, if a folder could not be flushed; a disk that cannot do such a thing is no reason */
  private @Nullable Problem flush(Set<Path> folders) {
    Problem problem = null;
    for (var folder : folders) {
      try {
        run.disk().flushFolder(folder);
      } catch (IOException e) {
        problem = run.diskProblem(e, 0);
        run.ends().diskFailed(problem);
      } catch (RuntimeException | Error e) {
        LOG.error("a folder could not be flushed", e);
        problem = Problem.of(ProblemId.INTERNAL, e.toString());
      }
    }
    return problem;
  }

  /** An item of which something did not come before the run ended: what did come stays as partial files. */
  void keepForLater(ItemJob item) {
    for (var job : item.files) {
      if (job.isStopped()) {
        continue; // Its writer noted what was confirmed; what it wrote beyond that is worth nothing.
      }
      long bytes = job.part.written();
      try {
        if (bytes >= RunContext.WORTH_KEEPING_BYTES && bytes > job.part.noted() && !job.part.isNamed() && job.failure() == null) {
          run.ends().note(job, bytes);
        }
        job.part.close();
      } catch (IOException e) {
        run.logDisk(e);
      }
    }
  }

  private Committed commit(ItemJob item, Set<Path> folders) {
    var saved = new HashMap<String, Outcome.SavedFile>();
    item.saved.forEach(file -> saved.put(Objects.requireNonNull(file.path()), file));
    var entries = new ArrayList<SavedEntry>();
    var failures = new ArrayList<>(item.failures);
    var fresh = new ArrayList<FileJob>();
    boolean unflushed = false;
    for (var job : item.files) {
      var failure = job.failure();
      if (failure != null) {
        failures.add(failure);
        continue;
      }
      var earlier = savedEarlier(job);
      if (earlier == null) {
        earlier = leftBehind(item, job, folders);
        unflushed |= earlier != null;
      }
      if (earlier != null) {
        takeOver(job, earlier, saved, entries);
      } else {
        fresh.add(job);
      }
    }
    int copied = 0;
    try {
      copied = publish(item, fresh, folders, saved, entries);
    } catch (IOException e) {
      var problem = run.diskProblem(e, 0);
      run.ends().diskFailed(problem);
      failures.add(problem);
    }
    return new Committed(item, outcome(item, saved, failures, copied), entries, unflushed || !fresh.isEmpty());
  }

  private static Outcome outcome(ItemJob item, Map<String, Outcome.SavedFile> saved, List<Problem> failures, int copied) {
    var files = item.item.files().stream().map(file -> saved.get(file.path())).filter(Objects::nonNull).distinct().toList();
    if (!failures.isEmpty()) {
      return new Outcome.Failed(item.item.id(), failures.getFirst(), files);
    }
    if (copied == 0) {
      return new Outcome.AlreadyThere(item.item.id(), files, List.copyOf(item.notes));
    }
    // What is not on the phone comes first: of several notes, reports show the first.
    var notes = new ArrayList<>(item.notes);
    files.stream()
        .filter(file -> file.sizeBytes() == 0)
        .forEach(file -> notes.add(Problem.of(ProblemId.EMPTY_FILE).with("path", Objects.requireNonNull(file.path()))));
    return new Outcome.Copied(item.item.id(), files, notes);
  }

  /** A file of an earlier run with the same content that no item of this run has: the phone was restored, or named its files anew. */
  private @Nullable CatalogFile savedEarlier(FileJob job) {
    for (var file : run.catalog().index().withContent(Objects.requireNonNull(job.content()))) {
      try {
        if (CatalogIndex.sameRole(file, job.role()) && run.names().holds(file) && claim(file) && !isDamaged(file, job)) {
          return file;
        }
      } catch (IOException e) {
        run.logDisk(e);
      }
    }
    return null;
  }

  private boolean claim(CatalogFile file) {
    synchronized (waiting) {
      return claimed.add(file.target());
    }
  }

  /** Before good bytes are thrown away: whether the earlier file's are others than the catalog says, by now. One whose name is spelt in another form has to be believed. */
  private boolean isDamaged(CatalogFile file, FileJob job) {
    Path there = run.destination().root().resolve(file.target());
    try {
      return Files.exists(there, LinkOption.NOFOLLOW_LINKS) && !sameContent(there, job);
    } catch (IOException e) {
      run.logDisk(e);
      return true;
    }
  }

  /** A file without a row that has this content: a killed run named it, or the catalog was lost. Its number may be another than the one that was promised now. */
  private @Nullable CatalogFile leftBehind(ItemJob item, FileJob job, Set<Path> folders) {
    var place = item.place();
    if (place == null) {
      return null;
    }
    var folder = place.folder();
    for (String name : run.names().strangersLike(folder, nameOf(item, place, job), job.sizeBytes())) {
      try {
        if (!sameContent(folder.path().resolve(name), job)) {
          continue;
        }
        keepFound(folder, name, folders);
        if (run.names().claim(folder, name)) {
          return new CatalogFile(folder.target(name), job.role().key(), job.sizeBytes(), Objects.requireNonNull(job.content()));
        }
      } catch (IOException e) {
        run.logDisk(e);
      }
    }
    return null;
  }

  /** Whoever wrote it may not have come to flush it, nor its name: the catalog must not vouch for what the next loss of power takes. */
  private void keepFound(NameRegistry.Folder folder, String name, Set<Path> folders) throws IOException {
    run.disk().flush(folder.path().resolve(name));
    folders.addAll(run.makeFolder(folder.path()));
    folders.add(folder.path());
  }

  private void takeOver(FileJob job, CatalogFile file, Map<String, Outcome.SavedFile> saved, List<SavedEntry> entries) {
    saved.put(job.path(), savedFile(job, file.target()));
    entries.add(new SavedEntry(file.as(job.role().key()), origin(job)));
  }

  private void discard(FileJob job) {
    try {
      job.part.discard();
    } catch (IOException e) {
      run.logDisk(e); // The next run cleans up.
    }
  }

  /** Gives the files their names, all with one number. @return how many of them are new on the disk */
  private int publish(ItemJob item, List<FileJob> jobs, Set<Path> folders, Map<String, Outcome.SavedFile> saved, List<SavedEntry> entries) throws IOException {
    if (jobs.isEmpty()) {
      return 0;
    }
    var place = item.place();
    if (place == null && item.placeFailure() instanceof IOException e) {
      throw new IOException("no place in the destination", e);
    } else if (place == null) {
      throw new IllegalStateException("no place in the destination", item.placeFailure()); // Ours: the disk is not at fault.
    }
    Path folder = place.folder().path();
    folders.addAll(run.makeFolder(folder));
    setTimes(item, jobs);
    while (true) {
      var published = new ArrayList<FileJob>();
      try {
        var found = new HashSet<FileJob>();
        for (var job : jobs) {
          if (publish(job, place.folder(), nameOf(item, place, job))) {
            published.add(job);
            if (!Files.exists(job.part.path(), LinkOption.NOFOLLOW_LINKS)) {
              folders.add(run.destination().partials()); // It was moved: were its old name to come back, the file would have two without knowing.
            }
          } else {
            found.add(job);
          }
        }
        folders.add(folder);
        for (var job : jobs) {
          String target = place.folder().target(nameOf(item, place, job));
          saved.put(job.path(), savedFile(job, target));
          entries.add(new SavedEntry(new CatalogFile(target, job.role().key(), job.sizeBytes(), Objects.requireNonNull(job.content())), origin(job)));
        }
        published.forEach(job -> run.meter().bytesCopied.addAndGet(job.sizeBytes()));
        return published.size();
      } catch (FileAlreadyExistsException e) {
        undo(item, place, published);
        place = run.placing().after(item, place);
        item.placed(place);
      } catch (IOException | CancellationException e) {
        undo(item, place, published);
        throw e;
      }
    }
  }

  /** The item's date was not known yet when files that came before the one that tells it were completed. */
  private void setTimes(ItemJob item, List<FileJob> jobs) {
    var taken = item.taken();
    for (var job : jobs) {
      if (item.dateFile() != null && !job.equals(item.dateFile()) && taken != null) {
        try {
          run.disk().setTimes(job.part.path(), taken);
        } catch (IOException e) {
          LOG.debug("the time was not set", e);
        }
      }
    }
  }

  /** @return false if the very same content has that name already */
  private boolean publish(FileJob job, NameRegistry.Folder folder, String name) throws IOException {
    Path target = folder.path().resolve(name);
    try {
      job.part.publish(target, job.sizeBytes());
      return true;
    } catch (FileAlreadyExistsException e) {
      if (sameContent(target, job) && run.names().claim(folder, name)) {
        run.disk().flush(target);
        return false;
      }
      throw e;
    }
  }

  private boolean sameContent(Path target, FileJob job) throws IOException {
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) != job.sizeBytes()) {
      return false;
    }
    var digest = Sha256.digest();
    ReadBack.hash(target, digest, false, bytes -> { }, run.stop().lanes());
    return Sha256.of(digest.digest()).equals(job.content());
  }

  private void undo(ItemJob item, Placing.Place place, List<FileJob> published) {
    for (var job : published) {
      try {
        job.part.unpublish(target(item, place, job));
      } catch (IOException e) {
        run.logDisk(e);
      }
    }
  }

  private static Path target(ItemJob item, Placing.Place place, FileJob job) {
    return place.folder().path().resolve(nameOf(item, place, job));
  }

  private static String nameOf(ItemJob item, Placing.Place place, FileJob job) {
    return place.promise().names().get(item.files.indexOf(job));
  }

  private Origin origin(FileJob job) {
    return new Origin(run.udid(), job.item.item.assetUuid(), job.path(), job.sizeBytes(), job.modified());
  }

  private static Outcome.SavedFile savedFile(FileJob job, String target) {
    return new Outcome.SavedFile(job.role().key(), job.path(), target, job.sizeBytes(), Objects.requireNonNull(job.content()).hex());
  }
}
