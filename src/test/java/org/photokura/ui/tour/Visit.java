package org.photokura.ui.tour;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceMonitor;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.LibraryReader;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.text.Texts;
import org.photokura.transfer.Outcome;
import org.photokura.ui.WindowDriver;
import org.photokura.ui.fake.FakeDeviceAccess;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.preview.Movies;
import org.photokura.ui.shell.DemoTroubles;
import org.photokura.ui.shell.PhotokuraWindow;
import org.photokura.ui.shell.UiServices;
import org.photokura.ui.shell.WindowViewModel;

/** A window over a faked phone for one scene: its world first, then {@link #open}. */
final class Visit implements AutoCloseable {

  static final AttachedDevice PHONE = new AttachedDevice(new Udid("00008130-000A11112222001E"), ConnectionType.USB, 1);
  static final Path DESTINATION = Path.of("/media/mina/Photos");
  /** What a frame of the system may take of a window's width. */
  private static final double MOST_DECORATION = 40;
  private static final Instant LAST_RUN = Instant.parse("2026-11-03T12:00:00Z");
  /** A caret that blinks never comes to rest. */
  private static final String NO_CARET = "data:text/css," + URLEncoder.encode(".text-input { -fx-display-caret: false; }", StandardCharsets.UTF_8).replace("+", "%20");
  private static final Duration QUICK = Duration.ofMillis(10);

  final Library library;
  final TourPictures pictures;
  final TourClock clock = new TourClock();
  final FakeDeviceAccess devices = new FakeDeviceAccess();
  final List<FakeExport> exports = new CopyOnWriteArrayList<>();
  final PhoneNotes notes;
  final Texts texts;
  volatile DiskRoom room;
  volatile List<Problem> notices = List.of();
  volatile boolean folderIsThere = true;
  /** Whether a movie is on its way for ever. */
  volatile boolean movieComes;
  volatile boolean movieIsTooLong;
  /** What the destination holds. */
  volatile Predicate<Item> saved;
  /** What a check of the destination finds. */
  volatile UiServices.Checked checked = new UiServices.Checked(10_419, 10_419, List.of(), List.of());
  /** A check of the destination ends once this is open. */
  volatile CountDownLatch checks = new CountDownLatch(0);
  /** Why the next export does not even begin. */
  volatile @Nullable Problem exportFails;
  final FakeWorld.RecordingDesktop desktop = new FakeWorld.RecordingDesktop();
  /** How the library is read. */
  volatile LibraryReader reader;
  volatile @Nullable DemoTroubles troubles;
  /** Called before each picture. */
  Runnable beforePicture = () -> {};
  private final AtomicInteger working = new AtomicInteger();
  private final ExecutorService workers = workers();
  private final DeviceMonitor monitor = new DeviceMonitor(devices, new DeviceMonitor.Pace(QUICK, QUICK, QUICK));
  private final SettingsStore store;
  private Settings settings;
  private @Nullable PhotokuraWindow window;

  Visit(Library library, Locale language) throws IOException {
    this.library = library;
    this.pictures = new TourPictures(library);
    this.saved = item -> library.saved.contains(item.id());
    this.texts = Texts.of(language);
    boolean japanese = language.getLanguage().equals("ja");
    devices.facts = new DeviceFacts(japanese ? "美奈のiPhone" : "Mina’s iPhone", "iPhone16,1", "27.0", "25A1", 256_000_000_000L, 41_200_000_000L, 82, true, false,
        "Asia/Tokyo");
    notes = PhoneNotes.healthy(PHONE, devices.facts);
    devices.sessions = device -> device.equals(PHONE) ? notes : PhoneNotes.healthy(device, devices.factsOf(device));
    room = new DiskRoom(japanese ? "写真" : "Photos", 212_000_000_000L, 500_000_000_000L);
    reader = (_, sink, _) -> {
      sink.items(library.items);
      sink.albums(library.albums);
      notices.forEach(sink::notice);
    };
    store = new SettingsStore(Files.createTempDirectory("photokura-tour").resolve("settings.json"));
    settings = Settings.STANDARD.withDestination(DESTINATION.toString()).withTheme(Settings.Theme.LIGHT)
        .withLanguage(japanese ? Settings.Language.JAPANESE : Settings.Language.ENGLISH)
        .withClosedOffer(PHONE.udid().value(), Integer.MAX_VALUE);
  }

