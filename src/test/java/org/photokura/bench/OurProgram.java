package org.photokura.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The real program as {@code packaging/run} starts it, one process a run, with settings and caches of its own that begin empty. */
final class OurProgram {

  private final List<String> command;
  private final PhoneProcess phone;
  private final Folders folders;

  OurProgram(List<String> command, PhoneProcess phone, Folders folders) {
    this.command = command;
    this.phone = phone;
    this.folders = folders;
  }

  /**
   * Runs a case once.
   *
   * @throws IOException if it did not end as it should: then there is no figure
   */
  Sample run(BenchCase of, Duration limit) throws IOException, InterruptedException {
    var served = phone.serve(of);
    Path home = folders.empty("home");
    Path out = folders.work().resolve("out.json");
    Path to = of.work() == BenchCase.Work.EXPORT_TO_DISK ? folders.empty("destination") : folders.emptyInMemory("destination");
    var arguments = new ArrayList<>(command);
    arguments.addAll(of.work() == BenchCase.Work.LIST ? List.of("list", "--json") : List.of("export", "--all", "--to", to.toString(), "--json"));
    var builder = new ProcessBuilder(arguments).redirectOutput(out.toFile()).redirectError(folders.work().resolve("err.txt").toFile());
    builder.environment().put("USBMUXD_SOCKET_ADDRESS", phone.address());
    builder.environment().put("PHOTOKURA_HOME", home.toString());
    var meters = new Meters(phone);
    var ended = Child.run(builder, limit);
    double cpuSeconds = meters.cpuSeconds();
    double phoneCpuSeconds = meters.phoneCpuSeconds();
    double othersShare = meters.othersShare();
    var seen = phone.seen();
    Folders.delete(to);
    if (ended.timeUp() || ended.status() != 0) {
      throw new IOException(ended.timeUp() ? "not done after " + limit.toSeconds() + " s" : "ended with " + ended.status() + ": " + words(folders.work().resolve("err.txt")));
    }
    if (seen.writeAttempts() > 0) {
      throw new IOException("it tried to change something on the phone");
    }
    double runSeconds = (ended.endMillis() - seen.firstQuestionMillis()) / 1e3;
    if (of.work() == BenchCase.Work.LIST) {
      long items = lines(out);
      if (items == 0 || (served.files() > 0 && items != served.files())) {
        throw new IOException(items + " items listed of " + served.files());
      }
      return new Sample(ended.seconds(), runSeconds, 0, 0, 0, items, seen.readBytes(), cpuSeconds, phoneCpuSeconds, ended.peakBytes(), seen.connections(), othersShare);
    }
    double engineSeconds = engineSeconds(out, served);
    double leadSeconds = (seen.firstReadMillis() - seen.firstQuestionMillis()) / 1e3;
    double tailSeconds = (ended.endMillis() - seen.lastReadMillis()) / 1e3;
    return new Sample(ended.seconds(), runSeconds, engineSeconds, leadSeconds, tailSeconds, served.files(), served.bytes(), cpuSeconds, phoneCpuSeconds, ended.peakBytes(), seen.connections(), othersShare);
  }

  /** What it said besides its progress. */
  private static String words(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.contains(" · ") && !line.isEmpty()).collect(Collectors.joining(" "));
  }

  private static long lines(Path json) throws IOException {
    try (var lines = Files.lines(json)) {
      return lines.filter(line -> !line.isBlank()).count();
    }
  }

  /** Reads the report up to its items, and holds it to what the phone served. */
  private static double engineSeconds(Path report, PhoneProcess.Served served) throws IOException {
    OffsetDateTime started = OffsetDateTime.MIN;
    OffsetDateTime finished = OffsetDateTime.MIN;
    long copied = -1;
    long bytes = -1;
    try (var json = new JsonFactory().createParser(report.toFile())) {
      for (var token = json.nextToken(); token != null && !"items".equals(json.currentName()); token = json.nextToken()) {
        if (token != JsonToken.FIELD_NAME) {
          continue;
        }
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "startedAt" -> started = OffsetDateTime.parse(json.getText());
          case "finishedAt" -> finished = OffsetDateTime.parse(json.getText());
          case "copied" -> copied = json.getLongValue();
          case "bytesCopied" -> bytes = json.getLongValue();
          default -> { }
        }
      }
    }
    if (copied != served.files() || bytes != served.bytes()) {
      throw new IOException("%d files, %d bytes copied of %d, %d".formatted(copied, bytes, served.files(), served.bytes()));
    }
    return Duration.between(started, finished).toMillis() / 1e3;
  }
}
