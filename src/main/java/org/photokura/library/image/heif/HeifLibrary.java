package org.photokura.library.image.heif;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** libheif as found on this computer, or not. Looked for once, when first needed. Thread-safe. */
public final class HeifLibrary {

  private final LibHeifLocator locator;
  private boolean looked;
  private @Nullable HeifImages images;

  private HeifLibrary(LibHeifLocator locator) {
    this.locator = locator;
  }

  /** Looks beside the application (system property {@code photokura.natives}) and in the system. */
  public static HeifLibrary ofSystem() {
    return new HeifLibrary(new LibHeifLocator(System.getProperty("photokura.natives")));
  }

  /** A computer without libheif. */
  public static HeifLibrary none() {
    var library = new HeifLibrary(new LibHeifLocator(null));
    library.looked = true;
    return library;
  }

  /** Whether HEIC can be decoded here; for a finding that tells what to install. */
  public boolean isPresent() {
    return images().isPresent();
  }

  synchronized Optional<HeifImages> images() {
    if (!looked) {
      looked = true;
      images = locator.load().map(HeifImages::new).orElse(null);
    }
    return Optional.ofNullable(images);
  }
}
