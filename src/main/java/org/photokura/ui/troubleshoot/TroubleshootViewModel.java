package org.photokura.ui.troubleshoot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceSession;
import org.photokura.diagnose.Answer;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.Evidence;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.LibraryCounts;
import org.photokura.diagnose.Source;
import org.photokura.diagnose.words.DoctorReport;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Background.Job;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.model.LibraryState;

/**
 * The checks of the phone that is shown. While somebody looks, the phone is asked again and again, so that a check turns green by itself once its cause is gone.
 * What was found stays while the phone is away. Answers of the person hold for the phone until the window closes, or until the phone itself can tell.
 */
public final class TroubleshootViewModel implements AutoCloseable {

  /** How long to leave the phone alone between two looks. */
  public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  /** Asks the phone for everything that the checks need; blocks. Never fails but by cancellation. */
  @FunctionalInterface
  public interface EvidenceSource {
    Evidence read(DeviceSession session, @Nullable LibraryCounts library, Cancellation cancellation);
  }

  /** What is known of the library of the phone that is shown, and the way to know more. */
  public interface Listing {

    /** What is listed. */
    ObservableValue<LibraryState> state();

    /** Why it could not be read last; null if it could. */
    ObservableValue<@Nullable Problem> failure();

    /** Reads it anew, unless that is under way or the phone cannot be read now. What is listed stays until then. */
    void readAgain();
  }

  /** While everything is safe the library is read anew when it is this old: photos may have been taken since. */
  static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(2);
  /** Older than this, what is listed opens no risky step. Longer than {@link #READ_AGAIN_AFTER} by what reading a large library takes. */
  static final Duration WORTH_NOTHING_AFTER = Duration.ofMinutes(3);

  /** Waiting items are tried again and again because of something else. */
  private static final CheckId CONSEQUENCE = CheckId.STUCK_ITEMS;

  private record Looked(Evidence evidence, List<Finding> findings) {}

  private final EvidenceSource source;
  private final Checks checks;
  private final ObservableValue<@Nullable DeviceSession> session;
  private final Listing listing;
  private final Background background;
  private final Clock clock;
  private final Ticker ticker;

  private final ReadOnlyObjectWrapper<List<CheckRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Safety> safety = new ReadOnlyObjectWrapper<>(Safety.UNKNOWN);
  private final ReadOnlyBooleanWrapper phoneAway = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper insisted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable CheckId> open = new SimpleObjectProperty<>();

  private final Map<CheckId, Answer> answers = new EnumMap<>(CheckId.class);
  private List<Finding> findings = List.of();
  private DeviceFacts facts = DeviceFacts.UNKNOWN;
  private final Set<CheckId> causes = EnumSet.noneOf(CheckId.class);
  private boolean cloudWasReset;
  private boolean openWasChosen;
  private @Nullable CheckId busy;
  private @Nullable Object answersAreFor;
  private Job job = Job.NONE;
  private boolean again;
  private @Nullable Instant lookedAt;
  /** What was listed when reading it anew failed: the phone may hold something else since. */
  private @Nullable LibraryState outdated;
  private Subscription watching = Subscription.EMPTY;
  private boolean watched;

  /**
   * @param session the phone that is shown; null before the first
   * @param listing what is listed of it
   */
  public TroubleshootViewModel(EvidenceSource source, Checks checks, ObservableValue<@Nullable DeviceSession> session,
      Listing listing, Background background, Clock clock, Duration betweenLooks) {
    this.source = source;
    this.checks = checks;
    this.session = session;
    this.listing = listing;
    this.background = background;
    this.clock = clock;
    this.ticker = new Ticker(background.ui(), betweenLooks, this::turn);
    show();
  }

  /** Somebody looks: the phone is watched from now on. */
  public void start() {
    if (watched) {
      return;
    }
    watched = true;
    watching = session.subscribe(_ -> sessionTurned()).and(listing.state().subscribe(_ -> showSafety())).and(listing.failure().subscribe(this::failedToList));
    ticker.start();
  }

  /** Nobody looks any more: the phone is left alone. */
  @Override
  public void close() {
    watched = false;
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    ticker.close();
    endLook();
  }

  /** All checks, in order. */
  public ReadOnlyObjectProperty<List<CheckRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  public List<CheckRow> rows() {
    return rows.get();
  }

