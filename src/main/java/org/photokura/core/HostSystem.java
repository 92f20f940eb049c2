package org.photokura.core;

import java.util.Locale;

/** The system that Photokura runs on, as far as it changes what a person has to do. */
public enum HostSystem {
  LINUX,
  MAC,
  WINDOWS;

  /** The one that this process runs on; every other Unix counts as Linux. */
  public static HostSystem current() {
    return named(System.getProperty("os.name", ""));
  }

  /** The one that Java calls so. */
  public static HostSystem named(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") || name.startsWith("darwin") ? MAC : LINUX;
  }

  /** Lower case, as in bundle keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
