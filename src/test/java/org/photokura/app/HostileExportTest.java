package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.HostileTree;

/** Names that no one should trust, an empty file and a very large one, from the phone to the disk through libimobiledevice. */
class HostileExportTest {

  @TempDir Path folder;

  @Test
  void everyFileArrivesInsideTheDestinationWhateverItsName() throws Exception {
    export(HostileTree.ofNames());
  }

  @Test
  void namesThatArePathsLeadNowhere() throws Exception {
    export(HostileTree.withPathsAsNames());
  }

  @Test
  @Tag("slow")
  void aFileBeyondFourGigabytesArrivesWhole() throws Exception {
    export(HostileTree.withHugeFile());
  }

  private void export(HostileTree tree) throws Exception {
    var destination = folder.resolve("deep/below/out");
    var phone = VirtualPhone.serving(tree).build();
    try (var server = VirtualPhoneServer.start(phone, 0)) {
      var cli = new CommandLineHarness(folder.resolve("home"), server.address());
      cli.run("pair");
      var result = cli.run("export", "--all", "--to", destination.toString(), "--json");
      assertThat(result.json().get("counts").get("failed").asInt()).as(result.err()).isZero();
      assertThat(result.status()).as(result.err()).isZero();
      var arrived = new TreeMap<String, String>();
      for (var item : result.json().get("items")) {
        for (var file : item.get("files")) {
          arrived.put(file.get("path").asText(), file.get("target").asText());
        }
      }
      assertThat(arrived.keySet()).containsAll(tree.files().keySet().stream().filter(path -> isListed(tree, path)).toList());
      var targets = new HashSet<>(arrived.values());
      assertThat(targets).as("no two files share a name").hasSameSizeAs(arrived.values());
      for (Map.Entry<String, String> file : arrived.entrySet()) {
        var target = destination.resolve(file.getValue()).normalize();
        assertThat(target.startsWith(destination)).as(file.getValue()).isTrue();
        assertThat(sha256(target)).as(file.getKey()).isEqualTo(sha256(tree, file.getKey()));
      }
      assertThat(cli.run("verify", destination.toString()).status()).isZero();
      var again = cli.run("export", "--all", "--to", destination.toString(), "--json").json();
      assertThat(again.get("counts").get("copied").asInt()).isZero();
      assertThat(outside()).as("nothing beside the destination").isSubsetOf("home", "deep");
      assertThat(phone.writeAttempts()).isZero();
    }
  }

  /**
   * Whether that file is one to be saved: the phone can be asked for it (a name that is itself a path may not be), and it is no hidden file of the system, which docs/library.md
   * leaves out: one whose name begins with a dot and has no ending of a picture.
   */
  private static boolean isListed(MediaTree tree, String path) {
    if (path.endsWith("/...") || path.endsWith("/.photokura")) {
      return false;
    }
    return !path.contains("/../") && tree.list(path.substring(0, path.lastIndexOf('/'))).contains(path.substring(path.lastIndexOf('/') + 1));
  }

  private Set<String> outside() throws IOException {
    try (var list = Files.list(folder)) {
      return new HashSet<>(list.map(path -> path.getFileName().toString()).toList());
    }
  }

  private static String sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = Files.newInputStream(file)) {
      var block = new byte[1 << 20];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String sha256(MediaTree tree, String path) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    var block = ByteBuffer.allocate(1 << 20);
    long at = 0;
    for (int n = tree.read(path, at, block); n > 0; n = tree.read(path, at, block.clear())) {
      digest.update(block.flip());
      at += n;
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
