package org.photokura.library.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;

/**
 * Reads one folder and the folders below it: names first, then facts in chunks, highest names first, so that items come out while the rest is still
 * being asked for. Links are not followed and the depth is bounded, so it ends whatever the phone says.
 */
final class FolderReader {

  /** Few at first, because somebody waits for something to show or to copy. */
  private static final int FIRST_CHUNK = 50;
  private static final int CHUNK = 1500;
  private static final int GROWTH = 4;
  private static final int MAX_DEPTH = 16;

  private final PhoneListing phone;
  private final FileItems items;
  private final Renderings renderings;
  private final KnownFiles known;
  private final LibrarySink sink;
  private int chunkSize = FIRST_CHUNK;
  private long filesDone;
  private long filesKnown;

  /**
   * @param known files that belong to items already, which are left out
   */
  FolderReader(PhoneListing phone, ScreenLock lock, FileItems items, KnownFiles known, LibrarySink sink) {
    this.phone = phone;
    this.items = items;
    this.renderings = new Renderings(phone, lock, sink);
    this.known = known;
    this.sink = sink;
  }

  /**
   * Reads a folder; one that is not there is empty, one that the phone does not show is told as a notice where that may hide anything.
   *
   * @return whether the phone shows this folder (those below it may still be denied)
   */
  boolean read(String folder) throws DeviceException {
    return read(folder, 0);
  }

  private boolean read(String folder, int depth) throws DeviceException {
    List<String> names = names(folder);
    if (names == null) {
      return false;
    }
    var byStem = new TreeMap<String, List<String>>(Comparator.reverseOrder());
    long odd = names.stream().filter(name -> !isUsable(name)).count();
    if (odd > 0) {
      sink.notice(Problem.of(ProblemId.NAMES_UNUSABLE).with("path", folder).with("count", odd));
    }
    for (String name : new HashSet<>(names)) {
      if (isUsable(name) && !known.isClaimed(PhoneFile.join(folder, name))) {
        byStem.computeIfAbsent(FileGroup.key(name), stem -> new ArrayList<>(2)).add(name);
        filesKnown++;
      }
    }
    Set<String> rendered = renderings.stems(List.of(folder)).getOrDefault(folder, Set.of());
    var pass = new Pass(folder, rendered.stream().filter(stem -> !known.isClaimed(Renderings.stemPlace(folder, stem))).toList());
    for (Map.Entry<String, List<String>> stem : byStem.entrySet()) {
      pass.add(stem.getKey(), stem.getValue());
      if (pass.pendingFiles >= chunkSize) {
        pass.flush();
        chunkSize = Math.min(chunkSize * GROWTH, CHUNK);
      }
    }
    pass.finish();
    if (depth < MAX_DEPTH) {
      for (String sub : pass.folders.stream().sorted(Comparator.reverseOrder()).toList()) {
        read(PhoneFile.join(folder, sub), depth + 1);
      }
    }
    return true;
  }

  /** Null if the phone does not show the folder. */
  private @Nullable List<String> names(String folder) throws DeviceException {
    try {
      return phone.names(folder).orElse(List.of());
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      if (!known.knowsAllOf(folder)) {
        sink.notice(Problem.of(ProblemId.FOLDER_UNREADABLE, e.problem().toString()).with("path", folder));
      }
      return null;
    }
  }

  /** A name from the phone that can stand in a path; no file system makes the others. */
  private static boolean isUsable(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
  }

  /** Reads the files of one folder. */
  private final class Pass {
    private final String folder;
    private final Set<String> renderedStems;
    private final Item.OriginalState missing;
    private final Map<String, List<String>> pending = new TreeMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private int pendingFiles;

    Pass(String folder, Collection<String> renderedStems) {
      this.folder = folder;
      this.renderedStems = new HashSet<>(renderedStems);
      // From files alone nobody knows that iCloud holds an original: its rendering may be all there is, and is copied. What no row of a database knows is of no photo of the library.
      this.missing = known.knowsAllOf(Renderings.place(folder)) ? Item.OriginalState.ICLOUD_ONLY : Item.OriginalState.ON_DEVICE;
    }

    void add(String stem, List<String> names) {
      pending.put(stem, names);
      pendingFiles += names.size();
    }

