package org.photokura.transfer;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** Where a photo would go, for showing while a layout is chosen. Nothing on a disk is looked at: a name that is taken gets a number only in the run. */
public final class LayoutExample {

  private LayoutExample() {}

  /**
   * A part of the way, from the destination down; the last one is the file's name without its extension.
   *
   * @param folders below the destination
   * @param stem the file's name without its extension
   * @param extension with its dot; empty if there is none
   */
  public record Way(List<String> folders, String stem, String extension) {

    /** With {@code /} between the parts. */
    public String path() {
      return Stream.concat(folders.stream(), Stream.of(stem + extension)).collect(Collectors.joining("/"));
    }
  }

  /** The way of a photo that a phone might hold: {@code fileName} taken now, in an album. */
  public static Way of(LayoutTemplate layout, String fileName, ZonedDateTime taken, String album, String deviceName) {
    String extension = SafeNames.extension(fileName);
    String stem = fileName.substring(0, fileName.length() - extension.length());
    var place = layout.place(new LayoutTemplate.Values(taken, stem, album, deviceName, Item.Kind.PHOTO.key()));
    return new Way(place.folders(), place.stem(), extension);
  }

  /**
   * The way of one photo.
   *
   * @param deviceName what the phone is called
   * @param zone the computer's, for a photo without a date
   */
  public static Way of(LayoutTemplate layout, Item item, String deviceName, ZoneId zone) {
    var taken = item.created() == null ? ZonedDateTime.ofInstant(java.time.Instant.EPOCH, zone) : item.created();
    String album = item.albums().isEmpty() ? null : item.albums().getFirst();
    var place = layout.place(new LayoutTemplate.Values(taken, ItemNames.stemOf(item), album, deviceName, item.kind().key()));
    String extension = item.file(FileRole.ORIGINAL).map(f -> SafeNames.extension(f.fileName())).orElse("");
    return new Way(place.folders(), place.stem(), extension);
  }
}
