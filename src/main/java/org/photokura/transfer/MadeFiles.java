package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.SavedEntry;
import org.photokura.catalog.Sha256;
import org.photokura.core.ProblemException;
import org.photokura.transfer.disk.PartialStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts small files that are made here beside those that came from the phone, by the same rules: complete or not at all, never over another's file. */
final class MadeFiles {

  private static final Logger LOG = LoggerFactory.getLogger(MadeFiles.class);

  private final RunContext run;

  MadeFiles(RunContext run) {
    this.run = run;
  }

  /** What was made of that file before in that role and lies there still; null if nothing. */
  @Nullable CatalogFile before(String role, String target) throws IOException {
    for (var file : run.catalog().index().madeFrom(target)) {
      if (file.role().equals(role) && run.names().holds(file)) {
        return file;
      }
    }
    return null;
  }

  /**
   * Saves a file under the first of the names that is free, or that has this very content already.
   *
   * @param madeFrom the target that it was made from, whose folder it gets
   * @param time its time of last change; null: now
   */
  Outcome.SavedFile save(String role, byte[] content, String madeFrom, List<String> names, @Nullable Instant time) throws ProblemException {
    var digest = Sha256.digest();
    var hash = Sha256.of(digest.digest(content));
    String id = run.partials().free(PartialStore.id(run.udid(), role + "\n" + madeFrom));
    Path partial = run.partials().file(id);
    try {
      var folder = run.names().folderOf(madeFrom);
      run.disk().replace(partial, content);
      if (time != null) {
        run.disk().setTimes(partial, time);
      }
      for (String name : names) {
        var file = new CatalogFile(folder.target(name), role, content.length, hash, madeFrom);
        if (publish(partial, folder, name, file)) {
          run.disk().flushFolder(folder.path());
          run.partials().delete(id);
          return record(file);
        }
      }
      run.partials().delete(id);
      throw new FileAlreadyExistsException(names.getFirst());
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Replaces a file that was made before, if nobody changed it since. */
  Outcome.SavedFile update(CatalogFile before, byte[] content) throws ProblemException {
    var hash = Sha256.of(Sha256.digest().digest(content));
    Path path = run.destination().root().resolve(before.target());
    try {
      var now = new CatalogFile(before.target(), before.role(), content.length, hash, before.madeFrom());
      var there = hashOf(path);
      if (hash.equals(before.sha256()) || !there.equals(before.sha256()) && !there.equals(hash)) {
        return saved(before);
      }
      if (!there.equals(hash)) {
        return replace(now, content);
      }
      run.disk().flush(path);
      run.disk().flushFolder(Objects.requireNonNull(path.getParent()));
      return record(now);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Puts new content in the place of a file of ours. Until it is whole it lies with the partial files: beside its place a person's file may have any name. */
  Outcome.SavedFile replace(CatalogFile now, byte[] content) throws IOException {
    Path fresh = run.partials().file(run.partials().free(PartialStore.id(run.udid(), now.role() + "\nagain\n" + now.target())));
    Path target = run.destination().root().resolve(now.target());
    run.disk().replace(fresh, content);
    run.disk().supersede(fresh, target);
    run.disk().flushFolder(Objects.requireNonNull(target.getParent()));
    return record(now);
  }

  private boolean publish(Path partial, NameRegistry.Folder folder, String name, CatalogFile file) throws IOException {
    Path target = folder.path().resolve(name);
    boolean ours = run.names().promiseBeside(folder, 1, List.of(name), List.of(file.sizeBytes())) != null;
    if (ours) {
      try {
        run.disk().publish(partial, target);
        return true;
      } catch (FileAlreadyExistsException e) {
        LOG.debug("a name was taken meanwhile");
      }
    }
    boolean isOurs = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == file.sizeBytes() && hashOf(target).equals(file.sha256())
        && run.catalog().index().file(folder.target(name)).filter(known -> !sameMaking(known, file)).isEmpty() && isSpeltSo(folder, name);
    if (isOurs) {
      run.disk().flush(target);
    }
    return isOurs;
  }

  /** The name itself lies there, and not one that the file system takes for it. */
  private boolean isSpeltSo(NameRegistry.Folder folder, String name) throws IOException {
    return run.disk().list(folder.path()).keySet().stream().anyMatch(there -> Normalizer.normalize(there, Normalizer.Form.NFC).equals(name));
  }

  /** The row is that of the same thing, from before it was last made: the run that made it was killed before it could say so. */
  private static boolean sameMaking(CatalogFile one, CatalogFile other) {
    return one.role().equals(other.role()) && Objects.equals(one.madeFrom(), other.madeFrom());
  }

  private static Sha256 hashOf(Path file) throws IOException {
    return Sha256.of(Sha256.digest().digest(Files.readAllBytes(file)));
  }

  Outcome.SavedFile record(CatalogFile file) {
    run.catalog().record(new SavedEntry(file, null));
    return saved(file);
  }

  static Outcome.SavedFile saved(CatalogFile file) {
    return new Outcome.SavedFile(file.role(), null, file.target(), file.sizeBytes(), file.sha256().hex());
  }

  /** What a failure of the disk means; one that is the whole destination's ends the run. */
  ProblemException problem(IOException e) {
    if (e instanceof ProblemException known) {
      return known;
    }
    run.extras().leftUnmade();
    var problem = run.diskProblem(e, 0);
    run.ends().diskFailed(problem);
    return new ProblemException(Objects.requireNonNull(problem), e);
  }
}
