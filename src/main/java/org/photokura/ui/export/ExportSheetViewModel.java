package org.photokura.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.LayoutExample;
import org.photokura.transfer.LayoutTemplate;
import org.photokura.ui.fx.Background;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.model.SettingsModel;

/** What to export where: the choices, and what they would do. Each change is counted anew off the UI thread. */
public final class ExportSheetViewModel {

  /** A person at the window may be away for lunch when the cable comes out; a run that waits costs nothing, and "Later" ends it. */
  private static final Duration WAIT_FOR_PHONE = Duration.ofMinutes(30);

  private final List<Item> items;
  private final @Nullable Udid phone;
  private final String deviceName;
  private final SettingsModel settings;
  private final SavedItems.Opener opener;
  private final DiskRoom.Probe probe;
  private final Background background;
  private final @Nullable Double bytesPerSecond;

  private final StringProperty destination = new SimpleStringProperty("");
  private final StringProperty layout = new SimpleStringProperty("");
  private final BooleanProperty liveVideos = new SimpleBooleanProperty();
  private final BooleanProperty edited = new SimpleBooleanProperty();
  private final BooleanProperty jpegCopies = new SimpleBooleanProperty();
  private final BooleanProperty xmpSidecars = new SimpleBooleanProperty();
  private final BooleanProperty albumFolders = new SimpleBooleanProperty();
  private final BooleanProperty burstFrames = new SimpleBooleanProperty(ExportOptions.DEFAULT.allBurstFrames());
  private final ReadOnlyObjectWrapper<@Nullable Problem> layoutProblem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LayoutExample.@Nullable Way> example = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Counted> counted = new ReadOnlyObjectWrapper<>();
  private Background.Job job = Background.Job.NONE;
  private boolean filling;

  /**
   * What the choices would do.
   *
   * @param folder the destination
   * @param usedBefore whether it holds something of ours
   * @param savedBefore items of the phone's whole library need not be counted: how many of these are there
   * @param room on its drive; null if the drive is not there
   * @param exists whether the folder is there
   * @param gone whether it was used before and is not there: it would be made anew, on whatever drive that is then
   * @param problem why it cannot be used; null if it can
   * @param preflight the counts
   */
  record Counted(Path folder, boolean usedBefore, int savedBefore, @Nullable DiskRoom room, boolean exists, boolean gone, @Nullable Problem problem, Preflight preflight) {

    /** Whether the drive has room for it, with a little to spare. */
    boolean fits() {
      return room == null || room.freeBytes() > preflight.bytes();
    }

    /** Whether nobody can tell what the folder holds: it cannot be read, or was there once and is not now. */
    boolean isUnknown() {
      return problem != null || gone;
    }
  }

  /**
   * @param items what was selected, in the order to copy
   * @param phone on which they are; null if none was ever listed
   * @param bytesPerSecond what the last run measured; null before the first
   */
  public ExportSheetViewModel(List<Item> items, @Nullable Udid phone, String deviceName, SettingsModel settings, SavedItems.Opener opener, DiskRoom.Probe probe,
      Background background, @Nullable Double bytesPerSecond) {
    this.items = List.copyOf(items);
    this.phone = phone;
    this.deviceName = deviceName;
    this.settings = settings;
    this.opener = opener;
    this.probe = probe;
    this.background = background;
    this.bytesPerSecond = bytesPerSecond;
    destination.subscribe((_, now) -> takeChoicesOf(now));
    layout.subscribe((_, now) -> checkLayout(now));
    for (var choice : List.of(liveVideos, edited, jpegCopies, xmpSidecars, albumFolders, burstFrames)) {
      choice.subscribe((_, _) -> count());
    }
    String latest = settings.get().destination();
    destination.set(latest == null ? defaultFolder() : latest);
    count();
  }

  public List<Item> items() {
    return items;
  }

  /** On which phone the items are; null if none was ever listed. */
  public @Nullable Udid phone() {
    return phone;
  }

  public StringProperty destinationProperty() {
    return destination;
  }

  public StringProperty layoutProperty() {
    return layout;
  }

  public BooleanProperty liveVideosProperty() {
    return liveVideos;
  }

  /** Whether all frames of bursts are saved. Not remembered: leaving some out is a choice for this time. */
  public BooleanProperty burstFramesProperty() {
    return burstFrames;
  }

  /** Whether there is a burst among the items. */
  boolean hasBursts() {
    return items.stream().anyMatch(item -> item.kind() == Item.Kind.BURST);
  }

  public BooleanProperty editedProperty() {
    return edited;
  }

  public BooleanProperty jpegCopiesProperty() {
    return jpegCopies;
  }

  public BooleanProperty xmpSidecarsProperty() {
    return xmpSidecars;
  }

  public BooleanProperty albumFoldersProperty() {
    return albumFolders;
  }

  /** What is wrong with the layout; null if nothing. */
  public ReadOnlyObjectProperty<@Nullable Problem> layoutProblemProperty() {
    return layoutProblem.getReadOnlyProperty();
  }

  /** Where the first item would go. */
  public ReadOnlyObjectProperty<LayoutExample.@Nullable Way> exampleProperty() {
    return example.getReadOnlyProperty();
  }

  /** What the choices would do; null while it is counted. */
  ReadOnlyObjectProperty<@Nullable Counted> countedProperty() {
    return counted.getReadOnlyProperty();
  }

  /** Whether the counted folder is there now: without it nothing may begin unasked. */
  public boolean folderIsThere() {
    Counted now = counted.get();
    return now != null && now.exists();
  }

