package org.photokura.library.image.heif;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemException;
import org.photokura.core.Registration;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.HeifExtract;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.decode.Decoding;

/** Decodes an extract by libheif and lends the pixels, which stay in native memory: a photo of 48 megapixels has 146 MB of them. */
final class HeifImages {

  private final LibHeif heif;

  HeifImages(LibHeif heif) {
    this.heif = heif;
  }

  /**
   * Decoded pixels, row by row, three bytes each (red, green, blue) or four (and alpha, not premultiplied); cropped but not turned. Valid
   * only while lent.
   *
   * @param orientation how they are to be turned: 1 to 8 as in EXIF
   * @param strideBytes from one row to the next
   */
  record Pixels(Size size, int orientation, boolean alpha, int strideBytes, ByteBuffer bytes) {
    int bytesAPixel() {
      return alpha ? 4 : 3;
    }
  }

  /** Uses pixels while they are there. */
  @FunctionalInterface
  interface Use<T> {
    T of(Pixels pixels) throws ProblemException, BadPictureException;
  }

  /** About how much native memory decoding takes: the picture as YCbCr twice and as RGB, and the file. */
  static long bytesNeeded(HeifExtract extract) throws BadPictureException, ProblemException {
    return extract.codedSize().pixels() * (extract.hasAlpha() ? 8 : 6) + extract.dataBytes();
  }

  /**
   * Fetches what the picture needs into native memory; the caller closes it, and then gives back the room. If this fails, the room is given
   * back here.
   *
   * @param name for problems
   * @throws BadPictureException if the file ends too early
   */
  static Memory fetch(HeifExtract extract, String name, Registration room) throws BadPictureException, ProblemException {
    Memory file = null;
    boolean fetched = false;
    try {
      file = new Memory(extract.header().length + extract.dataBytes());
      extract.writeTo(file.getByteBuffer(0, file.size()));
      fetched = true;
      return file;
    } catch (OutOfMemoryError e) {
      throw Decoding.failed(name, e);
    } finally {
      if (!fetched) {
        if (file != null) {
          file.close();
        }
        room.close();
      }
    }
  }

  /**
   * Decodes and lends the pixels to {@code use}.
   *
   * @param file what {@link #fetch} returned; it must stay open until this returns
   * @throws BadPictureException if libheif refuses, or if what it returns has not the size that the container claims: it may be one tile
   */
  <T> T decode(HeifExtract extract, Memory file, Use<T> use) throws BadPictureException, ProblemException {
    var context = created(heif::heif_context_alloc);
    try {
      check(heif.heif_context_read_from_memory_without_copy(context, file, file.size(), null));
      return withHandle(context, extract, use);
    } finally {
      heif.heif_context_free(context);
      Reference.reachabilityFence(file);
    }
  }

  private <T> T withHandle(Pointer context, HeifExtract extract, Use<T> use) throws BadPictureException, ProblemException {
    var out = new PointerByReference();
    check(heif.heif_context_get_primary_image_handle(context, out));
    var handle = out.getValue();
    try {
      checkSize(extract, new Size(heif.heif_image_handle_get_width(handle), heif.heif_image_handle_get_height(handle)));
      return withImage(handle, extract, use);
    } finally {
      heif.heif_image_handle_release(handle);
    }
  }

  private <T> T withImage(Pointer handle, HeifExtract extract, Use<T> use) throws BadPictureException, ProblemException {
    var out = new PointerByReference();
    var options = created(heif::heif_decoding_options_alloc);
    try {
      if (options.getByte(0) >= 2) {
        options.setByte(LibHeif.OPTION_EIGHT_BITS_OFFSET, (byte) 1);
      }
      int chroma = extract.hasAlpha() ? LibHeif.CHROMA_INTERLEAVED_RGBA : LibHeif.CHROMA_INTERLEAVED_RGB;
      check(heif.heif_decode_image(handle, out, LibHeif.COLORSPACE_RGB, chroma, options));
    } finally {
      heif.heif_decoding_options_free(options);
    }
    var image = out.getValue();
    try {
      var size = new Size(heif.heif_image_get_width(image, LibHeif.CHANNEL_INTERLEAVED), heif.heif_image_get_height(image, LibHeif.CHANNEL_INTERLEAVED));
      checkSize(extract, size);
      var stride = new IntByReference();
      var plane = created(() -> heif.heif_image_get_plane_readonly(image, LibHeif.CHANNEL_INTERLEAVED, stride));
      int pixelBytes = extract.hasAlpha() ? 4 : 3;
      if (stride.getValue() < size.width() * pixelBytes) {
        throw new BadPictureException("rows of " + stride.getValue() + " bytes for " + size);
      }
      var turn = extract.turn();
      long start = (long) stride.getValue() * turn.top() + (long) turn.left() * pixelBytes;
      long bytes = (long) stride.getValue() * (turn.cut().height() - 1) + (long) turn.cut().width() * pixelBytes;
      return use.of(new Pixels(turn.cut(), turn.orientation(), extract.hasAlpha(), stride.getValue(), plane.getByteBuffer(start, bytes)));
    } finally {
      heif.heif_image_release(image);
    }
  }

  private static void checkSize(HeifExtract extract, Size decoded) throws BadPictureException, ProblemException {
    if (!decoded.equals(extract.codedSize())) {
      throw new BadPictureException("decoded to " + decoded + ", the file says " + extract.codedSize());
    }
  }

  private static Pointer created(Supplier<@Nullable Pointer> call) throws BadPictureException {
    var pointer = call.get();
    if (pointer == null) {
      throw new BadPictureException("libheif: out of memory");
    }
    return pointer;
  }

  private static void check(LibHeif.Failure failure) throws BadPictureException {
    if (failure.code != 0) {
      throw new BadPictureException("libheif " + failure.code + "." + failure.subcode + " " + failure.message);
    }
  }
}
