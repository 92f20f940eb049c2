package org.photokura.device;

import java.nio.ByteBuffer;
import java.util.List;
import org.photokura.core.Cancellation;

/**
 * The phone's media partition, for reading only: there is no operation here that writes. Paths are absolute with {@code /}
 * ({@code /DCIM/100APPLE/IMG_0001.HEIC}). The calls of this interface use a connection that is reserved for the window and for listing, so they
 * never wait behind a copy; copying opens {@linkplain #openLane lanes} of its own. Thread-safe; every call has a deadline and ends at
 * once when cancelled.
 */
public interface DeviceFiles extends AutoCloseable {

  /** Names in a folder, without {@code .} and {@code ..}, in the phone's order. */
  List<String> list(String folder, Cancellation cancellation) throws DeviceException;

  /**
   * @throws DeviceException FILE_VANISHED if nothing is there, FILE_DENIED …
   */
  FileInfo stat(String path, Cancellation cancellation) throws DeviceException;

  /**
   * Asks for many paths, many requests in flight. The sink is called for each path, in the order given, on another thread.
   *
   * @throws DeviceException if the connection or the phone was lost; the sink was then not called for the rest
   */
  void statAll(List<String> paths, StatSink sink, Cancellation cancellation) throws DeviceException;

  /**
   * Lists many folders; the sink is called for each, in the order given, perhaps on another thread. An implementation may keep many requests in flight;
   * this one asks for one after the other.
   *
   * @throws DeviceException if the connection or the phone was lost; the sink was then not called for the rest
   */
  default void listAll(List<String> folders, ListSink sink, Cancellation cancellation) throws DeviceException {
    for (String folder : folders) {
      List<String> names;
      try {
        names = list(folder, cancellation);
      } catch (DeviceException e) {
        if (e.reach() != DeviceException.Reach.FILE) {
          throw e;
        }
        sink.failed(folder, e);
        continue;
      }
      sink.listed(folder, names);
    }
  }

  /**
   * Reads up to {@code into.remaining()} bytes from {@code offset}; less only at the end of the file. The bytes are confirmed by a later reply.
   *
   * @return the number of bytes read; 0 at or after the end
   */
  int read(String path, long offset, ByteBuffer into, Cancellation cancellation) throws DeviceException;

  /**
   * A whole file in memory: for small ones (thumbnails, property lists).
   *
   * @throws DeviceException FILE_UNREADABLE if it is larger than {@code maxBytes}
   */
  byte[] readAll(String path, int maxBytes, Cancellation cancellation) throws DeviceException;

  /**
   * One more connection, for copying.
   *
   * @throws DeviceException SERVICE_LIMIT or SERVICE_REFUSED if the phone grants no more: go on with the lanes there are
   */
  FileLane openLane(Cancellation cancellation) throws DeviceException;

  @Override
  void close();

  /** Takes the answers of {@link #statAll}. */
  interface StatSink {
    void found(String path, FileInfo info);

    void failed(String path, DeviceException reason);
  }

  /** Takes the answers of {@link #listAll}. */
  interface ListSink {
    void listed(String folder, List<String> names);

    void failed(String folder, DeviceException reason);
  }
}
