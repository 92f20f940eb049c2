package org.photokura.virtualphone.demo.paint;

/** A coarse layer, drawn out smoothly to the size of a picture: a cheap blur. */
final class Soft {

  private final float[] data;
  private final int lw;
  private final int lh;

  Soft(int[] premultiplied, int lw, int lh) {
    this.lw = lw;
    this.lh = lh;
    this.data = new float[4 * lw * lh];
    for (int p = 0; p < premultiplied.length; p++) {
      int c = premultiplied[p];
      data[4 * p] = c >>> 24;
      data[4 * p + 1] = c >> 16 & 0xFF;
      data[4 * p + 2] = c >> 8 & 0xFF;
      data[4 * p + 3] = c & 0xFF;
    }
    for (int round = 0; round < 2; round++) {
      blurRows();
      blurColumns();
    }
  }

  void over(Canvas canvas) {
    float kx = (float) lw / canvas.w;
    float ky = (float) lh / canvas.h;
    for (int y = 0; y < canvas.h; y++) {
      float fy = Math.clamp((y + .5f) * ky - .5f, 0, lh - 1);
      int y0 = Math.min((int) fy, lh - 2);
      float v = fy - y0;
      for (int x = 0, i = 3 * y * canvas.w; x < canvas.w; x++, i += 3) {
        float fx = Math.clamp((x + .5f) * kx - .5f, 0, lw - 1);
        int x0 = Math.min((int) fx, lw - 2);
        float u = fx - x0;
        int a = 4 * (y0 * lw + x0);
        int b = a + 4 * lw;
        float alpha = sample(a, b, 0, u, v);
        if (alpha > .2f) {
          float keep = 1 - alpha / 255f;
          canvas.px[i] = canvas.px[i] * keep + sample(a, b, 1, u, v);
          canvas.px[i + 1] = canvas.px[i + 1] * keep + sample(a, b, 2, u, v);
          canvas.px[i + 2] = canvas.px[i + 2] * keep + sample(a, b, 3, u, v);
        }
      }
    }
  }

  private float sample(int a, int b, int channel, float u, float v) {
    float top = data[a + channel] + (data[a + 4 + channel] - data[a + channel]) * u;
    float bottom = data[b + channel] + (data[b + 4 + channel] - data[b + channel]) * u;
    return top + (bottom - top) * v;
  }

  private void blurRows() {
    for (int y = 0; y < lh; y++) {
      blurRun(4 * y * lw, 4, lw);
    }
  }

  private void blurColumns() {
    for (int x = 0; x < lw; x++) {
      blurRun(4 * x, 4 * lw, lh);
    }
  }

  private void blurRun(int start, int stride, int count) {
    for (int channel = 0; channel < 4; channel++) {
      float before = data[start + channel];
      for (int n = 0, i = start + channel; n < count; n++, i += stride) {
        float here = data[i];
        float after = n + 1 < count ? data[i + stride] : here;
        data[i] = (before + 2 * here + after) / 4;
        before = here;
      }
    }
  }
}
