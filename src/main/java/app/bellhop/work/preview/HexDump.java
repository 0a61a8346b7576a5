package app.bellhop.work.preview;

/** A hex dump: per line, the offset, 16 bytes, and their printable characters. */
final class HexDump {

    private static final int PER_LINE = 16;

    /** More would be slow to lay out, and isn't useful. */
    private static final int MAX_BYTES = 64 << 10;

    private HexDump() {}

    static String of(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int at = 0; at < Math.min(bytes.length, MAX_BYTES); at += PER_LINE) {
            dump.append("%08x  ".formatted(at));
            StringBuilder letters = new StringBuilder();
            for (int i = at; i < at + PER_LINE; i++) {
                if (i < bytes.length) {
                    int b = bytes[i] & 0xFF;
                    dump.append(Character.forDigit(b >> 4, 16))
                            .append(Character.forDigit(b & 15, 16))
                            .append(' ');
                    letters.append(b >= ' ' && b < 127 ? (char) b : '.');
                } else {
                    dump.append("   ");
                }
            }
            dump.append(' ').append(letters).append('\n');
        }
        return dump.toString();
    }
}