    /** Asks for the facts of all pending files and gives out their items. */
    void flush() throws DeviceException {
      var stemsWithRendering = pending.keySet().stream().filter(renderedStems::contains).toList();
      renderedStems.removeAll(stemsWithRendering);
      Map<String, List<String>> renderingPaths = renderings.paths(Map.of(folder, stemsWithRendering));

      var paths = new ArrayList<String>();
      pending.forEach((stem, names) -> names.forEach(name -> paths.add(PhoneFile.join(folder, name))));
      renderingPaths.values().forEach(paths::addAll);
      Map<String, Optional<FileInfo>> facts = phone.stats(paths);

      var batch = new ArrayList<Item>();
      pending.forEach((stem, names) -> {
        List<FileGroup> groups = FileGroup.of(filesAmong(names, facts));
        List<PhoneFile> rendered = present(renderingPaths.getOrDefault(Renderings.stemPlace(folder, stem), List.of()), facts);
        rendered.forEach(file -> {
          if (groups.isEmpty() || !groups.getFirst().addRendering(file)) {
            groups.add(FileGroup.ofRendering(file));
          }
        });
        groups.forEach(group -> batch.add(items.item(group, missing)));
      });
      if (!batch.isEmpty() && !known.knowsAllOf(Renderings.place(folder))) {
        renderings.tellIfRefused(folder);
      }
      giveOut(batch);
      filesDone += pendingFiles;
      sink.progress(LibrarySink.Phase.LISTING_FILES, filesDone, filesKnown);
      pending.clear();
      pendingFiles = 0;
    }

    void finish() throws DeviceException {
      flush();
      addRenderingsWithoutOriginal();
      addFilesThatDidNotAnswer();
    }

    private List<PhoneFile> filesAmong(List<String> names, Map<String, Optional<FileInfo>> facts) {
      var files = new ArrayList<PhoneFile>();
      for (String name : names) {
        Optional<FileInfo> fact = facts.get(PhoneFile.join(folder, name));
        if (fact == null) {
          unanswered.add(name);
          continue;
        }
        FileInfo info = fact.orElse(null);
        if (info != null && info.isFolder()) {
          folders.add(name);
        } else if ((info == null || info.isFile()) && !isLitter(name)) {
          files.add(new PhoneFile(folder, name, info));
        }
      }
      return files;
    }

    /** A rendering whose original is not on the phone (it is optimised away, or lost) is still worth having. */
    private void addRenderingsWithoutOriginal() throws DeviceException {
      if (renderedStems.isEmpty()) {
        return;
      }
      var paths = new ArrayList<String>();
      renderings.paths(Map.of(folder, renderedStems)).values().forEach(paths::addAll);
      var batch = new ArrayList<Item>();
      present(paths, phone.stats(paths)).forEach(file -> batch.add(items.item(FileGroup.ofRendering(file), missing)));
      giveOut(batch);
    }

    /**
     * A file that was named and then was not there has gone meanwhile, unless it is named again: then the phone has a file that it cannot find by the
     * name it gave, and the person must hear of it.
     */
    private void addFilesThatDidNotAnswer() throws DeviceException {
      if (unanswered.isEmpty()) {
        return;
      }
      Optional<List<String>> again;
      try {
        again = phone.namesNow(folder);
      } catch (DeviceException e) {
        if (e.reach() != DeviceException.Reach.FILE) {
          throw e;
        }
        sink.notice(Problem.of(ProblemId.FOLDER_UNREADABLE, e.problem().toString()).with("path", folder));
        return;
      }
      if (again.isPresent()) {
        unanswered.retainAll(new HashSet<>(again.get()));
        var batch = new ArrayList<Item>();
        unanswered.forEach(name ->
            FileGroup.of(List.of(new PhoneFile(folder, name, null))).forEach(group -> batch.add(items.item(group, missing))));
        giveOut(batch);
      }
    }

    /** What is there, also what the phone names and tells nothing of: that must not be missed in silence. */
    private static List<PhoneFile> present(List<String> paths, Map<String, Optional<FileInfo>> facts) {
      var files = new ArrayList<PhoneFile>();
      for (String path : paths) {
        Optional<FileInfo> fact = facts.get(path);
        FileInfo info = fact == null ? null : fact.orElse(null);
        if (fact != null && (info == null || info.isFile())) {
          int slash = path.lastIndexOf('/');
          files.add(new PhoneFile(path.substring(0, slash), path.substring(slash + 1), info));
        }
      }
      return files;
    }

    /** Dot files that are no pictures are the housekeeping of file systems, such as {@code .DS_Store}. */
    private static boolean isLitter(String name) {
      return name.startsWith("._") || (name.startsWith(".") && MediaType.of(name) == MediaType.OTHER);
    }

    private void giveOut(List<Item> batch) {
      if (!batch.isEmpty()) {
        batch.sort(FileItems.NEWEST_FIRST);
        sink.items(batch);
      }
    }
  }
}
