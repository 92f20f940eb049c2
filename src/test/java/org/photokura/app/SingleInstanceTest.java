package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  @TempDir
  Path folder;

  @Test
  void secondStartBringsTheFirstWindowUp() throws Exception {
    var shown = new CountDownLatch(1);
    try (var first = SingleInstance.claim(folder, "window", ANSWER)) {
      assertThat(first).isNotNull();
      first.onShow(shown::countDown);
      assertThat(startAnother("window")).isEqualTo("told the first");
      assertThat(shown.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void demoHasAWindowBesideTheRealOne() throws Exception {
    try (var _ = SingleInstance.claim(folder, "window", ANSWER)) {
      assertThat(startAnother("demo")).isEqualTo("first");
    }
  }

  @Test
  void startsAgainAfterTheFirstWasKilled() throws Exception {
    var killed = process("window", true);
    try (var lines = killed.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("first");
      killed.destroyForcibly().waitFor();
    }
    assertThat(folder.resolve("window.socket")).as("what the killed one left").exists();
    try (var next = SingleInstance.claim(folder, "window", ANSWER)) {
      assertThat(next).isNotNull();
      assertThat(startAnother("window")).isEqualTo("told the first");
    }
  }

  @Test
  void opensASecondWindowWhereTheFirstHangs() throws Exception {
    var hanging = process("window", true);
    try (var lines = hanging.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("first");
      // The lock is held by a living process, and nobody listens where it should.
      Files.delete(folder.resolve("window.socket"));
      try (var deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        deaf.bind(UnixDomainSocketAddress.of(folder.resolve("window.socket")));
        try (var second = SingleInstance.claim(folder, "window", Duration.ofMillis(200))) {
          assertThat(second).isNotNull();
        }
      }
    } finally {
      hanging.destroyForcibly().waitFor();
    }
  }

  @Test
  void opensWhereTheFolderCannotHoldALock() throws IOException {
    try (var instance = SingleInstance.claim(folder.resolve("missing"), "window", ANSWER)) {
      assertThat(instance).isNotNull();
    }
  }

  @Test
  void opensWhereThePathIsTooLongForASocket() throws Exception {
    var deep = Files.createDirectories(folder.resolve("x".repeat(120)));
    try (var instance = SingleInstance.claim(deep, "window", ANSWER)) {
      assertThat(instance).isNotNull();
    }
    try (var again = SingleInstance.claim(deep, "window", ANSWER)) {
      assertThat(again).as("the lock was let go of").isNotNull();
    }
  }

  /** What another process is told. */
  private String startAnother(String name) throws Exception {
    var other = process(name, false);
    try (var lines = other.inputReader()) {
      return lines.readLine();
    } finally {
      assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process process(String name, boolean stays) throws IOException {
    return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
        Other.class.getName(), folder.toString(), name, String.valueOf(stays))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The other process. */
  static final class Other {
    public static void main(String[] args) throws InterruptedException {
      var claimed = SingleInstance.claim(Path.of(args[0]), args[1], ANSWER);
      System.out.println(claimed == null ? "told the first" : "first");
      if (args[2].equals("true")) {
        new CountDownLatch(1).await();
      }
      System.exit(0);
    }
  }
}
