package app.bellhop.cloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of SNS that can be checked before anything is sent. */
public final class SnsRules {

    /** The longest subject, in characters. */
    public static final int MAX_SUBJECT = 100;

    /** The largest message, in bytes of UTF-8. */
    public static final int MAX_MESSAGE_BYTES = 256 * 1024;

    /** With raw delivery, SQS queues get no message with more attributes. */
    public static final int MAX_RAW_ATTRIBUTES = 10;

    /** The protocols that Subscribe takes, in the order a person looks for them. */
    public static final List<String> PROTOCOLS =
            List.of("email", "email-json", "sms", "https", "http", "sqs", "lambda", "application", "firehose");

    private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\\.fifo");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{4,14}");
    private static final String LABEL = "[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}_])?";
    private static final Pattern EMAIL =
            Pattern.compile("(\"[^\"@]+\"|[^\\s@<>(),;:\"\\[\\]\\\\]+)@" + LABEL + "(\\." + LABEL + ")*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\S*");

    private SnsRules() {}

    /** Letters, digits, hyphens and underscores, up to 256; a FIFO topic's name ends in {@code .fifo}. */
    public static boolean topicName(String name) {
        return TOPIC_NAME.matcher(name).matches();
    }

    /** A phone number with {@code +} and country code, digits only: {@code +14155550123}. */
    public static boolean phoneNumber(String number) {
        return E164.matcher(number).matches();
    }

    /** At most 100 characters of any script in one line, without control characters: what SNS accepts in a subject. */
    public static boolean subject(String subject) {
        return subject.codePointCount(0, subject.length()) <= MAX_SUBJECT
                && !subject.startsWith(" ")
                && subject.codePoints().noneMatch(SnsRules::controls);
    }

    private static boolean controls(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE // Half a character can't be sent.
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** A text made one that SNS accepts as a subject: line breaks become spaces, what is too long is cut. */
    public static String asSubject(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("\\p{Cs}", "")
                .strip();
        return plain.codePointCount(0, plain.length()) > MAX_SUBJECT
                ? plain.substring(0, plain.offsetByCodePoints(0, MAX_SUBJECT)).strip()
                : plain;
    }

    /** Not empty, at most 256 KiB. */
    public static boolean message(String message) {
        return !message.isEmpty() && bytes(message) <= MAX_MESSAGE_BYTES;
    }

    /** How many bytes of UTF-8 a text has. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether a FIFO topic takes endpoints of that protocol: SNS delivers those to queues only. */
    public static boolean fifoTakes(String protocol) {
        return protocol.equals("sqs");
    }

    /** Whether endpoints of that protocol can get the bare message instead of the envelope. */
    public static boolean rawAllowed(String protocol) {
        return List.of("http", "https", "sqs", "firehose").contains(protocol);
    }

    /** 1 to 11 letters, digits and hyphens with a letter among them; no hyphen at the ends. */
    public static boolean senderId(String id) {
        return id.matches("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,9}[A-Za-z0-9])?");
    }

    /** Whether the endpoint is of the form that the protocol wants. */
    public static boolean endpoint(String protocol, String endpoint) {
        return switch (protocol) {
            case "email", "email-json" -> EMAIL.matcher(endpoint).matches();
            case "sms" -> phoneNumber(endpoint);
            case "http", "https" -> URL.matcher(endpoint).matches() && endpoint.startsWith(protocol + "://");
            default -> endpoint.matches("arn:aws[a-z-]*:" + service(protocol) + ":.+");
        };
    }

    private static String service(String protocol) {
        return protocol.equals("application") ? "sns" : protocol;
    }
}
