package org.photokura.ui.tour;

import java.util.List;
import java.util.stream.Stream;

/**
 * One picture of the tour.
 *
 * @param screen the part of the tour, to choose by
 * @param name what of it
 * @param play brings the window there
 */
record Scene(String screen, String name, Play play) {

  /** Brings a window there; opens it when its world is as it should be. */
  @FunctionalInterface
  interface Play {
    void in(Visit visit) throws Exception;
  }

  /** As in file names. */
  String key() {
    return screen + "-" + name;
  }

  /** Whether somebody who said this wants it: nothing, the screen, or the whole key. */
  boolean wantedBy(List<String> words) {
    return words.isEmpty() || words.contains(screen) || words.contains(key());
  }

  static List<Scene> all() {
    return Stream.of(ConnectScenes.all(), ConnectionScenes.all(), LibraryScenes.all(), NoticeScenes.all(), PreviewScenes.all(), ExportScenes.all(), ProgressScenes.all(), ReportScenes.all(),
        SettingsScenes.all(), TroubleshootScenes.all(), QuestionScenes.all()).flatMap(List::stream).toList();
  }
}
