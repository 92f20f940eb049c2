package org.photokura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.text.Texts;
import org.photokura.transfer.Export;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;

@Timeout(20)
class ProgressTickerTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Console console = new Console(new ByteArrayInputStream(new byte[0]), System.out, new PrintStream(printed, true, StandardCharsets.UTF_8), true,
      Texts.of(Locale.ENGLISH));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);

  /** A run that is asked where it stands, and answers when the test lets it. */
  private final class SlowRun implements Export {
    @Override
    public ExportReport run(Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TransferSnapshot snapshot() {
      asked.countDown();
      try {
        if (!answered.await(10, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody let it answer");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return new TransferSnapshot(TransferSnapshot.Phase.COPYING, 1, 2, 1, 0, 0, 10, 20, 5, 5, null, TransferSnapshot.Limit.UNKNOWN,
          Problem.of(ProblemId.DEVICE_GONE), List.of(), Duration.ofSeconds(1));
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public List<Outcome> outcomesSince(int index) {
      return List.of();
    }
  }

  @Test
  void printsNothingAfterTheEnd() throws Exception {
    var ticker = new ProgressTicker(console, new SlowRun(), Duration.ofSeconds(5));
    var thread = Threads.start("progress", ticker);
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    ticker.close();
    console.progressEnd();
    String end = printed.toString(StandardCharsets.UTF_8);
    answered.countDown();
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(end);
  }
}
