package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {

  @TempDir private Path dir;
  private Path root;
  private DirectoryTree tree;

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectories(dir.resolve("served"));
    Files.createDirectories(root.resolve("DCIM/100APPLE"));
    Files.write(root.resolve("DCIM/100APPLE/IMG_0001.HEIC"), new byte[] {1, 2, 3, 4, 5});
    Files.writeString(dir.resolve("secret"), "secret");
    tree = new DirectoryTree(root);
  }

  @Test
  void servesWhatLiesThere() throws IOException {
    Path file = root.resolve("DCIM/100APPLE/IMG_0001.HEIC");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-06T07:08:09.123456789Z")));

    assertThat(tree.list("/")).containsExactly("DCIM");
    assertThat(tree.list("/DCIM")).containsExactly("100APPLE");
    assertThat(tree.list("/DCIM/100APPLE/IMG_0001.HEIC")).isEmpty();
    assertThat(tree.list("/nothing")).isEmpty();
    MediaTree.Entry entry = tree.stat("/DCIM/100APPLE/IMG_0001.HEIC").orElseThrow();
    assertThat(entry.type()).isEqualTo(MediaTree.Type.FILE);
    assertThat(entry.sizeBytes()).isEqualTo(5);
    assertThat(Instant.ofEpochSecond(0, entry.modifiedNanos())).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    assertThat(tree.stat("/DCIM").orElseThrow().type()).isEqualTo(MediaTree.Type.FOLDER);
    assertThat(tree.stat("/DCIM/none")).isEmpty();
  }

  @Test
  void readsFromAnyOffset() throws IOException {
    assertThat(read("/DCIM/100APPLE/IMG_0001.HEIC", 0, 3)).containsExactly(1, 2, 3);
    assertThat(read("/DCIM/100APPLE/IMG_0001.HEIC", 3, 100)).containsExactly(4, 5);
    assertThat(read("/DCIM/100APPLE/IMG_0001.HEIC", 5, 100)).isEmpty();
    assertThatIOException().isThrownBy(() -> read("/none", 0, 1));
  }

  @Test
  void noPathLeadsOut() throws IOException {
    Files.createSymbolicLink(root.resolve("out"), dir);
    Files.createSymbolicLink(root.resolve("DCIM/secret"), dir.resolve("secret"));

    for (String path : new String[] {"/../secret", "/DCIM/../../secret", "/out/secret", "secret", "/a\0b"}) {
      assertThat(tree.stat(path)).as(path).isEmpty();
      assertThatIOException().as(path).isThrownBy(() -> read(path, 0, 10));
    }
    assertThat(tree.stat("/DCIM/secret").orElseThrow().type()).isEqualTo(MediaTree.Type.LINK);
    assertThatIOException().as("links are not followed here").isThrownBy(() -> read("/DCIM/secret", 0, 10));
    assertThat(tree.list("/out")).isEmpty();
  }

  @Test
  void thePhoneFollowsLinksThatStayInside() throws Exception {
    Files.createSymbolicLink(root.resolve("relative"), Path.of("DCIM/100APPLE"));
    Files.createSymbolicLink(root.resolve("absolute"), root.resolve("DCIM/100APPLE/IMG_0001.HEIC"));
    Files.createSymbolicLink(root.resolve("out"), dir.resolve("secret"));

    try (var usbmuxd = VirtualUsbmuxd.start()) {
      usbmuxd.plug(VirtualPhone.serving(tree).build());
      var host = new TestHost(usbmuxd);
      host.pair();
      try (AfcProbe afc = host.afc()) {
        assertThat(afc.read(afc.open("/relative/IMG_0001.HEIC"), 10).data()).containsExactly(1, 2, 3, 4, 5);
        assertThat(afc.read(afc.open("/absolute"), 10).data()).containsExactly(1, 2, 3, 4, 5);
        assertThat(afc.open("/out", 1).status()).isEqualTo(org.photokura.protocol.afc.AfcStatus.OBJECT_NOT_FOUND);
      }
    }
  }

  @Test
  void seesChangesAtOnce() throws IOException {
    Files.write(root.resolve("DCIM/new"), new byte[7]);
    assertThat(tree.stat("/DCIM/new").orElseThrow().sizeBytes()).isEqualTo(7);
    Files.delete(root.resolve("DCIM/new"));
    assertThat(tree.stat("/DCIM/new")).isEmpty();
  }

  @Test
  void namesDoNotDependOnTheLocale() throws Exception {
    Files.writeString(root.resolve("DCIM/写真 が\u0301 %41.JPG"), "right");
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(program, "-cp", System.getProperty("java.class.path"), Lister.class.getName(), root.toString());
    process.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    Process java = process.redirectErrorStream(true).start();

    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEqualTo("写真 が\u0301 %41.JPG=right\n");
    assertThat(java.waitFor()).isZero();
  }

  /** Prints the files of DCIM, in a process of its own. */
  static final class Lister {
    public static void main(String[] args) throws IOException {
      var tree = new DirectoryTree(Path.of(args[0]));
      for (String name : tree.list("/DCIM")) {
        if (tree.stat("/DCIM/" + name).orElseThrow().type() == MediaTree.Type.FILE) {
          var content = ByteBuffer.allocate(100);
          tree.read("/DCIM/" + name, 0, content);
          System.out.writeBytes((name + "=" + StandardCharsets.UTF_8.decode(content.flip()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Test
  void leavesOutNamesThatAreNoText() throws Exception {
    Path odd = Path.of(java.net.URI.create(root.resolve("DCIM").toUri() + "bad%FFname"));
    assumeTrue(writes(odd), "this file system takes only text");

    assertThat(tree.list("/DCIM")).containsExactly("100APPLE");
  }

  private static boolean writes(Path file) {
    try {
      Files.write(file, new byte[] {1});
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void servesOnlyFolders() throws IOException {
    Path file = Files.write(dir.resolve("file"), "x".getBytes(StandardCharsets.UTF_8));
    assertThatIOException().isThrownBy(() -> new DirectoryTree(file));
    assertThatIOException().isThrownBy(() -> new DirectoryTree(dir.resolve("none")));
  }

  private byte[] read(String path, long offset, int count) throws IOException {
    var buffer = ByteBuffer.allocate(count);
    int got = tree.read(path, offset, buffer);
    return java.util.Arrays.copyOf(buffer.array(), got);
  }
}
