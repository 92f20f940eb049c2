package org.photokura.library.image.decode;

import java.awt.Transparency;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.photokura.library.image.Picture;

/**
 * Colours from a picture's own profile to sRGB. iPhones take photos in Display P3: shown without this they look pale. Runs after scaling,
 * on few pixels.
 * Thread-safe.
 */
public final class SrgbConverter {

  private static final int PROFILES_KEPT = 16;
  private static final int STRIP_PIXELS = 256 * 1024;
  private static final int TOLERANCE = 2;
  /** Saturated and grey colours; if a profile leaves them where they are, it is sRGB by another name. */
  private static final int[] PROBES = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0x808080, 0x202020, 0xC04020, 0x20A0E0};

  private final Map<ProfileKey, Optional<Conversion>> conversions = new LinkedHashMap<>(32, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<ProfileKey, Optional<Conversion>> eldest) {
      return size() > PROFILES_KEPT;
    }
  };

  /** The operation is kept with its space, because making it costs more than a thumbnail's pixels; nothing says that it is thread-safe. */
  private record Conversion(ICC_ColorSpace space, ColorConvertOp operation) {}

  @SuppressWarnings("ArrayRecordComponent") // compares by content
  private record ProfileKey(byte[] bytes, int hash) {
    static ProfileKey of(byte[] bytes) {
      return new ProfileKey(bytes, Arrays.hashCode(bytes));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ProfileKey(byte[] that, int thatHash) && hash == thatHash && Arrays.equals(bytes, that);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** The picture in sRGB; unchanged without a profile, or with one that cannot be used. Changes the picture's own pixels. */
  public Picture convert(Picture picture, Optional<byte[]> icc) {
    var conversion = icc.flatMap(this::conversion);
    if (conversion.isPresent()) {
      int[] argb = picture.argb();
      for (int start = 0; start < argb.length; start += STRIP_PIXELS) {
        convert(conversion.get(), argb, start, Math.min(STRIP_PIXELS, argb.length - start));
      }
    }
    return picture;
  }

  private Optional<Conversion> conversion(byte[] icc) {
    var key = ProfileKey.of(icc);
    synchronized (conversions) {
      var known = conversions.get(key);
      if (known != null) {
        return known;
      }
    }
    var conversion = load(icc);
    synchronized (conversions) {
      conversions.put(key, conversion);
    }
    return conversion;
  }

  /** A profile is the file's own bytes: whatever AWT dislikes about it means "none". */
  private static Optional<Conversion> load(byte[] icc) {
    try {
      var profile = ICC_Profile.getInstance(icc);
      if (profile.getNumComponents() != 3) {
        return Optional.empty();
      }
      var conversion = new Conversion(new ICC_ColorSpace(profile), new ColorConvertOp(null));
      var probes = Arrays.stream(PROBES).map(rgb -> 0xFF000000 | rgb).toArray();
      convert(conversion, probes, 0, probes.length);
      for (int i = 0; i < probes.length; i++) {
        if (!alike(probes[i], PROBES[i])) {
          return Optional.of(conversion);
        }
      }
      return Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static boolean alike(int a, int b) {
    return Math.abs(Argb.red(a) - Argb.red(b)) <= TOLERANCE
        && Math.abs(Argb.green(a) - Argb.green(b)) <= TOLERANCE
        && Math.abs(Argb.blue(a) - Argb.blue(b)) <= TOLERANCE;
  }

  private static void convert(Conversion conversion, int[] argb, int start, int count) {
    var bytes = new byte[3 * count];
    for (int i = 0; i < count; i++) {
      int pixel = Argb.unmultiplied(argb[start + i]);
      bytes[3 * i] = (byte) Argb.red(pixel);
      bytes[3 * i + 1] = (byte) Argb.green(pixel);
      bytes[3 * i + 2] = (byte) Argb.blue(pixel);
    }
    var model = new ComponentColorModel(conversion.space(), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    var raster = Raster.createInterleavedRaster(new DataBufferByte(bytes, bytes.length), count, 1, 3 * count, 3, new int[] {0, 1, 2}, null);
    var converted = new BufferedImage(count, 1, BufferedImage.TYPE_INT_RGB);
    synchronized (conversion) {
      conversion.operation().filter(new BufferedImage(model, raster, false, null), converted);
    }
    int[] pixels = ((DataBufferInt) converted.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < count; i++) {
      int pixel = pixels[i];
      argb[start + i] = Argb.premultiplied(Argb.alpha(argb[start + i]), Argb.red(pixel), Argb.green(pixel), Argb.blue(pixel));
    }
  }
}
