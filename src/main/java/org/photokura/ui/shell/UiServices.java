package org.photokura.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceMonitor;
import org.photokura.library.LibraryReader;
import org.photokura.library.image.PictureSource;
import org.photokura.settings.SettingsStore;
import org.photokura.transfer.Export;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.preview.Movies;

/**
 * What the window needs from below; the composition root fills it in. The window starts none of these and closes none of them.
 *
 * @param devices the way to the phones
 * @param monitor started already
 * @param library reads libraries
 * @param pictures thumbnails and previews
 * @param exports makes runs of the engine
 * @param saved reads what a destination holds
 * @param settings keeps what was chosen
 * @param room asks drives for their room
 * @param desktop the system around the window
 * @param workers runs what may wait
 * @param checker re-hashes a destination; null where there is none
 * @param logs writes the diagnostics bundle; null where there is none
 * @param troubles the demo's; null outside it
 * @param movies brings movies here for playing; null where they are not played
 */
public record UiServices(
    DeviceAccess devices,
    DeviceMonitor monitor,
    LibraryReader library,
    PictureSource pictures,
    Export.Factory exports,
    SavedItems.Opener saved,
    SettingsStore settings,
    DiskRoom.Probe room,
    Desktop desktop,
    Executor workers,
    @Nullable Checker checker,
    @Nullable LogBundle logs,
    @Nullable DemoTroubles troubles,
    @Nullable Movies movies) {

  /** Re-hashes a destination against its catalog; blocks. */
  @FunctionalInterface
  public interface Checker {
    /**
     * @throws Exception a ProblemException with what to tell
     */
    Checked check(Path destination, Cancellation cancellation) throws Exception;
  }

  /**
   * What a check of a destination found.
   *
   * @param checked files looked at
   * @param ok files that are what they were
   * @param changed files with other bytes, as paths within the destination
   * @param missing files that are gone, the same
   */
  public record Checked(int checked, int ok, List<String> changed, List<String> missing) {}

  /** Writes the log and facts about this computer to a file, without names of photos, phones or people; blocks. */
  @FunctionalInterface
  public interface LogBundle {
    /**
     * @throws java.io.IOException if it cannot be written
     */
    void writeTo(Path file) throws java.io.IOException;
  }
}