  /** Threads for the window's work; what comes after the visit is left out. */
  private static ExecutorService workers() {
    return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
      var thread = new Thread(work, "tour-work");
      thread.setDaemon(true);
      return thread;
    }, new ThreadPoolExecutor.DiscardPolicy());
  }

  /** As if the person had never exported anything. */
  void newcomer() {
    saved = _ -> false;
    settings = Settings.STANDARD.withTheme(settings.theme()).withLanguage(settings.language());
  }

  /** The offer "137 new" is shown. */
  void offering() {
    settings = settings.withClosedOffer(PHONE.udid().value(), 0);
  }

  /** Opens the window; no phone is there yet. */
  void open() throws IOException {
    store.save(settings);
    window = WindowDriver.onFx(() -> {
      var stage = new Stage();
      stage.setX(0);
      stage.setY(0);
      var opened = new PhotokuraWindow(stage, services(), settings, clock);
      stage.getScene().getRoot().getStylesheets().add(NO_CARET);
      opened.show();
      stage.requestFocus();
      return opened;
    });
    monitor.start();
  }

  void plugIn() {
    devices.attached = List.of(PHONE);
  }

  /** Pulls the cable, and waits until the window knows. */
  void unplug() throws InterruptedException {
    devices.attached = List.of();
    await("it is gone", () -> model().devices().phonesProperty().get().isEmpty());
  }

  /** Opens the window, plugs the phone in, and waits for its library. */
  void openWithPhone() throws Exception {
    open();
    plugIn();
    await("the library is listed", () -> model().library().state().complete() && !model().grid().countingProperty().get());
    await("what the destination holds is known", () -> model().destination().get() != null || model().settings().get().destination() == null);
  }

  PhotokuraWindow window() {
    return Objects.requireNonNull(window);
  }

  WindowViewModel model() {
    return window().model();
  }

  <T> T fx(Supplier<T> body) {
    return WindowDriver.onFx(body);
  }

  void run(Runnable body) {
    WindowDriver.onFx(() -> {
      body.run();
      return true;
    });
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    Camera.await(what, condition);
  }

  /** The node with that id or style; waits until it is there. */
  Node node(String selector) throws InterruptedException {
    await(selector + " is there", () -> window().stage().getScene().lookup(selector) != null);
    return fx(() -> window().stage().getScene().lookup(selector));
  }

  /** Presses a button; waits until it can be. */
  void press(String selector) throws InterruptedException {
    await(selector + " can be pressed", () -> window().stage().getScene().lookup(selector) instanceof ButtonBase button && !button.isDisabled());
    var button = (ButtonBase) node(selector);
    run(button::fire);
  }

  /** Presses the button that says this. */
  void pressText(String key) {
    run(() -> window().stage().getScene().getRoot().lookupAll(".button").stream()
        .map(ButtonBase.class::cast).filter(button -> texts.get(key).equals(button.getText())).findFirst().orElseThrow().fire());
  }

  /** The items of an album. */
  List<Item> album(String path) {
    return library.items.stream().filter(item -> item.albums().contains(path)).toList();
  }

  /** Shows the window so. */
  void wear(Variant variant) throws InterruptedException {
    run(() -> {
      var stage = window().stage();
      stage.setWidth(variant.width());
      stage.setHeight(variant.height());
      model().settings().update(s -> s.withTheme(variant.dark() ? Settings.Theme.DARK : Settings.Theme.LIGHT));
    });
    await("the window has its size", () -> Math.abs(window().stage().getScene().getWidth() - variant.width()) < MOST_DECORATION);
    run(() -> {
      window().stage().getScene().getRoot().applyCss();
      window().stage().getScene().getRoot().layout();
      beforePicture.run();
    });
  }

  /** Opens a menu again for each picture, where its button is then. */
  void showMenu(String selector) {
    beforePicture = () -> {
      var menu = (MenuButton) window().stage().getScene().lookup(selector);
      menu.hide();
      menu.show();
    };
  }

  /** Presses a key; whatever has the focus gets it. */
  void type(KeyCode code) {
    run(() -> {
      var scene = window().stage().getScene();
      Event.fireEvent(scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    });
  }

  /** Whether something is still to come. */
  boolean busy() {
    return pictures.busy() || working.get() > exports.stream().filter(export -> export.finish.getCount() > 0).count() + held.get();
  }

  /** Workers that a scene holds up on purpose. */
  final AtomicInteger held = new AtomicInteger();

  private UiServices services() {
    return new UiServices(devices, monitor, (session, sink, cancellation) -> reader.read(session, sink, cancellation), pictures, (request, phone) -> {
      var export = new FakeExport(request);
      export.failure = exportFails;
      exports.add(export);
      return export;
    }, folder -> folder.startsWith(DESTINATION) ? saved() : SavedItems.none(), store, new Drives(), desktop, work -> workers.execute(() -> {
      working.incrementAndGet();
      try {
        work.run();
      } finally {
        working.decrementAndGet();
      }
    }), (folder, cancellation) -> {
      checks.await();
      return checked;
    }, file -> {}, troubles, new NoMovies());
  }

  /** What was there before, and what the exports of this visit saved. */
  private SavedItems saved() {
    var copied = exports.stream().map(export -> export.report).filter(Objects::nonNull).flatMap(report -> report.outcomes().stream())
        .filter(Outcome.Copied.class::isInstance).map(Outcome::itemId).collect(Collectors.toSet());
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return saved.test(item) || copied.contains(item.id());
      }

      @Override
      public OptionalInt itemCount() {
        return OptionalInt.of(library.saved.size() + copied.size());
      }

      @Override
      public Optional<Instant> lastRun() {
        return Optional.of(LAST_RUN);
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.of(LAST_RUN);
      }
    };
  }

  /** Every folder is there, and has the scene's room. */
  private final class Drives implements DiskRoom.Probe {
    @Override
    public DiskRoom of(Path folder) throws IOException {
      if (!folderIsThere || !folder.startsWith(DESTINATION)) {
        throw new IOException("no such drive");
      }
      return room;
    }

    @Override
    public boolean isFolder(Path folder) {
      return folderIsThere;
    }
  }

  /** Movies that never come. */
  private final class NoMovies implements Movies {
    @Override
    public boolean takes(ItemFile movie) {
      return !movieIsTooLong;
    }

    @Override
    public Path fetch(DeviceSession phone, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) throws ProblemException {
      progress.accept(0.4);
      while (movieComes) {
        cancellation.throwIfCancelled();
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
      throw new ProblemException(Problem.of(ProblemId.DEVICE_GONE));
    }

    @Override
    public void release(Path file) {}

    @Override
    public void handOver(Path file) {}
  }

  /** Troubles that nothing happens of. */
  static final class QuietTroubles implements DemoTroubles {
    @Override
    public Set<Kind> kinds() {
      return EnumSet.allOf(Kind.class);
    }

    @Override
    public boolean isOn(Kind kind) {
      return kind == Kind.SLOW_LINK;
    }

    @Override
    public void set(Kind kind, boolean on) {}

    @Override
    public Set<String> scenarios() {
      var names = new java.util.LinkedHashSet<String>();
      for (var scenario : org.photokura.virtualphone.scenario.Scenario.values()) {
        names.add(scenario.key());
      }
      return names;
    }
  }

  @Override
  public void close() {
    exports.forEach(export -> export.finish.countDown());
    checks.countDown();
    if (window != null) {
      run(() -> {
        window.close();
        window.stage().hide();
      });
    }
    monitor.close();
    workers.shutdownNow();
  }
}
