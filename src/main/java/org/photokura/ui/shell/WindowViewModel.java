package org.photokura.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.settings.Settings;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.ui.devices.ConnectState;
import org.photokura.ui.devices.ConnectState.Ready;
import org.photokura.ui.devices.DevicesViewModel;
import org.photokura.ui.export.ExportRuns;
import org.photokura.ui.export.ExportSheetViewModel;
import org.photokura.ui.export.ExportWish;
import org.photokura.ui.export.TransferViewModel;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.fx.UiThread;
import org.photokura.ui.grid.GridViewModel;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.PhoneSession;
import org.photokura.ui.model.SelectionModel;
import org.photokura.ui.model.SettingsModel;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.sources.SourcesViewModel;

/** What the window is made of, and which page it shows. It lives as long as the window; the views come and go with the language. */
public final class WindowViewModel implements AutoCloseable {

  /** Bad moments of a phone that is plugged in and open: an export waits until they pass. */
  private static final Set<ProblemId> PASSING = EnumSet.of(ProblemId.DEVICE_TIMEOUT, ProblemId.USBMUXD_HUNG);

  private static final Duration BETWEEN_IMPATIENT_LOOKS = Duration.ofSeconds(3);

  /** How long one click may wait for a drive before the sheet opens, which shows that it counts. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

  private final Background background;
  private final UiServices services;
  private final Clock clock;
  private final SettingsModel settings;
  private final DevicesViewModel devices;
  private final PhoneSession session;
  private final LibraryModel library;
  private final SelectionModel selection = new SelectionModel();
  private final GridViewModel grid;
  private final SourcesViewModel sources;
  private final DestinationModel destination;
  private final ExportRuns runs;
  private final TransferViewModel transfer;
  private final Ticker impatience;
  private final SavedMeanwhile savedMeanwhile;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.CONNECT);
  private final ObjectProperty<Page> wanted = new SimpleObjectProperty<>(Page.LIBRARY);
  private BiConsumer<DeviceSession, Boolean> onSession = (_, _) -> {};
  private @Nullable Udid listed;
  private final ReadOnlyBooleanWrapper reportSeen = new ReadOnlyBooleanWrapper(true);
  private Page beganAt = Page.LIBRARY;
  private boolean sessionIsOld;
  private boolean unplugged;
  private boolean wasLocked;

  public WindowViewModel(UiServices services, Settings loaded, UiThread ui, Clock clock) {
    this.services = services;
    this.clock = clock;
    this.background = new Background(ui, services.workers());
    this.settings = new SettingsModel(services.settings(), loaded, background);
    this.devices = new DevicesViewModel(services.devices(), services.monitor(), background, clock);
    this.session = new PhoneSession(services.devices(), background);
    this.library = new LibraryModel(services.library(), background, clock);
    this.grid = new GridViewModel(library, selection, background);
    this.sources = new SourcesViewModel(library);
    this.destination = new DestinationModel(settings, services.saved(), services.room(), background);
    this.runs = new ExportRuns(services.devices(), services.exports(), background);
    this.transfer = new TransferViewModel(runs);
    this.impatience = new Ticker(ui, BETWEEN_IMPATIENT_LOOKS, this::lookImpatiently);
    grid.zoomProperty().set(loaded.zoom());
    grid.zoomProperty().subscribe((_, zoom) -> settings.update(s -> s.withZoom(zoom.intValue())));
    sources.chosenProperty().subscribe((_, source) -> choose(source));
    devices.stateProperty().subscribe(this::phoneStands);
    session.sessionProperty().subscribe((_, opened) -> sessionOpened(opened));
    this.savedMeanwhile = new SavedMeanwhile(library, destination, runs, this::listedPhone, ui);
    runs.runningProperty().subscribe((_, running) -> runTurned(running));
    session.failureProperty().subscribe(failure -> lookAtPhoneAfter(failure != null));
    session.failureProperty().subscribe(_ -> lookSoonWhileKeptBack());
    library.failureProperty().subscribe(_ -> lookSoonWhileKeptBack());
    library.stateProperty().subscribe(_ -> lookSoonWhileKeptBack());
    transfer.phaseProperty().subscribe(phase -> lookAtPhoneAfter(phase == TransferSnapshot.Phase.WAITING_FOR_DEVICE));
    wanted.subscribe(_ -> turnPage());
    library.stateProperty().subscribe(_ -> turnPage());
    destination.start();
  }

  /** The page to show. */
  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  public Page page() {
    return page.get();
  }

