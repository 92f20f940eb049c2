package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.photokura.virtualphone.MediaTree;

/** Writes a library to a folder, to look at with other tools: {@code Dump FOLDER [PATH…]}. */
final class Dump {

  private Dump() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    var library = new DemoLibrary();
    System.out.printf("made in %d ms: %s%n", (System.nanoTime() - start) / 1_000_000, library.expected());
    start = System.nanoTime();
    long count = folder(library, args.length > 1 ? args[1] : "/", Path.of(args[0]));
    System.out.printf("%d files in %d ms%n", count, (System.nanoTime() - start) / 1_000_000);
  }

  static long folder(MediaTree tree, String folder, Path target) throws Exception {
    Files.createDirectories(target);
    long count = 0;
    for (var name : tree.list(folder)) {
      var path = folder.equals("/") ? "/" + name : folder + "/" + name;
      var entry = tree.stat(path).orElseThrow();
      if (entry.type() == MediaTree.Type.FOLDER) {
        count += folder(tree, path, target.resolve(name));
      } else {
        count++;
        file(tree, path, target.resolve(name), entry);
      }
    }
    return count;
  }

  private static void file(MediaTree tree, String path, Path target, MediaTree.Entry entry) throws Exception {
    try (var out = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = ByteBuffer.allocate(1 << 20);
      long at = 0;
      int got;
      while ((got = tree.read(path, at, buffer.clear())) > 0) {
        at += got;
        buffer.flip();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      if (at != entry.sizeBytes()) {
        throw new IllegalStateException(path + " has " + at + " of " + entry.sizeBytes() + " bytes");
      }
    }
    Files.setLastModifiedTime(target, FileTime.from(Instant.ofEpochSecond(0, entry.modifiedNanos())));
  }
}
