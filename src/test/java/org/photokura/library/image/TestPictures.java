package org.photokura.library.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures whose four quarters are red, green, blue and yellow, so that one sees how they were turned. */
public final class TestPictures {

  public static final int RED = 0xE01010;
  public static final int GREEN = 0x10D010;
  public static final int BLUE = 0x2020E0;
  public static final int YELLOW = 0xE0E010;

  private TestPictures() {}

  /** Red and green above blue and yellow. */
  public static BufferedImage quadrants(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean left = x < width / 2;
        image.setRGB(x, y, 0xFF000000 | (y < height / 2 ? left ? RED : GREEN : left ? BLUE : YELLOW));
      }
    }
    return image;
  }

  public static BufferedImage quadrants(int width, int height) {
    return quadrants(width, height, BufferedImage.TYPE_INT_RGB);
  }

  public static byte[] jpeg(int width, int height) {
    return jpeg(quadrants(width, height), false);
  }

  public static byte[] jpeg(BufferedImage image, boolean progressive) {
    try {
      var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.95f);
      param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      var bytes = new ByteArrayOutputStream();
      try (var out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(image, null, null), param);
      }
      writer.dispose();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG of raw components, without conversion: four for CMYK. */
  public static byte[] jpeg(WritableRaster raster) {
    try {
      var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      var bytes = new ByteArrayOutputStream();
      try (var out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
      }
      writer.dispose();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] encoded(BufferedImage image, String format) {
    try {
      var bytes = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, bytes)).isTrue();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a segment behind the start of a JPEG. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      body.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write(body.size() + 2 >> 8);
    out.write(body.size() + 2);
    out.writeBytes(body.toByteArray());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  public static byte[] withExif(byte[] jpeg, byte[] tiff) {
    return withSegment(jpeg, 0xE1, new byte[] {'E', 'x', 'i', 'f', 0, 0}, tiff);
  }

  public static byte[] withProfile(byte[] jpeg, byte[] icc) {
    return withSegment(jpeg, 0xE2, "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), icc);
  }

  /** Bytes of a file beside this class in the test resources. */
  public static byte[] resource(String name) {
    try (var in = TestPictures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colours of the middles of the quarters: top left, top right, bottom left, bottom right. */
  public static void assertQuarters(Picture picture, int... colours) {
    int[] xs = {picture.width() / 4, picture.width() * 3 / 4};
    int[] ys = {picture.height() / 4, picture.height() * 3 / 4};
    for (int i = 0; i < 4; i++) {
      assertPixel(picture, xs[i % 2], ys[i / 2], colours[i], 48);
    }
  }

  public static void assertPixel(Picture picture, int x, int y, int colour, int tolerance) {
    var is = new Color(picture.argb()[y * picture.width() + x]);
    var should = new Color(colour);
    int distance = Math.max(Math.abs(is.getRed() - should.getRed()), Math.max(Math.abs(is.getGreen() - should.getGreen()), Math.abs(is.getBlue() - should.getBlue())));
    assertThat(distance).as("pixel %d,%d of %dx%d is %s, should be %s", x, y, picture.width(), picture.height(), is, should).isLessThanOrEqualTo(tolerance);
  }

  public static void assertSize(Picture picture, int width, int height) {
    assertThat(picture.width() + "x" + picture.height()).isEqualTo(width + "x" + height);
    assertThat(picture.argb()).hasSize(width * height);
  }
}
