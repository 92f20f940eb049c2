package org.photokura.library.reader;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceSession;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/** A virtual phone reached through usbmuxd's socket, libimobiledevice, pairing and TLS; what lies on it may be exchanged. */
public final class PluggedPhone implements AutoCloseable {

  private volatile MediaTree tree = new InMemoryTree();
  private final VirtualPhoneServer server;
  private final ImobileDeviceAccess access;
  private final DeviceSession session;

  public PluggedPhone(Path state, LinkModel link) throws Exception {
    server = VirtualPhoneServer.start(VirtualPhone.serving(new Served()).link(link).trustsAtOnce(true).build(), 0);
    UsbmuxAddress.set(server.address());
    access = new ImobileDeviceAccess(state, AfcDeviceFiles::new);
    List<AttachedDevice> attached = access.attached(Cancellation.none());
    access.pair(attached.getFirst(), Cancellation.none());
    session = access.open(attached.getFirst(), Cancellation.none());
  }

  public DeviceSession session() {
    return session;
  }

  public VirtualPhone phone() {
    return server.phone();
  }

  public PluggedPhone serve(MediaTree files) {
    tree = files;
    return this;
  }

  @Override
  public void close() {
    session.close();
    access.close();
    server.close();
  }

  private final class Served implements MediaTree {
    @Override
    public Optional<Entry> stat(String path) {
      return tree.stat(path);
    }

    @Override
    public List<String> list(String folder) {
      return tree.list(folder);
    }

    @Override
    public int read(String path, long offset, ByteBuffer into) throws java.io.IOException {
      return tree.read(path, offset, into);
    }
  }
}
