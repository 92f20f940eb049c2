package org.photokura.library.image.container;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One item of a HEIF file: a coded picture, a tile, a derived picture such as a grid, or metadata.
 *
 * @param type {@code hvc1}, {@code grid}, {@code Exif}, {@code mime} …
 * @param contentType of a {@code mime} item
 * @param extents where its bytes lie, in order
 * @param inIdat whether the extents count from the start of the {@code idat} box instead of the file
 * @param properties in the order in which they apply
 */
record HeifItem(int id, String type, @Nullable String contentType, List<Extent> extents, boolean inIdat, List<Property> properties) {

  /** A run of bytes. */
  record Extent(long offset, long length) {}

  /** A property with its essential flag; {@code index} is its place in the file's list, from 0. */
  record Property(int index, boolean essential, Box box) {}

  long dataBytes() {
    return extents.stream().mapToLong(Extent::length).sum();
  }

  Stream<Box> properties(String type) {
    return properties.stream().map(Property::box).filter(b -> b.type().equals(type));
  }

  Optional<Box> property(String type) {
    return properties(type).findFirst();
  }
}
