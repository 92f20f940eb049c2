package org.photokura.library.image;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceFiles;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.Decoded;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.PhoneSource;

/** Decodes files of a phone by whichever decoder fits what their first bytes say. */
final class PhoneDecoding {

  private final Map<PictureFormat, PictureDecoder> decoders = new EnumMap<>(PictureFormat.class);

  PhoneDecoding(List<PictureDecoder> decoders) {
    decoders.forEach(decoder -> decoder.formats().forEach(format -> this.decoders.putIfAbsent(format, decoder)));
  }

  /**
   * Decodes a file on the phone. A file that does not decode is read once more before it is called damaged: a phone that was asked for a
   * file while it wrote
   * it, or a connection at its end, gives other bytes the second time.
   */
  Decoded decode(DeviceFiles files, String path, @Nullable Long sizeBytes, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    var source = source(files, path, sizeBytes, cancellation);
    var decoder = decoderOf(source);
    Decoded first;
    try {
      first = decoder.decode(source, request, cancellation);
      if (!first.damaged()) {
        return first;
      }
    } catch (ProblemException e) {
      if (e.problem().id() != ProblemId.DECODE_FAILED) {
        throw e;
      }
      return decode(source(files, path, null, cancellation), request, cancellation);
    }
    try {
      return decode(source(files, path, null, cancellation), request, cancellation);
    } catch (ProblemException e) {
      if (e.problem().id() == ProblemId.DECODE_FAILED) {
        return first;
      }
      throw e;
    }
  }

  private static ByteSource source(DeviceFiles files, String path, @Nullable Long sizeBytes, Cancellation cancellation) {
    return PhoneSource.ofPicture(files, path, sizeBytes, 2L * Decoding.MOST_FILE_BYTES, cancellation);
  }

  /** Decodes bytes that are here already. */
  Decoded decode(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    return decoderOf(source).decode(source, request, cancellation);
  }

  private PictureDecoder decoderOf(ByteSource source) throws ProblemException {
    var format = PictureFormat.of(source.read(0, PictureFormat.HEAD_BYTES));
    var decoder = decoders.get(format);
    if (decoder == null) {
      throw Decoding.failed(source.name(), "no decoder for " + format);
    }
    return decoder;
  }
}
