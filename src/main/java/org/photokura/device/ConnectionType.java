package org.photokura.device;

/** How a phone is reached. Where both are there, USB is used. */
public enum ConnectionType {
  USB,
  WIFI
}
