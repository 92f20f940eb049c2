package org.photokura.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A library of 100,000 items in the real window on an X server with software rendering, the phone behind the USB 2 model. Started by
 * {@code packaging/bench window}. Each round starts with empty caches, and once more with what the first start left.
 */
final class WindowBench {

  private static final BenchCase PHONE = new BenchCase(
      "window", "library:100000", BenchCase.Cable.USB2, 0, BenchCase.Work.LIST, BenchCase.Rivalry.NONE, List.of());
  private static final Duration LIMIT = Duration.ofSeconds(170);
  private static final double FRAME_MILLIS = 33;
  private static final double LIST_SECONDS = 15;
  private static final double SCREEN_SECONDS = 2;
  private static final double MEGABYTES = 500;
  private static final Map<String, String> HOW = new TreeMap<>(Map.of(
      "reading", "at a pace to look at the pictures (1,500 pixels/s)", "fling", "by a fling (6,600 pixels/s)", "drag", "by dragging the bar through all of it in 6 s",
      "page", "by pages, 60 a second"));

  private final List<String> command;
  private final Path work;
  private final PhoneProcess phone;

  private WindowBench(List<String> command, Path work, PhoneProcess phone) {
    this.command = command;
    this.work = work;
    this.phone = phone;
  }

  /** What one start of the window showed; seconds count from the phone's first question, megabytes are 1,000,000 bytes. */
  private record Round(Map<String, Double> found, PhoneProcess.Seen seen, long databaseBytes, double othersShare) {

    double of(String name) {
      Double value = found.get(name);
      if (value == null) {
        throw new IllegalStateException("the window told nothing of " + name);
      }
      return value;
    }

    double firstScreen() {
      return (of("firstScreen") - seen.firstQuestionMillis()) / 1e3;
    }

    double whole() {
      return (of("whole") - seen.firstQuestionMillis()) / 1e3;
    }

    double beyondCable() {
      return whole() - databaseBytes / (double) BenchCase.Cable.USB2.bytesPerSecond();
    }

    double screenOfWhole() {
      return (of("screenOfWhole") - of("whole")) / 1e3;
    }
  }

