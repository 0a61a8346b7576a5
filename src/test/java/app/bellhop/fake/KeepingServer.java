package app.bellhop.fake;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.S3Location;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps objects with every attribute that a PutObject or CopyObject sets, and gives them back in HeadObject: as S3 does, or
 * with the quirks of other servers.
 */
public final class KeepingServer implements AutoCloseable {

    /** What some servers do otherwise than S3. */
    public enum Quirk {
        /** Compares If-Match with the ETag without quotes (Ceph RGW). */
        LITERAL_IF_MATCH,
        /** Has weak ETags only, which If-Match never matches (proxies that compress). */
        WEAK_ETAGS,
        /** Does not implement If-Match and If-None-Match. */
        NO_CONDITIONS,
        /** Takes no notice of If-Match and If-None-Match (moto, for copies). */
        IGNORES_CONDITIONS,
        /** CopyObject drops the tags where it replaces the metadata (Ceph RGW). */
        REPLACE_DROPS_TAGS,
        /** CopyObject drops the tags. */
        COPY_DROPS_TAGS,
        /** Wants Content-MD5 or a checksum with every PutObject and CopyObject (a bucket with object lock). */
        WANTS_CHECKSUM,
        /** Has no ACLs (Bucket owner enforced). */
        OWNER_ENFORCED
    }

    /** An object; names of headers in lower case. */
    public record Stored(byte[] bytes, Map<String, String> headers, Map<String, String> tags) {

        public String etag() {
            return md5(bytes);
        }
    }

    private record Refusal(String name, Predicate<String> request, int status, String code) {}

    private static final Pattern TAG = Pattern.compile("<Key>(.*?)</Key><Value>(.*?)</Value>");
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");
    private static final String PRIVATE = "<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant>"
            + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>me</ID>"
            + "</Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>";

    /** By path: {@code /bucket/key}. */
    public final Map<String, Stored> objects = new ConcurrentHashMap<>();

    /** By path, as XML. */
    public final Map<String, String> acls = new ConcurrentHashMap<>();

    /** Every request, as {@code PUT /bucket/key?acl}; a copy as {@code COPY /bucket/key}. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final Map<String, Refusal> refusedHeaders = new ConcurrentHashMap<>();
    private final Map<String, Runnable> surprises = new ConcurrentHashMap<>();
    private final FaultyServer server = new FaultyServer(this::answer);

    public KeepingServer(Quirk... quirks) throws IOException {
        this.quirks.addAll(List.of(quirks));
    }

    public AwsConnection connection() {
        return server.connection();
    }

    /** Refuses the requests that begin so: {@code GET /b/k?acl}. */
    public void refuse(String request, int status, String code) {
        refusals.add(new Refusal(request, now -> now.startsWith(request), status, code));
    }

    /** Refuses those no longer. */
    public void accept(String request) {
        refusals.removeIf(refusal -> refusal.name().equals(request));
    }

    /** Refuses every request with that header. */
    public void refuseHeader(String header, int status, String code) {
        refusedHeaders.put(header, new Refusal(header, any -> true, status, code));
    }

    /** Does something before the next request that begins so is looked at, once. */
    public void before(String request, Runnable work) {
        surprises.put(request, work);
    }

    /** How many requests began so. */
    public long count(String request) {
        return requests.stream().filter(now -> now.startsWith(request)).count();
    }

    /** Puts an object there. */
    public void put(S3Location object, String text, Map<String, String> headers, Map<String, String> tags) {
        objects.put(
                path(object),
                new Stored(text.getBytes(StandardCharsets.UTF_8), new TreeMap<>(headers), new TreeMap<>(tags)));
    }

    public Stored get(S3Location object) {
        return objects.get(path(object));
    }

    public String text(S3Location object) {
        return new String(get(object).bytes(), StandardCharsets.UTF_8);
    }

    private static String path(S3Location object) {
        return "/" + object.bucket() + "/" + object.key();
    }

