package org.photokura.ui.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.photokura.catalog.SavedItems;
import org.photokura.core.HostSystem;
import org.photokura.device.DeviceMonitor;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibraryReader;
import org.photokura.settings.SettingsStore;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.shell.DemoTroubles;
import org.photokura.ui.shell.UiServices;

/** Everything below the window, faked: a phone, a library, pictures, runs, a destination. */
public final class FakeWorld implements AutoCloseable {

  public final FakeDeviceAccess devices = new FakeDeviceAccess();
  public final DeviceMonitor monitor = new DeviceMonitor(devices, new DeviceMonitor.Pace(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20)));
  public final FakePictures pictures = new FakePictures();
  public final List<FakeExport> exports = new CopyOnWriteArrayList<>();
  public final Set<String> saved = new HashSet<>();
  public final RecordingDesktop desktop = new RecordingDesktop();
  public final SettingsStore settings;
  public volatile List<Item> items;
  public volatile List<Album> albums = Story.ALBUMS;
  public volatile Optional<Instant> lastRun = Optional.empty();
  public volatile DiskRoom room = new DiskRoom("Photos (D:)", 212_000_000_000L, 500_000_000_000L);
  /** Done while the room is asked for: a test lets a drive hang. */
  public volatile Runnable onRoom = () -> {};
  public volatile DemoTroubles troubles;
  public volatile UiServices.Checked checked = new UiServices.Checked(12, 12, List.of(), List.of());
  /** Done while the files are checked: a test lets that take long. */
  public volatile Runnable onCheck = () -> {};
  public volatile org.photokura.core.Problem failNextExport;
  /** What a window still begins while a test ends is left out. */
  private final ExecutorService workers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), r -> {
    var thread = new Thread(r, "ui-work");
    thread.setDaemon(true);
    return thread;
  }, new ThreadPoolExecutor.DiscardPolicy());

  public FakeWorld(Path folder, int count) {
    settings = new SettingsStore(folder.resolve("settings.json"));
    items = Story.items(count);
    devices.facts = Samples.FACTS;
    monitor.start();
  }

  public void plugIn() {
    devices.attached = List.of(Samples.DEVICE);
  }

  public UiServices services() {
    LibraryReader reader = (session, sink, cancellation) -> {
      OffFx.check();
      for (int i = 0; i < items.size(); i += 500) {
        sink.items(items.subList(i, Math.min(items.size(), i + 500)));
      }
      sink.albums(albums);
    };
    return new UiServices(devices, monitor, reader, pictures, (request, phone) -> {
      var export = new FakeExport(request);
      export.failure = failNextExport;
      exports.add(export);
      return export;
    }, folder -> {
      OffFx.check();
      return savedItems();
    }, settings, folder -> {
      OffFx.check();
      onRoom.run();
      return room;
    }, desktop, workers, (folder, cancellation) -> {
      OffFx.check();
      onCheck.run();
      return checked;
    }, null, troubles, null);
  }

  private SavedItems savedItems() {
    var known = Set.copyOf(saved);
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return known.contains(item.id());
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return lastRun;
      }
    };
  }

  @Override
  public void close() {
    monitor.close();
    workers.shutdownNow();
  }

  /** A desktop that writes down what it was asked. */
  public static final class RecordingDesktop implements Desktop {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile HostSystem system = HostSystem.current();

    @Override
    public HostSystem system() {
      return system;
    }

    @Override
    public void openFolder(Path folder) {
      asked.add("folder " + folder);
    }

    @Override
    public void reveal(Path file) {
      asked.add("reveal " + file);
    }

    @Override
    public void openFile(Path file) {
      asked.add("file " + file);
    }

    @Override
    public void openAddress(String address) {
      asked.add("address " + address);
    }

    @Override
    public void tell(String title, String text) {
      asked.add("tell " + text);
    }

    @Override
    public void showProgress(double share) {}
  }
}
