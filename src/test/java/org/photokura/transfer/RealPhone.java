package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/** A virtual phone, reached as a real one is: usbmuxd's socket, libimobiledevice, lockdown, TLS, AFC. Paired once; its files may be exchanged. */
final class RealPhone implements AutoCloseable {

  private final VirtualPhoneServer server;
  final ImobileDeviceAccess access;
  final Map<String, FileContent> contents = new HashMap<>();
  private volatile InMemoryTree tree = new InMemoryTree();

  RealPhone(Path state, UnaryOperator<VirtualPhone.Builder> options) throws Exception {
    var served = new MediaTree() {
      @Override
      public Optional<Entry> stat(String path) {
        return tree.stat(path);
      }

      @Override
      public List<String> list(String folder) {
        return tree.list(folder);
      }

      @Override
      public int read(String path, long offset, ByteBuffer into) throws IOException {
        return tree.read(path, offset, into);
      }
    };
    server = VirtualPhoneServer.start(options.apply(VirtualPhone.serving(served)).build(), 0);
    UsbmuxAddress.set(server.address());
    access = new ImobileDeviceAccess(state, AfcDeviceFiles::new);
    access.pair(access.attached(Cancellation.none()).getFirst(), Cancellation.none());
  }

  VirtualPhone phone() {
    return server.phone();
  }

  ReconnectingLink connect() throws Exception {
    return new ReconnectingLink(access, access.open(access.attached(Cancellation.none()).getFirst(), Cancellation.none()));
  }

  /** Forgets all files. */
  void empty() {
    contents.clear();
    tree = new InMemoryTree();
  }

  /** A symbolic link, which no phone should have among its photos. */
  void link(String path, String target) {
    tree.link(path, target);
  }

  /** A photo whose time nobody told; as soon as its second half is read, another of the same size takes its place. */
  Item exchanged(String path, long size) {
    var before = FileContent.generated(size, 1);
    var after = FileContent.generated(size, 2);
    contents.put(path, after);
    long time = InMemoryDeviceFiles.MODIFIED.getEpochSecond() * 1_000_000_000L;
    tree.file(path, size, time, (offset, into) -> {
      if (offset >= size / 2) {
        tree.file(path, size, time + 1, after::read);
        after.read(offset, into);
      } else {
        before.read(offset, into);
      }
    });
    return Items.item(path, "A-1", List.of(new ItemFile(FileRole.ORIGINAL, path, size, null)));
  }

  Item photo(String path, long size) {
    var content = FileContent.generated(size, path.hashCode());
    contents.put(path, content);
    var time = InMemoryDeviceFiles.MODIFIED;
    tree.file(path, size, time.getEpochSecond() * 1_000_000_000L + time.getNano(), content::read);
    return Items.item(path, null, List.of(new ItemFile(FileRole.ORIGINAL, path, size, time)));
  }

  @Override
  public void close() {
    access.close();
    server.close();
  }
}