  /** Arguments: {@code [--docs] [--repetitions N]}, then {@code --}, then the command that starts the driver. */
  public static void main(String[] args) throws Exception {
    int split = Arrays.asList(args).indexOf("--");
    var words = List.of(args).subList(0, split);
    int repetitions = words.contains("--repetitions") ? Integer.parseInt(words.get(words.indexOf("--repetitions") + 1)) : 3;
    var work = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    Files.deleteIfExists(work.resolve("window-err.txt"));
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll));
    String table;
    boolean reached;
    try (var phone = PhoneProcess.start(work)) {
      var bench = new WindowBench(List.of(args).subList(split + 1, args.length), work, phone);
      var fresh = new ArrayList<Round>();
      var again = new ArrayList<Round>();
      for (int i = 0; i < repetitions; i++) {
        Folders.delete(work.resolve("window-home"));
        fresh.add(bench.round());
        again.add(bench.round());
      }
      var rows = rows(fresh, again);
      reached = rows.stream().noneMatch(row -> row.endsWith("✗ |"));
      table = table(rows, fresh, again);
    }
    Files.writeString(work.resolve("window.md"), table);
    System.out.println(table);
    if (words.contains("--docs")) {
      DocsPage.write(Path.of("docs", "performance.md"), "window", table);
    }
    System.exit(reached ? 0 : 1);
  }

  private Round round() throws IOException, InterruptedException {
    var served = phone.serve(PHONE);
    var out = work.resolve("window.txt");
    var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(Redirect.appendTo(work.resolve("window-err.txt").toFile()));
    builder.environment().put("USBMUXD_SOCKET_ADDRESS", phone.address());
    builder.environment().put("PHOTOKURA_HOME", work.resolve("window-home").toString());
    var meters = new Meters(phone);
    var ended = Child.run(builder, LIMIT);
    double others = meters.othersShare();
    if (ended.timeUp() || ended.status() != 0) {
      throw new IOException("the window ended with %d%s; see target/bench/window-err.txt".formatted(ended.status(), ended.timeUp() ? ", too late" : ""));
    }
    var found = new HashMap<String, Double>();
    for (String line : Files.readAllLines(out)) {
      if (line.startsWith(WindowDriver.FOUND)) {
        var parts = line.substring(WindowDriver.FOUND.length()).split(" ");
        found.put(parts[0], Double.valueOf(parts[1]));
      }
    }
    var round = new Round(found, phone.seen(), served.bytes(), others);
    System.err.println(text("bench: window: first tiles %.2f s, first screen %.2f s (%.0f items), whole list %.2f s (%.0f items, database %.0f MB), its screen +%.2f s; p95 reading %.1f fling %.1f drag %.1f page %.1f ms; "
            + "longest %.0f %.0f %.0f %.0f ms; peak %.0f MB at the list, %.0f MB in the end; others %.0f %%",
        (round.of("firstTiles") - round.seen().firstQuestionMillis()) / 1e3, round.firstScreen(), round.of("firstItems"), round.whole(), round.of("items"),
        served.bytes() / 1e6, round.screenOfWhole(), round.of("readingP95"), round.of("flingP95"), round.of("dragP95"), round.of("pageP95"), round.of("readingLongest"), round.of("flingLongest"), round.of("dragLongest"),
        round.of("pageLongest"), round.of("peakAtList") / 1e6, round.of("peak") / 1e6, others * 100));
    return round;
  }

  private static List<String> rows(List<Round> fresh, List<Round> again) {
    var rows = new ArrayList<String>();
    rows.add(row("first screen of pictures after opening the phone", "s", fresh, again, Round::firstScreen, SCREEN_SECONDS));
    rows.add(row("whole list beyond the database's time on the cable", "s", fresh, again, Round::beyondCable, LIST_SECONDS));
    rows.add(row("screen of pictures after the list is whole", "s", fresh, again, Round::screenOfWhole, SCREEN_SECONDS));
    HOW.forEach((name, how) -> rows.add(row("frame while scrolling " + how + ", 95 of 100 within", "ms", fresh, again, round -> round.of(name + "P95"), FRAME_MILLIS)));
    rows.add(row("pictures after the scrolling stops", "s", fresh, again, round -> round.of("fillAfterScroll") / 1e3, SCREEN_SECONDS));
    rows.add(row("resident memory at its highest", "MB", fresh, again, round -> round.of("peak") / 1e6, MEGABYTES));
    return rows;
  }

  private static String row(String what, String unit, List<Round> fresh, List<Round> again, java.util.function.ToDoubleFunction<Round> figure, double goal) {
    double first = median(fresh, figure);
    double second = median(again, figure);
    return text("| %s, %s | %.2f | %.2f | ≤ %.0f %s |", what, unit, first, second, goal, first <= goal && second <= goal ? "✓" : "✗");
  }

  private static double median(List<Round> rounds, java.util.function.ToDoubleFunction<Round> figure) {
    var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String table(List<String> rows, List<Round> fresh, List<Round> again) throws IOException {
    var text = new StringBuilder("| 100,000 items, USB2, in the window | first time | next time | goal |\n|---|--:|--:|---|\n");
    rows.forEach(row -> text.append(row).append('\n'));
    double others = fresh.stream().mapToDouble(Round::othersShare).max().orElse(0);
    text.append(text("%nMedians of %d; database of %.0f MB, %.0f items shown; other programs used up to %.0f %% of the machine meanwhile.%n", fresh.size(),
        fresh.getFirst().databaseBytes() / 1e6, again.getFirst().of("items"), others * 100));
    return text.append(Machine.describe()).append('\n').toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
