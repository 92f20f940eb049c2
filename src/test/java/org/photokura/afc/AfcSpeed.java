package org.photokura.afc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/**
 * Measures lanes alone, without hashing and writing: how much of a link they use and what that costs. The phone runs in a process of its own.
 *
 * <p>Arguments: link ({@code none usb2 usb3}), mix ({@code mix small large stat read thumbs}), lanes, {@code tls} or {@code plain}, rounds.
 */
public final class AfcSpeed {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final byte[] PATTERN = new byte[1 << 20];

  /** {@code -Dinfo=true}: no time of a file is known beforehand. */
  private static final boolean INFO_BEFORE = Boolean.getBoolean("info");

  private AfcSpeed() {}

  record Mix(String name, List<Long> sizes) {
    static Mix of(String name) {
      var sizes = new ArrayList<Long>();
      switch (name) {
        case "mix" -> {
          add(sizes, 300, 3_000_000);
          add(sizes, 2000, 200_000);
        }
        case "small" -> add(sizes, Integer.getInteger("count", 20_000), 50_000);
        case "large" -> add(sizes, 1, 2_000_000_000);
        case "huge" -> add(sizes, 1, 8_000_000_000L);
        case "stat" -> add(sizes, 100_000, 3_000_000);
        case "read" -> add(sizes, 1, 500_000_000);
        case "thumbs" -> add(sizes, 2000, 25_000);
        default -> throw new IllegalArgumentException(name);
      }
      return new Mix(name, sizes);
    }

    private static void add(List<Long> sizes, int count, long bytes) {
      for (int i = 0; i < count; i++) {
        sizes.add(bytes);
      }
    }

    long bytes() {
      return sizes.stream().mapToLong(Long::longValue).sum();
    }

    String path(int i) {
      return "/DCIM/%03dAPPLE/IMG_%05d.HEIC".formatted(100 + i / 1000, i);
    }
  }

  /** The phone's process: serves until its standard input ends. */
  public static final class Phone {
    public static void main(String[] args) throws Exception {
      var mix = Mix.of(args[1]);
      var tree = new InMemoryTree();
      for (int i = 0; i < mix.sizes().size(); i++) {
        tree.file(mix.path(i), mix.sizes().get(i), InMemoryTree.DEFAULT_NANOS + i, (offset, into) -> {
          while (into.hasRemaining()) {
            into.put(PATTERN, 0, Math.min(into.remaining(), PATTERN.length));
          }
        });
      }
      var link = switch (args[0]) {
        case "usb2" -> LinkModel.USB2;
        case "usb3" -> LinkModel.USB3;
        default -> LinkModel.NONE;
      };
      try (var server = VirtualPhoneServer.start(VirtualPhone.serving(tree).link(link).serviceTls(args[2].equals("tls")).build(), 0)) {
        System.out.println("phone at " + server.address());
        while (System.in.read() >= 0) {
          // Until the client is done.
        }
        System.out.println("phone saw " + server.phone().statistics());
      }
    }
  }

