package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Cancellation;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.FileLane;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.When;

/** Lanes and callers at once, on a phone that misbehaves all the time: everything arrives in the end, right, and nothing hangs. */
@Tag("slow")
class AfcStressTest {

  private static final int FILES = 400;

  @TempDir Path state;
  private final ConcurrentLinkedQueue<String> toCopy = new ConcurrentLinkedQueue<>();
  private final AtomicInteger copied = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final TestTree tree = new TestTree();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @Timeout(120)
  void everythingArrivesInTheEnd(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      tree.file("/DCIM/f" + i, random.nextInt(10) == 0 ? random.nextInt(3_000_000) : random.nextInt(60_000));
      toCopy.add("/DCIM/f" + i);
    }
    var callers = Threads.cached("caller");
    try (var stack = new RealStack(state, phone -> phone.serviceTls(seed % 2 == 0))) {
      stack.serve(tree);
      stack.phone().arm(new Fault.CutConnection(When.ALWAYS.after(20).sometimes(0.003, seed), random.nextInt(3000)));
      stack.phone().arm(new Fault.ShortRead(When.ALWAYS.sometimes(0.05, seed), 5000));
      stack.phone().arm(new Fault.WrongPacketNumber(When.on(AfcOperation.FILE_OPEN).after(500).once()));
      if (seed % 3 != 0) {
        stack.phone().arm(new Fault.ConnectionLimit("com.apple.afc", (int) (seed % 3), Fault.ConnectionLimit.Refusal.SERVICE_LIMIT));
      }
      try (var files = stack.files(AfcTuning.standard().withTimeouts(3_000, 20_000))) {
        var done = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 3; i++) {
          done.add(CompletableFuture.runAsync(() -> copy(files), callers));
        }
        for (int i = 0; i < 3; i++) {
          done.add(CompletableFuture.runAsync(() -> look(files), callers));
        }
        for (var each : done.subList(0, 3)) {
          each.get(100, TimeUnit.SECONDS);
        }
        over.set(true);
        for (var each : done) {
          each.get(30, TimeUnit.SECONDS);
        }
      }
      assertThat(copied.get()).isEqualTo(FILES);
      assertThat(stack.phone().writeAttempts()).isZero();
    } finally {
      callers.shutdownNow();
    }
  }

  /** Opens lanes until everything is copied. */
  private void copy(AfcDeviceFiles files) {
    while (copied.get() < FILES) {
      try (var lane = files.openLane(Cancellation.none())) {
        lane.serve(new Source(), Cancellation.none());
      } catch (DeviceException e) {
        assertThat(e.reach()).isEqualTo(DeviceException.Reach.CONNECTION);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks all the time; a call may fail, but never wrongly succeed. */
  private void look(AfcDeviceFiles files) {
    var random = new Random();
    while (!over.get()) {
      String path = "/DCIM/f" + random.nextInt(FILES);
      try {
        var content = tree.content(path);
        switch (random.nextInt(3)) {
          case 0 -> assertThat(files.list("/DCIM", Cancellation.none())).hasSize(FILES);
          case 1 -> assertThat(files.stat(path, Cancellation.none()).sizeBytes()).isEqualTo(content.sizeBytes());
          default -> assertThat(files.readAll(path, 5_000_000, Cancellation.none())).isEqualTo(content.bytes());
        }
      } catch (DeviceException e) {
        assertThat(e.reach()).isEqualTo(DeviceException.Reach.CONNECTION);
        pause();
      }
    }
  }

  private final class Source implements FileLane.FetchSource {
    private final List<Checked> taken = new ArrayList<>();

    @Override
    public FileLane.@Nullable Fetch next(boolean mayWait) {
      var path = toCopy.poll();
      if (path == null) {
        return null;
      }
      taken.add(new Checked(path));
      return taken.getLast();
    }
  }

  private final class Checked extends RecordedFetch {
    Checked(String path) {
      super(path, 0, tree.content(path).sizeBytes(), 100_000, null);
    }

    @Override
    public void confirmed(org.photokura.device.FileInfo info) {
      super.confirmed(info);
      assertThat(breaches()).isEmpty();
      assertThat(bytes()).isEqualTo(tree.content(path()).bytes());
      copied.incrementAndGet();
    }

    @Override
    public void failed(DeviceException reason) {
      super.failed(reason);
      assertThat(breaches()).isEmpty();
      toCopy.add(path());
    }
  }
}
