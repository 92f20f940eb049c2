package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.app.CommandLineHarness;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/**
 * {@code export --not-in-icloud} saves what has not reached iCloud and nothing else, whatever iOS wrote the database: through the command line, libimobiledevice
 * with TLS, and to the disk.
 */
class NotInICloudExportTest {

  /** Pending by its row, but its file is gone: it must be told as failed, never be left out in silence. */
  private static final String GONE = "IMG_0056.HEIC";

  @TempDir Path folder;

  private VirtualPhone phone(StandardLibrary library, Generation generation, boolean iCloudPhotosOn) throws Exception {
    var builder = new PhotosDatabaseBuilder(generation);
    library.writeTo(builder, new DatabasePhone(folder));
    var written = builder.build(folder.resolve("made"), library.assets.size() / 2);
    var tree = new InMemoryTree();
    library.files.forEach((path, size) -> tree.file(path, size, InMemoryTree.DEFAULT_NANOS, InMemoryTree.noise(size)));
    tree.file(DatabaseDownload.DATABASE, written.database()).file(DatabaseDownload.WAL, written.wal());
    if (iCloudPhotosOn) {
      tree.file(CloudRule.MARKER, new byte[] {1});
    }
    return VirtualPhone.serving(tree).link(LinkModel.NONE).trustsAtOnce(true).build();
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void savesExactlyWhatIsPending(Generation generation) throws Exception {
    var library = new StandardLibrary(generation);
    Map<String, String> pending = library.expected.entrySet().stream()
        .filter(e -> e.getValue().contains(" pending "))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(pending).hasSizeGreaterThan(2);
    var destination = folder.resolve("out");
    try (var server = VirtualPhoneServer.start(phone(library, generation, true), 0)) {
      var cli = new CommandLineHarness(folder.resolve("home"), server.address());
      cli.run("pair");
      var result = cli.run("export", "--not-in-icloud", "--to", destination.toString(), "--layout", "{name}", "--json");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      var ids = new TreeSet<String>();
      for (JsonNode item : result.json().get("items")) {
        String id = item.get("id").asText();
        ids.add(id);
        assertThat(item.get("outcome").asText()).as(pending.get(id)).isEqualTo(pending.getOrDefault(id, "").contains(GONE) ? "failed" : "copied");
      }
      assertThat(ids).containsExactlyInAnyOrderElementsOf(pending.keySet());
      assertThat(saved(destination)).containsExactlyInAnyOrderElementsOf(
          pending.values().stream().map(words -> words.split(" ")[1]).filter(name -> !name.equals(GONE)).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void nothingIsPendingWhileICloudPhotosIsOffAndThatIsNotCalledDone(Generation generation) throws Exception {
    var library = new StandardLibrary(generation);
    // Rows that speak of iCloud would contradict the switch; a library that never saw it has none.
    library.assets.forEach(spec -> spec.cloud(0, null));
    try (var server = VirtualPhoneServer.start(phone(library, generation, false), 0)) {
      var cli = new CommandLineHarness(folder.resolve("home"), server.address());
      cli.run("pair");
      var result = cli.run("export", "--not-in-icloud", "--to", folder.resolve("out").toString(), "--json");
      assertThat(result.status()).as("doctor does not know either").isEqualTo(5);
      assertThat(result.json().get("items")).isEmpty();
      assertThat(result.err()).contains("Nobody can tell what is not in iCloud");
      assertThat(cli.run("doctor", "--json").json().get("notInICloud").isNull()).isTrue();
      var list = cli.run("list", "--not-in-icloud", "--json");
      assertThat(list.status()).isEqualTo(5);
      assertThat(list.out()).isEmpty();
      assertThat(cli.run("list", "--not-in-icloud", "--album", "No such album").status()).as("none, whatever iCloud has").isZero();
    }
  }

  private static TreeSet<String> saved(Path destination) throws IOException {
    try (var all = Files.walk(destination)) {
      return all.filter(Files::isRegularFile).map(destination::relativize).filter(path -> !path.startsWith(".photokura"))
          .map(path -> path.toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