  /** Goes to a page. */
  public void go(Page to) {
    wanted.set(to);
  }

  /** What keeps the phone from being read; null if nothing does, or nobody knows yet. */
  public ObservableValue<@Nullable Problem> phoneProblemProperty() {
    return devices.stateProperty().map(ConnectState::problem);
  }

  /** The same of the phone that is exported from: what keeps another from being read is no reason why this one is waited for. */
  ObservableValue<@Nullable Problem> runsPhoneProblemProperty() {
    return Bindings.createObjectBinding(() -> {
      ExportWish wish = runs.wishProperty().get();
      AttachedDevice shown = devices.state().awaited();
      boolean another = wish != null && shown != null && !shown.udid().equals(wish.device().udid());
      return another ? null : devices.state().problem();
    }, devices.stateProperty(), runs.wishProperty());
  }

  /** Whether the phone that is shown can be read and its session is not open yet: nobody knows what lies on it. */
  public BooleanBinding openingProperty() {
    return Bindings.createBooleanBinding(() -> devices.state() instanceof Ready(ConnectState.Who who) && !isOpen(who.device()),
        devices.stateProperty(), session.sessionProperty());
  }

  private boolean isOpen(AttachedDevice device) {
    DeviceSession open = session.get();
    return open != null && open.device().udid().equals(device.udid());
  }

  /** Why the listed phone gives nothing although it may be asked: it or the library could not be opened, or it is the pictures' own reason. */
  public ObservableValue<@Nullable Problem> readTroubleProperty(ObservableValue<@Nullable Problem> ofPictures) {
    return Bindings.createObjectBinding(() -> {
      if (library.state().items().isEmpty()) {
        return null; // The page says so where the photos would be.
      }
      Problem ofLibrary = library.failureProperty().get();
      Problem ofSession = session.failureProperty().get();
      return ofLibrary != null ? ofLibrary : ofSession != null ? ofSession : ofPictures.getValue();
    }, library.failureProperty(), library.stateProperty(), session.failureProperty(), ofPictures);
  }

  /** Whether the phone that is listed can be read now. */
  public BooleanBinding phoneReadyProperty() {
    return Bindings.createBooleanBinding(
        () -> devices.state() instanceof Ready ready && ready.who().device().udid().equals(listed), devices.stateProperty(), session.sessionProperty());
  }

  /** Reads the library again, unless it is being read already or the phone cannot be read now. */
  public void readUnlessReading() {
    DeviceSession open = session.get();
    if (open != null && phoneReadyProperty().get() && !library.readingProperty().get()) {
      library.read(open, true);
    }
  }

  /** Reads the library again, and the destination with it. */
  public void readAgain() {
    DeviceSession open = session.get();
    if (open != null && phoneReadyProperty().get()) {
      library.read(open, true);
    }
    destination.look();
  }

  /** What an export of the selection, or of everything shown, would be. */
  public ExportSheetViewModel sheetFor(List<Item> items) {
    return new ExportSheetViewModel(items, listed, deviceName(), settings, services.saved(), services.room(), background, runs.measuredRate());
  }

  /** Begins an export and shows it; or says that the phone is not there whose photos were chosen. */
  public void start(ExportSheetViewModel sheet, String title) {
    DeviceSession open = sessionOf(sheet.phone());
    if (open != null && !runs.isRunning()) {
      beganAt = page() == Page.TROUBLESHOOT ? Page.TROUBLESHOOT : Page.LIBRARY;
      runs.start(new ExportWish(title, sheet.request().withOthers(library.state().items()), open.device(), sheet.items()));
      go(Page.TRANSFER);
    }
  }

  /** What was asked of one phone is never done with another: paths on them are alike. Null, and said, where that phone is not the one that is open. */
  private @Nullable DeviceSession sessionOf(@Nullable Udid phone) {
    DeviceSession open = session.get();
    if (open != null && open.device().udid().equals(phone)) {
      return open;
    }
    runs.refuse(Problem.of(ProblemId.DEVICE_UNKNOWN));
    return null;
  }

