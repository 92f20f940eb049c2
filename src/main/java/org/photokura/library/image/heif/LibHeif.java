package org.photokura.library.image.heif;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The few functions of libheif that decoding needs, under their own names; all exist since 1.7. Pointers are opaque; whoever gets one
 * releases it:
 * image, then handle, then context, then the memory that the context reads.
 *
 * <p><b>Source</b> libheif's public header heif.h. <b>Checked by</b> HeifDecoderTest with 1.15.1. <b>Unverified</b> macOS and Windows
 * builds.
 */
@SuppressWarnings({"checkstyle:MethodName", "MethodName"})
interface LibHeif extends Library {

  int COMPRESSION_HEVC = 1;
  int COMPRESSION_AV1 = 4;
  int COLORSPACE_RGB = 1;
  int CHROMA_INTERLEAVED_RGB = 10;
  int CHROMA_INTERLEAVED_RGBA = 11;
  int CHANNEL_INTERLEAVED = 10;
  /**
   * Where {@code convert_hdr_to_8bit} stands in heif_decoding_options, which has it from version 2 on: after two bytes and four pointers.
   */
  int OPTION_EIGHT_BITS_OFFSET = 40;

  int heif_get_version_number();

  int heif_have_decoder_for_format(int format);

  @Nullable Pointer heif_context_alloc();

  void heif_context_free(Pointer context);

  Failure.ByValue heif_context_read_from_memory_without_copy(Pointer context, Pointer memory, long size, @Nullable Pointer options);

  Failure.ByValue heif_context_get_primary_image_handle(Pointer context, PointerByReference handle);

  int heif_image_handle_get_width(Pointer handle);

  int heif_image_handle_get_height(Pointer handle);

  void heif_image_handle_release(Pointer handle);

  @Nullable Pointer heif_decoding_options_alloc();

  void heif_decoding_options_free(Pointer options);

  Failure.ByValue heif_decode_image(Pointer handle, PointerByReference image, int colorspace, int chroma, @Nullable Pointer options);

  int heif_image_get_width(Pointer image, int channel);

  int heif_image_get_height(Pointer image, int channel);

  @Nullable Pointer heif_image_get_plane_readonly(Pointer image, int channel, IntByReference stride);

  void heif_image_release(Pointer image);

  /** {@code struct heif_error}, which functions return by value. */
  @Structure.FieldOrder({"code", "subcode", "message"})
  class Failure extends Structure {
    public int code;
    public int subcode;
    public @Nullable String message;

    /** As functions return it. */
    public static class ByValue extends Failure implements Structure.ByValue {}
  }
}
