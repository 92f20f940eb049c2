package org.photokura.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one case; its figures are medians.
 *
 * @param problem why the case has no result, or not all of its runs; null: none
 */
record CaseResult(BenchCase of, List<Sample> ours, List<Sample> rivals, @Nullable String problem) {

  boolean measured() {
    return !ours.isEmpty();
  }

  double runSeconds() {
    return median(ours, Sample::runSeconds);
  }

  long bytes() {
    return (long) median(ours, Sample::bytes);
  }

  long files() {
    return (long) median(ours, Sample::files);
  }

  double bytesPerSecond() {
    return median(ours, sample -> sample.bytes() / sample.runSeconds());
  }

  double cableSeconds() {
    return of.cableSeconds(bytes());
  }

  /** Over the whole run; 0 without a cable model. */
  double shareOfCable() {
    return of.cable().bytesPerSecond() == 0 ? 0 : bytesPerSecond() / of.cable().bytesPerSecond();
  }

  /** The same from planning to the catalog's last row, without reading the library and without printing the report. */
  double engineShareOfCable() {
    double engineSeconds = median(ours, Sample::engineSeconds);
    return engineSeconds == 0 ? 0 : cableSeconds() / engineSeconds;
  }

  long peakBytes() {
    return (long) median(ours, Sample::peakBytes);
  }

  double median(ToDoubleFunction<Sample> figure) {
    return median(ours, figure);
  }

  /** How many times as fast as the rival, by bytes or, for lists, by files a second; null without a rival. */
  @Nullable Double timesRival() {
    if (rivals.isEmpty() || ours.isEmpty()) {
      return null;
    }
    ToDoubleFunction<Sample> speed = of.work() == BenchCase.Work.LIST
        ? sample -> sample.files() / sample.runSeconds()
        : sample -> sample.bytes() / sample.runSeconds();
    return median(ours, speed) / median(rivals, speed);
  }

  static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    var sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
