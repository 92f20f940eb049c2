package org.photokura.library.image.movie;

import java.util.Set;
import org.jcodec.common.model.Picture;
import org.photokura.library.image.container.MovieFrame;
import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.Argb;

/** jcodec's planes as rows of RGB: limited range, by the matrix of BT.709 or BT.601 as the movie says, else by its size. */
final class YuvRows implements AreaScaler.Rows {

  private static final int HD_HEIGHT = 720;
  private static final int UNKNOWN = 2;
  private static final Set<Integer> BT_601 = Set.of(5, 6);
  /** jcodec keeps samples less 128, so that they fit into bytes. */
  private static final int BIAS = 128;

  private final Picture picture;
  private final int width;
  private final int chromaShiftX;
  private final int chromaShiftY;
  private final float redCr;
  private final float greenCb;
  private final float greenCr;
  private final float blueCb;

  YuvRows(Picture picture, MovieFrame frame) {
    this.picture = picture;
    this.width = frame.coded().width();
    this.chromaShiftX = picture.getPlaneWidth(1) < picture.getWidth() ? 1 : 0;
    this.chromaShiftY = picture.getPlaneHeight(1) < picture.getHeight() ? 1 : 0;
    boolean hd = frame.matrix() == UNKNOWN ? frame.coded().shortEdge() >= HD_HEIGHT : !BT_601.contains(frame.matrix());
    redCr = hd ? 1.793f : 1.596f;
    greenCb = hd ? -0.213f : -0.392f;
    greenCr = hd ? -0.533f : -0.813f;
    blueCb = hd ? 2.112f : 2.017f;
  }

  @Override
  public void row(int y, int[] argb) {
    byte[] luma = picture.getPlaneData(0);
    byte[] blue = picture.getPlaneData(1);
    byte[] red = picture.getPlaneData(2);
    int lumaRow = y * picture.getPlaneWidth(0);
    int chromaRow = (y >> chromaShiftY) * picture.getPlaneWidth(1);
    for (int x = 0; x < width; x++) {
      float light = (luma[lumaRow + x] + BIAS - 16) * 1.164f;
      float cb = blue[chromaRow + (x >> chromaShiftX)];
      float cr = red[chromaRow + (x >> chromaShiftX)];
      argb[x] = Argb.opaque(level(light + redCr * cr), level(light + greenCb * cb + greenCr * cr), level(light + blueCb * cb));
    }
  }

  private static int level(float value) {
    return Math.clamp((int) (value + 0.5f), 0, 255);
  }
}
