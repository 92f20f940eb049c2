package org.photokura.ui.troubleshoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.IosVersions;
import org.photokura.library.Item;
import org.photokura.ui.fake.FakeEvidence;
import org.photokura.ui.fake.FakeListing;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.PumpedUi;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fx.Background;
import org.photokura.ui.model.LibraryState;

/** The checks without a toolkit: the test's own thread is the UI thread. */
class TroubleshootViewModelTest {

  private final PumpedUi ui = new PumpedUi();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final FakeEvidence phone = new FakeEvidence();
  private final SimpleObjectProperty<DeviceSession> session = new SimpleObjectProperty<>(new FakeSession(Samples.DEVICE, Samples.FACTS));
  private final FakeListing listing = new FakeListing();
  private final SimpleObjectProperty<LibraryState> library = listing.state;
  private final Hands clock = new Hands();
  private final TroubleshootViewModel model = new TroubleshootViewModel(phone, new Checks(new IosVersions()::newest), session, listing,
      new Background(ui, workers), clock, Duration.ofMillis(30));

  @AfterEach
  void stop() {
    model.close();
    workers.shutdownNow();
  }

  @Test
  void turnsGreenByItselfOnceTheCauseIsGone() {
    phone.sync.put("isExceedingQuota", true);
    model.start();
    ui.await("the cause is found", () -> status(CheckId.ICLOUD_STORAGE) == Status.PROBLEM);
    assertThat(model.likelyCause().orElseThrow().id()).isEqualTo(CheckId.ICLOUD_STORAGE);
    assertThat(model.openProperty().get()).as("the cause is opened").isEqualTo(CheckId.ICLOUD_STORAGE);
    assertThat(model.solved()).isFalse();
    phone.sync.remove("isExceedingQuota");
    ui.await("it turns green", () -> status(CheckId.ICLOUD_STORAGE) == Status.OK);
    assertThat(model.solved()).isTrue();
  }

  @Test
  void aCauseThatCanNoLongerBeReadIsNotSolved() {
    phone.sync.put("isExceedingQuota", true);
    model.start();
    ui.await("the cause is found", () -> status(CheckId.ICLOUD_STORAGE) == Status.PROBLEM);
    phone.denied = true;
    ui.await("it is asked", () -> status(CheckId.ICLOUD_STORAGE) == Status.ASK);
    assertThat(model.solved()).isFalse();
  }

  @Test
  void leavesThePhoneAloneWhileNobodyLooks() {
    model.start();
    ui.await("it looked", () -> phone.reads.get() >= 2);
    model.close();
    ui.await("the look under way ended", () -> !model.lookingProperty().get());
    int reads = phone.reads.get();
    ui.pumpFor(Duration.ofMillis(200));
    assertThat(phone.reads.get()).isBetween(reads, reads + 1);
  }

  @Test
  void takesTheAnswerWhereTheCableCannotTell() {
    phone.denied = true;
    model.start();
    ui.await("it is asked", () -> status(CheckId.LOW_POWER_MODE) == Status.ASK);
    model.answer(CheckId.LOW_POWER_MODE, false);
    assertThat(status(CheckId.LOW_POWER_MODE)).isEqualTo(Status.PROBLEM);
    assertThat(row(CheckId.LOW_POWER_MODE).finding().advice()).isEqualTo("on");
    assertThat(row(CheckId.LOW_POWER_MODE).finding().facts()).anyMatch(f -> f.source().equals("person"));
    assertThat(model.openProperty().get()).isEqualTo(CheckId.LOW_POWER_MODE);
    model.done(CheckId.LOW_POWER_MODE);
    assertThat(status(CheckId.LOW_POWER_MODE)).isEqualTo(Status.OK);
    assertThat(model.solved()).isTrue();
    model.done(CheckId.LOW_POWER_MODE);
    assertThat(status(CheckId.LOW_POWER_MODE)).as("checking again asks again").isEqualTo(Status.ASK);
  }

  @Test
  void neverLetsAnAnswerOverruleThePhone() {
    phone.denied = true;
    model.start();
    ui.await("it is asked", () -> status(CheckId.ICLOUD_STORAGE) == Status.ASK);
    model.answer(CheckId.ICLOUD_STORAGE, true);
    phone.sync.put("isExceedingQuota", true);
    phone.denied = false;
    ui.await("the phone is believed", () -> status(CheckId.ICLOUD_STORAGE) == Status.PROBLEM);
  }

  @Test
  void keepsWhatWasFoundWhileThePhoneIsAway() {
    phone.sync.put("isExceedingQuota", true);
    model.start();
    ui.await("the cause is found", () -> status(CheckId.ICLOUD_STORAGE) == Status.PROBLEM);
    phone.gone = true;
    ui.await("it is said", () -> model.phoneAwayProperty().get());
    assertThat(status(CheckId.ICLOUD_STORAGE)).isEqualTo(Status.PROBLEM);
    assertThat(model.solved()).isFalse();
  }

