package org.photokura.ui.devices;

import java.util.ArrayList;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceModels;
import org.photokura.text.Texts;

/** A phone in words. */
final class PhoneWords {

  private PhoneWords() {}

  /** What the owner calls it, else "iPhone". */
  static String name(Texts texts, DeviceFacts facts) {
    String name = facts.name();
    return name == null || name.isBlank() ? texts.get("ui.device.iphone") : name;
  }

  /** {@code iPhone 15 Pro · iOS 27.0}, as far as known. */
  static String model(Texts texts, DeviceFacts facts, boolean withVersion) {
    var parts = new ArrayList<String>();
    if (facts.productType() != null) {
      parts.add(DeviceModels.name(facts.productType()));
    }
    if (withVersion && facts.iosVersion() != null) {
      parts.add(texts.get("ui.device.ios", "version", facts.iosVersion()));
    }
    return String.join(" · ", parts);
  }

  /** {@code Mina’s iPhone · iPhone 15 Pro · iOS 27.0}. */
  static String line(Texts texts, DeviceFacts facts) {
    String model = model(texts, facts, true);
    return model.isEmpty() ? name(texts, facts) : name(texts, facts) + " · " + model;
  }
}
