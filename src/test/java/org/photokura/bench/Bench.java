package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the cases one after another, ours and the rival in turn, and writes what came of it. Started by {@code packaging/bench}. */
final class Bench {

  private static final long GIGABYTE = 1_000_000_000L;
  private static final long SPARE_MEMORY_BYTES = 2 * GIGABYTE;
  private static final long SPARE_DISK_BYTES = 30 * GIGABYTE;
  private static final Duration SLACK = Duration.ofSeconds(45);

  private final BenchOptions options;
  private final OurProgram ours;
  private final @Nullable Rival rival;
  private final Folders folders;
  private final long endNanos;

  private Bench(BenchOptions options, OurProgram ours, @Nullable Rival rival, Folders folders) {
    this.options = options;
    this.ours = ours;
    this.rival = rival;
    this.folders = folders;
    this.endNanos = System.nanoTime() + options.limit().toNanos();
  }

  /** Arguments: our own, then {@code --}, then the command that starts the program. */
  public static void main(String[] args) throws Exception {
    int split = Arrays.asList(args).indexOf("--");
    var options = BenchOptions.parse(List.of(args).subList(0, split));
    var command = List.of(args).subList(split + 1, args.length);
    var work = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    var folders = new Folders(work, Files.createTempDirectory(options.ramDisk(), "photokura-bench-"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(folders)));
    var missing = Rival.missing();
    if (missing != null) {
      tell("without the rival: " + missing);
    }
    boolean reached;
    try (var phone = PhoneProcess.start(work)) {
      var bench = new Bench(options, new OurProgram(command, phone, folders), missing == null && options.rival() ? new Rival(phone, folders) : null, folders);
      reached = bench.runAll();
    }
    System.exit(reached ? 0 : 1);
  }

  private boolean runAll() throws IOException, InterruptedException {
    long bigBytes = ProcFiles.availableBytes() - SPARE_MEMORY_BYTES > 8 * GIGABYTE ? 8 * GIGABYTE : 4 * GIGABYTE;
    var cases = options.quick() ? BenchCase.quick() : BenchCase.whole(bigBytes);
    var unknown = options.cases().stream().filter(name -> cases.stream().noneMatch(each -> each.name().equals(name))).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no such case: " + unknown + "; there are " + cases.stream().map(BenchCase::name).toList());
    }
    warmUp();
    Map<String, CaseResult> results = new LinkedHashMap<>();
    for (var each : cases) {
      if (options.cases().isEmpty() || options.cases().contains(each.name())) {
        results.put(each.name(), run(each));
      }
    }
    Path file = folders.work().resolve("results.json");
    if (options.keep()) {
      var kept = ResultsFile.read(file, cases);
      kept.putAll(results);
      results.clear();
      cases.stream().map(BenchCase::name).filter(kept::containsKey).forEach(name -> results.put(name, kept.get(name)));
    }
    var tables = new BenchTables(results);
    System.out.println(tables.markdown());
    ResultsFile.write(file, results);
    Files.writeString(folders.work().resolve("results.md"), tables.markdown());
    tell("also in target/bench/results.md and results.json");
    if (options.docs()) {
      DocsPage.write(Path.of("docs", "performance.md"), "figures", tables.markdown());
      tell("and in docs/performance.md");
    }
    return tables.allReached();
  }

  /** Compiles the phone's hot paths before anybody is timed; the programs start cold each time, as they do for people. */
  private void warmUp() throws IOException, InterruptedException {
    tell("warming the virtual phone up");
    ours.run(new BenchCase("warm-up", options.quick() ? "mix:230" : "mix:2300", BenchCase.Cable.NONE, 0, BenchCase.Work.EXPORT, BenchCase.Rivalry.NONE, List.of()),
        Duration.ofSeconds(120));
    ours.run(new BenchCase("warm-up", "files:2000:4096", BenchCase.Cable.USB2, 0, BenchCase.Work.LIST, BenchCase.Rivalry.NONE, List.of()), Duration.ofSeconds(60));
  }

  private CaseResult run(BenchCase of) throws IOException, InterruptedException {
    var samples = new ArrayList<Sample>();
    var rivals = new ArrayList<Sample>();
    String problem = leftOut(of);
    // What has no goal of its own, and what takes minutes on a disk, is measured once.
    int repetitions = of.work() == BenchCase.Work.EXPORT_TO_DISK || of.goals().isEmpty() ? 1 : options.repetitions();
    for (int i = 0; i < repetitions && problem == null; i++) {
      if (System.nanoTime() > endNanos) {
        problem = "time is up after " + i + " of " + repetitions + " runs";
        break;
      }
      try {
        samples.add(ours.run(of, caseLimit(of)));
        tell(of.name() + ": " + BenchTables.brief(of, samples.getLast()) + ", load " + ProcFiles.load());
        if (rival != null && (of.rivalry() == BenchCase.Rivalry.ALTERNATING || (of.rivalry() == BenchCase.Rivalry.ONCE && i == 0))) {
          rivals.add(rival.run(of, options.rivalLimit()));
          tell(of.name() + ", rival: " + BenchTables.brief(of, rivals.getLast()));
        }
      } catch (IOException e) {
        problem = e.getMessage();
        tell(of.name() + ": " + problem);
      }
    }
    return new CaseResult(of, samples, rivals, problem);
  }

  private @Nullable String leftOut(BenchCase of) throws IOException {
    if (of.work() == BenchCase.Work.EXPORT_TO_DISK && Files.getFileStore(folders.work()).getUsableSpace() < SPARE_DISK_BYTES) {
      return "left out: less than 30 GB free on the disk";
    }
    return of.name().equals("database") && !PhoneMain.hasDatabase(of.tree()) ? "left out: the generated library has no database yet" : null;
  }

  /** What the longest case takes on the slowest cable, twice; a run that takes longer is stuck. */
  private Duration caseLimit(BenchCase of) {
    return SLACK.plus(Duration.ofSeconds(switch (of.work()) {
      case LIST -> 60;
      case EXPORT -> 90;
      case EXPORT_TO_DISK -> 240;
    }));
  }

  private static void tell(String text) {
    System.err.println("bench: " + text);
  }

  private static void cleanUp(Folders folders) {
    try {
      Child.endAll();
      Rival.unmount(folders.work().resolve("mount"));
      Folders.delete(folders.memory());
      for (String name : Set.of("destination", "home", "mount", "phone")) {
        Folders.delete(folders.work().resolve(name));
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("bench: could not clean up: " + e);
    }
  }
}
