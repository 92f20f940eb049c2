package org.photokura.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.CatalogIndex;
import org.photokura.catalog.Origin;
import org.photokura.catalog.SavedEntry;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.disk.PartialStore;

/** Decides for each item what is to be copied, and under which names. */
final class Planner {

  /** The phone may write these anew under the same name, so their time must be known to tell whether they are saved already. */
  private static final Set<FileRole> REWRITTEN = EnumSet.of(FileRole.EDITED, FileRole.EDITED_LIVE_VIDEO, FileRole.SIDECAR);

  private final RunContext run;
  private final CatalogIndex index;
  private final NameRegistry names;
  private final PartsNotHere notHere;
  private final Set<String> leftIds;
  private final boolean onlyNew;
  private final Map<String, Integer> partIds = new HashMap<>();

  /**
   * @param leftIds partial files that earlier runs left
   * @param onlyNew whether items that are there already take no part
   */
  Planner(RunContext run, Set<String> leftIds, boolean onlyNew) {
    this.run = run;
    this.index = run.catalog().index();
    this.names = run.names();
    this.notHere = new PartsNotHere(index, names, run.options());
    this.leftIds = leftIds;
    this.onlyNew = onlyNew;
  }

  /** What is to be done with an item. */
  sealed interface Decision {
    /** Nothing is to be copied. */
    record Done(Outcome outcome) implements Decision {}

    /** The item takes no part in this run. */
    record LeftOut() implements Decision {}

    /** Its files are to be read. */
    record Copy(ItemJob job) implements Decision {}
  }

  /** What the phone said of a file when it was asked. */
  sealed interface Asked {
    record Found(FileInfo info) implements Asked {}

    record Missing(Problem reason) implements Asked {}
  }

  /** Files of earlier runs that belong to one of these items, whatever else is decided: see {@link Committer#claim}. */
  Set<String> claims(List<Item> items) {
    var targets = new HashSet<String>();
    for (var item : items) {
      for (var file : item.files()) {
        targets.addAll(index.claimedBy(run.udid(), item.assetUuid(), file));
      }
    }
    return targets;
  }

  /** The paths that the phone must be asked about before the item can be planned. */
  List<String> unknown(Item item) {
    if (item.original() == Item.OriginalState.ICLOUD_ONLY) {
      return List.of();
    }
    return wanted(item).stream().filter(file -> mustBeAsked(item, file)).map(ItemFile::path).toList();
  }

  /** Where only the time is unknown and tells nothing about what is saved, the lane asks for it when it opens the file. */
  private boolean mustBeAsked(Item item, ItemFile file) {
    if (file.sizeBytes() == null) {
      return true;
    }
    return file.modified() == null
        && (REWRITTEN.contains(file.role()) || item.assetUuid() == null || item.created() == null || file.sizeBytes() >= PartWriter.NOTE_EVERY_BYTES
            || index.timeWouldTell(run.udid(), item.assetUuid(), file));
  }

  private List<ItemFile> wanted(Item item) {
    var roles = PartsNotHere.wanted(run.options());
    return item.files().stream().filter(file -> roles.contains(file.role())).toList();
  }

  /**
   * @param index the item's place in the run
   * @param asked answers for {@link #unknown}
   * @throws IOException if the destination cannot be listed
   */
  Decision plan(int index, Item item, Map<String, Asked> asked) throws IOException {
    if (item.original() == Item.OriginalState.ICLOUD_ONLY) {
      return inCloud(item);
    }
    var saved = new ArrayList<Outcome.SavedFile>();
    var failures = new ArrayList<Problem>();
    var toCopy = new ArrayList<ItemFile>();
    for (var file : wanted(item)) {
      var answer = asked.get(file.path());
      var known = answer instanceof Asked.Found(FileInfo info) ? new ItemFile(file.role(), file.path(), info.sizeBytes(), info.modified()) : file;
      var there = savedBefore(item, known);
      if (there != null) {
        saved.add(savedFile(known, there));
        noteOrigin(item, known, there);
      } else if (answer instanceof Asked.Missing(Problem reason)) {
        failures.add(reason);
      } else {
        toCopy.add(known);
      }
    }
    if (item.file(FileRole.ORIGINAL).isEmpty()) {
      failures.add(Problem.of(ProblemId.FILE_VANISHED, "the phone lists no original").with("path", item.name()));
    }
    if (toCopy.isEmpty()) {
      if (!failures.isEmpty()) {
        return new Decision.Done(new Outcome.Failed(item.id(), failures.getFirst(), saved));
      }
      return onlyNew ? new Decision.LeftOut() : new Decision.Done(new Outcome.AlreadyThere(item.id(), saved, notHere.notes(item)));
    }
    return new Decision.Copy(job(index, item, toCopy, saved, failures));
  }