  /** Restarts a phone, if it is the one that is open. */
  void restart(@Nullable Udid phone, Runnable done, Consumer<Problem> failed) {
    DeviceSession open = sessionOf(phone);
    if (open != null) {
      background.run(cancellation -> {
        open.restart(cancellation);
        return open;
      }, _ -> done.run(), failed);
    }
  }

  /** Whether the report of the last export was looked at. */
  public ReadOnlyBooleanProperty reportSeenProperty() {
    return reportSeen.getReadOnlyProperty();
  }

  /** Where the last export was asked for, and where its report leads back to: the library or the checks. */
  public Page beganAt() {
    return beganAt;
  }

  /**
   * Begins an export with the choices of the last time, without asking.
   *
   * @param orAsk called instead, if something stands in the way: no room, no folder, nothing to copy, or a drive that tells nothing for so long that a click
   *     without an answer would be pressed again
   */
  public void startAsLastTime(List<Item> items, String title, Consumer<ExportSheetViewModel> orAsk) {
    var sheet = sheetFor(items);
    var decided = new AtomicBoolean();
    sheet.whenCounted(() -> {
      if (decided.getAndSet(true)) {
        return;
      }
      if (sheet.readyProperty().get() && sheet.folderIsThere() && settings.get().destination() != null) {
        start(sheet, title);
      } else {
        orAsk.accept(sheet);
      }
    });
    Threads.timer().schedule(() -> background.ui().execute(() -> {
      if (!decided.getAndSet(true)) {
        orAsk.accept(sheet);
      }
    }), LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tries items of the last run again, set up as it was; or says that the phone is not there. */
  public void again(List<Item> items) {
    ExportWish last = runs.wishProperty().get();
    if (last == null || runs.isRunning()) {
      return;
    }
    DeviceSession open = sessionOf(last.device().udid());
    if (open != null) {
      var request = last.request();
      var again = new org.photokura.transfer.ExportRequest(items, request.destination(), request.layout(), request.options(), false);
      runs.start(new ExportWish(last.title(), again, open.device(), items));
      go(Page.TRANSFER);
    }
  }

  /** The items that an export can mean. */
  public ExportItems items() {
    return new ExportItems(grid, selection, library);
  }

  /** Why nothing can be copied from the listed phone now; null if it can, or nobody knows yet, or what is in the way passes by itself. */
  @Nullable Problem whyNoExport() {
    ConnectState state = devices.state();
    AttachedDevice shown = state instanceof Ready(ConnectState.Who who) ? who.device() : state.awaited();
    Problem problem = state.problem();
    if (shown == null ? problem == null : !shown.udid().equals(listed)) {
      return Problem.of(ProblemId.DEVICE_UNKNOWN);
    }
    DeviceSession open = session.get();
    boolean passes = problem != null && PASSING.contains(problem.id()) && !unplugged && open != null && open.device().udid().equals(listed);
    return passes ? null : problem;
  }

  /** Shows an item among all photos. */
  public void showItem(Item item) {
    grid.find(item);
    showSource(Smart.ALL);
  }

  /** Shows a source's photos. */
  public void showSource(Source source) {
    sources.chosenProperty().set(source);
    go(Page.LIBRARY);
  }

  /** What the listed phone is called; empty if nobody knows. */
  public String deviceName() {
    DeviceSession open = session.get();
    String name = open == null ? null : open.facts().name();
    return name == null ? "" : name;
  }

  /** The phone that is listed; null before the first. */
  public @Nullable Udid listedPhone() {
    return listed;
  }

  public Background background() {
    return background;
  }

  /** The time, in this computer's zone. */
  public Clock clock() {
    return clock;
  }

  public UiServices services() {
    return services;
  }

  public SettingsModel settings() {
    return settings;
  }

  public DevicesViewModel devices() {
    return devices;
  }

  public PhoneSession session() {
    return session;
  }

  public LibraryModel library() {
    return library;
  }

  public SelectionModel selection() {
    return selection;
  }

  public GridViewModel grid() {
    return grid;
  }

  public SourcesViewModel sources() {
    return sources;
  }

  public DestinationModel destination() {
    return destination;
  }

  public ExportRuns runs() {
    return runs;
  }

  public TransferViewModel transfer() {
    return transfer;
  }

  private void choose(@Nullable Source source) {
    if (source != null) {
      grid.sourceProperty().set(source);
      go(Page.LIBRARY);
    }
  }

  /** While the phone keeps its library back it is asked more often where it stands: it may just be being unlocked. */
  private void lookSoonWhileKeptBack() {
    if (library.failureProperty().get() != null || session.failureProperty().get() != null || library.isDenied()) {
      impatience.start();
    } else {
      impatience.close();
    }
  }

  private void lookImpatiently() {
    services.monitor().lookAgain();
    if (session.failureProperty().get() != null && devices.state() instanceof Ready(ConnectState.Who who)) {
      session.use(who.device()); // That it stands as before is no news to anybody, so nobody else would try again.
    }
  }

  /** Something failed at the phone: where it stands now is asked at once instead of at the next turn. */
  void lookAtPhoneAfter(boolean trouble) {
    if (trouble) {
      services.monitor().lookAgain();
    }
  }

  private void phoneStands(ConnectState state) {
    unplugged = state instanceof ConnectState.Looking || (unplugged && !(state instanceof Ready));
    switch (state) {
      case Ready(ConnectState.Who who) -> {
        if (listed != null && !who.device().udid().equals(listed)) {
          forgetListed();
        }
        boolean locked = Boolean.TRUE.equals(who.facts().passcodeLocked());
        boolean unlocked = wasLocked && !locked && library.isDenied();
        boolean broken = (unlocked || library.failureProperty().get() != null && !locked) && !library.readingProperty().get();
        wasLocked = locked;
        if ((broken || sessionIsOld) && session.isFor(who.device())) {
          session.reopen();
        } else {
          session.use(who.device());
        }
        sessionIsOld = false;
      }
      // A session outlives a lock, but neither another pairing nor another USB service.
      case ConnectState.Locked _, ConnectState.Connecting _, ConnectState.Troubled _ -> {}
      default -> sessionIsOld = true;
    }
    turnPage();
  }

  /** Another phone is shown: the photos of the one before are not its own, whether it can be opened or not. */
  private void forgetListed() {
    listed = null;
    selection.clear();
    library.clear();
  }

  private void sessionOpened(@Nullable DeviceSession opened) {
    if (opened == null) {
      return;
    }
    AttachedDevice device = opened.device();
    boolean same = device.udid().equals(listed);
    if (!same) {
      selection.clear();
    }
    listed = device.udid();
    onSession.accept(opened, same);
    savedMeanwhile.count();
    library.read(opened, same);
    turnPage();
  }

  /** Who takes pictures from the session; told whether it is the same phone as before. */
  void setOnSession(BiConsumer<DeviceSession, Boolean> listener) {
    onSession = listener;
  }

  private void runTurned(boolean running) {
    if (running) {
      reportSeen.set(false);
      return;
    }
    destination.look();
    if (wanted.get() == Page.TRANSFER) {
      go(runs.reportProperty().get() == null ? Page.LIBRARY : Page.REPORT);
    }
  }

  private void turnPage() {
    page.set(pageNow());
    if (page() == Page.REPORT) {
      reportSeen.set(true);
    }
  }

  private Page pageNow() {
    Page want = wanted.get();
    if (want == Page.SETTINGS || want == Page.TROUBLESHOOT || want == Page.TRANSFER || want == Page.REPORT) {
      return want;
    }
    boolean anotherPhone = otherPhoneIsChosen();
    boolean nothing = library.state().items().isEmpty() && !(devices.state() instanceof Ready);
    return nothing || anotherPhone ? Page.CONNECT : Page.LIBRARY;
  }

  /** The window shows one phone's photos while the person chose another that cannot be read yet. */
  private boolean otherPhoneIsChosen() {
    AttachedDevice device = devices.state().awaited();
    return device != null && !device.udid().equals(listed);
  }

  @Override
  public void close() {
    impatience.close();
    savedMeanwhile.close();
    devices.close();
    runs.close();
    destination.close();
    session.close();
  }
}
