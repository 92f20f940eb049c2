package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/**
 * A picture being painted. Colours are kept as floats and rounded once, with a grain below what the eye sees, so that skies do not band.
 * Places are
 * fractions of width and height; lengths are in units of the shorter side, so that discs are round and a picture is the same in every size.
 */
final class Canvas {

  final int w;
  final int h;
  /** Pixels in the unit of lengths. */
  final double unit;
  /** Red, green, blue of each pixel, 0 to 255. */
  final float[] px;

  Canvas(int w, int h) {
    this.w = w;
    this.h = h;
    this.unit = Math.min(w, h);
    this.px = new float[3 * w * h];
  }

  /** Fills rows between two heights (fractions) with a ramp from top to bottom. */
  void backdrop(Ramp ramp, double top, double bottom) {
    var rgb = ramp.rgb();
    int from = (int) Math.round(top * h);
    int to = (int) Math.round(bottom * h);
    for (int y = from; y < to; y++) {
      int c = Ramp.at((y + .5 - from) / (to - from));
      for (int x = 0, i = 3 * y * w; x < w; x++, i += 3) {
        px[i] = rgb[c];
        px[i + 1] = rgb[c + 1];
        px[i + 2] = rgb[c + 2];
      }
    }
  }

  void backdrop(Ramp ramp) {
    backdrop(ramp, 0, 1);
  }

  /** A light that spreads: strongest at its middle, gone at {@code radius}. */
  void glow(double cx, double cy, double radius, int color, double strength, double power) {
    double x0 = cx * w;
    double y0 = cy * h;
    double r = radius * unit;
    var falloff = new float[513];
    for (int i = 0; i < falloff.length; i++) {
      falloff[i] = (float) (strength * Math.pow(1 - Math.sqrt(i / 512.0), power));
    }
    int top = Math.max(0, (int) (y0 - r));
    int bottom = Math.min(h, (int) (y0 + r) + 1);
    int left = Math.max(0, (int) (x0 - r));
    int right = Math.min(w, (int) (x0 + r) + 1);
    double k = 512 / (r * r);
    for (int y = top; y < bottom; y++) {
      double dy = y + .5 - y0;
      for (int x = left; x < right; x++) {
        double dx = x + .5 - x0;
        double d = (dx * dx + dy * dy) * k;
        if (d < 512) {
          blend(3 * (y * w + x), color, falloff[(int) d]);
        }
      }
    }
  }

  /** A disc with an edge of {@code soft} units. */
  void disc(double cx, double cy, double radius, int color, double soft, double alpha) {
    double r = radius * unit;
    double edge = Math.max(1, soft * unit);
    double x0 = cx * w;
    double y0 = cy * h;
    for (int y = Math.max(0, (int) (y0 - r - edge)); y < Math.min(h, y0 + r + edge); y++) {
      for (int x = Math.max(0, (int) (x0 - r - edge)); x < Math.min(w, x0 + r + edge); x++) {
        double d = Math.hypot(x + .5 - x0, y + .5 - y0) - r;
        double a = .5 - d / edge;
        if (a > 0) {
          blend(3 * (y * w + x), color, (float) (Math.min(1, a) * alpha));
        }
      }
    }
  }

  /**
   * Land below a line: the ramp's first colour at the crest, its last {@code depth} units below. The colours follow the mountain, not
   * its every tooth.
   *
   * @param top the line's pixel height in every column
   */
  void land(float[] top, Ramp body, double depth) {
    float highest = Float.MAX_VALUE;
    for (float t : top) {
      highest = Math.min(highest, t);
    }
    var rgb = body.rgb();
    var mountain = softened(top, (int) (Math.min(.22, .7 * depth) * unit));
    float k = (float) (1 / (depth * unit));
    for (int y = Math.max(0, (int) highest); y < h; y++) {
      for (int x = 0, i = 3 * y * w; x < w; x++, i += 3) {
        float below = y + .5f - top[x];
        if (below > -.5f) {
          int c = Ramp.at((y + .5f - mountain[x]) * k);
          float cover = below >= .5f ? 1 : below + .5f;
          px[i] += (rgb[c] - px[i]) * cover;
          px[i + 1] += (rgb[c + 1] - px[i + 1]) * cover;
          px[i + 2] += (rgb[c + 2] - px[i + 2]) * cover;
        }
      }
    }
  }