  @Test
  void forgetsEverythingWithAnotherPhone() {
    phone.denied = true;
    model.start();
    ui.await("it is asked", () -> status(CheckId.LOW_POWER_MODE) == Status.ASK);
    model.answer(CheckId.LOW_POWER_MODE, false);
    model.insist();
    session.set(new FakeSession(new AttachedDevice(new Udid("00008140-000B22223333001E"), ConnectionType.USB, 2), Samples.FACTS));
    ui.await("it is asked anew", () -> status(CheckId.LOW_POWER_MODE) == Status.ASK);
    assertThat(model.insistedProperty().get()).isFalse();
  }

  @Test
  void keepsAnswersOverARestart() {
    phone.denied = true;
    model.start();
    ui.await("it is asked", () -> status(CheckId.LOW_POWER_MODE) == Status.ASK);
    model.answer(CheckId.LOW_POWER_MODE, true);
    session.set(new FakeSession(new AttachedDevice(Samples.DEVICE.udid(), ConnectionType.USB, 7), Samples.FACTS));
    int reads = phone.reads.get();
    ui.await("it looked again", () -> phone.reads.get() > reads);
    assertThat(status(CheckId.LOW_POWER_MODE)).isEqualTo(Status.OK);
  }

  @Test
  void locksRiskyStepsUntilEveryPendingItemIsSaved() {
    List<Item> items = Story.items(200);
    Set<String> saved = new HashSet<>();
    assertThat(model.locked()).as("before anything is known").isTrue();
    model.start();
    show(items, saved, true);
    assertThat(model.safetyProperty().get().pending().all()).isPositive();
    assertThat(model.locked()).isTrue();
    items.stream().filter(i -> i.cloud() == Item.CloudState.PENDING).skip(1).map(Item::id).forEach(saved::add);
    show(items, saved, true);
    assertThat(model.safetyProperty().get().pending().unsaved()).isEqualTo(1);
    assertThat(model.locked()).as("one is missing").isTrue();
    items.forEach(i -> saved.add(i.id()));
    show(items, saved, false);
    assertThat(model.locked()).as("the library is not whole").isTrue();
    show(items, saved, true);
    assertThat(model.locked()).isFalse();
  }

  @Test
  void itemsThatStillWaitDoNotSpeakAgainstASolvedCause() {
    phone.sync.put("isExceedingQuota", true);
    model.start();
    show(stuck(), Set.of(), true);
    ui.await("both are found", () -> status(CheckId.ICLOUD_STORAGE) == Status.PROBLEM && status(CheckId.STUCK_ITEMS) == Status.PROBLEM);
    assertThat(model.likelyCause().orElseThrow().id()).as("what waits is a consequence").isEqualTo(CheckId.ICLOUD_STORAGE);
    phone.sync.remove("isExceedingQuota");
    ui.await("it is solved", model::solved);
  }

  @Test
  void itemsThatWaitAloneAreTheCause() {
    model.start();
    show(stuck(), Set.of(), true);
    ui.await("it is found", () -> status(CheckId.STUCK_ITEMS) == Status.PROBLEM);
    assertThat(model.likelyCause().orElseThrow().id()).isEqualTo(CheckId.STUCK_ITEMS);
    assertThat(model.solved()).isFalse();
  }

  @Test
  void aResetLibraryInICloudMakesUploadedWorthless() {
    var items = Story.items(200);
    var pending = items.stream().filter(i -> i.cloud() == Item.CloudState.PENDING).map(Item::id).collect(java.util.stream.Collectors.toSet());
    model.start();
    show(items, pending, true);
    assertThat(model.locked()).isFalse();
    phone.sync.put("iCloudLibraryHasBeenWiped", true);
    ui.await("it is locked again", model::locked);
    assertThat(model.safetyProperty().get().known()).isFalse();
    show(items, items.stream().map(Item::id).collect(java.util.stream.Collectors.toSet()), true);
    assertThat(model.locked()).as("everything is saved here").isFalse();
  }

  @Test
  void itemsOfWhichNobodyCanTellKeepRiskyStepsLocked() {
    var one = Story.items(200).stream().filter(i -> i.cloud() == Item.CloudState.UPLOADED && i.original() == Item.OriginalState.ON_DEVICE && !i.trashed()).findFirst().orElseThrow();
    var doubtful = new Item(one.id(), one.assetUuid(), one.kind(), one.name(), one.created(), false, false, false, false, List.of(), Item.CloudState.UNKNOWN,
        one.original(), one.files(), one.details());
    var known = Story.items(200).stream().filter(i -> i.cloud() == Item.CloudState.UPLOADED && !i.id().equals(one.id())).findFirst().orElseThrow();
    model.start();
    show(List.of(doubtful, known), Set.of(), true);
    assertThat(model.safetyProperty().get().doubtful().unsaved()).isEqualTo(1);
    assertThat(model.locked()).isTrue();
    show(List.of(doubtful, known), Set.of(doubtful.id()), true);
    assertThat(model.locked()).isFalse();
  }

