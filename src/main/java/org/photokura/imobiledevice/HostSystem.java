package org.photokura.imobiledevice;

import com.sun.jna.Platform;

/** The systems that Photokura runs on. */
enum HostSystem {
  LINUX,
  MAC,
  WINDOWS;

  static HostSystem current() {
    if (Platform.isWindows()) {
      return WINDOWS;
    }
    return Platform.isMac() ? MAC : LINUX;
  }
}