  /** Mixes a colour in everywhere, as strongly as the mask says. */
  void veil(float[] mask, int color) {
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] > 0) {
        blend(3 * i, color, mask[i]);
      }
    }
  }

  /** Draws with Java2D on top. */
  void draw(Consumer<Graphics2D> drawing) {
    draw(1, drawing);
  }

  /**
   * Draws with Java2D on a layer that comes out soft.
   *
   * @param blur 1 for sharp, else about its radius in 400ths of the unit
   */
  void draw(double blur, Consumer<Graphics2D> drawing) {
    double coarse = blur <= 1 ? 1 : Math.max(1, blur * unit / 400);
    int lw = coarse < 1.25 ? w : Math.max(2, (int) (w / coarse));
    int lh = coarse < 1.25 ? h : Math.max(2, (int) (h / coarse));
    var layer = new BufferedImage(lw, lh, BufferedImage.TYPE_INT_ARGB_PRE);
    var g = layer.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale((double) lw / w, (double) lh / h);
    drawing.accept(g);
    g.dispose();
    over(((DataBufferInt) layer.getRaster().getDataBuffer()).getData(), lw, lh);
  }

  void blend(int i, int color, float alpha) {
    px[i] += ((color >> 16 & 0xFF) - px[i]) * alpha;
    px[i + 1] += ((color >> 8 & 0xFF) - px[i + 1]) * alpha;
    px[i + 2] += ((color & 0xFF) - px[i + 2]) * alpha;
  }

  /** Pixel x of a fraction. */
  double x(double fraction) {
    return fraction * w;
  }

  /** Pixel y of a fraction. */
  double y(double fraction) {
    return fraction * h;
  }

  BufferedImage toImage() {
    var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    var data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int grain = 0x2545F491;
    for (int i = 0, p = 0; p < data.length; i += 3, p++) {
      grain ^= grain << 13;
      grain ^= grain >>> 17;
      grain ^= grain << 5;
      float g = (grain & 0xFFFF) / 65536f;
      data[p] = byteOf(px[i] + g) << 16 | byteOf(px[i + 1] + g) << 8 | byteOf(px[i + 2] + g);
    }
    return image;
  }

  /** The mean of the line around each column, twice, so that no edge of the window shows. */
  private static float[] softened(float[] line, int radius) {
    var out = line;
    for (int round = 0; round < 2; round++) {
      var in = out;
      out = new float[in.length];
      double sum = 0;
      for (int x = -radius; x <= radius; x++) {
        sum += in[Math.clamp(x, 0, in.length - 1)];
      }
      for (int x = 0; x < in.length; x++) {
        out[x] = (float) (sum / (2 * radius + 1));
        sum += in[Math.min(in.length - 1, x + radius + 1)] - in[Math.max(0, x - radius)];
      }
    }
    return out;
  }

  private static int byteOf(float v) {
    return v <= 0 ? 0 : v >= 255 ? 255 : (int) v;
  }

  private void over(int[] layer, int lw, int lh) {
    if (lw == w && lh == h) {
      for (int p = 0, i = 0; p < layer.length; p++, i += 3) {
        int c = layer[p];
        if (c != 0) {
          float keep = 1 - (c >>> 24) / 255f;
          px[i] = px[i] * keep + (c >> 16 & 0xFF);
          px[i + 1] = px[i + 1] * keep + (c >> 8 & 0xFF);
          px[i + 2] = px[i + 2] * keep + (c & 0xFF);
        }
      }
      return;
    }
    new Soft(layer, lw, lh).over(this);
  }
}
