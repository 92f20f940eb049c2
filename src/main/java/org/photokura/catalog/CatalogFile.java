package org.photokura.catalog;

/**
 * A file of the destination, as the catalog knows it.
 *
 * @param target relative to the destination, with {@code /}
 * @param role a role's JSON name ({@link org.photokura.library.FileRole#key}), or {@code jpeg}, {@code xmp}
 * @param sizeBytes its size when it was saved
 * @param sha256 its content when it was saved
 */
public record CatalogFile(String target, String role, long sizeBytes, Sha256 sha256) {}
