package org.photokura.virtualphone.demo.paint;

import java.awt.geom.Path2D;
import java.util.Random;

/** Silhouettes of trees. */
final class Trees {

  private Trees() {}

  /** A conifer: tiers of boughs that hang a little, no two alike. */
  static void conifer(Path2D path, double x, double base, double height, Random random) {
    double half = height * Field.between(random, .15, .23);
    int tiers = 6 + random.nextInt(3);
    double lean = Field.between(random, -.03, .03) * height;
    path.moveTo(x + lean, base - height);
    for (int tier = 1; tier <= tiers; tier++) {
      tier(path, x + lean * (1 - (double) tier / tiers), base, height, half, (double) tier / tiers, 1, random);
    }
    path.lineTo(x + half * .12, base - height * .02);
    path.lineTo(x + half * .12, base + height * .12);
    path.lineTo(x - half * .12, base + height * .12);
    path.lineTo(x - half * .12, base - height * .02);
    for (int tier = tiers; tier >= 1; tier--) {
      tier(path, x + lean * (1 - (double) tier / tiers), base, height, half, (double) tier / tiers, -1, random);
    }
    path.closePath();
  }

  private static void tier(Path2D path, double x, double base, double height, double half, double t, int side, Random random) {
    double y = base - height * (1 - t * .94);
    double reach = half * Math.pow(t, .85) * Field.between(random, .78, 1.1);
    double tip = y + height * .015;
    double inner = x + side * reach * .42;
    if (side > 0) {
      path.lineTo(x + reach, tip);
      path.lineTo(inner, y - height * .02);
    } else {
      path.lineTo(inner, y - height * .02);
      path.lineTo(x - reach, tip);
    }
  }

  /** Conifers along a crest, dense and of changing height. */
  static Path2D forest(float[] crest, double height, double gap, Random random) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = -height * random.nextDouble();
    double wave = random.nextDouble() * 7;
    while (x < crest.length + height) {
      int column = Math.clamp((int) x, 0, crest.length - 1);
      double grown = height * (.62 + .22 * Math.sin(x / height * .55 + wave) + .3 * random.nextDouble());
      conifer(path, x, crest[column] + height * .12, grown, random);
      x += gap * Field.between(random, .45, 1.4);
    }
    return path;
  }
}
