package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.FileScan;
import org.photokura.library.reader.DefaultLibraryReader;
import org.photokura.library.reader.PluggedPhone;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;

/** 100,000 items over the USB 2 model. The numbers go to the log; docs/performance.md tells how to run it. */
@Tag("slow")
class LargeLibraryTest {

  private static final int ITEMS = 100_000;

  @TempDir Path folder;

  private final InMemoryTree tree = new InMemoryTree();
  private final List<AssetSpec> assets = new ArrayList<>();

  /** Of twenty: fourteen stills, three Live Photos, a video, an edited still, one that is only in iCloud. */
  private void fill() {
    for (int i = 0; i < ITEMS; i++) {
      String directory = "DCIM/%dAPPLE".formatted(100 + i / 1000);
      String stem = "IMG_%04d".formatted(i % 10_000);
      int what = i % 20;
      String name = stem + (what == 17 ? ".MOV" : ".HEIC");
      var spec = new AssetSpec("%08X-1111-4222-8333-444455556666".formatted(i), directory, name)
          .created(600_000_000 + i * 1000.0, 32400)
          .attribute("ZORIGINALFILENAME", name)
          .attribute("ZORIGINALFILESIZE", 1000 + i)
          .resource(what == 17 ? 1 : 0, 1, 0, what != 19, 1000L + i);
      if (what >= 14 && what <= 16) {
        spec.live().resource(3, 18, 0, true, 2000L + i);
        put("/" + directory + "/" + stem + ".MOV", 2000 + i);
      } else if (what == 17) {
        spec.video().set("ZDURATION", 10.0);
      } else if (what == 18) {
        spec.edited().resource(0, 2, 2, true, 3000L + i);
        put("/PhotoData/Mutations/" + directory + "/" + stem + "/Adjustments/FullSizeRender.heic", 3000 + i);
      }
      if (what != 19) {
        put("/" + directory + "/" + name, 1000 + i);
      }
      for (int derivative = 0; derivative < 4; derivative++) {
        spec.resource(0, 4, 0, true, 100L);
      }
      assets.add(spec);
    }
  }

  private void put(String path, long size) {
    tree.file(path, size, InMemoryTree.DEFAULT_NANOS, InMemoryTree.noise(size));
  }

  private record Timing(long copiedMillis, long rowsMillis, long firstMillis, long rowItemsMillis, long allMillis, long cpuMillis, int items, long heapMegabytes) {}

  private static Timing time(ThrowingRead read) throws Exception {
    long start = System.nanoTime();
    var items = new ArrayList<Item>();
    var first = new long[1];
    var copied = new long[1];
    var rows = new long[1];
    var rowItems = new long[1];
    long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    read.into(new LibrarySink() {
      @Override
      public void items(List<Item> batch) {
        if (items.isEmpty()) {
          first[0] = millisSince(start);
        }
        items.addAll(batch);
        rowItems[0] = millisSince(start);
      }

      @Override
      public void albums(List<org.photokura.library.Album> albums) {
        rows[0] = millisSince(start);
      }

      @Override
      public void progress(Phase phase, long done, long total) {
        if (phase == Phase.COPYING_DATABASE) {
          copied[0] = millisSince(start);
        }
      }
    });
    long all = millisSince(start);
    cpu = (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000;
    System.gc();
    long heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    return new Timing(copied[0], rows[0], first[0], rowItems[0], all, cpu, items.size(), heap);
  }

  private interface ThrowingRead {
    void into(LibrarySink sink) throws Exception;
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  @Test
  void aHundredThousandItemsAreListedInSeconds() throws Exception {
    fill();
    var written = new PhotosDatabaseBuilder(Generation.IOS_18).add(assets).build(folder.resolve("made"));
    assets.clear();
    try (var phone = new PluggedPhone(folder.resolve("state"), LinkModel.USB2)) {
      phone.serve(tree);
      var byFiles = time(sink -> new FileScan().read(phone.session(), sink, Cancellation.none()));
      System.out.println("by files: " + byFiles);

      tree.file(DatabaseDownload.DATABASE, written.database()).file(CloudRule.MARKER, new byte[1]);
      var reader = new DefaultLibraryReader(folder.resolve("cache"), ZoneId.of("UTC"));
      var fresh = time(sink -> reader.read(phone.session(), sink, Cancellation.none()));
      System.out.println("by a database of " + (written.database().length >> 20) + " MB: " + fresh);
      var cached = time(sink -> reader.read(phone.session(), sink, Cancellation.none()));
      System.out.println("by its kept copy: " + cached);

      assertThat(fresh.items()).isEqualTo(ITEMS);
      assertThat(fresh.allMillis() - fresh.copiedMillis()).isLessThan(15_000);
    }
  }
}
