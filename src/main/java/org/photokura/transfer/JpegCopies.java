package org.photokura.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.photokura.core.ProblemException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** A JPEG beside each HEIC: {@code IMG_1234.JPG} beside {@code IMG_1234.HEIC}. Also of HEICs that an earlier run saved without one. */
final class JpegCopies implements Extras.Maker {

  static final String ROLE = "jpeg";
  private static final Set<String> STILLS = Set.of(FileRole.ORIGINAL.key(), FileRole.EDITED.key(), FileRole.BURST_FRAME.key());
  private static final int MAX_NAMES = 100;

  private final RunContext run;
  private final MadeFiles files;
  private final JpegMaker jpegs;

  JpegCopies(RunContext run, MadeFiles files, JpegMaker jpegs) {
    this.run = run;
    this.files = files;
    this.jpegs = jpegs;
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public boolean concerns(Item item, Outcome.SavedFile file) {
    return STILLS.contains(file.role()) && isHeic(file.target());
  }

  @Override
  public List<Outcome.SavedFile> make(Item item, List<Outcome.SavedFile> saved) throws ProblemException {
    var made = new ArrayList<Outcome.SavedFile>();
    for (var file : saved) {
      if (concerns(item, file)) {
        made.add(copy(item, file.target()));
      }
    }
    return made;
  }

  private Outcome.SavedFile copy(Item item, String target) throws ProblemException {
    try {
      var before = files.before(ROLE, target);
      if (before != null) {
        return MadeFiles.saved(before);
      }
    } catch (IOException e) {
      throw files.problem(e);
    }
    var jpeg = jpegs.makeJpeg(run.destination().root().resolve(target), run.stop().lanes());
    Instant taken = item.created() == null ? null : item.created().toInstant();
    return files.save(ROLE, jpeg, target, names(target.substring(target.lastIndexOf('/') + 1)), taken);
  }

  private static boolean isHeic(String target) {
    String name = target.toLowerCase(Locale.ROOT);
    return name.endsWith(".heic") || name.endsWith(".heif");
  }

  /** Where another file has the plain name, the copy says what it is. */
  private static List<String> names(String heic) {
    String stem = SafeNames.stemOf(heic);
    String extension = Character.isUpperCase(heic.charAt(heic.length() - 1)) ? ".JPG" : ".jpg";
    return Stream.concat(Stream.of(stem + extension, stem + " (jpeg)" + extension),
        IntStream.rangeClosed(2, MAX_NAMES).mapToObj(n -> stem + " (jpeg " + n + ")" + extension)).toList();
  }
}
