package org.photokura.library;

/** What a file is to its item. */
public enum FileRole {
  /** The bytes that the camera wrote; of a burst, the key frame. */
  ORIGINAL("original"),
  /** The edited rendering. */
  EDITED("edited"),
  /** The movie of a Live Photo. */
  LIVE_VIDEO("liveVideo"),
  /** The movie of an edited Live Photo. */
  EDITED_LIVE_VIDEO("editedLiveVideo"),
  /** The RAW twin of a JPEG or HEIC. */
  RAW("raw"),
  /** An AAE file: the recipe of an edit. */
  SIDECAR("sidecar"),
  /** A frame of a burst other than the key frame. */
  BURST_FRAME("burstFrame");

  private final String key;

  FileRole(String key) {
    this.key = key;
  }

  /** The name in JSON. */
  public String key() {
    return key;
  }
}
