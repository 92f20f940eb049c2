package org.photokura.device;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that a test wants on a phone, whichever phone it is. */
public final class TestTree {

  /** One file. */
  public record Node(FileContent content, Instant modified) {}

  private final Map<String, Node> files = new LinkedHashMap<>();

  public TestTree file(String path, FileContent content, Instant modified) {
    files.put(path, new Node(content, modified));
    return this;
  }

  /** A file of any size; its bytes are made from its path. */
  public TestTree file(String path, long sizeBytes) {
    return file(path, FileContent.generated(sizeBytes, path.hashCode()), InMemoryDeviceFiles.MODIFIED);
  }

  public Map<String, Node> files() {
    return files;
  }

  public FileContent content(String path) {
    return files.get(path).content();
  }
}
