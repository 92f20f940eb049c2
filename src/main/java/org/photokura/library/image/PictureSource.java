package org.photokura.library.image;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;

/** Pictures and their facts for the window. Calls block; the window calls them on its thumb threads. */
public interface PictureSource {

  /**
   * A small picture: from the phone's thumbnails, else the one inside the file, else the original; cached on disk.
   *
   * @param minEdge the shorter edge should have at least this many pixels where the source has them
   * @throws ProblemException DECODER_MISSING, DECODE_FAILED, ONLY_IN_ICLOUD, or a failure of the phone
   */
  Picture thumbnail(DeviceSession phone, Item item, int minEdge, Cancellation cancellation) throws ProblemException;

  /**
   * The picture itself, at most {@code maxEdge} pixels long.
   *
   * @param edited whether the edited rendering is wanted (falls back to the original where there is none)
   * @throws ProblemException as {@link #thumbnail}
   */
  Picture preview(DeviceSession phone, Item item, boolean edited, int maxEdge, Cancellation cancellation) throws ProblemException;

  /** What the file itself tells. */
  Metadata metadata(DeviceSession phone, Item item, Cancellation cancellation) throws ProblemException;

  /** Facts out of EXIF or QuickTime; null where absent. The exposure is ready to be read: {@code 1/120 s}. */
  record Metadata(
      @Nullable OffsetDateTime taken,
      @Nullable String camera,
      @Nullable String lens,
      @Nullable Double aperture,
      @Nullable String exposure,
      @Nullable Integer iso,
      @Nullable Double focalLengthMillimetres,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Double latitude,
      @Nullable Double longitude) {}
}
