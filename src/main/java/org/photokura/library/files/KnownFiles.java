package org.photokura.library.files;

/** What is known of a phone's files before they are listed. */
public interface KnownFiles {

  /** Nothing. */
  KnownFiles NOTHING = new KnownFiles() {
    @Override
    public boolean isClaimed(String path) {
      return false;
    }

    @Override
    public boolean knowsAllOf(String folder) {
      return false;
    }
  };

  /** Whether a file, or a {@link Renderings#stemPlace}, belongs to an item that was told already. */
  boolean isClaimed(String path);

  /** Whether no item can be missed, or lack a file, only because the phone does not show this folder. */
  boolean knowsAllOf(String folder);
}
