package org.photokura.ui.fake;

import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.OriginalState;

/** Mina's phone, as on the design's pictures. */
public final class Samples {

  public static final AttachedDevice DEVICE = new AttachedDevice(new Udid("00008130-000A11112222001E"), ConnectionType.USB, 1);
  public static final DeviceFacts FACTS = new DeviceFacts("Mina’s iPhone", "iPhone16,1", "27.0", "25A1", 256_000_000_000L, 41_200_000_000L, 82, true,
      false, "Asia/Tokyo");

  private Samples() {}

  /** The item, on the phone, with another state. */
  public static Item with(Item item, CloudState cloud, boolean hidden) {
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), item.favorite(), hidden, false, item.edited(), item.albums(), cloud,
        OriginalState.ON_DEVICE, item.files(), item.details());
  }
}
