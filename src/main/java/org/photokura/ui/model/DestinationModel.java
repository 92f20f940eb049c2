package org.photokura.ui.model;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.ItemFile;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Ticker;

/** The folder that the next export goes to: whether it is there, its room, and what it holds. Looked at again now and then, and after each export. */
public final class DestinationModel implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  private final SettingsModel settings;
  private final SavedItems.Opener opener;
  private final DiskRoom.Probe probe;
  private final Background background;
  private final ReadOnlyObjectWrapper<@Nullable Destination> destination = new ReadOnlyObjectWrapper<>();
  private final Ticker ticker;
  /** Folders that are being read; a drive that hangs holds one thread, not one more at each look. */
  private final Set<String> reading = new HashSet<>();
  /** Those of them that are to be read once more, because something changed meanwhile. */
  private final Set<String> outdated = new HashSet<>();
  /** Whose room is being asked for: a drive that hangs is asked once, not again at each turn. */
  private @Nullable Path asked;
  private boolean closed;

  public DestinationModel(SettingsModel settings, SavedItems.Opener opener, DiskRoom.Probe probe, Background background) {
    this.settings = settings;
    this.opener = opener;
    this.probe = probe;
    this.background = background;
    this.ticker = new Ticker(background.ui(), BETWEEN_LOOKS, this::lookAtRoom);
    settings.settingsProperty().subscribe((before, now) -> {
      if (!Objects.equals(before.destination(), now.destination()) || !Objects.equals(choices(before), choices(now))) {
        look();
      }
    });
    look();
  }

  /** Begins to look now and then. */
  public void start() {
    ticker.start();
  }

  /** What is known; null where none was chosen yet. */
  public ReadOnlyObjectProperty<@Nullable Destination> destinationProperty() {
    return destination.getReadOnlyProperty();
  }

  public @Nullable Destination get() {
    return destination.get();
  }

  /** Takes another folder. */
  public void choose(Path folder) {
    settings.update(s -> s.withDestination(folder.toString()));
  }

  /** Reads everything anew, also what the folder holds; once it answers, where it is being read already. */
  public void look() {
    String chosen = settings.get().destination();
    if (chosen == null) {
      destination.set(null);
      return;
    }
    if (!reading.add(chosen)) {
      outdated.add(chosen);
      return;
    }
    var wanted = WantedFiles.of(settings.get().choicesFor(chosen), false);
    boolean usedBefore = settings.get().usedBefore(chosen);
    background.run(_ -> read(chosen, wanted, usedBefore), found -> ended(chosen, () -> destination.set(found.orElse(null))), _ -> ended(chosen, () -> {}));
  }

  private void ended(String folder, Runnable tell) {
    reading.remove(folder);
    boolean again = outdated.remove(folder);
    if (closed || !folder.equals(settings.get().destination())) {
      return;
    }
    if (!again || !isKnown(folder)) {
      tell.run();
    }
    if (again) {
      look();
    }
  }

  /** Whether something is known of it, which is better than what is outdated already. */
  private boolean isKnown(String folder) {
    Destination known = destination.get();
    return known != null && known.folder().toString().equals(folder);
  }

  /** How its folder is used: what counts as saved there hangs on it. */
  private static @Nullable ExportChoices choices(Settings settings) {
    String folder = settings.destination();
    return folder == null ? null : settings.choicesFor(folder);
  }

  /** Whether the folder is still there and what room there is. A folder that came or went is read anew; what it held does not count from the moment it is gone. */
  void lookAtRoom() {
    Destination known = destination.get();
    if (known == null || known.folder().equals(asked)) {
      return;
    }
    asked = known.folder();
    background.run(_ -> known.withRoom(room(known.folder()), exists(known.folder())), now -> {
      answered(known);
      if (destination.get() == known && !now.equals(known)) {
        destination.set(now.isThere() ? now : now.withoutContent());
        if (now.isThere() != known.isThere() || (now.room() == null) != (known.room() == null)) {
          look();
        }
      }
    }, _ -> answered(known));
  }

  private void answered(Destination about) {
    if (about.folder().equals(asked)) {
      asked = null;
    }
  }

  private Optional<Destination> read(String chosen, Predicate<ItemFile> wanted, boolean usedBefore) {
    Path folder;
    try {
      folder = Path.of(chosen);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
    SavedItems saved = SavedItems.none();
    Problem problem = null;
    try {
      saved = opener.open(folder).limitedTo(wanted);
    } catch (ProblemException e) {
      problem = e.problem();
    }
    var room = room(folder);
    boolean exists = exists(folder);
    // Where a drive has a folder of its own in the tree, there is room also when it is not plugged in: on the system's disk.
    if (problem == null && (room == null || usedBefore && !exists)) {
      problem = Problem.of(ProblemId.DESTINATION_MISSING).with("path", chosen);
    }
    return Optional.of(new Destination(folder, exists, room, saved, problem));
  }

  private @Nullable DiskRoom room(Path folder) {
    try {
      return probe.of(folder);
    } catch (IOException _) {
      return null;
    }
  }

  private boolean exists(Path folder) {
    return probe.isFolder(folder);
  }

  @Override
  public void close() {
    ticker.close();
    closed = true;
  }

  /**
   * A destination.
   *
   * @param folder where it is
   * @param exists whether it is there already
   * @param room on its drive; null if the drive is not there
   * @param saved what it holds
   * @param problem why it cannot be used as it is; null if it can
   */
  public record Destination(Path folder, boolean exists, @Nullable DiskRoom room, SavedItems saved, @Nullable Problem problem) {
    /** Whether the folder and its drive are there. */
    public boolean isThere() {
      return exists && room != null;
    }

    /** Whether it was there once and is not now: its drive is not plugged in, or it was moved. */
    public boolean isGone() {
      return room == null || problem != null && problem.id() == ProblemId.DESTINATION_MISSING;
    }

    private Destination withoutContent() {
      return new Destination(folder, exists, room, SavedItems.none(), problem);
    }

    private Destination withRoom(@Nullable DiskRoom nowRoom, boolean nowExists) {
      return new Destination(folder, nowExists, nowRoom, saved, problem);
    }
  }
}