  /** Which check is open; one at a time. */
  public ReadOnlyObjectProperty<@Nullable CheckId> openProperty() {
    return open;
  }

  /** Opens a check, or closes it if it is open. */
  public void toggle(CheckId id) {
    openWasChosen = true;
    open.set(id == open.get() ? null : id);
  }

  /** What is safe already. */
  public ReadOnlyObjectProperty<Safety> safetyProperty() {
    return safety.getReadOnlyProperty();
  }

  /** Whether the phone cannot be asked now; what is shown is what was last known. */
  public ReadOnlyBooleanProperty phoneAwayProperty() {
    return phoneAway.getReadOnlyProperty();
  }

  /** Whether there is no phone at all, and was none. */
  public boolean hasNoPhone() {
    return session.getValue() == null && lookedAt == null;
  }

  /** Whether the phone is being asked. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** Whether the person wants the risky steps though photos are not saved. */
  public ReadOnlyBooleanProperty insistedProperty() {
    return insisted.getReadOnlyProperty();
  }

  /** Opens the risky steps; only after the person read what can be lost. */
  public void insist() {
    insisted.set(true);
  }

  /** Whether risky steps stay locked. */
  public boolean locked() {
    return !insisted.get() && !safety.get().allSafe();
  }

  /** What the phone says about itself, as last read. */
  public DeviceFacts facts() {
    return facts;
  }

  /** When the phone was last asked; null before. */
  public @Nullable Instant lookedAt() {
    return lookedAt;
  }

  public Clock clock() {
    return clock;
  }

  /** What was found, with the person's answers, for somebody who helps. */
  DoctorReport report() {
    var known = rows.get().stream().map(CheckRow::finding).filter(Objects::nonNull).toList();
    return new DoctorReport(facts, known, safety.get().known() ? Long.valueOf(safety.get().pending().all()) : null, clock.instant());
  }

  /** The likely cause: the first check that found one. What waits is rather a consequence, so it comes last. */
  public Optional<CheckRow> likelyCause() {
    var problems = rows.get().stream().filter(CheckRow::isProblem).toList();
    return problems.stream().filter(row -> row.id() != CONSEQUENCE).findFirst().or(() -> problems.stream().findFirst());
  }

  /**
   * Whether there was a cause and all that were are known to be in order now; one that merely cannot be read any more is not solved. That items wait still does not speak against it: they
   * are uploaded from now on.
   */
  public boolean solved() {
    var real = causes.stream().filter(id -> id != CONSEQUENCE).toList();
    var those = real.isEmpty() ? causes : real;
    return !those.isEmpty() && likelyCause().map(row -> row.id() == CONSEQUENCE && !real.isEmpty()).orElse(true)
        && rows.get().stream().filter(row -> those.contains(row.id())).allMatch(CheckRow::isFine);
  }

  /** Asks the phone at once. */
  public void checkNow() {
    if (looking.get()) {
      again = true;
    } else {
      look();
    }
  }

  /** "I have done it", or "Check again": a told problem counts as mended, a told "fine" is asked anew, and the phone is asked at once. */
  public void done(CheckId id) {
    Answer told = answers.remove(id);
    if (told != null && !told.fine()) {
      answers.put(id, new Answer(true, clock.instant()));
    }
    busy = id;
    show();
    listing.readAgain();
    checkNow();
  }

  /** What the person saw. */
  public void answer(CheckId id, boolean fine) {
    answers.put(id, new Answer(fine, clock.instant()));
    if (!fine) {
      openWasChosen = true;
      open.set(id);
    } else if (open.get() == id) {
      open.set(null);
    }
    show();
  }

  private void sessionTurned() {
    endLook();
    var now = session.getValue();
    if (now != null) {
      var phone = now.device().udid();
      if (!phone.equals(answersAreFor)) {
        forget();
        answersAreFor = phone;
      }
      look();
    }
  }

  /** Another phone: nothing that was found or told is about it. */
  private void forget() {
    answers.clear();
    findings = List.of();
    cloudWasReset = false;
    causes.clear();
    openWasChosen = false;
    insisted.set(false);
    lookedAt = null;
    open.set(null);
    show();
  }

  private void turn() {
    age();
    look();
  }