  /** Looks at the folder again: its drive may have been plugged in. */
  void lookAgain() {
    count();
  }

  /** Calls once, as soon as it is counted what the choices would do. */
  public void whenCounted(Runnable action) {
    if (counted.get() != null) {
      action.run();
      return;
    }
    counted.addListener(new ChangeListener<>() {
      @Override
      public void changed(ObservableValue<? extends @Nullable Counted> value, @Nullable Counted before, @Nullable Counted now) {
        if (now != null) {
          counted.removeListener(this);
          action.run();
        }
      }
    });
  }

  /** Folders used before. */
  List<String> recentDestinations() {
    return settings.get().destinations();
  }

  /** How long it will take; null where no speed was measured. */
  @Nullable Duration timeNeeded() {
    Counted now = counted.get();
    return now == null || bytesPerSecond == null || bytesPerSecond < 1 ? null
        : Duration.ofMillis((long) (now.preflight().bytes() * 1000.0 / bytesPerSecond));
  }

  @Nullable Double bytesPerSecond() {
    return bytesPerSecond;
  }

  /** Whether the export can begin. */
  public BooleanBinding readyProperty() {
    return Bindings.createBooleanBinding(() -> {
      Counted now = counted.get();
      return now != null && layoutProblem.get() == null && now.problem() == null && now.fits() && !now.preflight().toCopy().isEmpty();
    }, counted, layoutProblem);
  }

  /** Whether something is to be made of each photo: an earlier run may have ended before it came to it, or it was not wanted then. */
  boolean makesMore() {
    return jpegCopies.get() || xmpSidecars.get() || albumFolders.get();
  }

  /** Remembers the choices and says what to do. */
  public ExportRequest request() {
    ExportChoices choices = choices();
    String folder = destination.get().strip();
    settings.update(s -> s.withDestination(folder).withChoicesFor(folder, choices).withChoices(choices));
    Settings now = settings.get();
    var options = new ExportOptions(choices.edited(), choices.liveVideos(), choices.jpegCopies(), choices.xmpSidecars(), choices.albumFolders(),
        burstFrames.get(), now.verify(), now.connections(), WAIT_FOR_PHONE);
    return new ExportRequest(items, Path.of(folder), choices.layout(), options, false);
  }

  private ExportChoices choices() {
    return new ExportChoices(layout.get().strip(), liveVideos.get(), edited.get(), jpegCopies.get(), xmpSidecars.get(), albumFolders.get());
  }

  private void takeChoicesOf(String folder) {
    filling = true;
    ExportChoices remembered = settings.get().choicesFor(folder.strip());
    layout.set(remembered.layout());
    liveVideos.set(remembered.liveVideos());
    edited.set(remembered.edited());
    jpegCopies.set(remembered.jpegCopies());
    xmpSidecars.set(remembered.xmpSidecars());
    albumFolders.set(remembered.albumFolders());
    filling = false;
    count();
  }

  private void checkLayout(String template) {
    try {
      var parsed = LayoutTemplate.parse(template.strip());
      layoutProblem.set(null);
      example.set(items.isEmpty() ? null : LayoutExample.of(parsed, items.getFirst(), deviceName, ZoneId.systemDefault()));
    } catch (ProblemException e) {
      layoutProblem.set(e.problem());
      example.set(null);
    }
  }

  private void count() {
    if (filling) {
      return;
    }
    job.cancel();
    counted.set(null);
    String text = destination.get().strip();
    ExportChoices choices = choices();
    boolean allFrames = burstFrames.get();
    boolean usedBefore = settings.get().usedBefore(text);
    job = background.run(_ -> count(text, choices, allFrames, usedBefore), counted::set, problem -> counted.set(broken(problem)));
  }

  private Counted count(String text, ExportChoices choices, boolean allFrames, boolean usedBefore) {
    Path folder;
    try {
      folder = Path.of(text);
    } catch (InvalidPathException e) {
      return broken(Problem.of(ProblemId.DESTINATION_MISSING, e.getReason()).with("path", text));
    }
    if (text.isEmpty() || !folder.isAbsolute()) {
      return broken(Problem.of(ProblemId.DESTINATION_MISSING, "no absolute path"));
    }
    SavedItems saved = SavedItems.none();
    Problem problem = null;
    DiskRoom room = null;
    try {
      saved = opener.open(folder);
    } catch (ProblemException e) {
      problem = e.problem();
    }
    try {
      room = probe.of(folder);
    } catch (IOException e) {
      problem = Problem.of(ProblemId.DESTINATION_MISSING, e.toString()).with("path", text);
    }
    if (problem == null && Files.exists(folder) && !Files.isDirectory(folder)) {
      problem = Problem.of(ProblemId.DESTINATION_NOT_A_FOLDER).with("path", text);
    } else if (problem == null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
      problem = Problem.of(ProblemId.DESTINATION_READ_ONLY).with("path", text);
    }
    boolean exists = probe.isFolder(folder);
    var preflight = Preflight.of(items, saved, choices, allFrames);
    return new Counted(folder, !preflight.alreadyThere().isEmpty(), preflight.alreadyThere().size(), room, exists, usedBefore && !exists, problem, preflight);
  }

  private Counted broken(Problem problem) {
    return new Counted(Path.of(""), false, 0, null, false, false, problem, Preflight.of(items, SavedItems.none(), choices(), burstFrames.get()));
  }

  /** The folder for pictures, as most systems have it. */
  private static String defaultFolder() {
    return Path.of(System.getProperty("user.home"), "Pictures", "iPhone").toString();
  }
}
