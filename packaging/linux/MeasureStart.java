import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures an application image's start from outside: it watches the frame buffer of an X server that draws into a file, so nothing in the program helps or hinders. Run
 * by {@code packaging/linux/measure-start} as a single source file: {@code IMAGE REPETITIONS PAGE}, PAGE empty or the page to write the table into.
 */
final class MeasureStart {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final int SETTLE_MILLIS = 3000;
  private static final int LIMIT_MILLIS = 20_000;
  private static final long LOOK_NANOS = 2_000_000;
  private static final String BEGIN = "<!-- start: written by packaging/linux/measure-start --docs -->\n";
  private static final String END = "<!-- end of start -->";

  private final Path image;
  private final Path work;

  private MeasureStart(Path image, Path work) {
    this.image = image;
    this.work = work;
  }

  /** How it is started: with or without the cache, with or without the demo, and whether files of an earlier start are there. */
  private record Way(String name, boolean cache, boolean demo, boolean first) {}

  /**
   * One start.
   *
   * @param windowMillis until anything was drawn where the screen had been black
   * @param contentMillis until text and pictures stood in the window: many colours
   * @param residentMegabytes of the process three seconds later
   */
  private record Sample(double windowMillis, double contentMillis, double residentMegabytes) {}

  public static void main(String[] args) throws Exception {
    var work = Files.createTempDirectory("photokura-start-");
    try {
      var table = new MeasureStart(Path.of(args[0]), work).table(Integer.parseInt(args[1]));
      IO.print(table);
      if (!args[2].isEmpty()) {
        writeInto(Path.of(args[2]), table);
      }
    } finally {
      delete(work);
    }
  }

