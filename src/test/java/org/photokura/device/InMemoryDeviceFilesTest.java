package org.photokura.device;

/** The fake keeps the contract that the real ones keep. */
class InMemoryDeviceFilesTest extends DeviceFilesContract {

  @Override
  protected DeviceFiles connect(TestTree tree) {
    var files = new InMemoryDeviceFiles();
    tree.files().forEach((path, node) -> files.file(path, node.content(), node.modified()));
    return files;
  }
}
