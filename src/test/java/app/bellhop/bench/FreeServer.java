package app.bellhop.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An S3 server that costs next to nothing: it keeps keys and sizes, throws bodies away and answers reads with zeros, so that
 * what is measured is the client. It checks no signature. It confirms checksums, as AWS does; its ETags are no MD5 sums.
 */
final class FreeServer implements AutoCloseable {

    private static final byte[] ZEROS = new byte[1 << 16];
    private static final int PAGE = 1000;
    private static final String CRC32 = "x-amz-checksum-crc32";
    private static final String TIME = "2026-01-01T00:00:00.000Z";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>", Pattern.DOTALL);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger uploadIds = new AtomicInteger();
    private final Map<String, Map<Integer, Long>> uploads = new ConcurrentHashMap<>();

    /** {@code bucket/key} to its size in bytes. */
    private final ConcurrentSkipListMap<String, Long> objects = new ConcurrentSkipListMap<>();

    FreeServer() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Runs until its standard input ends, in a process of its own: it must not share the client's heap and compilers. */
    public static void main(String[] arguments) throws IOException {
        try (FreeServer server = new FreeServer()) {
            System.out.println(server.endpoint());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                server.command(line);
                System.out.println();
            }
        }
    }

    /** Nothing: forgets every object. {@code place/ number}: creates so many there. */
    private void command(String line) {
        if (line.isEmpty()) {
            objects.clear();
            return;
        }
        String[] words = line.split(" ");
        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
            objects.put(words[0] + "key-%06d.txt".formatted(i), (long) i * 31 % 9973);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody(); // Else closing the call would close its connection.
            String place = decoded(call.getRequestURI().getRawPath().substring(1));
            Map<String, String> query = query(call.getRequestURI().getRawQuery());
            switch (call.getRequestMethod()) {
                case "PUT" -> put(call, place, query);
                case "POST" -> post(call, place, query);
                case "DELETE" -> delete(call, place, query);
                default -> read(call, place, query);
            }
        }
    }

    private void put(HttpExchange call, String place, Map<String, String> query) throws IOException {
        long size = discard(call.getRequestBody());
        String chunked = call.getRequestHeaders().getFirst("x-amz-decoded-content-length");
        size = chunked == null ? size : Long.parseLong(chunked);
        if (query.containsKey("uploadId")) {
            uploads.get(query.get("uploadId")).put(Integer.parseInt(query.get("partNumber")), size);
        } else if (place.indexOf('/') > 0) {
            objects.put(place, size);
        }
        call.getResponseHeaders().set("ETag", "\"free-" + size + "\"");
        String crc32 = call.getRequestHeaders().getFirst(CRC32);
        if (crc32 != null) {
            call.getResponseHeaders().set(CRC32, crc32);
        }
        send(call, 200, "");
    }

    private static long discard(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            size += n;
        }
        return size;
    }

    private void post(HttpExchange call, String place, Map<String, String> query) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (query.containsKey("uploads")) {
            String id = "upload-" + uploadIds.incrementAndGet();
            uploads.put(id, new ConcurrentHashMap<>());
            xml(call, "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
        } else if (query.containsKey("uploadId")) {
            Map<Integer, Long> parts = uploads.remove(query.get("uploadId"));
            objects.put(place, parts.values().stream().mapToLong(n -> n).sum());
            xml(call, "<CompleteMultipartUploadResult><ETag>\"free-1\"</ETag></CompleteMultipartUploadResult>");
        } else {
            StringBuilder deleted = new StringBuilder("<DeleteResult>");
            Matcher key = KEY.matcher(body);
            while (key.find()) {
                objects.remove(place.replace("/", "") + "/" + key.group(1));
                deleted.append("<Deleted><Key>").append(key.group(1)).append("</Key></Deleted>");
            }
            xml(call, deleted + "</DeleteResult>");
        }
    }

    private void delete(HttpExchange call, String place, Map<String, String> query) throws IOException {
        if (query.containsKey("uploadId")) {
            uploads.remove(query.get("uploadId"));
        } else {
            objects.remove(place);
        }
        send(call, 204, "");
    }

    private void read(HttpExchange call, String place, Map<String, String> query) throws IOException {
        String bucket = place.contains("/") ? place.substring(0, place.indexOf('/')) : place;
        Long size = objects.get(place);
        if (query.containsKey("uploadId")) {
            listParts(call, query.get("uploadId"));
        } else if (size != null) {
            object(call, size);
        } else if (place.length() > bucket.length() + 1) {
            send(call, 404, "<Error><Code>NoSuchKey</Code></Error>");
        } else if (place.isEmpty()) {
            xml(
                    call,
                    "<ListAllMyBucketsResult><Buckets><Bucket><Name>bench</Name><CreationDate>" + TIME
                            + "</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>");
        } else if (query.containsKey("location")) {
            xml(call, "<LocationConstraint/>");
        } else if (query.containsKey("versioning")) {
            xml(call, "<VersioningConfiguration/>");
        } else {
            list(call, bucket, query);
        }
    }

    private void listParts(HttpExchange call, String id) throws IOException {
        StringBuilder parts = new StringBuilder("<ListPartsResult>");
        new TreeMap<>(uploads.getOrDefault(id, Map.of()))
                .forEach((number, size) ->
                        parts.append("<Part><PartNumber>%d</PartNumber><ETag>\"free-%d\"</ETag><Size>%d</Size></Part>"
                                .formatted(number, size, size)));
        xml(call, parts + "</ListPartsResult>");
    }

    private void list(HttpExchange call, String bucket, Map<String, String> query) throws IOException {
        String prefix = bucket + "/" + query.getOrDefault("prefix", "");
        boolean second = query.containsKey("list-type");
        String token = query.get(second ? "continuation-token" : "marker");
        NavigableMap<String, Long> rest = token == null || token.isEmpty()
                ? objects.tailMap(prefix, true)
                : objects.tailMap(second ? decoded(token) : bucket + "/" + token, false);
        boolean encoded =
                "url".equals(query.get("encoding-type")); // rclone takes a name for odd that it did not ask for.
        StringBuilder page = new StringBuilder("<ListBucketResult>");
        page.append(encoded ? "<EncodingType>url</EncodingType>" : "");
        String last = null;
        int count = 0;
        for (Map.Entry<String, Long> object : rest.entrySet()) {
            if (!object.getKey().startsWith(prefix) || count == PAGE) {
                break;
            }
            last = object.getKey();
            count++;
            String key = last.substring(bucket.length() + 1);
            key = encoded ? URLEncoder.encode(key, StandardCharsets.UTF_8) : key;
            page.append(
                    "<Contents><Key>%s</Key><Size>%d</Size><ETag>\"free-%d\"</ETag><LastModified>%s</LastModified></Contents>"
                            .formatted(key, object.getValue(), object.getValue(), TIME));
        }
        boolean more = count == PAGE;
        page.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more && second) {
            String next = URLEncoder.encode(last, StandardCharsets.UTF_8);
            page.append("<NextContinuationToken>").append(next).append("</NextContinuationToken>");
        } else if (more) {
            page.append("<NextMarker>")
                    .append(last.substring(bucket.length() + 1))
                    .append("</NextMarker>");
        }
        xml(call, page + "</ListBucketResult>");
    }

    private static void object(HttpExchange call, long size) throws IOException {
        long from = 0;
        long to = size - 1;
        int status = 200;
        String range = call.getRequestHeaders().getFirst("Range");
        Matcher asked = range == null ? null : RANGE.matcher(range);
        if (asked != null && asked.matches() && size > 0) {
            from = Long.parseLong(asked.group(1));
            to = asked.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(asked.group(2)));
            status = 206;
            call.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + size);
        }
        call.getResponseHeaders().set("ETag", "\"free-" + size + "\"");
        call.getResponseHeaders().set("Accept-Ranges", "bytes");
        call.getResponseHeaders().set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        long length = to - from + 1;
        if (call.getRequestMethod().equals("HEAD")) {
            call.getResponseHeaders().set("Content-Length", String.valueOf(length));
            call.sendResponseHeaders(status, -1);
            return;
        }
        call.sendResponseHeaders(status, length == 0 ? -1 : length);
        OutputStream body = call.getResponseBody();
        for (long left = length; left > 0; left -= ZEROS.length) {
            body.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
    }

    private static void xml(HttpExchange call, String body) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/xml");
        send(call, 200, body);
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean none = bytes.length == 0 || call.getRequestMethod().equals("HEAD");
        call.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            call.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
