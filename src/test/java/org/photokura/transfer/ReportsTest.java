package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;

@Timeout(60)
class ReportsTest {

  @TempDir Path temp;

  private static ExportReport report() {
    var file = new Outcome.SavedFile("original", "/DCIM/100APPLE/IMG \"1\".HEIC", "2024/05/IMG, _1_.HEIC", 5, "ab".repeat(32));
    var jpeg = new Outcome.SavedFile("jpeg", null, "2024/05/=IMG.JPG", 4, "cd".repeat(32));
    return new ExportReport("run-1", "Mika", "UDID-1", Path.of("/dest"), OffsetDateTime.parse("2026-01-02T03:04:05.678+09:00"), OffsetDateTime.parse("2026-01-02T03:05:05+09:00"), 5,
        List.of(new Outcome.Copied("a", List.of(file, jpeg), List.of()), new Outcome.AlreadyThere("b", List.of(file)), new Outcome.OnlyInICloud("c"),
            new Outcome.Skipped("d", Problem.of(ProblemId.CANCELLED)), new Outcome.Failed("e", Problem.of(ProblemId.FILE_DENIED), List.of())),
        Problem.of(ProblemId.CANCELLED));
  }

  @Test
  void jsonHasTheShapeThatScriptsRelyOn() throws Exception {
    var out = new ByteArrayOutputStream();
    ReportJson.write(report(), out);
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n");
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var json = new JsonFactory().createParser(text)) {
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case FIELD_NAME -> names.add(json.currentName());
          case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NULL -> values.add(json.currentName() + "=" + json.getText());
          default -> { }
        }
      }
    }
    assertThat(names.subList(0, 14)).containsExactly("runId", "device", "destination", "startedAt", "finishedAt", "counts", "selected", "copied", "alreadyThere", "onlyInICloud", "skipped",
        "failed", "bytesCopied", "items");
    assertThat(values).contains("runId=run-1", "device=UDID-1", "startedAt=2026-01-02T03:04:05.678+09:00", "selected=5", "copied=1", "outcome=onlyInICloud", "reason=file-denied", "reason=null",
        "role=jpeg", "path=null", "size=5", "bytesCopied=5", "sha256=" + "ab".repeat(32));
  }

  @Test
  void csvIsSafeForSpreadsheets() throws Exception {
    var text = new StringBuilder();
    ReportCsv.write(report(), text);
    assertThat(text.toString().split("\r\n")).hasSize(7).contains(
        "a,copied,,original,\"/DCIM/100APPLE/IMG \"\"1\"\".HEIC\",\"2024/05/IMG, _1_.HEIC\",5," + "ab".repeat(32),
        "e,failed,file-denied,,,,,");
  }

  private List<Item> some(Bench bench, int count) {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      wanted.add(bench.items.photo("/DCIM/100APPLE/日本 %d.JPG".formatted(i), i * 1000L));
    }
    return wanted;
  }

  @Test
  void sha256sumChecksTheManifest() throws Exception {
    var bench = new Bench(temp.resolve("photos"));
    bench.run(some(bench, 5));
    var manifest = new StringBuilder();
    Manifest.write(bench.destination, manifest);
    assertThat(manifest.toString().lines()).hasSize(5);
    Path file = Files.writeString(temp.resolve("SHA256SUMS"), manifest);
    int status;
    try {
      var builder = new ProcessBuilder("sha256sum", "-c", "--strict", file.toString()).directory(bench.destination.toFile()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("LC_ALL", "C.UTF-8");
      status = builder.start().waitFor();
    } catch (IOException e) {
      return; // Not on every system.
    }
    assertThat(status).isZero();
  }

  @Test
  void hostileNamesAreEscapedInTheManifest() {
    assertThat(Manifest.line("a\nb\\c", "00")).isEqualTo("\\00  a\\nb\\\\c\n");
    assertThat(Manifest.line("plain", "00")).isEqualTo("00  plain\n");
  }

  @Test
  void verifyFindsChangedMissingAndUnknownFiles() throws Exception {
    var bench = new Bench(temp.resolve("photos"));
    bench.run(some(bench, 6));
    assertThat(bench.saved()).containsKey("2024/05/日本 1.JPG");
    var good = new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none());
    assertThat(good).isEqualTo(new Verifier.Verification(6, 6, List.of(), List.of(), List.of()));
    Path folder = bench.destination.resolve("2024/05");
    var bytes = Files.readAllBytes(folder.resolve("日本 1.JPG"));
    bytes[500] ^= 1;
    Files.write(folder.resolve("日本 1.JPG"), bytes);
    Files.writeString(folder.resolve("日本 2.JPG"), "short");
    Files.delete(folder.resolve("日本 3.JPG"));
    Files.writeString(folder.resolve("mine.txt"), "x");
    Files.writeString(folder.resolve("Thumbs.db"), "x");
    var found = new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none());
    assertThat(found).isEqualTo(new Verifier.Verification(6, 3, List.of("2024/05/日本 1.JPG", "2024/05/日本 2.JPG"), List.of("2024/05/日本 3.JPG"), List.of("2024/05/mine.txt")));
    assertThat(found.isAllRight()).isFalse();
  }

  @Test
  void verifyOfNothingSaysSo() throws Exception {
    assertThat(refused(Files.createDirectories(temp.resolve("empty")))).isEqualTo(ProblemId.CATALOG_MISSING);
    assertThat(refused(temp.resolve("nothing"))).isEqualTo(ProblemId.DESTINATION_MISSING);
  }

  private static ProblemId refused(Path folder) {
    return catchThrowableOfType(ProblemException.class, () -> new Verifier().verify(folder, (done, total) -> { }, Cancellation.none())).problem().id();
  }
}
