package org.photokura.afc;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceSession;
import org.photokura.device.TestTree;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/**
 * A virtual phone that is reached as a real one is: usbmuxd's socket, libimobiledevice, lockdown, pairing, TLS where the phone wants it, AFC. Paired once; what lies on it
 * may be exchanged, since pairing takes a second.
 */
final class RealStack implements AutoCloseable {

  private final ExchangeableTree tree = new ExchangeableTree();
  private final VirtualPhoneServer server;
  private final ImobileDeviceAccess access;
  private final DeviceSession session;

  RealStack(Path state, UnaryOperator<VirtualPhone.Builder> options) throws Exception {
    server = VirtualPhoneServer.start(options.apply(VirtualPhone.serving(tree)).build(), 0);
    UsbmuxAddress.set(server.address());
    access = new ImobileDeviceAccess(state, AfcDeviceFiles::new);
    List<AttachedDevice> attached = access.attached(Cancellation.none());
    access.pair(attached.getFirst(), Cancellation.none());
    session = access.open(attached.getFirst(), Cancellation.none());
  }

  /** The files of the phone, by connections of their own. */
  AfcDeviceFiles files(AfcTuning tuning) {
    return new AfcDeviceFiles(session::startService, tuning);
  }

  VirtualPhone phone() {
    return server.phone();
  }

  void serve(TestTree files) {
    var served = new InMemoryTree();
    files.files().forEach((path, node) -> {
      long nanos = node.modified().getEpochSecond() * 1_000_000_000 + node.modified().getNano();
      served.file(path, node.content().sizeBytes(), nanos, (offset, into) -> node.content().read(offset, into));
    });
    serve(served);
  }

  void serve(MediaTree files) {
    tree.now = files;
  }

  @Override
  public void close() {
    session.close();
    access.close();
    server.close();
  }

  private static final class ExchangeableTree implements MediaTree {
    private volatile MediaTree now = new InMemoryTree();

    @Override
    public Optional<Entry> stat(String path) {
      return now.stat(path);
    }

    @Override
    public List<String> list(String folder) {
      return now.list(folder);
    }

    @Override
    public int read(String path, long offset, ByteBuffer into) throws java.io.IOException {
      return now.read(path, offset, into);
    }
  }
}
