package org.photokura.device;

/**
 * A phone that usbmuxd lists; its USB and Wi-Fi entries are merged to one.
 *
 * @param udid which phone
 * @param connection how it is reached: USB where both are there
 * @param muxId usbmuxd's number of the connection; a phone that was plugged in anew has another one
 */
public record AttachedDevice(Udid udid, ConnectionType connection, long muxId) {}
