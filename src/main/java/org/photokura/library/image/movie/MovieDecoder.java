package org.photokura.library.image.movie;

import java.util.Optional;
import java.util.Set;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.MovieFrame;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.Decoded;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.MatrixProfile;
import org.photokura.library.image.decode.Orientation;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.decode.SrgbConverter;
import org.photokura.library.image.heif.HeifDecoder;
import org.photokura.library.image.source.ByteSource;

/**
 * The first frame of a video: HEVC by libheif, as if it were a HEIC; H.264 and ProRes by jcodec. HDR is shown without tone mapping, which
 * HLG, the curve of iPhones, is made
 * for. Everything else has no poster.
 */
public final class MovieDecoder implements PictureDecoder {

  private final HeifDecoder hevc;
  private final JcodecFrames others;
  private final SrgbConverter colours;

  public MovieDecoder(HeifDecoder hevc, JcodecFrames others, SrgbConverter colours) {
    this.hevc = hevc;
    this.others = others;
    this.colours = colours;
  }

  @Override
  public Set<PictureFormat> formats() {
    return Set.of(PictureFormat.MOVIE);
  }

  @Override
  public Decoded decode(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    try {
      var frame = MovieFrame.first(source);
      Picture picture = frame.isHevc() ? hevc.decode(frame, request, cancellation) : others.decode(frame, request, cancellation);
      Optional<byte[]> profile = MatrixProfile.ofPrimaries(frame.primaries());
      return new Decoded(Orientation.upright(colours.convert(picture, profile), frame.orientation()), false);
    } catch (BadPictureException e) {
      throw Decoding.failed(source.name(), e);
    }
  }
}