  private String table(int repetitions) throws IOException, InterruptedException {
    var ways = List.of(
        new Way("with the cache", true, false, false),
        new Way("without", false, false, false),
        new Way("with the cache, `--demo`", true, true, false),
        new Way("without, `--demo`", false, true, false),
        new Way("with the cache, first start of this user", true, false, true));
    // In turn, so that what else the machine does falls on all alike; one round before that counts for nothing.
    var samples = new ArrayList<List<Sample>>();
    ways.forEach(_ -> samples.add(new ArrayList<>()));
    for (int round = 0; round <= repetitions; round++) {
      for (int i = 0; i < ways.size(); i++) {
        var sample = ways.get(i).cache ? start(ways.get(i)) : withoutCache(ways.get(i));
        if (round > 0) {
          samples.get(i).add(sample);
        }
        System.err.printf(Locale.ROOT, "%s: window %.0f ms, content %.0f ms, %.0f MB%s%n", ways.get(i).name(), sample.windowMillis, sample.contentMillis, sample.residentMegabytes,
            round == 0 ? " (does not count)" : "");
      }
    }
    var text = new StringBuilder("| start | window ms | window with its content ms | resident MB |\n|---|--:|--:|--:|\n");
    for (int i = 0; i < ways.size(); i++) {
      var of = samples.get(i);
      text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s |%n", ways.get(i).name(), spread(of, Sample::windowMillis), spread(of, Sample::contentMillis),
          spread(of, Sample::residentMegabytes)));
    }
    return text.append(String.format(Locale.ROOT, "%nMedians of %d, in brackets the least and the most. %s%n", repetitions, machine())).toString();
  }

  /** As a package without the cache starts, one of --no-aot: with the archive of Java's own classes, which -XX:AOTMode=off would leave aside too. */
  private Sample withoutCache(Way way) throws IOException, InterruptedException {
    Path cache = image.resolve("lib/app/photokura.aot");
    Path aside = cache.resolveSibling("photokura.aot.aside");
    Files.move(cache, aside);
    try {
      return start(way);
    } finally {
      Files.move(aside, cache);
    }
  }

  private Sample start(Way way) throws IOException, InterruptedException {
    var home = work.resolve(way.first ? "new" : "home");
    delete(work.resolve("new"));
    Files.createDirectories(home);
    var screen = Files.createDirectories(work.resolve("screen"));
    int number = 100 + (int) (ProcessHandle.current().pid() % 400);
    var server = new ProcessBuilder("Xvfb", ":" + number, "-screen", "0", WIDTH + "x" + HEIGHT + "x24", "-fbdir", screen.toString(), "-nolisten", "tcp", "-ac", "-br")
        .redirectErrorStream(true).redirectOutput(work.resolve("xvfb.log").toFile()).start();
    try {
      var pixels = pixels(screen.resolve("Xvfb_screen0"), number);
      var command = new ArrayList<>(List.of(image.resolve("bin/photokura").toString()));
      if (way.demo) {
        command.add("--demo");
      }
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve("program.log").toFile());
      var environment = builder.environment();
      environment.put("DISPLAY", ":" + number);
      environment.put("PHOTOKURA_HOME", home.resolve("photokura").toString());
      environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
      // No iPhone, whatever may be plugged in here.
      environment.put("USBMUXD_SOCKET_ADDRESS", "UNIX:" + home.resolve("none"));
      // With "on" a cache that does not fit ends the start instead of being passed over.
      environment.put("PHOTOKURA_JAVA_OPTIONS", way.cache ? "-XX:AOTMode=on" : "");
      long begin = System.nanoTime();
      var program = builder.start();
      try {
        double window = until(begin, program, () -> colours(pixels) > 1);
        double content = until(begin, program, () -> colours(pixels) > 24);
        boolean _ = program.waitFor(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        return new Sample(window, content, residentMegabytes(program));
      } finally {
        end(program);
      }
    } finally {
      end(server);
    }
  }

  @FunctionalInterface
  private interface Look {
    boolean there();
  }

  private double until(long beginNanos, Process program, Look look) throws IOException {
    while (!look.there()) {
      if (!program.isAlive() || System.nanoTime() - beginNanos > LIMIT_MILLIS * 1_000_000L) {
        throw new IOException("no window came:\n" + Files.readString(work.resolve("program.log")));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(LOOK_NANOS);
    }
    return (System.nanoTime() - beginNanos) / 1e6;
  }

  /** How many different colours a raster over the screen meets. */
  private static int colours(ByteBuffer pixels) {
    var met = new HashSet<Integer>();
    for (int at = 0; at + 4 <= pixels.limit(); at += 4 * 37) {
      met.add(pixels.getInt(at) & 0xFFFFFF00);
    }
    return met.size();
  }

  /** The server's picture of the screen: an X window dump, whose header says where the pixels begin. */
  private static ByteBuffer pixels(Path file, int number) throws IOException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!Files.exists(Path.of("/tmp/.X11-unix/X" + number)) || !Files.exists(file) || Files.size(file) < WIDTH * HEIGHT * 4L) {
      if (System.nanoTime() > end) {
        throw new IOException("Xvfb does not start");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(LOOK_NANOS);
    }
    try (var channel = FileChannel.open(file)) {
      var header = ByteBuffer.allocate(100);
      channel.read(header, 0);
      int colourMap = header.getInt(19 * 4) * 12;
      long begin = header.getInt(0) + colourMap;
      return channel.map(FileChannel.MapMode.READ_ONLY, begin, (long) WIDTH * HEIGHT * 4);
    }
  }

  /** The launcher may run Java in a child process of its own. */
  private static double residentMegabytes(Process program) throws IOException {
    double most = 0;
    for (var each : Stream.concat(Stream.of(program.toHandle()), program.descendants()).toList()) {
      for (String line : Files.readAllLines(Path.of("/proc/" + each.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1e3);
        }
      }
    }
    return most;
  }

  private static String spread(List<Sample> samples, ToDoubleFunction<Sample> of) {
    var sorted = samples.stream().mapToDouble(of).sorted().toArray();
    return String.format(Locale.ROOT, "**%.0f** (%.0f–%.0f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private static String machine() throws IOException {
    String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst().orElse("a processor of unknown name");
    return java.time.LocalDate.now() + ": " + processor + ", " + Runtime.getRuntime().availableProcessors() + " processors, Xvfb, software rendering.";
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      boolean _ = process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static void writeInto(Path page, String table) throws IOException {
    String text = Files.readString(page, UTF_8);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " has no marks to write between");
    }
    Files.writeString(page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end), UTF_8);
  }
}
