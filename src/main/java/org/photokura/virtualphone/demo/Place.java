package org.photokura.virtualphone.demo;

import java.time.ZoneId;
import java.util.Locale;

/** Where the demo's pictures were taken. */
enum Place {
  HOME(35.6895, 139.6917, "Asia/Tokyo"),
  TOKYO(35.6586, 139.7454, "Asia/Tokyo"),
  SUMIDA(35.7101, 139.8107, "Asia/Tokyo"),
  KAMAKURA(35.3094, 139.5450, "Asia/Tokyo"),
  HITACHI(36.4006, 140.5914, "Asia/Tokyo"),
  HAKONE(35.2046, 139.0249, "Asia/Tokyo"),
  FUJIKAWAGUCHIKO(35.5139, 138.7687, "Asia/Tokyo"),
  NIKKO(36.7399, 139.5000, "Asia/Tokyo"),
  SHIRAKAWAGO(36.2578, 136.9064, "Asia/Tokyo"),
  YOSHINO(34.3597, 135.8586, "Asia/Tokyo"),
  KYOTO(34.9671, 135.7727, "Asia/Tokyo"),
  ARASHIYAMA(35.0094, 135.6668, "Asia/Tokyo"),
  BIWA(35.3292, 136.1723, "Asia/Tokyo"),
  TOTTORI(35.5406, 134.2283, "Asia/Tokyo"),
  FURANO(43.4184, 142.4272, "Asia/Tokyo"),
  ZAMAMI(26.2287, 127.3036, "Asia/Tokyo"),
  CHURAUMI(26.6943, 127.8779, "Asia/Tokyo"),
  OSLO(59.9075, 10.7530, "Europe/Oslo"),
  TROMSO(69.6492, 18.9553, "Europe/Oslo"),
  LOFOTEN(68.0901, 13.2295, "Europe/Oslo"),
  LISBON(38.6970, -9.4215, "Europe/Lisbon"),
  GOREME(38.6431, 34.8289, "Europe/Istanbul"),
  TEKAPO(-44.0047, 170.4772, "Pacific/Auckland"),
  NAMIB(-24.7275, 15.3400, "Africa/Windhoek");

  final double latitude;
  final double longitude;
  final ZoneId zone;

  Place(double latitude, double longitude, String zone) {
    this.latitude = latitude;
    this.longitude = longitude;
    this.zone = ZoneId.of(zone);
  }

  static Place of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
