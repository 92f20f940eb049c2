package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ifuse} with {@code cp -r}, or {@code find}: what people use today. Only the copy is timed, not mounting; it neither hashes nor flushes. */
final class Rival {

  private static final Duration MOUNT_LIMIT = Duration.ofSeconds(15);

  private final PhoneProcess phone;
  private final Folders folders;

  Rival(PhoneProcess phone, Folders folders) {
    this.phone = phone;
    this.folders = folders;
  }

  /** Why it cannot take part; null if it can. */
  static @Nullable String missing() {
    if (Folders.onPath("ifuse") == null) {
      return "ifuse is not installed";
    }
    if (unmounter() == null) {
      return "no fusermount";
    }
    return Files.isWritable(Path.of("/dev/fuse")) ? null : "/dev/fuse cannot be used (root?)";
  }

  private static @Nullable String unmounter() {
    return Folders.onPath("fusermount3") != null ? "fusermount3" : Folders.onPath("fusermount");
  }

  /**
   * Runs a case once.
   *
   * @param limit after that time it is stopped, and what it did until then counts
   */
  Sample run(BenchCase of, Duration limit) throws IOException, InterruptedException {
    phone.serve(of);
    Path mount = folders.empty("mount");
    var builder = new ProcessBuilder("ifuse", "-f", mount.toString()).redirectErrorStream(true).redirectOutput(folders.work().resolve("ifuse.log").toFile());
    builder.environment().put("USBMUXD_SOCKET_ADDRESS", phone.address());
    var meters = new Meters(phone);
    var ifuse = Child.start(builder);
    Child.Ended ended;
    Path to = folders.emptyInMemory("rival");
    Path out = folders.work().resolve("find.txt");
    try {
      awaitMounted(mount, ifuse);
      boolean list = of.work() == BenchCase.Work.LIST;
      var work = list
          ? List.of("find", mount.resolve("DCIM").toString(), "-type", "f", "-printf", "%s\n")
          : List.of("cp", "-r", mount.resolve("DCIM").toString(), to.toString());
      ended = Child.run(new ProcessBuilder(work).redirectOutput(out.toFile()).redirectError(folders.work().resolve("rival.log").toFile()), limit);
    } finally {
      unmount(mount);
      Child.end(ifuse);
    }
    if (!ended.timeUp() && ended.status() != 0) {
      throw new IOException("the rival ended with " + ended.status());
    }
    var done = of.work() == BenchCase.Work.LIST ? new Folders.Content(Files.readAllLines(out).size(), 0) : Folders.content(to);
    Folders.delete(to);
    return new Sample(ended.seconds(), ended.seconds(), 0, 0, 0, done.files(), done.bytes(), meters.cpuSeconds(), meters.phoneCpuSeconds(), 0, 1, meters.othersShare());
  }

  private static void awaitMounted(Path mount, Process ifuse) throws IOException, InterruptedException {
    long end = System.nanoTime() + MOUNT_LIMIT.toNanos();
    while (!isMounted(mount)) {
      if (!ifuse.isAlive() || System.nanoTime() > end) {
        throw new IOException("ifuse did not mount; its words are in ifuse.log");
      }
      Thread.sleep(20);
    }
  }

  static boolean isMounted(Path mount) throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream().anyMatch(line -> line.split(" ")[1].equals(mount.toString()));
  }

  /** The second try detaches it from the tree even if somebody is still in there. */
  static void unmount(Path mount) throws IOException, InterruptedException {
    String command = unmounter();
    for (int i = 0; i < 2 && command != null && isMounted(mount); i++) {
      var words = i == 0 ? List.of(command, "-u", mount.toString()) : List.of(command, "-uz", mount.toString());
      Child.run(new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD), MOUNT_LIMIT);
    }
  }
}
