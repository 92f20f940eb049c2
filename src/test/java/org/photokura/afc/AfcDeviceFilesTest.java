package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceFilesContract;
import org.photokura.device.TestTree;

/** The client keeps the contract over a scripted peer, and leaves nothing behind. */
class AfcDeviceFilesTest extends DeviceFilesContract {

  private ScriptedStarter starter;

  @Override
  protected DeviceFiles connect(TestTree tree) {
    starter = new ScriptedStarter(n -> new ScriptedPeer(tree));
    return new AfcDeviceFiles(starter);
  }

  @Override
  protected void disconnect() {
    for (var peer : starter.started()) {
      assertThat(peer.isClosed()).isTrue();
    }
  }
}
