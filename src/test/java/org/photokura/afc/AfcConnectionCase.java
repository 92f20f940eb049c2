package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.TestTree;

/** Connections to a scripted phone, all closed in the end. */
@Timeout(60)
abstract class AfcConnectionCase {

  final TestTree tree = new TestTree().file("/DCIM/a", 1000).file("/DCIM/b", 2000);
  final ExecutorService callers = Threads.cached("caller");
  private final List<AfcDeviceFiles> opened = new ArrayList<>();
  ScriptedStarter starter = new ScriptedStarter(n -> new ScriptedPeer(tree));

  @AfterEach
  void nothingIsLeftBehind() {
    opened.forEach(AfcDeviceFiles::close);
    callers.shutdownNow();
    for (var peer : starter.started()) {
      assertThat(peer.isClosed()).isTrue();
    }
  }

  AfcDeviceFiles files(AfcTuning tuning, IntFunction<ScriptedPeer> peers) {
    starter = new ScriptedStarter(peers);
    var files = new AfcDeviceFiles(starter, tuning);
    opened.add(files);
    return files;
  }

  AfcDeviceFiles files(IntFunction<ScriptedPeer> peers) {
    return files(AfcTuning.standard(), peers);
  }

  ScriptedPeer peer() {
    return new ScriptedPeer(tree);
  }

  static Cancellation never() {
    return Cancellation.none();
  }

  static void fails(ProblemId id, Reach reach, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    var e = catchThrowableOfType(DeviceException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.problem().id()).isEqualTo(id);
    assertThat(e.reach()).isEqualTo(reach);
  }

  static long size(AfcDeviceFiles files, String path) {
    try {
      return files.stat(path, never()).sizeBytes();
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  static final class Told implements DeviceFiles.StatSink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void found(String path, FileInfo info) {
      lines.add(path + " " + info.sizeBytes());
    }

    @Override
    public void failed(String path, DeviceException reason) {
      lines.add(path + " " + reason.problem().id());
    }
  }

}
