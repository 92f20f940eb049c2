package org.photokura.virtualphone.demo.media;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the camera notes in every file that it writes.
 *
 * @param taken with the zone of the place
 * @param latitude in degrees, null where the place was not noted
 * @param longitude in degrees, null where the place was not noted
 * @param orientation EXIF's number: 1, 3, 6 or 8
 * @param width of the stored pixels
 * @param height of the stored pixels
 * @param contentId what ties a Live Photo's still to its movie
 * @param burstId what ties the frames of a burst
 * @param lens which camera took it
 */
public record Capture(
    OffsetDateTime taken,
    @Nullable Double latitude,
    @Nullable Double longitude,
    int orientation,
    int width,
    int height,
    @Nullable UUID contentId,
    @Nullable UUID burstId,
    Lens lens) {

  /** The same in a file of another size. */
  public Capture sized(int newWidth, int newHeight) {
    return new Capture(taken, latitude, longitude, orientation, newWidth, newHeight, contentId, burstId, lens);
  }

  /** The cameras of the demo's phone. */
  public enum Lens {
    MAIN("iPhone 15 Pro back triple camera 6.765mm f/1.78", 6765, 178, 24),
    TELE("iPhone 15 Pro back triple camera 9mm f/2.8", 9000, 280, 77),
    WIDE("iPhone 15 Pro back triple camera 2.22mm f/2.2", 2220, 220, 14),
    FRONT("iPhone 15 Pro front TrueDepth camera 2.69mm f/1.9", 2690, 190, 24);

    final String model;
    final int focalMicrons;
    final int apertureHundredths;
    final int focal35;

    Lens(String model, int focalMicrons, int apertureHundredths, int focal35) {
      this.model = model;
      this.focalMicrons = focalMicrons;
      this.apertureHundredths = apertureHundredths;
      this.focal35 = focal35;
    }
  }
}
