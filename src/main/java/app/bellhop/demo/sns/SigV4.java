package app.bellhop.demo.sns;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies AWS Signature Version 4 of POST requests. */
final class SigV4 {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final String accessKeyId;
    private final String secretAccessKey;

    SigV4(String accessKeyId, String secretAccessKey) {
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
    }

    /** Returns the region that the request was signed for. Throws if the signature is missing, expired or wrong. */
    String requireSigned(HttpExchange exchange, byte[] body) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String stamp = exchange.getRequestHeaders().getFirst("X-Amz-Date");
        if (authorization == null || !authorization.startsWith(ALGORITHM + " ") || stamp == null) {
            throw new SnsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        Map<String, String> parts = Arrays.stream(
                        authorization.substring(ALGORITHM.length()).split(","))
                .map(part -> part.strip().split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String[] credential = parts.getOrDefault("Credential", "").split("/");
        if (credential.length != 5 || !parts.containsKey("SignedHeaders")) {
            throw new SnsError(400, "IncompleteSignature", "The request signature does not conform to AWS standards.");
        }
        if (!credential[0].equals(accessKeyId)) {
            throw new SnsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        requireFresh(stamp);
        String scope = String.join("/", credential[1], credential[2], credential[3], credential[4]);
        String toSign = String.join(
                "\n",
                ALGORITHM,
                stamp,
                scope,
                hex(sha256(bytes(canonical(exchange, parts.get("SignedHeaders"), body)))));
        byte[] key = bytes("AWS4" + secretAccessKey);
        for (String step : scope.split("/")) {
            key = hmac(key, step);
        }
        if (!MessageDigest.isEqual(bytes(hex(hmac(key, toSign))), bytes(parts.getOrDefault("Signature", "")))) {
            throw new SnsError(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method.");
        }
        return credential[2];
    }

    private static void requireFresh(String stamp) {
        try {
            Instant signed = LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
            Instant now = Instant.now();
            if (Duration.between(signed, now).abs().compareTo(MAX_SKEW) > 0) {
                throw new SnsError(
                        403,
                        "RequestExpired",
                        "Signature not yet current or expired: " + stamp + ", the server's clock says " + now);
            }
        } catch (DateTimeParseException e) {
            throw new SnsError(400, "IncompleteSignature", "Date is malformed: " + stamp);
        }
    }

    private static String canonical(HttpExchange exchange, String signedHeaders, byte[] body) {
        String headers = Arrays.stream(signedHeaders.split(";"))
                .map(name -> name + ":"
                        + String.join(",", exchange.getRequestHeaders().getOrDefault(name, java.util.List.of("")))
                                .strip()
                                .replaceAll(" +", " ")
                        + "\n")
                .collect(Collectors.joining());
        String query = exchange.getRequestURI().getRawQuery();
        String sorted =
                query == null ? "" : Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
        return String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                sorted,
                headers,
                signedHeaders,
                hex(sha256(body)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] data) {
        return HexFormat.of().formatHex(data);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
