package org.photokura.library.image;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceSession;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.heif.HeicToJpeg;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.library.image.source.MemorySource;
import org.photokura.library.reader.DefaultLibraryReader;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.DemoLibrary;

/**
 * Measures pictures: decoding alone, and the first screen of the demo's library through the real libimobiledevice over a modelled cable.
 *
 * <p>Arguments: {@code decode FILE…} (pictures of a phone), or {@code screen LINK THREADS} with {@code usb2}, {@code usb3} or {@code none}, or {@code all}: every picture of
 * the demo's library, with what failed.
 */
public final class PicturesSpeed {

  private static final int SCREEN = 30;
  private static final int EDGE = 200;

  private PicturesSpeed() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "decode" -> decode(Arrays.stream(args).skip(1).map(Path::of).toList());
      case "screen" -> onPhone(link(args[1]), (session, items) -> screen(session, items, Integer.parseInt(args[2])));
      case "all" -> onPhone(LinkModel.NONE, PicturesSpeed::all);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static LinkModel link(String name) {
    return switch (name) {
      case "usb2" -> LinkModel.USB2;
      case "usb3" -> LinkModel.USB3;
      default -> LinkModel.NONE;
    };
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private static void decode(List<Path> paths) throws Exception {
    var decoders = PictureDecoders.all(HeifLibrary.ofSystem());
    for (var path : paths) {
      var bytes = Files.readAllBytes(path);
      var format = PictureFormat.of(Arrays.copyOf(bytes, PictureFormat.HEAD_BYTES));
      var decoder = decoders.stream().filter(d -> d.formats().contains(format)).findFirst().orElseThrow();
      for (var request : List.of(DecodeRequest.thumbnail(EDGE), DecodeRequest.thumbnail(512), DecodeRequest.preview(1600))) {
        for (int threads : new int[] {1, 2}) {
          var pool = Threads.pool("decode", threads);
          long cpu = cpuNanos();
          var rate = rate(pool, threads, () -> decoder.decode(new MemorySource(path.toString(), bytes), request, Cancellation.none()));
          pool.shutdown();
          say("%s %s %s, %d threads: %.1f a second, %.1f ms of processor each", path.getFileName(), format, request.fit(), threads, rate.perSecond(),
              (cpuNanos() - cpu) / 1e6 / rate.count());
        }
      }
      if (format == PictureFormat.HEIF) {
        var copies = new HeicToJpeg(HeifLibrary.ofSystem());
        long start = System.nanoTime();
        int size = copies.makeJpeg(path, Cancellation.none()).length;
        size = copies.makeJpeg(path, Cancellation.none()).length;
        say("%s JPEG copy: %.2f s each, %d bytes", path.getFileName(), (System.nanoTime() - start) / 2e9, size);
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private record Rate(double perSecond, int count) {}

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  /** How often a second, over four seconds after a second of warming up; the count is of all. */
  private static Rate rate(ExecutorService pool, int threads, Work work) {
    var done = new AtomicInteger();
    double perSecond = 0;
    for (double seconds : new double[] {1, 4}) {
      int before = done.get();
      long start = System.nanoTime();
      var all = new ArrayList<CompletableFuture<Void>>();
      for (int t = 0; t < threads; t++) {
        all.add(CompletableFuture.runAsync(() -> {
          while (System.nanoTime() - start < seconds * 1e9) {
            try {
              work.run();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            done.incrementAndGet();
          }
        }, pool));
      }
      all.forEach(CompletableFuture::join);
      perSecond = (done.get() - before) / ((System.nanoTime() - start) / 1e9);
    }
    return new Rate(perSecond, done.get());
  }

  private interface OnPhone {
    void with(DeviceSession session, List<Item> items) throws Exception;
  }

  private static void onPhone(LinkModel link, OnPhone work) throws Exception {
    var state = Files.createTempDirectory("pictures-speed");
    try (var server = VirtualPhoneServer.start(VirtualPhone.serving(new DemoLibrary()).build(), 0)) {
      UsbmuxAddress.set(server.address());
      try (var access = new ImobileDeviceAccess(state, AfcDeviceFiles::new)) {
        var device = access.attached(Cancellation.none()).getFirst();
        access.pair(device, Cancellation.none());
        try (var session = access.open(device, Cancellation.none())) {
          var items = new ArrayList<Item>();
          new DefaultLibraryReader(state.resolve("databases")).read(session, new LibrarySink() {
            @Override
            public void items(List<Item> batch) {
              items.addAll(batch);
            }
          }, Cancellation.none());
          server.phone().link(link);
          work.with(session, items);
        }
      }
    }
  }

  private static void screen(DeviceSession session, List<Item> items, int threads) throws Exception {
    var first = items.subList(0, SCREEN);
    var next = items.subList(SCREEN, 2 * SCREEN);
    var warm = items.subList(2 * SCREEN, 3 * SCREEN);
    var cache = Files.createTempDirectory("pictures-cache");
    var pictures = new PhonePictures(cache, 100 << 20, PictureDecoders.all(HeifLibrary.ofSystem()));
    painted(session, first);
    painted(session, next);
    painted(session, warm);
    say("first %d thumbnails, a cold program: %.0f ms", SCREEN, millis(session, pictures, first, threads));
    say("next %d thumbnails: %.0f ms", SCREEN, millis(session, pictures, next, threads));
    say("third %d thumbnails: %.0f ms", SCREEN, millis(session, pictures, warm, threads));
    var again = new PhonePictures(cache, 100 << 20, PictureDecoders.all(HeifLibrary.ofSystem()));
    say("the same from the disk: %.0f ms", millis(session, again, warm, threads));
  }

  /** The demo paints its pictures when they are first read, which a phone need not. */
  private static void painted(DeviceSession session, List<Item> items) throws Exception {
    for (var item : items) {
      for (String path : PictureFiles.thumbnails(item)) {
        try {
          session.files().readAll(path, 1 << 20, Cancellation.none());
        } catch (ProblemException _) {
          // Not every item has one.
        }
      }
    }
  }

  private static double millis(DeviceSession session, PhonePictures pictures, List<Item> items, int threads) {
    var pool = Threads.pool("thumb", threads);
    long start = System.nanoTime();
    var all = items.stream().map(item -> CompletableFuture.runAsync(() -> {
      try {
        pictures.thumbnail(session, item, EDGE, Cancellation.none());
      } catch (ProblemException e) {
        say("%s: %s", item.name(), e.problem());
      }
    }, pool)).toList();
    all.forEach(CompletableFuture::join);
    pool.shutdown();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void all(DeviceSession session, List<Item> items) throws Exception {
    var pictures = new PhonePictures(Files.createTempDirectory("pictures-cache"), 100 << 20, PictureDecoders.all(HeifLibrary.ofSystem()));
    var outcomes = new TreeMap<String, Integer>();
    for (var item : items) {
      count(outcomes, item, "thumbnail", () -> pictures.thumbnail(session, item, EDGE, Cancellation.none()));
      count(outcomes, item, "large thumbnail", () -> pictures.thumbnail(session, item, 700, Cancellation.none()));
      count(outcomes, item, "preview", () -> pictures.preview(session, item, true, 1200, Cancellation.none()));
      count(outcomes, item, "metadata", () -> {
        var facts = pictures.metadata(session, item, Cancellation.none());
        if (facts.taken() == null || item.created() == null || !facts.taken().toInstant().truncatedTo(ChronoUnit.MINUTES)
            .equals(item.created().toInstant().truncatedTo(ChronoUnit.MINUTES))) {
          throw new IllegalStateException("taken " + facts.taken() + ", library says " + item.created());
        }
      });
    }
    outcomes.forEach((outcome, count) -> say("%5d %s", count, outcome));
  }

  private static void count(TreeMap<String, Integer> outcomes, Item item, String what, Work work) {
    String outcome;
    try {
      work.run();
      outcome = "right";
    } catch (ProblemException e) {
      outcome = e.problem().id() + " " + String.valueOf(e.problem().technicalCause()).replaceAll("\\d+", "N");
    } catch (Exception e) {
      outcome = String.valueOf(e.getMessage()).replaceAll("\\d+", "N");
    }
    outcomes.merge(what + " of " + item.kind() + " " + item.original() + ": " + outcome, 1, Integer::sum);
  }
}