    public static String md5(byte[] bytes) {
        try {
            return String.format(
                    "%032x", new BigInteger(1, MessageDigest.getInstance("MD5").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        String part = query == null ? "" : query.split("[=&]")[0];
        boolean copy = header(exchange, "x-amz-copy-source") != null;
        String request =
                (copy ? "COPY" : exchange.getRequestMethod()) + " " + path + (part.isEmpty() ? "" : "?" + part);
        requests.add(request);
        surprises.keySet().stream()
                .filter(request::startsWith)
                .findFirst()
                .ifPresent(expected -> surprises.remove(expected).run());
        Optional<Refusal> refused = refusals.stream()
                .filter(refusal -> refusal.request().test(request))
                .findFirst()
                .or(() -> exchange.getRequestHeaders().keySet().stream()
                        .map(name -> refusedHeaders.get(name.toLowerCase(Locale.ROOT)))
                        .filter(Objects::nonNull)
                        .findFirst());
        if (refused.isPresent()) {
            FaultyServer.send(
                    exchange,
                    refused.get().status(),
                    FaultyServer.error(refused.get().code(), "refused"));
            return;
        }
        switch (part) {
            case "acl" -> acl(exchange, path);
            case "ownershipControls" -> ownership(exchange);
            case "tagging" -> tagging(exchange, path);
            case "delete" -> delete(exchange, path);
            case "retention", "legal-hold" -> FaultyServer.send(exchange, 200, "");
            default -> object(exchange, path, copy);
        }
    }

    private void acl(HttpExchange exchange, String path) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            FaultyServer.send(exchange, 200, acls.getOrDefault(path, PRIVATE));
        } else if (quirks.contains(Quirk.OWNER_ENFORCED)) {
            FaultyServer.send(
                    exchange,
                    400,
                    FaultyServer.error("AccessControlListNotSupported", "The bucket does not allow ACLs"));
        } else {
            acls.put(path, body(exchange));
            FaultyServer.send(exchange, 200, "");
        }
    }

    private void ownership(HttpExchange exchange) throws IOException {
        FaultyServer.send(
                exchange,
                200,
                "<OwnershipControls><Rule><ObjectOwnership>"
                        + (quirks.contains(Quirk.OWNER_ENFORCED) ? "BucketOwnerEnforced" : "ObjectWriter")
                        + "</ObjectOwnership></Rule></OwnershipControls>");
    }

    private void tagging(HttpExchange exchange, String path) throws IOException {
        Map<String, String> tags = objects.get(path).tags();
        if (exchange.getRequestMethod().equals("GET")) {
            StringBuilder xml = new StringBuilder("<Tagging><TagSet>");
            tags.forEach((name, value) -> xml.append("<Tag><Key>" + name + "</Key><Value>" + value + "</Value></Tag>"));
            FaultyServer.send(exchange, 200, xml + "</TagSet></Tagging>");
            return;
        }
        tags.clear();
        Matcher tag = TAG.matcher(body(exchange));
        while (tag.find()) {
            tags.put(tag.group(1), tag.group(2));
        }
        FaultyServer.send(exchange, 200, "");
    }

    private void delete(HttpExchange exchange, String bucket) throws IOException {
        Matcher key = KEY.matcher(body(exchange));
        StringBuilder xml = new StringBuilder("<DeleteResult>");
        while (key.find()) {
            objects.remove(bucket + "/" + key.group(1));
            xml.append("<Deleted><Key>" + key.group(1) + "</Key></Deleted>");
        }
        FaultyServer.send(exchange, 200, xml + "</DeleteResult>");
    }

    private void object(HttpExchange exchange, String path, boolean copy) throws IOException {
        Stored there = objects.get(path);
        switch (exchange.getRequestMethod()) {
            case "HEAD", "GET" -> read(exchange, there);
            case "DELETE" -> {
                objects.remove(path);
                FaultyServer.send(exchange, 204, "");
            }
            default -> write(exchange, path, there, copy);
        }
    }

    private String named(Stored object) {
        return (quirks.contains(Quirk.WEAK_ETAGS) ? "W/" : "") + '"' + object.etag() + '"';
    }

    private void read(HttpExchange exchange, Stored there) throws IOException {
        if (there == null) {
            FaultyServer.send(exchange, 404, "");
            return;
        }
        there.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("ETag", named(there));
        if (!there.tags().isEmpty()) {
            exchange.getResponseHeaders()
                    .set("x-amz-tagging-count", String.valueOf(there.tags().size()));
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(there.bytes().length));
        }
        exchange.sendResponseHeaders(200, head ? -1 : there.bytes().length);
        if (!head) {
            exchange.getResponseBody().write(there.bytes());
        }
        exchange.close();
    }

