package org.photokura.virtualphone.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.virtualphone.demo.media.Capture;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Shot;

/**
 * One asset of the demo's phone: what its database knows as a row, and its camera as one press of the button.
 *
 * @param index its place in the order of taking, from 0
 * @param number the camera's counter: IMG_0042
 * @param kind what it is
 * @param codec how its still is stored; of a video, MOV
 * @param directory where its files lie, without a leading slash: {@code DCIM/100APPLE}
 * @param stem its files' name without extension
 * @param shot what it shows
 * @param taken with the zone of the place
 * @param place null where none was noted
 * @param albums paths of titles
 * @param edit what its owner did to it
 * @param burst what ties it to other frames, or null
 * @param burstKey whether it is the frame that Photos shows
 * @param plays of the clip, for videos
 * @param caption what its owner wrote under it, or null
 * @param tries how often the phone tried to upload it
 */
record DemoItem(
    int index,
    int number,
    Kind kind,
    Codec codec,
    String directory,
    String stem,
    Shot shot,
    OffsetDateTime taken,
    Place zonePlace,
    @Nullable Place place,
    List<String> albums,
    Grade edit,
    @Nullable UUID burst,
    boolean burstKey,
    int plays,
    int tries,
    @Nullable String caption,
    Set<Flag> flags) {

  DemoItem {
    albums = List.copyOf(albums);
    flags = Set.copyOf(flags);
  }

  enum Kind {
    PHOTO,
    LIVE,
    VIDEO,
    SLOW,
    SCREENSHOT,
    BURST,
    RAW,
    PANO,
    GIF;

    boolean isVideo() {
      return this == VIDEO || this == SLOW;
    }
  }

  enum Codec {
    HEIC("HEIC", "public.heic"),
    JPEG("JPG", "public.jpeg"),
    PNG("PNG", "public.png"),
    GIF("GIF", "com.compuserve.gif"),
    MOV("MOV", "com.apple.quicktime-movie");

    final String extension;
    final String typeIdentifier;

    Codec(String extension, String typeIdentifier) {
      this.extension = extension;
      this.typeIdentifier = typeIdentifier;
    }
  }

  enum Flag {
    FAV,
    HIDDEN,
    DELETED,
    /** Not in iCloud yet. */
    PENDING,
    /** Only in iCloud. */
    ICLOUD,
    /** Came from iCloud. */
    CPL,
    NOTHUMB
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  boolean edited() {
    return edit != Grade.NONE;
  }

  /** The phone's id of the asset. */
  UUID uuid() {
    return Ids.of("asset " + index);
  }

  /** What ties a Live Photo's still to its movie. */
  Optional<UUID> contentId() {
    return kind == Kind.LIVE ? Optional.of(Ids.of("live " + index)) : Optional.empty();
  }

  /** {@code IMG_0042.HEIC}: what the camera called it, which a file from iCloud is not named by. */
  String originalName() {
    return "IMG_%04d.%s".formatted(number, codec.extension);
  }

  /** {@code IMG_0042.HEIC} in {@link #directory}. */
  String fileName() {
    return stem + "." + codec.extension;
  }

  /** What the camera notes, for a still of the given stored size. */
  Capture capture(int orientation, int width, int height) {
    var lens = switch (kind) {
      case PANO -> Capture.Lens.WIDE;
      default -> index % 7 == 3 ? Capture.Lens.TELE : index % 11 == 5 ? Capture.Lens.WIDE : Capture.Lens.MAIN;
    };
    return new Capture(taken, place == null ? null : place.latitude + offset(index),
        place == null ? null : place.longitude + offset(index + 500), orientation,
        width, height, contentId().orElse(null), burst, lens);
  }

  /** A few hundred metres: nobody stands still. */
  private static double offset(int seed) {
    return (Integer.reverse(seed * 0x9E3779B1) >> 16) / 32768.0 * .002;
  }
}
