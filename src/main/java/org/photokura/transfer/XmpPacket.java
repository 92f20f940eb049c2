package org.photokura.transfer;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;

/**
 * What the library knows of a photo, as XMP: title and caption (dc), favourite (five stars, as other exporters write it), albums (as keywords, and as a hierarchy
 * under {@code Albums} for Lightroom and digiKam), capture time with zone, place.
 *
 * <p><b>Source:</b> ISO 16684-1, Exif 2.3 for XMP. <b>Checked by:</b> XmpPacketTest, with exiftool where it is installed. <b>Unverified:</b> none (no phone has a part in it).
 */
final class XmpPacket {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
  private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
  private static final String LR = "http://ns.adobe.com/lightroom/1.0/";
  private static final String DIGIKAM = "http://www.digikam.org/ns/1.0/";
  private static final String FAVORITE_STARS = "5";

  private final XMLStreamWriter xml;

  private XmpPacket(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The file's bytes. */
  static byte[] of(Item item) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new XmpPacket(xml).write(item);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Item item) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("x", "xmpmeta", "adobe:ns:meta/");
    xml.writeNamespace("x", "adobe:ns:meta/");
    xml.writeStartElement("rdf", "RDF", RDF);
    xml.writeNamespace("rdf", RDF);
    xml.writeStartElement("rdf", "Description", RDF);
    xml.writeAttribute("rdf", RDF, "about", "");
    xml.writeNamespace("dc", DC);
    xml.writeNamespace("xmp", XMP);
    xml.writeNamespace("exif", EXIF);
    xml.writeNamespace("photoshop", PHOTOSHOP);
    xml.writeNamespace("lr", LR);
    xml.writeNamespace("digiKam", DIGIKAM);
    facts(item);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void facts(Item item) throws XMLStreamException {
    var details = item.details();
    if (item.created() != null) {
      String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(item.created());
      element("photoshop", "DateCreated", PHOTOSHOP, time);
      element("xmp", "CreateDate", XMP, time);
    }
    if (item.favorite()) {
      element("xmp", "Rating", XMP, FAVORITE_STARS);
    }
    if (details.latitude() != null && details.longitude() != null) {
      element("exif", "GPSLatitude", EXIF, coordinate(details.latitude(), 'N', 'S'));
      element("exif", "GPSLongitude", EXIF, coordinate(details.longitude(), 'E', 'W'));
    }
    inLanguages("title", details.title());
    inLanguages("description", details.caption());
    bag("dc", "subject", DC, item.albums().stream().map(album -> album.substring(album.lastIndexOf('/') + 1)).distinct().toList());
    bag("lr", "hierarchicalSubject", LR, item.albums().stream().map(album -> "Albums|" + album.replace('|', ' ').replace('/', '|')).toList());
    bag("digiKam", "TagsList", DIGIKAM, item.albums().stream().map(album -> "Albums/" + album).toList());
  }

  /** Degrees, minutes with fractions, and the hemisphere: {@code 35,0.1234N}. */
  private static String coordinate(double value, char positive, char negative) {
    double size = Math.abs(value);
    int degrees = (int) size;
    return String.format(Locale.ROOT, "%d,%.6f%c", degrees, (size - degrees) * 60, value < 0 ? negative : positive);
  }

  private void element(String prefix, String name, String namespace, String value) throws XMLStreamException {
    xml.writeStartElement(prefix, name, namespace);
    xml.writeCharacters(clean(value));
    xml.writeEndElement();
  }

  private void inLanguages(String name, @Nullable String value) throws XMLStreamException {
    if (value == null || value.isEmpty()) {
      return;
    }
    xml.writeStartElement("dc", name, DC);
    xml.writeStartElement("rdf", "Alt", RDF);
    xml.writeStartElement("rdf", "li", RDF);
    xml.writeAttribute("xml:lang", "x-default");
    xml.writeCharacters(clean(value));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void bag(String prefix, String name, String namespace, List<String> values) throws XMLStreamException {
    if (values.isEmpty()) {
      return;
    }
    xml.writeStartElement(prefix, name, namespace);
    xml.writeStartElement("rdf", "Bag", RDF);
    for (String value : values) {
      element("rdf", "li", RDF, value);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** XML 1.0 has no way to write control characters and halves of pairs. */
  private static String clean(String value) {
    var clean = new StringBuilder();
    value.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