    private void write(HttpExchange exchange, String path, Stored there, boolean copy) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String source = copy ? source(exchange) : path;
        Stored from = objects.get(source);
        String refused =
                refused(exchange, copy ? from : there, there, copy ? "x-amz-copy-source-if-match" : "if-match");
        if (!refused.isEmpty()) {
            int status = refused.equals("NotImplemented") ? 501 : refused.equals("InvalidRequest") ? 400 : 412;
            FaultyServer.send(exchange, status, FaultyServer.error(refused, "refused"));
            return;
        }
        Map<String, String> headers = new TreeMap<>();
        boolean replace = "REPLACE".equals(header(exchange, "x-amz-metadata-directive"));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String known = name.toLowerCase(Locale.ROOT);
            if (ofRequest(known) || !copy && ofContent(known) || replace && ofContent(known)) {
                headers.put(known, values.get(0));
            }
        });
        if (copy && !replace) {
            from.headers().forEach((name, value) -> {
                if (ofContent(name)) {
                    headers.put(name, value);
                }
            });
        }
        boolean dropped =
                replace && quirks.contains(Quirk.REPLACE_DROPS_TAGS) || copy && quirks.contains(Quirk.COPY_DROPS_TAGS);
        boolean own = !copy || "REPLACE".equals(header(exchange, "x-amz-tagging-directive"));
        Map<String, String> tags = own ? tags(header(exchange, "x-amz-tagging")) : from.tags();
        Stored written = new Stored(copy ? from.bytes() : body, headers, new TreeMap<>(dropped ? Map.of() : tags));
        objects.put(path, written);
        acls.remove(path);
        exchange.getResponseHeaders().set("ETag", named(written));
        FaultyServer.send(
                exchange, 200, copy ? "<CopyObjectResult><ETag>" + written.etag() + "</ETag></CopyObjectResult>" : "");
    }

    /** What a CopyObject takes over from its source unless the metadata is replaced. */
    private static boolean ofContent(String header) {
        boolean content =
                header.startsWith("content-") && !header.equals("content-length") && !header.equals("content-md5");
        return content
                || header.equals("cache-control")
                || header.equals("expires")
                || header.startsWith("x-amz-meta-");
    }

    /** What counts of the request only. */
    private static boolean ofRequest(String header) {
        return header.startsWith("x-amz-object-lock-")
                || header.startsWith("x-amz-server-side-encryption")
                || header.startsWith("x-amz-checksum-")
                || header.equals("x-amz-storage-class")
                || header.equals("x-amz-website-redirect-location");
    }

    private String refused(HttpExchange exchange, Stored compared, Stored there, String condition) {
        String ifMatch = header(exchange, condition);
        String ifNoneMatch = header(exchange, "if-none-match");
        if (quirks.contains(Quirk.NO_CONDITIONS) && (ifMatch != null || ifNoneMatch != null)) {
            return "NotImplemented";
        }
        boolean summed = exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("content-md5") || name.startsWith("x-amz-checksum-"));
        if (quirks.contains(Quirk.WANTS_CHECKSUM) && !summed) {
            return "InvalidRequest";
        }
        String wanted =
                ifMatch == null || quirks.contains(Quirk.LITERAL_IF_MATCH) ? ifMatch : ifMatch.replace("\"", "");
        boolean matches = quirks.contains(Quirk.IGNORES_CONDITIONS)
                || ifMatch == null
                || compared != null && wanted.equals(compared.etag()) && !quirks.contains(Quirk.WEAK_ETAGS);
        boolean free = quirks.contains(Quirk.IGNORES_CONDITIONS) || ifNoneMatch == null || there == null;
        return matches && free ? "" : "PreconditionFailed";
    }

    private static String source(HttpExchange exchange) {
        String key = header(exchange, "x-amz-copy-source").split("\\?versionId=")[0];
        String source = URLDecoder.decode(key, StandardCharsets.UTF_8);
        return source.startsWith("/") ? source : "/" + source;
    }

    private static Map<String, String> tags(String header) {
        Map<String, String> tags = new TreeMap<>();
        if (header != null && !header.isEmpty()) {
            for (String tag : header.split("&")) {
                String[] parts = tag.split("=", 2);
                tags.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return tags;
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
