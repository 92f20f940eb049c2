package org.photokura.virtualphone;

import org.jspecify.annotations.Nullable;

/** The files that one AFC connection has open. The phone has few slots, and a client that does not close runs out of them. */
final class OpenFiles {

  private final OpenFile[] slots;
  private int count;
  private long lastHandle;

  OpenFiles(int slots) {
    this.slots = new OpenFile[slots];
  }

  /** One open file. */
  static final class OpenFile {
    final long handle;
    final String path;
    final MediaTree.Entry entry;
    long position;

    private OpenFile(long handle, String path, MediaTree.Entry entry) {
      this.handle = handle;
      this.path = path;
      this.entry = entry;
    }
  }

  /** Opens; null if no slot is free. */
  @Nullable OpenFile open(String path, MediaTree.Entry entry) {
    if (count == slots.length) {
      return null;
    }
    var file = new OpenFile(++lastHandle, path, entry);
    slots[count++] = file;
    return file;
  }

  /** The file with that handle; null if it is not open here. */
  @Nullable OpenFile get(long handle) {
    for (int i = count - 1; i >= 0; i--) {
      if (slots[i].handle == handle) {
        return slots[i];
      }
    }
    return null;
  }

  boolean close(long handle) {
    for (int i = count - 1; i >= 0; i--) {
      if (slots[i].handle == handle) {
        System.arraycopy(slots, i + 1, slots, i, count - i - 1);
        count--;
        return true;
      }
    }
    return false;
  }

  int count() {
    return count;
  }
}
