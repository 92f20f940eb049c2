package org.photokura.library.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The stems that may have a rendering, by folder of their originals. */
  public Map<String, Set<String>> stems(Collection<String> folders) throws DeviceException {
    Map<String, Optional<List<String>>> names = phone.rememberNamesOfAll(folders.stream().map(folder -> ROOT + folder).toList());
    var stems = new HashMap<String, Set<String>>();
    for (String folder : folders) {
      Optional<List<String>> answer = names.get(ROOT + folder);
      if (answer != null && answer.isEmpty() && !noticed) {
        noticed = true;
        sink.notice(Problem.of(ProblemId.FOLDER_UNREADABLE).with("path", ROOT + folder));
      }
      if (answer != null && answer.isPresent()) {
        stems.put(folder, new HashSet<>(answer.get()));
      }
    }
    return stems;
  }

  /** Where the renderings of a stem would lie: a name for "that stem's renderings" as a whole. */
  public static String stemPlace(String folder, String stem) {
    return ROOT + folder + "/" + stem;
  }

  /** The paths of renderings, by {@link #stemPlace}; a stem without any is left out. */
  public Map<String, List<String>> paths(Map<String, ? extends Collection<String>> stemsByFolder) throws DeviceException {
    var stemPlaces = new ArrayList<String>();
    stemsByFolder.forEach((folder, stems) -> stems.forEach(stem -> stemPlaces.add(stemPlace(folder, stem))));
    Map<String, Optional<List<String>>> names = phone.namesOfAll(stemPlaces.stream().map(Renderings::adjustments).toList());
    var found = new HashMap<String, List<String>>();
    for (String stemPlace : stemPlaces) {
      String folder = adjustments(stemPlace);
      List<String> paths = names.getOrDefault(folder, Optional.empty()).orElse(List.of()).stream()
          .filter(name -> MediaType.stem(name).equalsIgnoreCase(NAME))
          .sorted()
          .map(name -> PhoneFile.join(folder, name))
          .toList();
      if (!paths.isEmpty()) {
        found.put(stemPlace, paths);
      }
    }
    return found;
  }

  private static String adjustments(String stemPlace) {
    return stemPlace + "/Adjustments";
  }
}
