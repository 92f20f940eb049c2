package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** What the engine asks of the user's disk: {@link LocalDisk}, or a fake that is full, slow or broken. Thread-safe. */
public interface Disk {

  /** Opens a file of ours for reading and writing, making it if it is not there; never through a link. */
  DiskFile open(Path file) throws IOException;

  /** Makes a folder and those above it. */
  void createFolders(Path folder) throws IOException;

  /** Makes a folder in one that is there; nothing happens if it is there already. */
  void createFolder(Path folder) throws IOException;

  /**
   * Gives a complete, flushed file its final name without ever replacing what has that name. The old name may remain (a second name of the same
   * file) until {@link #delete} takes it away.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   */
  void publish(Path partial, Path target) throws IOException;

  /** Undoes {@link #publish}: afterwards the file has its old name only. */
  void unpublish(Path partial, Path target) throws IOException;

  /**
   * Gives a file a second name that shares its bytes.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   * @throws IOException if the file system has no hard links
   */
  void link(Path file, Path secondName) throws IOException;

  /** Returns when the bytes of a file survive a loss of power that lies there already, written by whomever. */
  void flush(Path file) throws IOException;

  /** Returns when names given in the folder survive a loss of power, where the system can promise that. */
  void flushFolder(Path folder) throws IOException;

  /** Sets the time of last change, and where the system can, that of creation. */
  void setTimes(Path file, Instant time) throws IOException;

  /** Replaces a small file in a folder of ours as a whole: old or new, never half. What lies beside it as {@code NAME.new} is lost. */
  void replace(Path file, byte[] content) throws IOException;

  /** Puts a complete, flushed file of ours in the place of another of ours: under that name lies the old or the new, never half. */
  void supersede(Path fresh, Path target) throws IOException;

  /** Removes a file of ours; nothing happens if it is not there. */
  void delete(Path file) throws IOException;

  /** Names in a folder with their sizes; folders, links and others have no size. Empty if the folder is not there. */
  Map<String, OptionalLong> list(Path folder) throws IOException;

  /** Bytes that this user may still write; empty where the system does not tell. */
  OptionalLong usableBytes(Path folder) throws IOException;

  /** The largest file that the file system of the folder could hold were it empty: one that is larger fails alone, instead of ending a run for want of room. */
  long largestFileBytes(Path folder) throws IOException;
}
