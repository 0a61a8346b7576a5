package app.bellhop.demo.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The MD5 digests of SQS, which clients check. */
final class AttributeDigest {

    private AttributeDigest() {}

    static String of(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of message attributes: the lengths and bytes of each name, type and value, sorted by name. */
    static String of(JsonNode attributes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        attributes.properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(attribute -> {
                    JsonNode value = attribute.getValue();
                    boolean binary = value.hasNonNull("BinaryValue");
                    put(all, attribute.getKey().getBytes(StandardCharsets.UTF_8));
                    put(all, value.path("DataType").asString("").getBytes(StandardCharsets.UTF_8));
                    all.write(binary ? 2 : 1);
                    put(
                            all,
                            binary
                                    ? Base64.getDecoder()
                                            .decode(value.path("BinaryValue").asString(""))
                                    : value.path("StringValue").asString("").getBytes(StandardCharsets.UTF_8));
                });
        return hex(all.toByteArray());
    }

    private static void put(ByteArrayOutputStream all, byte[] bytes) {
        all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        all.writeBytes(bytes);
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
