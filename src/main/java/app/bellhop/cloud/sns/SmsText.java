package app.bellhop.cloud.sns;

/**
 * How a text goes out as SMS: in the phones' own 7-bit alphabet, or as UCS-2 when one letter is not in it; and in how many
 * segments, each of which is charged.
 *
 * @param gsm whether the 7-bit alphabet (GSM 03.38) holds all of it
 * @param units septets of GSM-7, or 16-bit units of UCS-2
 * @param segments how many messages the phone puts together
 */
public record SmsText(boolean gsm, int units, int segments) {

    /** The longest SMS that SNS sends, in bytes; it is cut into segments. */
    public static final int MAX_BYTES = 1600;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each of these takes two septets. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final int MAX_GSM_SINGLE = 160;
    private static final int MAX_GSM_PART = 153;
    private static final int MAX_UCS2_SINGLE = 70;
    private static final int MAX_UCS2_PART = 67;

    public static SmsText of(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (BASIC.indexOf(letter) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(letter) >= 0) {
                septets += 2;
            } else {
                return new SmsText(false, text.length(), ucsSegments(text));
            }
        }
        return new SmsText(true, septets, gsmSegments(text, septets));
    }

    /** A letter of two septets is not cut in two, so a segment may end a septet early. */
    private static int gsmSegments(String text, int septets) {
        if (septets <= MAX_GSM_SINGLE) {
            return text.isEmpty() ? 0 : 1;
        }
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            int width = EXTENSION.indexOf(text.charAt(i)) >= 0 ? 2 : 1;
            if (used + width > MAX_GSM_PART) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return segments;
    }

    /** Nor is a letter of two units, such as an emoji. */
    private static int ucsSegments(String text) {
        if (text.length() <= MAX_UCS2_SINGLE) {
            return 1;
        }
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int width = Character.charCount(text.codePointAt(i));
            if (used + width > MAX_UCS2_PART) {
                segments++;
                used = 0;
            }
            used += width;
            i += width;
        }
        return segments;
    }
}
