package org.photokura.library.image.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** A file on this computer. */
public final class FileSource implements ByteSource, AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  /**
   * @throws ProblemException FILE_UNREADABLE if it cannot be opened
   */
  public FileSource(Path path) throws ProblemException {
    this.path = path;
    try {
      this.channel = FileChannel.open(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long sizeBytes() throws ProblemException {
    try {
      return channel.size();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public byte[] read(long offset, int length) throws ProblemException {
    try {
      var buffer = ByteBuffer.allocate(Math.clamp(channel.size() - offset, 0, length));
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
        // read on
      }
      return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private ProblemException unreadable(IOException e) {
    return new ProblemException(Problem.of(ProblemId.FILE_UNREADABLE, e.getClass().getSimpleName()).with("path", path.toString()), e);
  }

  @Override
  public void close() throws ProblemException {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
