package org.photokura.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.photokura.core.ProblemException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** An XMP file beside each original and its edited rendering, {@code IMG_1234.HEIC.xmp}: what the phone's library knows and the picture does not. */
final class XmpSidecars implements Extras.Maker {

  static final String ROLE = "xmp";

  private final MadeFiles files;

  XmpSidecars(MadeFiles files) {
    this.files = files;
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public boolean concerns(Item item, Outcome.SavedFile file) {
    return file.role().equals(FileRole.ORIGINAL.key()) || file.role().equals(FileRole.EDITED.key());
  }

  @Override
  public List<Outcome.SavedFile> make(Item item, List<Outcome.SavedFile> saved) throws ProblemException {
    var made = new ArrayList<Outcome.SavedFile>();
    for (var file : saved) {
      if (concerns(item, file)) {
        made.add(sidecar(file.target(), XmpPacket.of(item)));
      }
    }
    return made;
  }

  private Outcome.SavedFile sidecar(String target, byte[] packet) throws ProblemException {
    try {
      var before = files.before(ROLE, target);
      if (before != null) {
        return files.update(before, packet);
      }
    } catch (IOException e) {
      throw files.problem(e);
    }
    String name = target.substring(target.lastIndexOf('/') + 1);
    return files.save(ROLE, packet, target, List.of(name + ".xmp", name + " (2).xmp"), null);
  }
}
