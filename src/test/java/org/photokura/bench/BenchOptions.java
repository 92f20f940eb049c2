package org.photokura.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param limit after that time no further run begins
 * @param rivalLimit how long the rival may work at a time
 * @param cases names; empty: all
 * @param keep whether cases that are not measured now keep the results of the measurement before
 * @param docs whether the table is to be written into docs/performance.md
 */
record BenchOptions(boolean quick, boolean rival, boolean keep, boolean docs, int repetitions, Duration limit, Duration rivalLimit, Path ramDisk, List<String> cases) {

  static BenchOptions parse(List<String> words) {
    boolean quick = words.contains("--quick");
    boolean rival = true;
    boolean keep = false;
    boolean docs = false;
    int repetitions = quick ? 1 : 3;
    int seconds = quick ? 80 : 840;
    int rivalSeconds = quick ? 8 : 25;
    Path ramDisk = Path.of("/dev/shm");
    var cases = new ArrayList<String>();
    for (var each = words.listIterator(); each.hasNext(); ) {
      String word = each.next();
      switch (word) {
        case "--quick" -> { }
        case "--docs" -> docs = true;
        case "--keep" -> keep = true;
        case "--no-rival" -> rival = false;
        case "--repetitions" -> repetitions = Integer.parseInt(each.next());
        case "--seconds" -> seconds = Integer.parseInt(each.next());
        case "--rival-seconds" -> rivalSeconds = Integer.parseInt(each.next());
        case "--ram-disk" -> ramDisk = Path.of(each.next());
        default -> {
          if (word.startsWith("-")) {
            throw new IllegalArgumentException("not understood: " + word);
          }
          cases.add(word);
        }
      }
    }
    return new BenchOptions(quick, rival, keep, docs, repetitions, Duration.ofSeconds(seconds), Duration.ofSeconds(rivalSeconds), ramDisk, cases);
  }
}
