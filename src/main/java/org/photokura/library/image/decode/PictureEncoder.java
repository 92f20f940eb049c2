package org.photokura.library.image.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.photokura.library.image.Picture;

/** Pictures to JPEG, or to PNG where they are transparent. */
public final class PictureEncoder {

  private static final float THUMBNAIL_QUALITY = 0.88f;

  private PictureEncoder() {}

  /** A picture as a file for the cache. */
  public static byte[] encode(Picture picture) throws IOException {
    boolean transparent = Arrays.stream(picture.argb()).anyMatch(p -> p >>> 24 != 255);
    var image = new BufferedImage(picture.width(), picture.height(), transparent ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
    image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.argb());
    return transparent ? write(image, "png", 1) : jpeg(image, THUMBNAIL_QUALITY);
  }

  /**
   * An image as baseline JPEG with a JFIF header.
   *
   * @param quality 0 to 1
   */
  public static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    return write(image, "jpeg", quality);
  }

  private static byte[] write(BufferedImage image, String format, float quality) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      var param = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
