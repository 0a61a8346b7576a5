package app.bellhop.table.data;

import java.io.ByteArrayOutputStream;
import java.text.Collator;

/** How texts are sorted. */
public enum Collation {
    /** By their characters, whatever the case. */
    CHARACTERS {
        @Override
        byte[] key(String text) {
            return KeyedOrder.key(text);
        }
    },

    /** The same, but numbers in them by value: file9 before file10. */
    NATURAL {
        @Override
        byte[] key(String text) {
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            int at = 0;
            while (at < text.length()) {
                int end = end(text, at);
                if (digit(text.charAt(at))) {
                    String number = text.substring(at, end).replaceFirst("^0+", "");
                    key.write('0'); // Where numbers stand among other characters; then longer ones are higher.
                    key.write(Math.min(number.length(), 255));
                    key.writeBytes(KeyedOrder.key(number));
                } else {
                    key.writeBytes(KeyedOrder.key(text.substring(at, end)));
                }
                at = end;
            }
            return key.toByteArray();
        }
    },

    /** As in dictionaries of the user's language: ä beside a. */
    LANGUAGE {
        @Override
        byte[] key(String text) {
            return Collator.getInstance().getCollationKey(text).toByteArray();
        }
    };

    /** What a text is sorted by, as {@link KeyedOrder} does. */
    abstract byte[] key(String text);

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the digits, or the characters between digits, end. */
    private static int end(String text, int from) {
        int at = from + 1;
        while (at < text.length() && digit(text.charAt(at)) == digit(text.charAt(from))) {
            at++;
        }
        return at;
    }
}
