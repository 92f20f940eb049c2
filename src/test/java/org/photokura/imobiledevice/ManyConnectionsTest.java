package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;

/** What is opened is closed: files of this process, and memory that the native libraries took. */
@EnabledOnOs(OS.LINUX)
class ManyConnectionsTest {

  private static final Cancellation NONE = Cancellation.none();

  @TempDir Path state;

  private VirtualUsbmuxd usbmuxd;
  private ImobileDeviceAccess access;
  private AttachedDevice device;

  @BeforeEach
  void start() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    UsbmuxAddress.set(usbmuxd.address());
    usbmuxd.plug(VirtualPhone.serving(new InMemoryTree()).build());
    access = new ImobileDeviceAccess(state, _ -> null);
    device = access.attached(NONE).getFirst();
    access.pair(device, NONE);
  }

  @AfterEach
  void stop() {
    access.close();
    usbmuxd.close();
  }

  private void cycle() throws Exception {
    try (var session = access.open(device, NONE); var service = session.startService("com.apple.afc", NONE)) {
      assertThat(service).isNotNull();
      session.values(null, NONE);
    }
  }

  @Test
  void closesEveryFileItOpened() throws Exception {
    cycle();
    long before = openFiles();
    for (int i = 0; i < 20; i++) {
      cycle();
    }
    Eventually.holds(() -> openFiles() <= before);
  }

  @Test
  @Tag("slow")
  void takesNoMoreMemoryAfterAThousandSessions() throws Exception {
    for (int i = 0; i < 300; i++) {
      cycle();
    }
    long before = allocatedBytes();
    long files = openFiles();
    for (int i = 0; i < 700; i++) {
      cycle();
    }
    assertThat(allocatedBytes() - before).as("a TLS context alone takes some 10 KB").isLessThan(700 * 2000);
    Eventually.holds(() -> openFiles() <= files);
  }

  private static long openFiles() {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Bytes that malloc has given out and not got back, all arenas. */
  private static long allocatedBytes() {
    System.gc();
    var info = (MallInfo2) NativeLibrary.getInstance("c").getFunction("mallinfo2").invoke(MallInfo2.ByValue.class, new Object[0]);
    return info.uordblks + info.hblkhd;
  }

  /** glibc's {@code struct mallinfo2}. */
  @FieldOrder({"arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"})
  public static class MallInfo2 extends Structure {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;

    public static final class ByValue extends MallInfo2 implements Structure.ByValue {}
  }
}
