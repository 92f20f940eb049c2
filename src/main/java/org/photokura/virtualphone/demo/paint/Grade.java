package org.photokura.virtualphone.demo.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** What somebody did to a picture afterwards. */
public enum Grade {
  NONE,
  /** Black and white. */
  MONO,
  /** Stronger colours. */
  VIVID,
  /** Evening light. */
  WARM,
  /** Faded, bluish. */
  COOL;

  /** Changes an RGB picture in place. */
  void apply(BufferedImage picture) {
    if (this == NONE) {
      return;
    }
    var data = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < data.length; i++) {
      int c = data[i];
      float r = c >> 16 & 0xFF;
      float g = c >> 8 & 0xFF;
      float b = c & 0xFF;
      float y = .30f * r + .59f * g + .11f * b;
      data[i] = switch (this) {
        case NONE -> c;
        case MONO -> rgb(curve(y), curve(y), curve(y));
        case VIVID -> rgb(curve(y + (r - y) * 1.45f), curve(y + (g - y) * 1.45f), curve(y + (b - y) * 1.45f));
        case WARM -> rgb(r * 1.08f + 10, g * 1.00f + 2, b * .80f);
        case COOL -> rgb(22 + r * .80f, 26 + g * .86f, 40 + b * .86f);
      };
    }
  }

  /** A little more contrast. */
  private static float curve(float v) {
    float t = Math.clamp(v / 255, 0, 1);
    return 255 * (t * .55f + t * t * (3 - 2 * t) * .45f);
  }

  private static int rgb(float r, float g, float b) {
    return (int) Math.clamp(r, 0, 255) << 16 | (int) Math.clamp(g, 0, 255) << 8 | (int) Math.clamp(b, 0, 255);
  }
}
