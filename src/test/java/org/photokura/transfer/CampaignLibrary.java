package org.photokura.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** A small library of mixed files, the same for the same seed: also in another process. */
final class CampaignLibrary {

  private CampaignLibrary() {}

  static List<Item> make(Items items, long seed) {
    var random = new Random(seed);
    var made = new ArrayList<Item>();
    int count = random.nextInt(5, 60);
    for (int i = 0; i < count; i++) {
      String stem = "/DCIM/%dAPPLE/IMG_%04d".formatted(100 + random.nextInt(3), i / 2);
      String uuid = random.nextInt(4) == 0 ? null : "UUID-" + i;
      long size = size(random);
      var item = switch (random.nextInt(5)) {
        case 0 -> items.asset(uuid, size, new Items.Part(FileRole.ORIGINAL, stem + "." + i + ".HEIC"), new Items.Part(FileRole.LIVE_VIDEO, stem + "." + i + ".MOV"));
        case 1 -> items.asset(uuid, size, new Items.Part(FileRole.ORIGINAL, stem + "." + i + ".JPG"),
            new Items.Part(FileRole.EDITED, "/PhotoData/Mutations" + stem + "/" + i + "/FullSizeRender.jpg"));
        default -> items.asset(uuid, size, new Items.Part(FileRole.ORIGINAL, stem + "." + i + ".JPG"));
      };
      made.add(Items.named(item, "IMG_%04d.%s".formatted(i / 2, random.nextBoolean() ? "JPG" : "jpg")));
    }
    return made;
  }

  private static long size(Random random) {
    return switch (random.nextInt(random.nextInt(4) == 0 ? 11 : 10)) {
      case 10 -> random.nextInt(9_000_000, 15_000_000);
      case 0 -> 0;
      case 1 -> random.nextInt(1, 100);
      case 2, 3 -> random.nextInt(1_000_000, 6_000_000);
      default -> random.nextInt(5_000, 300_000);
    };
  }
}
