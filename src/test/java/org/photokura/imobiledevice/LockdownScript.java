package org.photokura.imobiledevice;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.photokura.protocol.plist.PropertyLists;

/** A service of {@link ScriptedUsbmuxd} that answers dictionaries with dictionaries, as lockdown and diagnostics_relay do. */
final class LockdownScript implements ScriptedUsbmuxd.Service {

  private final Function<Map<String, Object>, Map<String, Object>> answers;

  /**
   * @param answers from the request to what the reply holds besides the name of the request
   */
  LockdownScript(Function<Map<String, Object>, Map<String, Object>> answers) {
    this.answers = answers;
  }

  @Override
  public void serve(DataInputStream in, OutputStream out) throws IOException {
    try {
      while (true) {
        var body = new byte[in.readInt()];
        in.readFully(body);
        var request = PropertyLists.parseDictionary(body);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("Request", request.get("Request"));
        reply.putAll(answers.apply(request));
        byte[] xml = PropertyLists.toXml(reply);
        out.write(ByteBuffer.allocate(Integer.BYTES + xml.length).putInt(xml.length).put(xml).array());
      }
    } catch (EOFException _) {
      // The client is done.
    }
  }
}
