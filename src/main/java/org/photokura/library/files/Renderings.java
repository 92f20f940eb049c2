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
 * <p>A folder that the phone refuses to show is never taken for one without renderings: it is told as FOLDER_UNREADABLE where a rendering may lie in it.
 *
 * <p><b>Source:</b> device-facts §3 (doubleblak, ScottKjr3347); the same tree for CPLAssets is by analogy with thumbnails. Betas of iOS 27 refuse to list some
 * folders of PhotoData (UFADE).<br>
 * <b>Checked by:</b> FileScanTest, RefusedRenderingsTest. <b>Unverified:</b> renderings of pictures in CPLAssets; whether any iOS refuses to list this tree, and
 * whether it would then still list a folder deep in it.
 */
public final class Renderings {

  private static final String ROOT = "/PhotoData/Mutations";
  private static final String NAME = "FullSizeRender";

  /** No such folder. */
  private static final Optional<List<String>> NONE = Optional.of(List.of());

  /** So many refused folders of single originals are named; one tells as much as a thousand. */
  private static final int MOST_TOLD = 10;

  private final PhoneListing phone;
  private final ScreenLock lock;
  private final LibrarySink sink;
  private final Set<String> refused = new HashSet<>();
  private boolean folderTold;
  private int told;

  /**
   * @param sink is told if the phone does not show renderings that may be there
   */
  public Renderings(PhoneListing phone, ScreenLock lock, LibrarySink sink) {
    this.phone = phone;
    this.lock = lock;
    this.sink = sink;
  }

  /**
   * The stems that may have a rendering, by folder of their originals; a folder {@linkplain #isRefused that the phone does not show} is left out.
   *
   * @throws DeviceException the phone is lost, or locked
   */
  public Map<String, Set<String>> stems(Collection<String> folders) throws DeviceException {
    Map<String, Optional<List<String>>> names = phone.rememberNamesOfAll(folders.stream().map(Renderings::place).toList());
    var stems = new HashMap<String, Set<String>>();
    for (String folder : folders) {
      Optional<List<String>> answer = names.get(place(folder));
      if (answer != null && answer.isEmpty()) {
        lock.throwIfAllIsRefused(phone);
        refused.add(folder);
      }
      if (answer != null && answer.isPresent()) {
        stems.put(folder, new HashSet<>(answer.get()));
      }
    }
    return stems;
  }

  /** Whether {@link #stems} was refused an answer: then only {@link #paths} tells whether a stem has renderings. */
  public boolean isRefused(String folder) {
    return refused.contains(folder);
  }

  /** Tells, once for all, that originals of this folder come without their renderings, if that is so. */
  void tellIfRefused(String folder) {
    if (isRefused(folder) && !folderTold) {
      folderTold = true;
      tell(place(folder));
    }
  }

  private void tell(String refusedFolder) {
    sink.notice(Problem.of(ProblemId.FOLDER_UNREADABLE).with("path", refusedFolder));
  }

  /** Where the renderings of a folder's originals would lie. */
  static String place(String folder) {
    return ROOT + folder;
  }

  /** Where the renderings of a stem would lie: a name for "that stem's renderings" as a whole. */
  public static String stemPlace(String folder, String stem) {
    return place(folder) + "/" + stem;
  }

  /**
   * The paths of renderings, by {@link #stemPlace}; a stem without any is left out, one whose renderings the phone does not show is told as a notice.
   *
   * @throws DeviceException the phone is lost, or locked
   */
  public Map<String, List<String>> paths(Map<String, ? extends Collection<String>> stemsByFolder) throws DeviceException {
    var stemPlaces = new ArrayList<String>();
    stemsByFolder.forEach((folder, stems) -> stems.forEach(stem -> stemPlaces.add(stemPlace(folder, stem))));
    Map<String, Optional<List<String>>> names = phone.namesOfAll(stemPlaces.stream().map(Renderings::adjustments).toList());
    var found = new HashMap<String, List<String>>();
    for (String stemPlace : stemPlaces) {
      String folder = adjustments(stemPlace);
      Optional<List<String>> answer = names.getOrDefault(folder, NONE);
      if (answer.isEmpty()) {
        lock.throwIfAllIsRefused(phone);
        if (told++ < MOST_TOLD) {
          tell(folder);
        }
      }
      List<String> paths = answer.orElse(List.of()).stream()
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
