package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.When;

/** Through the real libimobiledevice, with the time limits of every day: a phone that stays listed and answers nothing any more. */
@Tag("slow")
@Timeout(150)
class RealSilenceTest {

  @TempDir Path temp;

  @Test
  void oneFileThatIsNeverAnsweredForFailsAlone() throws Exception {
    try (var real = new RealPhone(temp.resolve("state"), options -> options)) {
      var wanted = new ArrayList<Item>();
      for (int i = 0; i < 200; i++) {
        String path = "/DCIM/100APPLE/IMG_%04d.JPG".formatted(i);
        real.photo(path, 20_000);
        wanted.add(Items.item(path, null, List.of(new ItemFile(FileRole.ORIGINAL, path, null, null))));
      }
      var link = real.connect();
      real.phone().arm(new Fault.Stall(When.at("/DCIM/100APPLE/IMG_0077.JPG").operation(AfcOperation.GET_FILE_INFO), 0));
      var request = new ExportRequest(wanted, temp.resolve("photos"), ExportRequest.DEFAULT_LAYOUT, Bench.options(Duration.ofSeconds(2)), false);
      var report = new Exporter(new LocalDisk(), Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), JpegMaker.none()).create(request, link)
          .run(Cancellation.none());
      link.session().close();
      assertThat(report.stoppedBy()).isNull();
      assertThat(report.counts().copied()).isEqualTo(199);
      assertThat(report.outcomes().get(77).remark()).get().extracting(p -> p.id()).isEqualTo(ProblemId.FILE_TIMEOUT);
    }
  }

  @Test
  void endsSoonAfterTheFirstQuestionWithoutAnAnswer() throws Exception {
    try (var real = new RealPhone(temp.resolve("state"), options -> options)) {
      var wanted = new ArrayList<Item>();
      for (int i = 0; i < 40; i++) {
        String path = "/DCIM/100APPLE/IMG_%04d.JPG".formatted(i);
        real.photo(path, 20_000);
        wanted.add(Items.item(path, null, List.of(new ItemFile(FileRole.ORIGINAL, path, null, null))));
      }
      var link = real.connect();
      ItemSource source = (session, items, cancellation) -> {
        Poll.until("lanes are there and have nothing to do", () -> real.phone().statistics().connections() >= 2);
        real.phone().arm(new Fault.Stall(When.on(AfcOperation.GET_FILE_INFO).after(20), 0));
        real.phone().arm(new Fault.LockdownStalls("StartSession"));
        real.phone().arm(new Fault.LockdownStalls("StartService"));
        real.phone().arm(new Fault.LockdownStalls("QueryType"));
        items.accept(wanted);
      };
      var request = new ExportRequest(List.of(), source, temp.resolve("photos"), ExportRequest.DEFAULT_LAYOUT, Bench.options(Duration.ofSeconds(2)), false);
      long start = System.nanoTime();
      var report = new Exporter(new LocalDisk(), Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), JpegMaker.none()).create(request, link)
          .run(Cancellation.none());
      var took = Duration.ofNanos(System.nanoTime() - start);
      link.session().close();
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_TIMEOUT);
      assertThat(report.counts().failed()).isEqualTo(40);
      assertThat(took).isLessThan(Duration.ofSeconds(60));
    }
  }
}
