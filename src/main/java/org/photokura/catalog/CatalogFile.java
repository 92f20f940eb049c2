package org.photokura.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A file of the destination, as the catalog knows it.
 *
 * @param target relative to the destination, with {@code /}
 * @param role a role's JSON name ({@link org.photokura.library.FileRole#key}), or {@code jpeg}, {@code xmp}, {@code album}
 * @param sizeBytes its size when it was saved
 * @param sha256 its content when it was saved
 * @param madeFrom the target that it was made from, or the album whose list it is ({@code Albums/Trips/Kyoto}); null for what came from the phone
 */
public record CatalogFile(String target, String role, long sizeBytes, Sha256 sha256, @Nullable String madeFrom) {

  /** A file that came from the phone. */
  public CatalogFile(String target, String role, long sizeBytes, Sha256 sha256) {
    this(target, role, sizeBytes, sha256, null);
  }

  /** The same file as what it is by now. */
  public CatalogFile as(String otherRole) {
    return new CatalogFile(target, otherRole, sizeBytes, sha256, madeFrom);
  }
}
