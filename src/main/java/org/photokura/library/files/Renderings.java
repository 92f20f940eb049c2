package org.photokura.library.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.library.LibrarySink;

/**
 * Where a phone keeps edited renderings: {@code /PhotoData/Mutations}, then the folder and the stem of the original, then
 * {@code Adjustments/FullSizeRender.*}.
 *
 * <p><b>Source:</b> device-facts §3 (doubleblak, ScottKjr3347); the same tree for CPLAssets is by analogy with thumbnails.<br>
 * <b>Checked by:</b> FileScanTest. <b>Unverified:</b> renderings of pictures in CPLAssets.
 */
public final class Renderings {

  private static final String ROOT = "/PhotoData/Mutations";
  private static final String NAME = "FullSizeRender";

  private final PhoneListing phone;
  private final LibrarySink sink;
  private boolean noticed;

  /**
   * @param sink is told once if the phone does not show the renderings
   */
  public Renderings(PhoneListing phone, LibrarySink sink) {
    this.phone = phone;
    this.sink = sink;
  }

  /** The stems in that folder that may have a rendering. */
  public Set<String> stems(String folder) throws DeviceException {
    String place = ROOT + folder;
    try {
      return new HashSet<>(phone.names(place).orElse(List.of()));
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      if (!noticed) {
        noticed = true;
        sink.notice(Problem.of(ProblemId.FOLDER_UNREADABLE, e.problem().toString()).with("path", place));
      }
      return Set.of();
    }
  }

  /** The paths of the renderings of some stems, by stem; a stem without any is left out. */
  public Map<String, List<String>> paths(String folder, Collection<String> stems) throws DeviceException {
    var places = new ArrayList<String>();
    stems.forEach(stem -> places.add(place(folder, stem)));
    Map<String, List<String>> names = phone.namesOfAll(places);
    var found = new HashMap<String, List<String>>();
    for (String stem : stems) {
      String place = place(folder, stem);
      List<String> paths = names.getOrDefault(place, List.of()).stream()
          .filter(name -> MediaType.stem(name).equalsIgnoreCase(NAME))
          .sorted()
          .map(name -> PhoneFile.join(place, name))
          .toList();
      if (!paths.isEmpty()) {
        found.put(stem, paths);
      }
    }
    return found;
  }

  private static String place(String folder, String stem) {
    return ROOT + folder + "/" + stem + "/Adjustments";
  }
}
