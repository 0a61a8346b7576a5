package app.bellhop.work.preview;

import java.nio.charset.StandardCharsets;

/** Compares bytes with those that files of a kind have. */
final class Magic {

    private Magic() {}

    static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean at(byte[] bytes, int offset, String text) {
        return bytes.length >= offset + text.length()
                && new String(bytes, offset, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
