package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Capture;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Exif;
import org.photokura.virtualphone.demo.media.JpegFile;
import org.photokura.virtualphone.demo.paint.Scenes;

/** The library of the demo's iPhone. Names, sizes and dates are there at once; a picture is painted when its bytes are first read. */
public final class DemoLibrary implements MediaTree {

  private static final long SIZE_BYTES = 900_000;

  private final Renderings renderings = new Renderings(96L << 20);
  private final PathTree tree;

  public DemoLibrary() {
    var builder = PathTree.builder();
    var names = Scenes.names();
    var taken = OffsetDateTime.of(2026, 11, 4, 17, 8, 21, 381_000_000, ZoneOffset.ofHours(9));
    for (int i = 0; i < 120; i++) {
      int number = 9_950 + i > 9_999 ? i - 49 : 9_950 + i;
      var path = "/DCIM/%dAPPLE/IMG_%04d.JPG".formatted(number > 9_000 ? 119 : 120, number);
      var scene = names.get(i % names.size());
      int seed = i / names.size();
      var capture = new Capture(taken.minusHours(7L * (120 - i)), 35.0094, 135.6668, 1, 2016, 1512, null, null, Capture.Lens.MAIN);
      long unique = i;
      builder.file(path, SIZE_BYTES, capture.taken().toInstant(), () -> jpeg(scene, seed, capture, unique));
    }
    tree = builder.build();
  }

  @Override
  public Optional<Entry> stat(String path) {
    return tree.stat(path);
  }

  @Override
  public List<String> list(String folder) {
    return tree.list(folder);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    return tree.read(path, offset, into);
  }

  private Content jpeg(String scene, int seed, Capture capture, long unique) {
    var encoded = renderings.get(scene + ":" + seed + ":" + capture.width() + "x" + capture.height(),
        () -> JpegFile.encode(Scenes.paint(scene, seed, capture.width(), capture.height()), .88f, SIZE_BYTES - 4096));
    return JpegFile.file(encoded, Exif.block(capture, null, 0), SIZE_BYTES, unique);
  }
}
