package org.photokura.library.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;
import org.photokura.library.files.PhoneListing;

/**
 * Decides which files are worth a question. In a library of ordinary size all are asked for, so sizes and times are the phone's. In a large one that
 * would take long on a slow phone: there, a listed file whose size the database tells is not asked for, after a sample has shown that this phone's
 * database tells sizes truly. An original that the database says is not here is always asked for: what lies in its place may be a smaller picture.
 */
final class FileFacts {

  /** As many questions as take about a second, many in flight. */
  private static final int ASK_ALL_UP_TO = 6000;

  private static final int SAMPLE = 256;

  private final PhoneListing phone;
  private boolean askAll;

  /** What is known of the files of a batch. */
  record Known(Map<String, Optional<FileInfo>> stats, Set<String> gone) {}

  FileFacts(PhoneListing phone) {
    this.phone = phone;
  }

  /**
   * Looks at the whole library first.
   *
   * @param all the files of all items
   */
  void survey(int all, Collection<FileDraft> sample) throws DeviceException {
    askAll = all <= ASK_ALL_UP_TO;
    if (askAll) {
      return;
    }
    var trusted = sample.stream().filter(draft -> isTold(draft) && !draft.isDoubted()).limit(SAMPLE).toList();
    Map<String, Optional<FileInfo>> stats = phone.stats(trusted.stream().map(FileDraft::path).toList());
    askAll = !trusted.stream().allMatch(draft -> {
      FileInfo info = stats.getOrDefault(draft.path(), Optional.empty()).orElse(null);
      return info != null && Long.valueOf(info.sizeBytes()).equals(draft.bytes());
    });
  }

  /** Asks for the files of a batch, as far as needed. */
  Known of(Collection<List<FileDraft>> items, Set<String> mustAsk) throws DeviceException {
    var asked = new ArrayList<String>();
    for (List<FileDraft> files : items) {
      for (FileDraft draft : files) {
        if (askAll || draft.isDoubted() || (!isTold(draft) && mayBeThere(draft)) || mustAsk.contains(draft.path())) {
          asked.add(draft.path());
        }
      }
    }
    var stats = new HashMap<>(phone.stats(asked));
    var gone = new HashSet<>(asked);
    gone.removeAll(stats.keySet());
    // A folder or a link in the place of a picture is no picture.
    stats.forEach((path, info) -> {
      if (info.isPresent() && !info.get().isFile()) {
        gone.add(path);
      }
    });
    gone.forEach(stats::remove);
    return new Known(stats, gone);
  }

  /** The paths, of these, where something else lies than the file that should; asks for those in doubt. */
  Set<String> replaced(Collection<FileDraft> drafts) throws DeviceException {
    var doubted = drafts.stream().filter(FileDraft::isDoubted).toList();
    var stats = phone.stats(doubted.stream().map(FileDraft::path).toList());
    var replaced = new HashSet<String>();
    for (FileDraft draft : doubted) {
      if (draft.isReplacedBy(stats.getOrDefault(draft.path(), Optional.empty()).orElse(null))) {
        replaced.add(draft.path());
      }
    }
    return replaced;
  }

  private static boolean isTold(FileDraft draft) {
    return draft.listed() && draft.bytes() != null;
  }

  /** An original that its folder does not list is asked for by name before it is said to be missing. */
  private static boolean mayBeThere(FileDraft draft) {
    return draft.listed() || draft.role() == FileRole.ORIGINAL;
  }
}
