package org.photokura.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results as a table for docs/performance.md, and as JSON with every single run. */
final class BenchTables {

  private static final String NOTHING = "–";

  private final Map<String, CaseResult> results;

  BenchTables(Map<String, CaseResult> results) {
    this.results = results;
  }

  /** One line for a run. */
  static String brief(BenchCase of, Sample sample) {
    return of.work() == BenchCase.Work.LIST
        ? text("%d files in %.2f s (process %.2f s), peak %.0f MB, others %.0f %%", sample.files(), sample.runSeconds(), sample.processSeconds(), sample.peakBytes() / 1e6, sample.othersShare() * 100)
        : text("%.1f MB/s, run %.2f s (lead %.2f s, tail %.2f s, engine %.2f s, process %.2f s), CPU %.2f s + phone %.2f s, peak %.0f MB, %d connections, others %.0f %%", sample.bytes() / sample.runSeconds() / 1e6, sample.runSeconds(),
            sample.leadSeconds(), sample.tailSeconds(), sample.engineSeconds(), sample.processSeconds(), sample.cpuSeconds(), sample.phoneCpuSeconds(), sample.peakBytes() / 1e6, sample.connections(), sample.othersShare() * 100);
  }

  String markdown() throws IOException {
    var text = new StringBuilder();
    text.append("| case | cable | files | run s | MB/s | of the cable | engine s | of the cable | process s | CPU s/GB | phone's CPU s/GB | peak MB | rival | × rival | goal |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
    results.values().forEach(each -> text.append(row(each)));
    results.values().stream().filter(each -> each.problem() != null).forEach(each -> text.append("\n").append(each.of().name()).append(": ").append(each.problem()).append("\n"));
    text.append(text("%nMedians of %s; other programs used up to %.0f %% of the machine meanwhile.%n", repetitions(), 100 * results.values().stream()
        .flatMap(each -> each.ours().stream()).mapToDouble(Sample::othersShare).max().orElse(0)));
    return text.append(Machine.describe()).append("\n").toString();
  }

  private String repetitions() {
    return results.values().stream().filter(each -> !each.of().goals().isEmpty() && each.of().work() != BenchCase.Work.EXPORT_TO_DISK)
        .map(each -> String.valueOf(each.ours().size())).distinct().collect(Collectors.joining(" or "));
  }

  private String row(CaseResult result) {
    var of = result.of();
    if (!result.measured()) {
      return text("| %s | %s | | | | | | | | | | | | | |%n", of.name(), of.cable());
    }
    boolean list = of.work() == BenchCase.Work.LIST;
    double gigabytes = result.bytes() / 1e9;
    return text("| %s | %s | %d | %.2f | %s | %s | %s | %s | %.2f | %s | %s | %.0f | %s | %s | %s |%n", of.name(), of.cable(), result.files(), result.runSeconds(),
        list ? NOTHING : text("%.1f", result.bytesPerSecond() / 1e6),
        list || result.shareOfCable() == 0 ? NOTHING : text("%.1f %%", result.shareOfCable() * 100),
        list ? NOTHING : text("%.2f", result.median(Sample::engineSeconds)),
        list || result.shareOfCable() == 0 ? NOTHING : text("%.1f %%", result.engineShareOfCable() * 100),
        result.median(Sample::processSeconds),
        list ? text("%.1f s", result.median(Sample::cpuSeconds)) : text("%.2f", result.median(Sample::cpuSeconds) / gigabytes),
        list ? text("%.1f s", result.median(Sample::phoneCpuSeconds)) : text("%.2f", result.median(Sample::phoneCpuSeconds) / gigabytes),
        result.peakBytes() / 1e6, rival(result), result.timesRival() == null ? NOTHING : text("%.1f", result.timesRival()), goals(result));
  }

  private static String rival(CaseResult result) {
    if (result.rivals().isEmpty()) {
      return NOTHING;
    }
    ToDoubleFunction<Sample> speed = result.of().work() == BenchCase.Work.LIST ? sample -> sample.files() / sample.runSeconds() : sample -> sample.bytes() / sample.runSeconds() / 1e6;
    return text(result.of().work() == BenchCase.Work.LIST ? "%.0f files/s" : "%.1f MB/s", CaseResult.median(result.rivals(), speed));
  }

  private String goals(CaseResult result) {
    return result.of().goals().stream().map(goal -> goal.text() + " " + verdict(goal.reachedBy(result, results))).collect(Collectors.joining(", "));
  }

  private static String verdict(@org.jspecify.annotations.Nullable Boolean reached) {
    return reached == null ? "(not measured)" : reached ? "✓" : "✗";
  }

  /** False if a case failed or missed a goal. */
  boolean allReached() {
    return results.values().stream().allMatch(each -> (each.measured() && each.problem() == null || Objects.requireNonNullElse(each.problem(), "").startsWith("left out"))
        && each.of().goals().stream().noneMatch(goal -> each.measured() && Boolean.FALSE.equals(goal.reachedBy(each, results))));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
