package org.photokura.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.core.Registration;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.PhoneStatistics;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.BenchTree;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;

/**
 * The virtual phone of the benchmark, in a process of its own that lives for all cases, so that it is as warm for the last as for the first. It obeys lines on its
 * standard input and ends with it: {@code serve TREE CABLE CONNECTIONS}, {@code seen}.
 */
final class PhoneMain implements MediaTree {

  /** Before each answer, to tell it from what a logger says. */
  static final String ANSWER = "bench: ";

  private static final String DATABASE = "/PhotoData/Photos.sqlite";
  private static final String THUMBNAILS = "/PhotoData/Thumbnails/V2";
  private static final int NEWEST = 300;

  private volatile MediaTree tree = BenchTree.of(0, 0);
  private String served = "";
  private final AtomicLong firstQuestionMillis = new AtomicLong();
  private final AtomicLong firstReadMillis = new AtomicLong();
  private volatile long lastReadMillis;
  private @Nullable Registration limit;
  private @Nullable PhoneStatistics before;

  private PhoneMain() {}

  public static void main(String[] args) throws Exception {
    var bench = new PhoneMain();
    var phone = VirtualPhone.serving(bench).build();
    try (var server = VirtualPhoneServer.start(phone, 0)) {
      pair(server, Path.of(args[0]));
      System.out.println(ANSWER + server.address());
      try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          System.out.println(ANSWER + bench.obey(phone, line.split(" ")));
        }
      }
    }
    System.exit(0);
  }

  /** So that every program finds a phone that trusts this computer. */
  private static void pair(VirtualPhoneServer server, Path state) throws Exception {
    UsbmuxAddress.set(server.address());
    try (var devices = new ImobileDeviceAccess(state, AfcDeviceFiles::new)) {
      for (var device : devices.attached(Cancellation.none())) {
        devices.pair(device, Cancellation.none());
      }
    }
  }

  private String obey(VirtualPhone phone, String[] words) {
    return switch (words[0]) {
      case "serve" -> serve(phone, words[1], BenchCase.Cable.valueOf(words[2]), Integer.parseInt(words[3]));
      case "seen" -> seen(phone);
      default -> "what?";
    };
  }

  private String seen(VirtualPhone phone) {
    var now = phone.statistics();
    var before = Objects.requireNonNull(this.before);
    return "%d %d %d %d %d %d".formatted(firstQuestionMillis.get(), firstReadMillis.get(), lastReadMillis, now.readBytes() - before.readBytes(), now.totalConnections() - before.totalConnections(), now.writeAttempts());
  }

  private String serve(VirtualPhone phone, String wanted, BenchCase.Cable cable, int connections) {
    if (limit != null) {
      limit.close();
      limit = null;
    }
    phone.link(switch (cable) {
      case USB2 -> LinkModel.USB2;
      case USB3 -> LinkModel.USB3;
      case NONE -> LinkModel.NONE;
    });
    if (connections > 0) {
      limit = phone.arm(new Fault.ConnectionLimit("com.apple.afc", connections, Fault.ConnectionLimit.Refusal.SERVICE_LIMIT));
    }
    if (!wanted.equals(served)) {
      tree = tree(wanted);
      served = wanted;
    }
    var next = tree;
    // A database is made in the background: nobody is timed while that goes on.
    warmUp(next);
    long databaseBytes = next.stat(DATABASE).map(Entry::sizeBytes).orElse(0L) + next.stat(DATABASE + "-wal").map(Entry::sizeBytes).orElse(0L);
    firstQuestionMillis.set(0);
    firstReadMillis.set(0);
    before = phone.statistics();
    return next instanceof BenchTree files ? "%d %d".formatted(files.count(), files.totalBytes()) : "0 " + databaseBytes;
  }

  /** A phone has its pictures; the virtual one paints each motif when it is first asked for. */
  private static void warmUp(MediaTree library) {
    if (!(library instanceof OnTheFlyLibrary) || library.list("/DCIM").isEmpty()) {
      return;
    }
    String folder = "/DCIM/" + library.list("/DCIM").getLast();
    var names = library.list(folder);
    for (String name : names.subList(Math.max(0, names.size() - NEWEST), names.size())) {
      for (String path : List.of(folder + "/" + name, THUMBNAILS + folder + "/" + name + "/5005.JPG", THUMBNAILS + folder + "/" + name + "/5003.JPG")) {
        try {
          library.read(path, 0, ByteBuffer.allocate(16));
        } catch (IOException | RuntimeException _) {
          // not every picture has every file
        }
      }
    }
  }

  private static MediaTree tree(String wanted) {
    var parts = wanted.split(":");
    return switch (parts[0]) {
      case "mix" -> BenchTree.mixed(Integer.parseInt(parts[1]));
      case "files" -> BenchTree.of(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      case "library" -> new OnTheFlyLibrary(Integer.parseInt(parts[1]));
      default -> throw new IllegalArgumentException(wanted);
    };
  }

  /** Whether a phone with that tree would have a database of its photos. */
  static boolean hasDatabase(String wanted) {
    return tree(wanted).stat(DATABASE).isPresent();
  }

  private MediaTree asked() {
    if (firstQuestionMillis.get() == 0) {
      firstQuestionMillis.compareAndSet(0, System.currentTimeMillis());
    }
    return tree;
  }

  @Override
  public Optional<Entry> stat(String path) {
    return asked().stat(path);
  }

  @Override
  public List<String> list(String folder) {
    return asked().list(folder);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) throws IOException {
    lastReadMillis = System.currentTimeMillis();
    if (firstReadMillis.get() == 0) {
      firstReadMillis.compareAndSet(0, lastReadMillis);
    }
    return asked().read(path, offset, into);
  }
}
