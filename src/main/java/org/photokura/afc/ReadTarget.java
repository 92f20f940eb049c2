package org.photokura.afc;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;

/**
 * Where the bytes of a {@link ReadCall} go.
 *
 * @param <T> what the caller gets in the end
 */
interface ReadTarget<T> {

  /**
   * Reading begins, maybe anew.
   *
   * @param info the file as it is now
   * @return bytes wanted from the call's offset on
   * @throws DeviceException of reach FILE if it does not fit
   */
  long begin(FileInfo info) throws DeviceException;

  void put(ByteBuffer bytes);

  /** Reading goes on behind the first so many bytes; what came after them is forgotten. */
  void keepOnly(long bytes);

  T result();

  /** Whether bytes of a file that changed meanwhile are useless. */
  boolean mustBeWhole();

  /** Part of a file into a caller's buffer, whose position the caller moves in the end. */
  static ReadTarget<Integer> part(long offset, ByteBuffer into) {
    return new ReadTarget<>() {
      private ByteBuffer rest = into.duplicate();

      @Override
      public long begin(FileInfo info) {
        rest = into.duplicate();
        return Math.clamp(info.sizeBytes() - offset, 0, rest.remaining());
      }

      @Override
      public void put(ByteBuffer bytes) {
        rest.put(bytes);
      }

      @Override
      public void keepOnly(long bytes) {
        rest.position(into.position() + (int) bytes);
      }

      @Override
      public Integer result() {
        return rest.position() - into.position();
      }

      @Override
      public boolean mustBeWhole() {
        return false;
      }
    };
  }

  /** A whole file, if it is no larger than {@code maxBytes}. */
  static ReadTarget<byte[]> whole(String path, int maxBytes) {
    return new ReadTarget<>() {
      private @Nullable ByteBuffer all;

      @Override
      public long begin(FileInfo info) throws DeviceException {
        if (info.sizeBytes() > maxBytes) {
          throw DeviceException.file(ProblemId.FILE_UNREADABLE, path, info.sizeBytes() + " bytes, more than " + maxBytes);
        }
        all = ByteBuffer.allocate((int) info.sizeBytes());
        return info.sizeBytes();
      }

      @Override
      public void put(ByteBuffer bytes) {
        if (all != null) {
          all.put(bytes);
        }
      }

      @Override
      public void keepOnly(long bytes) {
        if (all != null) {
          all.position((int) bytes);
        }
      }

      @Override
      public byte[] result() {
        return all == null ? new byte[0] : all.array();
      }

      @Override
      public boolean mustBeWhole() {
        return true;
      }
    };
  }
}
