package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault.FileChanges.Moment;

/** The answers of AFC that carry data: lists, facts about a file and about the phone, stretches of files. */
final class AfcAnswers {

  private static final int BLOCK_BYTES = 4096;
  private static final int STAT_BLOCK_BYTES = 512;
  private static final int FOLDER_BYTES = 64;
  private static final int FOLDER_ENTRY_BYTES = 32;
  private static final int SCRATCH_BYTES = 1024;

  private final VirtualPhone phone;
  private final AfcReplies replies;
  private ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);

  AfcAnswers(VirtualPhone phone, AfcReplies replies) {
    this.phone = phone;
    this.replies = replies;
  }

  void names(long number, List<String> names) throws IOException {
    scratch.clear();
    put(".");
    put("..");
    names.forEach(this::put);
    replies.data(number, scratch.flip());
  }

  void fileInfo(long number, String path, MediaTree.Entry entry) throws IOException {
    boolean folder = entry.type() == MediaTree.Type.FOLDER;
    int entries = folder ? phone.files().list(path).size() : 0;
    long sizeBytes = folder ? FOLDER_BYTES + (long) FOLDER_ENTRY_BYTES * entries : entry.sizeBytes();
    scratch.clear();
    put("st_size", sizeBytes);
    put("st_blocks", folder ? 0 : Math.ceilDiv(sizeBytes, BLOCK_BYTES) * (BLOCK_BYTES / STAT_BLOCK_BYTES));
    put("st_nlink", folder ? entries + 2 : 1);
    put("st_ifmt");
    put(
        switch (entry.type()) {
          case FILE -> "S_IFREG";
          case FOLDER -> "S_IFDIR";
          case LINK -> "S_IFLNK";
        });
    put("st_mtime", entry.modifiedNanos());
    put("st_birthtime", entry.createdNanos());
    if (entry.linkTarget() != null) {
      put("LinkTarget");
      put(entry.linkTarget());
    }
    replies.data(number, scratch.flip());
  }

  void deviceInfo(long number) throws IOException {
    scratch.clear();
    put("Model");
    put(phone.profile().productType());
    put("FSTotalBytes", phone.profile().capacityBytes());
    put("FSFreeBytes", phone.profile().freeBytes());
    put("FSBlockSize", BLOCK_BYTES);
    replies.data(number, scratch.flip());
  }

  /** Answers a read; returns how many bytes went out. */
  long stretch(long number, String path, long sizeBytes, long offset, long askedBytes, int maxReadBytes) throws IOException {
    if (offset < 0 || askedBytes < 0) {
      replies.status(number, AfcStatus.INVALID_ARGUMENT);
      return 0;
    }
    if (phone.deniesFiles()) {
      replies.status(number, AfcStatus.PERMISSION_DENIED);
      return 0;
    }
    long most = Math.min(maxReadBytes, phone.afcOptions().maxReadBytes());
    long count = Math.clamp(Math.min(sizeBytes - offset, askedBytes), 0, most);
    try {
      long sent = replies.file(number, offset, count, (at, into) -> phone.files().read(path, at, into));
      phone.counters().reads.increment();
      phone.counters().readBytes.add(sent);
      phone.files().passed(path, Moment.READ);
      return sent;
    } catch (AfcReplies.UnreadableException _) {
      replies.status(number, AfcStatus.IO_ERROR);
      return 0;
    }
  }

  private void put(String key, long value) {
    put(key);
    put(Long.toString(value));
  }

  private void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (scratch.remaining() <= bytes.length) {
      scratch = ByteBuffer.allocate(Math.max(2 * scratch.capacity(), scratch.position() + bytes.length + 1)).put(scratch.flip());
    }
    scratch.put(bytes).put((byte) 0);
  }
}
