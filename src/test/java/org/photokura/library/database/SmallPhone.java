package org.photokura.library.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.photokura.app.CommandLineHarness;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LockPolicy;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;

/** A paired virtual phone with a few pictures and their database, and the command line that reads it through libimobiledevice with TLS. */
final class SmallPhone implements AutoCloseable {

  /** A lock that takes back the content of files; names, sessions and services stay. */
  private static final LockPolicy FILES_ONLY = new LockPolicy(false, false, true, false);

  final VirtualPhone phone;
  final CommandLineHarness cli;
  final Path destination;
  private final VirtualPhoneServer server;

  /**
   * @param tree what lies on the phone besides the database
   * @param specs the rows of the database; none: there is no database
   */
  SmallPhone(Path folder, InMemoryTree tree, AssetSpec... specs) throws Exception {
    if (specs.length > 0) {
      tree.file(DatabaseDownload.DATABASE, new PhotosDatabaseBuilder(Generation.IOS_18).add(specs).build(folder.resolve("made")).database());
    }
    phone = VirtualPhone.serving(tree).lockPolicy(FILES_ONLY).build();
    server = VirtualPhoneServer.start(phone, 0);
    cli = new CommandLineHarness(folder.resolve("home"), server.address());
    destination = folder.resolve("out");
    cli.run("pair");
  }

  static AssetSpec photo(int number) {
    String name = "IMG_%04d.HEIC".formatted(number);
    return new AssetSpec("U" + number, "DCIM/100APPLE", name).created(700_000_000 + number, 0).attribute("ZORIGINALFILENAME", name);
  }

  CommandLineHarness.Result export(String... selection) {
    var fixed = Stream.of("export", "--to", destination.toString(), "--layout", "{name}", "--json");
    return cli.run(Stream.concat(fixed, Stream.of(selection)).toArray(String[]::new));
  }

  CommandLineHarness.Result list(String... selection) {
    return cli.run(Stream.concat(Stream.of("list", "--json"), Stream.of(selection)).toArray(String[]::new));
  }

  /** The names of the files that were saved. */
  Set<String> saved() throws IOException {
    var names = new TreeSet<String>();
    if (Files.isDirectory(destination)) {
      try (Stream<Path> files = Files.list(destination)) {
        files.filter(Files::isRegularFile).forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }

  @Override
  public void close() {
    server.close();
  }
}