  @Test
  void withoutAPhoneItSaysSo() {
    session.set(null);
    model.start();
    assertThat(model.hasNoPhone()).isTrue();
    session.set(new FakeSession(Samples.DEVICE, Samples.FACTS));
    ui.await("it looked", () -> model.lookedAt() != null);
    assertThat(model.hasNoPhone()).isFalse();
  }

  /** A library in which one item waits that was tried again and again. */
  private static List<Item> stuck() {
    var items = new java.util.ArrayList<>(Story.items(60));
    items.replaceAll(i -> i.cloud() != Item.CloudState.PENDING ? i : new Item(i.id(), i.assetUuid(), i.kind(), i.name(), i.created(), false, false, false, false, List.of(),
        i.cloud(), i.original(), i.files(), new Item.Details(Set.of(), null, null, null, null, null, null, null, Instant.parse("2026-11-04T08:08:00Z"), 9, false)));
    return items;
  }

  @Test
  void hiddenItemsKeepRiskyStepsLocked() {
    var item = Story.items(200).stream().filter(i -> i.cloud() == Item.CloudState.PENDING).findFirst().orElseThrow();
    var hidden = new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), false, true, false, false, List.of(), item.cloud(),
        item.original(), item.files(), item.details());
    model.start();
    show(List.of(hidden), Set.of(), true);
    assertThat(model.safetyProperty().get().hidden().unsaved()).isEqualTo(1);
    assertThat(model.locked()).isTrue();
    model.insist();
    assertThat(model.locked()).isFalse();
  }

  @Test
  void whatWasReadLongAgoOpensNothing() {
    showAllSaved();
    assertThat(model.locked()).isFalse();
    session.set(null);
    clock.advance(TroubleshootViewModel.WORTH_NOTHING_AFTER);
    ui.await("it is locked", model::locked);
    assertThat(model.safetyProperty().get().allWasSafe()).isTrue();
    assertThat(listing.readings).as("it was to be read anew").isPositive();
  }

  @Test
  void readsTheLibraryAnewWhileARiskyStepIsOpen() {
    showAllSaved();
    ui.pumpFor(Duration.ofMillis(100));
    assertThat(listing.readings).as("it is young").isZero();
    listing.onRead = () -> show(Story.items(60), Set.of(), true);
    clock.advance(TroubleshootViewModel.READ_AGAIN_AFTER);
    ui.await("what was taken since locks it", model::locked);
    assertThat(model.safetyProperty().get().pending().unsaved()).isPositive();
    assertThat(listing.readings).isEqualTo(1);
    clock.advance(TroubleshootViewModel.WORTH_NOTHING_AFTER);
    ui.pumpFor(Duration.ofMillis(100));
    assertThat(listing.readings).as("nothing hangs on it while it is locked").isEqualTo(1);
  }

  @Test
  void aReadingThatFailedLocksUntilOneSucceeds() {
    showAllSaved();
    listing.failure.set(Problem.of(ProblemId.DEVICE_GONE));
    assertThat(model.locked()).isTrue();
    listing.failure.set(null);
    ui.pumpFor(Duration.ofMillis(100));
    assertThat(model.locked()).as("it is tried again and has told nothing yet").isTrue();
    clock.advance(Duration.ofSeconds(5));
    showAllSaved();
    assertThat(model.locked()).isFalse();
  }

  @Test
  void checkingAgainReadsTheLibraryToo() {
    model.start();
    model.done(CheckId.SIGN_IN);
    assertThat(listing.readings).isEqualTo(1);
  }

  private void showAllSaved() {
    model.start();
    var items = Story.items(60);
    show(items, items.stream().map(Item::id).collect(java.util.stream.Collectors.toSet()), true);
  }

  /** The time, whose hands the test turns. */
  private static final class Hands extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  private void show(List<Item> items, Set<String> saved, boolean complete) {
    var known = Set.copyOf(saved);
    library.set(LibraryState.of(items, List.of(), new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return known.contains(item.id());
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    }, List.of(), complete, clock.instant()));
  }

  private CheckRow row(CheckId id) {
    return model.rows().stream().filter(r -> r.id() == id).findFirst().orElseThrow();
  }

  private Status status(CheckId id) {
    var finding = row(id).finding();
    return finding == null ? null : finding.status();
  }
}
