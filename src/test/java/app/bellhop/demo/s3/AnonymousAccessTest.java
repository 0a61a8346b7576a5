package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.*;

/** What a client without credentials can read from the demo's S3 server. */
class AnonymousAccessTest extends EmbeddedS3Base {

    @Override
    void put(String key, String text) {
        s3.putObject(r -> r.bucket(bucket).key(key).contentType("text/html"), RequestBody.fromString(text));
    }

    @Test
    void publicReadAclLetsEverybodyReadUntilTakenBack() throws Exception {
        put("page", "hello");
        assertEquals(403, anonymous("page").statusCode());
        s3.putObjectAcl(r -> r.bucket(bucket).key("page").acl(ObjectCannedACL.PUBLIC_READ));
        assertEquals("hello", anonymous("page").body());
        assertEquals(
                2, s3.getObjectAcl(r -> r.bucket(bucket).key("page")).grants().size());
        s3.putObjectAcl(r -> r.bucket(bucket).key("page").acl(ObjectCannedACL.PRIVATE));
        assertEquals(403, anonymous("page").statusCode());
    }

    @ParameterizedTest
    @EnumSource(value = ObjectCannedACL.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void everyCannedAclIsTaken(ObjectCannedACL acl) {
        s3.putObject(r -> r.bucket(bucket).key("x").acl(acl), RequestBody.fromString("x"));
        s3.putObjectAcl(r -> r.bucket(bucket).key("x").acl(acl));
    }

    @Test
    void aclGivenWithTheUploadCounts() throws Exception {
        s3.putObject(r -> r.bucket(bucket).key("x").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("open"));
        assertEquals("open", anonymous("x").body());
        put("x", "closed again");
        assertEquals(403, anonymous("x").statusCode());
    }

    @Test
    void policyOpensAPrefixAndDenyClosesAPartOfIt() throws Exception {
        put("pub/a", "A");
        put("pub/secret/b", "B");
        put("other", "C");
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy("pub/*", "pub/secret/*")));
        assertEquals("A", anonymous("pub/a").body());
        assertEquals(403, anonymous("pub/secret/b").statusCode());
        assertEquals(403, anonymous("other").statusCode());
        assertTrue(
                s3.getBucketPolicyStatus(r -> r.bucket(bucket)).policyStatus().isPublic());
        s3.deleteBucketPolicy(r -> r.bucket(bucket));
        assertEquals(403, anonymous("pub/a").statusCode());
        assertCode("NoSuchBucketPolicy", () -> s3.getBucketPolicy(r -> r.bucket(bucket)));
    }

    private String policy(String allowed, String denied) {
        return """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Principal":"*","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::%1$s/%2$s"},
                 {"Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:Get*","Resource":"arn:aws:s3:::%1$s/%3$s"}]}
                """.formatted(bucket, allowed, denied);
    }

    @Test
    void policyThatIsNoJsonIsRefused() {
        assertCode(
                "MalformedPolicy",
                () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy("{no")));
    }

    @Test
    void blockPublicAccessStopsAclsAndPolicies() throws Exception {
        s3.putObject(r -> r.bucket(bucket).key("x").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("open"));
        s3.putPublicAccessBlock(r -> r.bucket(bucket)
                .publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)
                        .ignorePublicAcls(true)
                        .blockPublicPolicy(true)
                        .restrictPublicBuckets(true)));
        assertEquals(403, anonymous("x").statusCode());
        assertCode(
                "AccessDenied",
                () -> s3.putObjectAcl(r -> r.bucket(bucket).key("x").acl(ObjectCannedACL.PUBLIC_READ)));
        assertCode(
                "AccessDenied", () -> s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy("*", "none"))));
        s3.deletePublicAccessBlock(r -> r.bucket(bucket));
        assertEquals("open", anonymous("x").body());
    }

    @Test
    void enforcedOwnershipDisablesAcls() {
        s3.putBucketOwnershipControls(r -> r.bucket(bucket)
                .ownershipControls(c -> c.rules(o -> o.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED))));
        put("x", "x");
        assertCode(
                "AccessControlListNotSupported",
                () -> s3.putObjectAcl(r -> r.bucket(bucket).key("x").acl(ObjectCannedACL.PUBLIC_READ)));
    }

    @Test
    void websiteServesIndexAndErrorPage() throws Exception {
        put("index.html", "home");
        put("docs/index.html", "docs");
        put("404.html", "lost");
        s3.putBucketWebsite(r -> r.bucket(bucket)
                .websiteConfiguration(
                        w -> w.indexDocument(i -> i.suffix("index.html")).errorDocument(e -> e.key("404.html"))));
        assertEquals(404, website("/").statusCode(), "nothing is public yet");
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy("*", "none")));
        assertEquals("home", website("/").body());
        assertEquals("docs", website("/docs/").body());
        assertEquals(302, website("/docs").statusCode());
        assertEquals("lost", website("/nothing").body());
        assertEquals(404, website("/nothing").statusCode());
        s3.deleteBucketWebsite(r -> r.bucket(bucket));
        assertEquals(404, website("/").statusCode());
    }

    @Test
    void websiteRedirectsWithoutTouchingTheKey() throws Exception {
        put("a b#c%/index.html", "odd");
        put("/x/index.html", "slash");
        s3.putObject(
                r -> r.bucket(bucket).key("packed").contentEncoding("gzip").cacheControl("max-age=5"),
                RequestBody.fromString("x"));
        s3.putBucketPolicy(r -> r.bucket(bucket).policy(policy("*", "none")));
        s3.putBucketWebsite(
                r -> r.bucket(bucket).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))));
        String odd = website("/a%20b%23c%25").header("Location");
        assertTrue(odd.endsWith("/a%20b%23c%25/") && odd.startsWith("http://" + bucket), odd);
        assertEquals("odd", website("/a%20b%23c%25/").body());
        String slash = website("//x").header("Location");
        assertTrue(slash.startsWith("http://" + bucket) && slash.endsWith("//x/"), slash);
        assertEquals("gzip", website("/packed").header("Content-Encoding"));
        assertEquals("max-age=5", website("/packed").header("Cache-Control"));
        s3.putBucketWebsite(r -> r.bucket(bucket)
                .websiteConfiguration(w ->
                        w.redirectAllRequestsTo(t -> t.hostName("new.example").protocol("https"))));
        assertEquals("https://new.example/a%20b?x=%20", website("/a%20b?x=%20").header("Location"));
        assertEquals(301, website("/").statusCode());
    }

    /** A request with a Host header of our choosing, which HttpClient does not let through. */
    private Answer website(String path) throws IOException {
        return get(server.demo.s3Endpoint(), path, bucket + ".s3-website.localhost");
    }

    /** A page of another host whose name points to this computer (DNS rebinding) reads nothing, though all may. */
    @Test
    void requestsToAnotherHostAreRefused() throws Exception {
        put("page", "hello");
        s3.putObjectAcl(r -> r.bucket(bucket).key("page").acl(ObjectCannedACL.PUBLIC_READ));
        URI endpoint = server.demo.s3Endpoint();
        String path = "/" + bucket + "/page";
        String certificate = "/SimpleNotificationService-bellhop.pem";
        for (String host :
                new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"}) {
            assertEquals(403, get(endpoint, path, host).statusCode(), host);
            assertEquals(403, get(server.demo.snsEndpoint(), certificate, host).statusCode(), host);
        }
        for (String host : new String[] {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"}) {
            assertEquals(200, get(endpoint, path, host).statusCode(), host);
            assertEquals(200, get(server.demo.snsEndpoint(), certificate, host).statusCode(), host);
        }
    }

    private static Answer get(URI endpoint, String path, String host) throws IOException {
        try (var socket = new java.net.Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + endpoint.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        }
    }

    private record Answer(int statusCode, String head, String body) {

        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void corsRulesAnswerBrowsers() throws Exception {
        put("x", "x");
        s3.putObjectAcl(r -> r.bucket(bucket).key("x").acl(ObjectCannedACL.PUBLIC_READ));
        s3.putBucketCors(r -> r.bucket(bucket)
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedMethods("GET")
                        .allowedOrigins("https://*.example.com")
                        .build())));
        assertEquals("https://www.example.com", allowedOrigin("https://www.example.com"));
        assertEquals("", allowedOrigin("https://www.example.org"));
    }

    private String allowedOrigin(String origin) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("x")).header("Origin", origin).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    @Test
    void whoMayWriteMayNotCopyWhatHeMayNotRead() throws Exception {
        put("secret", "s");
        s3.putBucketAcl(r -> r.bucket(bucket).acl(BucketCannedACL.PUBLIC_READ_WRITE));
        HttpRequest plain = HttpRequest.newBuilder(uri("mine"))
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertEquals(
                200,
                HttpClient.newHttpClient()
                        .send(plain, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        HttpRequest copy = HttpRequest.newBuilder(uri("stolen"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .header("x-amz-copy-source", "/" + bucket + "/secret")
                .build();
        assertEquals(
                403,
                HttpClient.newHttpClient()
                        .send(copy, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void anonymousWritesAreRefused() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(uri("x"))
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertEquals(
                403,
                HttpClient.newHttpClient()
                        .send(put, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        HttpRequest policy = HttpRequest.newBuilder(uri("?policy")).build();
        assertEquals(
                403,
                HttpClient.newHttpClient()
                        .send(policy, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        assertFalse(s3.listObjectsV2(r -> r.bucket(bucket)).hasContents());
    }

    private URI uri(String key) {
        return URI.create(server.demo.s3Endpoint() + "/" + bucket + "/" + key);
    }

    private HttpResponse<String> anonymous(String key) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(key)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertCode(String code, Executable call) {
        assertEquals(
                code, assertThrows(S3Exception.class, call).awsErrorDetails().errorCode());
    }
}
