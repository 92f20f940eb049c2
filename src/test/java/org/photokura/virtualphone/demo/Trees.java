package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.photokura.virtualphone.MediaTree;

/** Reading a media tree in tests. */
public final class Trees {

  private Trees() {}

  /** All files below a folder. */
  public static List<String> files(MediaTree tree, String folder) {
    var found = new ArrayList<String>();
    for (var name : tree.list(folder)) {
      var path = folder.equals("/") ? "/" + name : folder + "/" + name;
      if (tree.stat(path).orElseThrow().type() == MediaTree.Type.FOLDER) {
        found.addAll(files(tree, path));
      } else {
        found.add(path);
      }
    }
    return found;
  }

  /** A whole file, asked for in odd pieces, and one byte more than there should be. */
  public static byte[] read(MediaTree tree, String path) throws java.io.IOException {
    int size = Math.toIntExact(tree.stat(path).orElseThrow().sizeBytes());
    var all = new byte[size + 1];
    int at = 0;
    while (at < all.length) {
      var piece = ByteBuffer.wrap(all, at, Math.min(300_007, all.length - at));
      int got = tree.read(path, at, piece);
      if (got == 0) {
        break;
      }
      at += got;
    }
    return Arrays.copyOf(all, at);
  }

  public static Instant modified(MediaTree tree, String path) {
    return Instant.ofEpochSecond(0, tree.stat(path).orElseThrow().modifiedNanos());
  }
}