  public static void main(String[] args) throws Exception {
    var mix = Mix.of(args[1]);
    int lanes = Integer.parseInt(args[2]);
    var child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), Phone.class.getName(), args[0], args[1], args[3]).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    UsbmuxAddress.set(answer(output, "phone at "));
    var state = Files.createTempDirectory("afc-speed");
    try (var access = new ImobileDeviceAccess(state, starter -> new AfcDeviceFiles(starter, tuning()))) {
      var device = access.attached(Cancellation.none()).getFirst();
      access.pair(device, Cancellation.none());
      try (var session = access.open(device, Cancellation.none())) {
        for (int round = 0; round < Integer.parseInt(args[4]); round++) {
          long cpu = cpuNanos();
          long start = System.nanoTime();
          long allocated = 0;
          switch (mix.name()) {
            case "stat" -> stat(session.files(), mix);
            case "read" -> read(session.files(), mix);
            case "thumbs" -> thumbs(session.files(), mix, lanes);
            default -> allocated = copy(session.files(), mix, lanes);
          }
          double seconds = (System.nanoTime() - start) / 1e9;
          double cpuSeconds = (cpuNanos() - cpu) / 1e9;
          double bytes = mix.name().equals("stat") ? 0 : mix.bytes();
          System.out.printf(Locale.ROOT, "%s %s %s lanes=%d: %.2f s, %.1f MB/s, %.0f files/s, cpu %.2f s = %.2f s/GB, allocated by lanes %.1f MB%n", args[0], mix.name(),
              args[3], lanes, seconds, bytes / seconds / 1e6, mix.sizes().size() / seconds, cpuSeconds, cpuSeconds / (bytes / 1e9), allocated / 1e6);
        }
      }
    }
    child.getOutputStream().close();
    System.out.println(answer(output, "phone saw "));
    child.waitFor();
  }

  private static String answer(BufferedReader output, String prefix) throws IOException {
    String line = output.readLine();
    while (!line.startsWith(prefix)) {
      line = output.readLine();
    }
    return line.substring(prefix.length());
  }

  /** The usual one, with {@code -Drequests=}, {@code -Dfiles=} or {@code -Dwindow=} another. */
  private static AfcTuning tuning() {
    var usual = AfcTuning.standard();
    return new AfcTuning(Integer.getInteger("requests", usual.maxRequests()), usual.maxRequestBytes(), usual.minReadBytes(), usual.maxReadBytes(),
        Long.getLong("window", usual.startWindowBytes()), Long.getLong("window", usual.maxWindowBytes()), Integer.getInteger("files", usual.maxOpenFiles()),
        usual.maxBulkRequests(), usual.replyTimeoutMillis(), usual.callTimeoutMillis(), usual.keepHandleMillis(), usual.refusalRestMillis());
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static long copy(DeviceFiles files, Mix mix, int count) throws Exception {
    var source = new Source(mix);
    var allocated = new AtomicLong();
    try (var threads = Executors.newFixedThreadPool(count)) {
      var done = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < count; i++) {
        var lane = files.openLane(Cancellation.none());
        done.add(CompletableFuture.runAsync(() -> {
          try (lane) {
            lane.serve(source, Cancellation.none());
          } catch (DeviceException e) {
            throw new AssertionError(e);
          }
          var bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
          allocated.addAndGet(bean.getCurrentThreadAllocatedBytes());
        }, threads));
      }
      done.forEach(CompletableFuture::join);
    }
    if (source.bytes.get() != mix.bytes() || source.confirmed.get() != mix.sizes().size()) {
      throw new AssertionError(source.bytes + " bytes, " + source.confirmed + " files");
    }
    return allocated.get();
  }

  private static void stat(DeviceFiles files, Mix mix) throws Exception {
    var paths = new ArrayList<String>();
    for (int i = 0; i < mix.sizes().size(); i++) {
      paths.add(mix.path(i));
    }
    var found = new AtomicLong();
    files.statAll(paths, new DeviceFiles.StatSink() {
      @Override
      public void found(String path, FileInfo info) {
        found.incrementAndGet();
      }

      @Override
      public void failed(String path, DeviceException reason) {
        throw new AssertionError(reason);
      }
    }, Cancellation.none());
    if (found.get() != paths.size()) {
      throw new AssertionError(found);
    }
  }

  private static void read(DeviceFiles files, Mix mix) throws Exception {
    var into = ByteBuffer.allocateDirect(4 << 20);
    for (long at = 0; at < mix.bytes(); at += into.position()) {
      files.read(mix.path(0), at, into.clear(), Cancellation.none());
    }
  }

  private static void thumbs(DeviceFiles files, Mix mix, int callers) {
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var done = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < mix.sizes().size(); i++) {
        String path = mix.path(i);
        done.add(CompletableFuture.runAsync(() -> {
          try {
            files.readAll(path, 1_000_000, Cancellation.none());
          } catch (DeviceException e) {
            throw new AssertionError(e);
          }
        }, threads));
      }
      done.forEach(CompletableFuture::join);
    }
  }

  /** Gives out the files of the mix and throws their bytes away. */
  private static final class Source implements FileLane.FetchSource {
    private final Iterator<Long> sizes;
    private final Mix mix;
    private final LinkedBlockingQueue<ByteBuffer> pool = new LinkedBlockingQueue<>();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong confirmed = new AtomicLong();
    private int next;

    Source(Mix mix) {
      this.mix = mix;
      this.sizes = mix.sizes().iterator();
      for (int i = 0; i < 64; i++) {
        pool.add(ByteBuffer.allocateDirect(BUFFER_BYTES));
      }
    }

    @Override
    public synchronized FileLane.@Nullable Fetch next(boolean mayWait) {
      return sizes.hasNext() ? new Discarded(mix.path(next++), sizes.next()) : null;
    }

    private final class Discarded implements FileLane.Fetch {
      private final String path;
      private final long size;

      Discarded(String path, long size) {
        this.path = path;
        this.size = size;
      }

      @Override
      public String path() {
        return path;
      }

      @Override
      public long offset() {
        return 0;
      }

      @Override
      public long endOffset() {
        return size;
      }

      @Override
      public boolean wantsInfoBefore() {
        return INFO_BEFORE;
      }

      @Override
      public ByteBuffer buffer(int maxBytes) throws InterruptedException {
        return pool.take().clear().limit(Math.min(maxBytes, BUFFER_BYTES));
      }

      @Override
      public void received(long offset, ByteBuffer received) {
        bytes.addAndGet(received.remaining());
        pool.add(received);
      }

      @Override
      public void confirmedUpTo(long offset) {}

      @Override
      public void confirmed(FileInfo after) {
        confirmed.incrementAndGet();
      }

      @Override
      public void failed(DeviceException reason) {
        throw new AssertionError(reason);
      }

      @Override
      public void release(ByteBuffer unused) {
        pool.add(unused);
      }
    }
  }
}