  /** What is listed grows old: it is read anew in time where a risky step hangs on it, and else locks that step. */
  private void age() {
    Safety now = safety.get();
    boolean fresh = isYoungerThan(WORTH_NOTHING_AFTER);
    if (now.fresh() != fresh) {
      safety.set(now.withFresh(fresh));
    }
    if (now.allWasSafe() && !insisted.get() && listing.failure().getValue() == null && !isYoungerThan(READ_AGAIN_AFTER)) {
      listing.readAgain();
    }
  }

  private boolean isYoungerThan(Duration age) {
    Instant readAt = listing.state().getValue().readAt();
    if (readAt == null || isOutdated()) {
      return false;
    }
    var since = Duration.between(readAt, clock.instant());
    return !since.isNegative() && since.compareTo(age) < 0;
  }

  /** Another destination makes another state, but not a younger one. */
  private boolean isOutdated() {
    return outdated != null && Objects.equals(outdated.readAt(), listing.state().getValue().readAt());
  }

  private void failedToList(@Nullable Problem problem) {
    if (problem != null) {
      outdated = listing.state().getValue();
      showSafety();
    }
  }

  private void look() {
    var phone = session.getValue();
    if (phone == null || looking.get()) {
      return;
    }
    var listed = listing.state().getValue();
    looking.set(true);
    job = background.run(cancellation -> {
      var evidence = source.read(phone, count(listed), cancellation);
      return new Looked(evidence, checks.evaluate(evidence));
    }, this::looked, this::failed);
  }

  /** Only a whole library can be counted; growing numbers would make checks flicker. */
  private @Nullable LibraryCounts count(LibraryState listed) {
    if (!listed.complete()) {
      return null;
    }
    boolean databaseWasRead = listed.items().stream().anyMatch(item -> item.assetUuid() != null)
        && listed.notices().stream().allMatch(LibraryCounts::concernsSingleFolders);
    return LibraryCounts.of(listed.items(), databaseWasRead, listed.readAt() == null ? clock.instant() : listed.readAt());
  }

  private void looked(Looked looked) {
    boolean away = isAway(looked.evidence());
    if (!away) {
      findings = looked.findings();
      boolean reset = has(CheckId.LIBRARY_RESET, Finding.Status.PROBLEM);
      if (reset != cloudWasReset) {
        cloudWasReset = reset;
        showSafety();
      }
      facts = looked.evidence().device();
      lookedAt = looked.evidence().computerTime();
    }
    phoneAway.set(away);
    lookEnded();
  }

  private void failed(Problem problem) {
    phoneAway.set(true);
    lookEnded();
  }

  private void lookEnded() {
    looking.set(false);
    busy = null;
    show();
    if (again) {
      again = false;
      look();
    }
  }

  private void endLook() {
    job.cancel();
    job = Job.NONE;
    looking.set(false);
    again = false;
    busy = null;
  }

  /** Nothing could be asked at all: that says something about the cable, not about iCloud. */
  private static boolean isAway(Evidence evidence) {
    return evidence.lockdown() instanceof Source.Unreadable && evidence.syncStatus() instanceof Source.Unreadable
        && evidence.battery() instanceof Source.Unreadable && evidence.cplMarker() instanceof Source.Unreadable;
  }

  /** What the library calls uploaded counts only while iCloud's own library was not reset. */
  private void showSafety() {
    safety.set(Safety.of(listing.state().getValue(), cloudWasReset, isYoungerThan(WORTH_NOTHING_AFTER)));
  }

  private boolean has(CheckId id, Finding.Status status) {
    return findings.stream().anyMatch(finding -> finding.id() == id && finding.status() == status);
  }

  private void show() {
    rows.set(Arrays.stream(CheckId.values()).map(this::row).toList());
    rows.get().stream().filter(CheckRow::isProblem).map(CheckRow::id).forEach(causes::add);
    if (!openWasChosen) {
      open.set(solved() ? null : likelyCause().map(CheckRow::id).orElse(null));
    }
  }

  private CheckRow row(CheckId id) {
    var found = findings.stream().filter(f -> f.id() == id).findFirst().orElse(null);
    var answer = answers.get(id);
    if (found == null || answer == null || found.status() != Finding.Status.ASK) {
      return new CheckRow(id, found, false, id == busy);
    }
    return new CheckRow(id, answer.applyTo(found), true, id == busy);
  }
}
