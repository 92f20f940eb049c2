package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;

/** An error that another connection left on this thread, and a reply that arrives in two pieces: libimobiledevice alone would take the first for the second's. */
@EnabledOnOs(OS.LINUX)
class OpenSslErrorsTest {

  private static final Cancellation NONE = Cancellation.none();
  private static final int LIBRARY_SSL = 20;
  private static final int UNEXPECTED_END = 294;
  private static final NativeLibrary NATIVE = NativeLibrary.getInstance("libimobiledevice-1.0.so.6");

  @TempDir Path state;

  @Test
  void ofAnotherConnectionDoNotBreakThisOne() throws Exception {
    try (var usbmuxd = VirtualUsbmuxd.start(); var relay = new TearingRelay(usbmuxd.address())) {
      usbmuxd.plug(VirtualPhone.serving(new InMemoryTree()).build());
      UsbmuxAddress.set(relay.address());
      try (var access = new ImobileDeviceAccess(state, _ -> null)) {
        var device = access.attached(NONE).getFirst();
        access.pair(device, NONE);
        try (var session = access.open(device, NONE); var afc = session.startService("com.apple.afc", NONE)) {
          ask(afc);
          receiveAll(afc); // What is left of the handshake comes with the first reply, and clears the errors.
          relay.tear();
          ask(afc);
          leaveAnErrorOnThisThread();
          receiveAll(afc);
        }
      }
    }
    assertThat(lastError()).isZero();
  }

  private static void ask(ServiceConnection afc) throws Exception {
    var request = ByteBuffer.allocateDirect(AfcHeader.BYTES);
    new AfcHeader(AfcHeader.BYTES, AfcHeader.BYTES, 1, AfcOperation.GET_DEVICE_INFO.code()).encode(request);
    afc.send(request.flip(), 5000);
  }

  private static void receiveAll(ServiceConnection afc) throws Exception {
    var header = ByteBuffer.allocateDirect(AfcHeader.BYTES);
    afc.receive(header, 5000);
    int length = (int) AfcHeader.decode(header.flip()).entireBytes();
    afc.receive(ByteBuffer.allocateDirect(length - AfcHeader.BYTES), 5000);
  }

  /** As a read from a connection that was cut leaves one. */
  private static void leaveAnErrorOnThisThread() {
    NATIVE.getFunction("ERR_new").invokeVoid(new Object[0]);
    NATIVE.getFunction("ERR_set_error").invokeVoid(new Object[] {LIBRARY_SSL, UNEXPECTED_END, null});
    assertThat(lastError()).isNotZero();
  }

  private static long lastError() {
    return NATIVE.getFunction("ERR_peek_error").invokeLong(new Object[0]);
  }
}
