package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.WireTest;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.AclGrant.GranteeType;
import app.bellhop.cloud.s3.AnonymousAnswer;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignRequest.Method;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.viewmodel.base.LinkExpiry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four ways of sharing, each tried by somebody without credentials, and again after it was taken back. */
class SharingTest extends WireTest {

    private PresignedUrl presign(PresignRequest request) throws Exception {
        return await(s3.sharing().presign(request));
    }

    @Test
    void presignedLinkServesWhatWasAskedFor() throws Exception {
        ObjectIdentifier object = ObjectIdentifier.current(put("données.csv", "a,b"));
        PresignedUrl link = presign(
                new PresignRequest(object, Method.GET, Duration.ofMinutes(5), "text/plain", "Bericht “ü\".csv"));
        HttpResponse<String> answer = get(link.url());
        assertEquals("a,b", answer.body());
        assertEquals("text/plain", answer.headers().firstValue("Content-Type").orElse(""));
        String disposition = answer.headers().firstValue("Content-Disposition").orElse("");
        assertTrue(disposition.startsWith("attachment; filename=\"Bericht ___.csv\""), disposition);
        assertTrue(disposition.endsWith("filename*=UTF-8''Bericht%20%E2%80%9C%C3%BC%22.csv"), disposition);
    }

    @Test
    void uploadLinkTakesWhatIsSent() throws Exception {
        S3Location object = new S3Location(bucket, "from outside +%.txt");
        PresignedUrl link = presign(new PresignRequest(
                ObjectIdentifier.current(object), Method.PUT, Duration.ofMinutes(5), "text/plain", null));
        HttpRequest.Builder put = HttpRequest.newBuilder(link.url()).PUT(HttpRequest.BodyPublishers.ofString("sent"));
        assertEquals(200, send(put.header("Content-Type", "text/plain").build()).statusCode());
        assertEquals("sent", text(object));
        assertEquals("text/plain", head(object).headers().contentType());
        assertEquals(403, get(link.url()).statusCode(), "it is no link to read with");
    }

    @Test
    void linkEndsAfterSevenDaysAtTheLatest() throws Exception {
        S3Location object = put("x", "x");
        PresignedUrl asked = presign(PresignRequest.get(object, Duration.ofHours(1)));
        assertEquals(PresignedUrl.Limit.ASKED, asked.limit());
        PresignedUrl long1 = presign(PresignRequest.get(object, Duration.ofDays(30)));
        assertEquals(PresignedUrl.Limit.SEVEN_DAYS, long1.limit());
        assertTrue(long1.ends().isBefore(Instant.now().plus(Duration.ofDays(7)).plusSeconds(5)));
        assertEquals(200, get(long1.url()).statusCode());
    }

