package org.photokura.virtualphone.demo.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Animated GIF. */
public final class GifFile {

  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int COMMENT_BLOCK = 256;

  private GifFile() {}

  /** The frames one after another, for ever. */
  public static byte[] encode(List<BufferedImage> frames, int hundredthsPerFrame) {
    var writer = ImageIO.getImageWritersByFormatName("gif").next();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      boolean first = true;
      for (var frame : frames) {
        var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), writer.getDefaultWriteParam());
        time(metadata, hundredthsPerFrame, first);
        first = false;
        writer.writeToSequence(new IIOImage(frame, null, metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A file of exactly {@code sizeBytes}: filled with a comment before its end. */
  public static Content file(byte[] encoded, long sizeBytes, long seed) {
    long left = sizeBytes - encoded.length - 3;
    if (left < COMMENT_BLOCK) {
      throw new IllegalArgumentException(sizeBytes + " bytes are too few");
    }
    var rope = Rope.builder().add(encoded, 0, encoded.length - 1).add(new byte[] {0x21, (byte) 0xFE});
    for (long block = 0; left > 0; block++) {
      int length = (int) Math.min(left - 1, left - 1 <= 255 ? 255 : left - COMMENT_BLOCK == 1 ? 254 : 255);
      rope.add(new byte[] {(byte) length}).add(new Noise(seed + block, length));
      left -= length + 1;
    }
    return rope.add(new byte[] {0, 0x3B}).build();
  }

  private static void time(IIOMetadata metadata, int hundredths, boolean first) throws IOException {
    var root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", Integer.toString(hundredths));
    control.setAttribute("disposalMethod", "none");
    if (first) {
      var extensions = new IIOMetadataNode("ApplicationExtensions");
      var loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    metadata.setFromTree(FORMAT, root);
  }
}