  private Decision inCloud(Item item) throws IOException {
    if (item.assetUuid() != null) {
      for (var file : index.ofAsset(item.assetUuid(), FileRole.ORIGINAL)) {
        if (names.holds(file)) {
          var saved = new Outcome.SavedFile(file.role(), null, file.target(), file.sizeBytes(), file.sha256().hex());
          return onlyNew ? new Decision.LeftOut() : new Decision.Done(new Outcome.AlreadyThere(item.id(), List.of(saved)));
        }
      }
    }
    return new Decision.Done(new Outcome.OnlyInICloud(item.id()));
  }

  /** The item's files of which an earlier run was to make something that it did not come to. No question to the phone, and no look at folders where nothing is owed. */
  List<Outcome.SavedFile> owed(Item item) throws IOException {
    var owed = new ArrayList<Outcome.SavedFile>();
    for (var file : index.owesNothing() ? List.<ItemFile>of() : wanted(item)) {
      var found = index.find(run.udid(), item.assetUuid(), file);
      if (found.isPresent() && !index.owed(found.get().target()).isEmpty() && names.holds(found.get())) {
        owed.add(savedFile(file, found.get()));
      }
    }
    return owed;
  }

  private static Outcome.SavedFile savedFile(ItemFile file, CatalogFile there) {
    return new Outcome.SavedFile(file.role().key(), file.path(), there.target(), there.sizeBytes(), there.sha256().hex());
  }

  private @Nullable CatalogFile savedBefore(Item item, ItemFile file) throws IOException {
    var found = index.find(run.udid(), item.assetUuid(), file);
    return found.isPresent() && names.holds(found.get()) ? found.get() : null;
  }

  /** The phone calls it by another path now, or its database tells the asset's id for the first time, or another frame of its burst is the key frame. */
  private void noteOrigin(Item item, ItemFile file, CatalogFile there) {
    Long size = file.sizeBytes();
    if (size != null && !index.knowsOrigin(there.as(file.role().key()), run.udid(), file.path(), item.assetUuid())) {
      run.catalog().record(new SavedEntry(there.as(file.role().key()), new Origin(run.udid(), item.assetUuid(), file.path(), size, file.modified())));
    }
  }

  private ItemJob job(int index, Item item, List<ItemFile> files, List<Outcome.SavedFile> saved, List<Problem> failures) throws IOException {
    var job = new ItemJob(index, item);
    for (var file : files) {
      long size = file.sizeBytes() == null ? 0 : file.sizeBytes();
      job.files.add(new FileJob(job, file, size, file.modified(), part(file)));
    }
    job.saved.addAll(saved);
    job.failures.addAll(failures);
    job.notes.addAll(notHere.notes(item));
    job.counted();
    var anchor = anchor(saved);
    if (anchor == null) {
      run.naming().add(job);
    } else {
      run.naming().addBeside(job, anchor);
    }
    return job;
  }

  /** A file of the item that an earlier run saved: the others go beside it. Renderings are none, for their stems are not the item's. */
  private static Outcome.@Nullable SavedFile anchor(List<Outcome.SavedFile> saved) {
    for (var role : List.of(FileRole.ORIGINAL, FileRole.LIVE_VIDEO, FileRole.RAW, FileRole.SIDECAR)) {
      for (var file : saved) {
        if (file.role().equals(role.key())) {
          return file;
        }
      }
    }
    return null;
  }

  private Part part(ItemFile file) {
    String id = PartialStore.id(run.udid(), file.path());
    int number = partIds.merge(id, 1, Integer::sum);
    if (number > 1) {
      id = PartialStore.id(run.udid(), file.path() + "\n" + number); // The same file twice in one run.
    }
    id = run.partials().free(id);
    return new Part(run.disk(), run.partials(), id, leftIds.contains(id));
  }

  /** Whether an earlier run left the beginning of that file, still right: then how much of it. */
  long resumable(FileJob job) {
    if (!leftIds.contains(job.part.id())) {
      return 0;
    }
    return run.partials().journalOf(job.part.id())
        .filter(journal -> journal.isOf(run.udid(), job.path(), job.sizeBytes(), job.modified()))
        .map(org.photokura.transfer.disk.PartialJournal::confirmedBytes)
        .orElse(0L);
  }
}