    @Test
    void publishedFileHasItsTypeAndItsAcl() throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), "<h1>Bericht é");
        S3Location open = new S3Location(bucket, "open.html");
        await(s3.content().write(open, file, "text/html; charset=utf-8", "public-read"));
        HttpResponse<String> seen = get(await(s3.sharing().publicUrl(open)));
        assertEquals(200, seen.statusCode());
        assertEquals("<h1>Bericht é", seen.body());
        assertEquals(
                "text/html;charset=utf-8",
                seen.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        S3Location closed = new S3Location(bucket, "closed.html");
        await(s3.content().write(closed, file, "text/html; charset=utf-8", ""));
        assertEquals(403, anonymously(closed));
        await(s3.content().write(open, file, "text/plain", ""));
        assertEquals(403, anonymously(open), "another object in its place has an ACL of its own");
        S3Location nowhere = new S3Location("no-such-bucket-" + bucket, "x");
        assertEquals(
                ErrorKind.NOT_FOUND,
                failure(s3.content().write(nowhere, file, "text/plain", "")).kind());
        Path gone = folder.resolve("gone.html");
        assertTrue(failure(s3.content().write(open, gone, "text/plain", ""))
                .toString()
                .contains("gone.html"));
    }

    @Test
    void callAfterTheSessionHasEndedIsCancelledAndThrowsNothing() throws Exception {
        try (DemoConnection other = new DemoConnection(folder.resolve("other"))) {
            other.executor.shutdownNow();
            assertEquals(
                    ErrorKind.CANCELLED,
                    failure(other.connection.objects().listBuckets()).kind());
        }
    }

    @Test
    void aclOpensAndCloses() throws Exception {
        S3Location object = put("pic.png", "png");
        ObjectIdentifier current = ObjectIdentifier.current(object);
        assertEquals(403, anonymously(object));
        await(s3.sharing().putCannedAcl(current, "public-read"));
        assertEquals(200, anonymously(object));
        Acl acl = await(s3.sharing().acl(current));
        List<AclGrant> fewer =
                acl.grants().stream().filter(g -> g.type() != GranteeType.GROUP).toList();
        await(s3.sharing().putAcl(current, new Acl(acl.ownerId(), acl.ownerName(), fewer)));
        assertEquals(403, anonymously(object));
        List<AclGrant> more = new ArrayList<>(fewer);
        more.add(new AclGrant(GranteeType.GROUP, AclGrant.AUTHENTICATED_USERS, null, "READ"));
        more.add(new AclGrant(GranteeType.ID, "0123456789abcdef", null, "READ_ACP"));
        await(s3.sharing().putAcl(current, new Acl(acl.ownerId(), acl.ownerName(), more)));
        assertEquals(more, await(s3.sharing().acl(current)).grants());
        assertEquals(403, anonymously(object));
    }

    @Test
    void bucketAclLetsEverybodyList() throws Exception {
        put("seen", "x");
        ObjectIdentifier root = ObjectIdentifier.current(new S3Location(bucket, ""));
        URI list = await(s3.sharing().publicUrl(put("y", "x"))).resolve("?list-type=2");
        assertEquals(403, get(list).statusCode());
        await(s3.sharing().putCannedAcl(root, "public-read"));
        assertTrue(await(s3.sharing().acl(root)).grantsGroup(AclGrant.ALL_USERS, "READ"));
        assertTrue(get(list).body().contains("<Key>seen</Key>"));
        await(s3.sharing().putCannedAcl(root, "private"));
        assertEquals(403, get(list).statusCode());
    }

    @Test
    void policyOpensAPrefixAndNoMore() throws Exception {
        S3Location open = put("public/a b.html", "hello");
        S3Location closed = put("private/a", "secret");
        String policy = PolicyDocument.with("", PolicyTemplate.PUBLIC_READ.statement(Partition.AWS, bucket, "public/"));
        await(s3.buckets().put(bucket, BucketSection.POLICY, policy));
        assertEquals(200, anonymously(open));
        assertEquals(403, anonymously(closed));
        assertEquals(Boolean.TRUE, await(s3.buckets().policyIsPublic(bucket)).orElseThrow());
        AnonymousAnswer refused =
                await(s3.sharing().fetchAnonymously(await(s3.sharing().publicUrl(closed))));
        assertFalse(refused.readable());
        assertEquals("AccessDenied", refused.code());
        await(s3.buckets().delete(bucket, BucketSection.POLICY));
        assertEquals(403, anonymously(open));
        assertTrue(await(s3.buckets().policyIsPublic(bucket)).isEmpty());
    }

    @Test
    void blockPublicAccessWinsOverPolicyAndAcl() throws Exception {
        S3Location object = put("a", "x");
        await(s3.sharing().putCannedAcl(ObjectIdentifier.current(object), "public-read"));
        await(s3.buckets().put(bucket, BucketSection.PUBLIC_ACCESS_BLOCK, "{\"IgnorePublicAcls\": true}"));
        assertEquals(403, anonymously(object));
        await(s3.buckets().delete(bucket, BucketSection.PUBLIC_ACCESS_BLOCK));
        assertEquals(200, anonymously(object));
        await(s3.sharing().putCannedAcl(ObjectIdentifier.current(object), "private"));
        await(s3.buckets()
                .put(bucket, BucketSection.OWNERSHIP, "{\"Rules\": [{\"ObjectOwnership\": \"BucketOwnerEnforced\"}]}"));
        assertEquals(
                "AccessControlListNotSupported",
                failure(s3.sharing().putCannedAcl(ObjectIdentifier.current(object), "public-read"))
                        .failure()
                        .code());
    }

    @Test
    void emptyObjectThatIsPublicCountsAsReadable() throws Exception {
        S3Location empty = put("empty", "");
        await(s3.sharing().putCannedAcl(ObjectIdentifier.current(empty), "public-read"));
        assertTrue(await(s3.sharing().fetchAnonymously(await(s3.sharing().publicUrl(empty))))
                .readable());
    }

    /** Such a grant could not be written back. */
    @Test
    void grantToNobodyMakesNoAcl() throws Exception {
        String acl = "<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant>"
                + "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>";
        try (RawServer server = new RawServer(request -> RawServer.ok(acl))) {
            S3Location object = new S3Location("bucket", "k");
            assertEquals(
                    ErrorKind.NOT_SUPPORTED,
                    failure(server.connection().s3().sharing().acl(ObjectIdentifier.current(object)))
                            .kind());
        }
    }

    /** By a clock that is wrong, a link would have ended already, or not begun. */
    @Test
    void linksAreSignedAtTheTimeThatTheServerSays() throws Exception {
        Instant there = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC));
        try (RawServer raw = new RawServer(request ->
                        "HTTP/1.1 404 X\r\nDate: " + date + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                AwsConnection other = new AwsConnection(
                        new Connection("t", "t", Connection.Source.SAVED, null, raw.endpoint(), null, null, "AKIA"),
                        "secret",
                        Runnable::run)) {
            assertTrue(
                    await(other.objects().find(new S3Location("bucket", "k"))).isEmpty());
            String link = await(other.s3()
                            .sharing()
                            .presign(PresignRequest.get(new S3Location("bucket", "k"), Duration.ofHours(1))))
                    .url()
                    .getQuery();
            String signed = link.replaceFirst(".*X-Amz-Date=([^&]+).*", "$1");
            Instant time = Instant.from(
                    DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").parse(signed));
            assertTrue(Duration.between(there, time).abs().toMinutes() < 10, signed);
        }
    }

    @Test
    void linkThatIsSignedAtAnotherTimeWorksAsAnyOther() throws Exception {
        ObjectIdentifier object = ObjectIdentifier.current(put("données +%.csv", "a,b"));
        server.connection.clients().heads.heard(Instant.now().minus(Duration.ofMinutes(10)));
        assertEquals(
                "a,b",
                get(presign(new PresignRequest(object, Method.GET, Duration.ofHours(1), "text/plain", "ü+.csv"))
                                .url())
                        .body());
        assertEquals(
                403,
                get(presign(PresignRequest.get(object.location(), Duration.ofMinutes(5)))
                                .url())
                        .statusCode());
    }

    /** Nobody knows when that is. */
    @Test
    void linkWithASessionTokenMayEndWithTheSession() throws Exception {
        try (AwsConnection session = new AwsConnection(
                new Connection("t", "t", Connection.Source.SAVED, null, "http://127.0.0.1:1", null, null, "ASIA"),
                new ConnectionSecrets("secret", "token", null, null),
                SignInTools.unattended(Runnable::run),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE)) {
            PresignedUrl link = await(session.s3()
                    .sharing()
                    .presign(PresignRequest.get(new S3Location("bucket", "k"), Duration.ofDays(30))));
            String said = LinkExpiry.copied(1, link);
            assertTrue(said.endsWith(", or earlier if the session token expires"), said);
        }
    }
}
