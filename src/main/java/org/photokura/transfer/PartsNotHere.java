package org.photokura.transfer;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.photokura.catalog.CatalogIndex;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** What a saved item lacks because the phone has no file of it: that must be told, for whoever wipes the phone believes to have everything. */
final class PartsNotHere {

  private final CatalogIndex index;
  private final NameRegistry names;
  private final ExportOptions options;

  PartsNotHere(CatalogIndex index, NameRegistry names, ExportOptions options) {
    this.index = index;
    this.names = names;
    this.options = options;
  }

  /** One note for each part that is wanted, is not on the phone, and was not saved by an earlier run either. */
  List<Problem> notes(Item item) throws IOException {
    var notes = EnumSet.noneOf(ProblemId.class);
    for (var role : item.details().notHere()) {
      if (isWanted(role) && !isSaved(item, role)) {
        notes.add(switch (role) {
          case LIVE_VIDEO -> ProblemId.LIVE_VIDEO_NOT_ON_PHONE;
          case RAW -> ProblemId.RAW_NOT_ON_PHONE;
          default -> ProblemId.EDIT_NOT_ON_PHONE;
        });
      }
    }
    return notes.stream().map(Problem::of).toList();
  }

  private boolean isWanted(FileRole role) {
    return wanted(options).contains(role);
  }

  /** The roles that a run saves. */
  static Set<FileRole> wanted(ExportOptions options) {
    var roles = EnumSet.of(FileRole.ORIGINAL, FileRole.RAW, FileRole.SIDECAR);
    if (options.edited()) {
      roles.add(FileRole.EDITED);
    }
    if (options.liveVideos()) {
      roles.add(FileRole.LIVE_VIDEO);
    }
    if (options.edited() && options.liveVideos()) {
      roles.add(FileRole.EDITED_LIVE_VIDEO);
    }
    if (options.allBurstFrames()) {
      roles.add(FileRole.BURST_FRAME);
    }
    return roles;
  }

  private boolean isSaved(Item item, FileRole role) throws IOException {
    if (item.assetUuid() != null) {
      for (var file : index.ofAsset(item.assetUuid(), role)) {
        if (names.holds(file)) {
          return true;
        }
      }
    }
    return false;
  }
}
