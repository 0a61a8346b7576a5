package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.batch.ObjectCount;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeScheduler;
import app.bellhop.fake.FaultyServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists whose pages are named otherwise than S3 names them: all of it is read, or its end is a failure. */
class ListingPagesTest {

    private static final S3Location ROOT = new S3Location("b", "");
    private static final int PER_PAGE = 100;

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String parameter : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String page(boolean truncated, String more, List<String> keys) {
        StringBuilder xml = new StringBuilder(
                "<ListBucketResult><Name>b</Name><IsTruncated>" + truncated + "</IsTruncated>" + more);
        keys.forEach(key -> xml.append("<Contents><Key>" + key + "</Key><Size>1</Size></Contents>"));
        return xml + "</ListBucketResult>";
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format("k%04d", i))
                .toList();
    }

    /** A server of these objects that goes on behind the key in that parameter, and gives no token. */
    private static void withoutTokens(HttpExchange exchange, String parameter, List<String> all)
            throws java.io.IOException {
        List<String> rest = all.subList(all.indexOf(query(exchange).get(parameter)) + 1, all.size());
        List<String> page = rest.subList(0, Math.min(PER_PAGE, rest.size()));
        String more = parameter.equals("marker") ? "<NextMarker>" + page.get(page.size() - 1) + "</NextMarker>" : "";
        FaultyServer.send(exchange, 200, page(rest.size() > PER_PAGE, more, page));
    }

    /** Whatever order it is in: SeaweedFS, for one, has its own. */
    @ParameterizedTest
    @CsvSource({"start-after, true", "marker, true", "start-after, false"})
    void withoutATokenTheListGoesOnBehindItsLastKey(String parameter, boolean sorted) throws Exception {
        List<String> keys = new ArrayList<>(keys(0, 250));
        keys.sort(sorted ? Comparator.naturalOrder() : Comparator.reverseOrder());
        try (FaultyServer server = new FaultyServer(exchange -> withoutTokens(exchange, parameter, keys))) {
            List<ObjectEntry> found = new ArrayList<>();
            await(server.connection().objects().listAll(ROOT, found::addAll));
            assertEquals(keys, found.stream().map(ObjectEntry::key).toList());
        }
    }

    /** The SDK reads everything but "true" as false. */
    @ParameterizedTest
    @CsvSource({"1, 250", "' true\n', 250", "TRUE, 250", "yes, 250", "'', 250", "maybe, 250", "0, 100", "' False ', 100"
    })
    void howeverTheListSaysThatThereIsMore(String truncated, int found) throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            int from = Integer.parseInt(query(exchange).getOrDefault("continuation-token", "0"));
            int to = Math.min(250, from + PER_PAGE);
            String more = to == 250 ? "" : "<NextContinuationToken>" + to + "</NextContinuationToken>";
            String page = page(false, more, keys(from, to));
            FaultyServer.send(exchange, 200, to == 250 ? page : page.replace(">false<", ">" + truncated + "<"));
        })) {
            List<ObjectEntry> listed = new ArrayList<>();
            await(server.connection().objects().listAll(ROOT, listed::addAll));
            assertEquals(keys(0, found), listed.stream().map(ObjectEntry::key).toList());
        }
    }

    @Test
    void versionsGoOnWhereTheAnswerNamesTheNextOne() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            boolean first = !query(exchange).containsKey("key-marker");
            FaultyServer.send(
                    exchange,
                    200,
                    "<ListVersionsResult><Name>b</Name>"
                            + (first
                                    ? "<IsTruncated/><NextKeyMarker>a</NextKeyMarker><Version><Key>a</Key>"
                                    : "<IsTruncated>false</IsTruncated><Version><Key>b</Key>")
                            + "<VersionId>1</VersionId><Size>1</Size></Version></ListVersionsResult>");
        })) {
            List<String> keys = new ArrayList<>();
            await(server.connection()
                    .s3()
                    .versions()
                    .list(
                            ROOT,
                            page -> page.forEach(
                                    version -> keys.add(version.object().key()))));
            assertEquals(List.of("a", "b"), keys);
        }
    }

    @Test
    void aCountCountsAllObjects() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> withoutTokens(exchange, "start-after", keys(0, 250)))) {
            ObjectCount count = new ObjectCount(server.connection().s3(), "b", new FakeScheduler());
            await(count.count(List.of(ObjectEntry.ofPrefix("k"))));
            assertEquals(250, count.found().done());
        }
    }

    @ParameterizedTest
    @CsvSource({"<NextContinuationToken>t</NextContinuationToken>", "''"})
    void aPageThatComesAgainEndsTheList(String token) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> {
            requests.incrementAndGet();
            FaultyServer.send(exchange, 200, page(true, token, keys(0, 3)));
        })) {
            List<ObjectEntry> found = new ArrayList<>();
            CloudException e = failure(server.connection().objects().list(ROOT, found::addAll));
            assertEquals(AnswerProblem.SAME_PAGE, problem(e));
            assertTrue(ErrorTexts.sentence(e).contains("incomplete"), ErrorTexts.sentence(e));
            assertEquals(List.of(2, 3), List.of(requests.get(), found.size()), "requests and objects");
        }
    }

    /** Each page has a token of its own, and is empty, the one before, or one of two in turn. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void pagesWithoutAnythingNewEndTheList(int different) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> {
            int number = requests.incrementAndGet();
            FaultyServer.send(
                    exchange,
                    200,
                    "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t" + number
                            + "</NextContinuationToken>"
                            + (different == 0
                                    ? ""
                                    : "<Contents><Key>k" + number % different + "</Key><Size>" + number
                                            + "</Size></Contents>")
                            + "</ListBucketResult>");
        })) {
            CloudException e = failure(server.connection().objects().listAll(ROOT, page -> {}));
            assertEquals(Reason.of(AnswerProblem.NOTHING_NEW), e.failure().detail());
        }
    }

    @Test
    void topicsWithoutAnythingNewEnd() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange,
                200,
                "<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:aws:sns:r:1:t</TopicArn></member>"
                        + "</Topics><NextToken>t" + requests.incrementAndGet()
                        + "</NextToken></ListTopicsResult></ListTopicsResponse>"))) {
            CloudException e = failure(server.connection().sns().topics().listTopics(page -> {}));
            assertEquals(Reason.of(AnswerProblem.NOTHING_NEW), e.failure().detail());
        }
    }

    @Test
    void aTokenWithTheLastPageIsIgnored() throws Exception {
        String last = page(false, "<NextContinuationToken>t</NextContinuationToken>", keys(0, 3));
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, last))) {
            List<ObjectEntry> found = new ArrayList<>();
            await(server.connection().objects().list(ROOT, found::addAll));
            assertEquals(3, found.size());
        }
    }

    @Test
    void anEntryWithoutAKeyIsNoRow() throws Exception {
        String answer = "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + "<Contents><Size>1</Size></Contents><CommonPrefixes/></ListBucketResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            List<ObjectEntry> found = new ArrayList<>();
            await(server.connection().objects().list(ROOT, found::addAll));
            assertEquals(List.of(), found);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_NEXT_PAGE",
        "<NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>1</NextVersionIdMarker>, SAME_PAGE"
    })
    void versionsWithoutANextPageEnd(String markers, AnswerProblem problem) throws Exception {
        String answer = "<ListVersionsResult><Name>b</Name><IsTruncated>true</IsTruncated>" + markers
                + "<Version><Key>k</Key><VersionId>1</VersionId><Size>1</Size></Version></ListVersionsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    problem, problem(failure(server.connection().s3().versions().list(ROOT, page -> {}))));
        }
    }

    /** To delete an old one would delete the current one. */
    @Test
    void severalVersionsWithoutTheirIdsAreNotBelieved() throws Exception {
        String answer = "<ListVersionsResult><Name>b</Name><IsTruncated>false</IsTruncated>"
                + "<Version><Key>k</Key><IsLatest>true</IsLatest><VersionId>2</VersionId><Size>1</Size></Version>"
                + "<Version><Key>k</Key><IsLatest>false</IsLatest><Size>1</Size></Version></ListVersionsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.FOREIGN,
                    problem(failure(server.connection().s3().versions().list(ROOT, page -> {}))));
        }
    }

    /** Each page has something new and goes back all the same: its end would never come. */
    @ParameterizedTest
    @CsvSource({"ListVersionsResult, Version, VersionId", "ListMultipartUploadsResult, Upload, UploadId"})
    void pagesThatGoBackwardsEnd(String root, String entry, String id) throws Exception {
        AtomicInteger left = new AtomicInteger(9_999);
        try (FaultyServer server = new FaultyServer(exchange -> {
            String key = "k" + left.getAndDecrement();
            FaultyServer.send(
                    exchange,
                    200,
                    "<%1$s><IsTruncated>true</IsTruncated><NextKeyMarker>%4$s</NextKeyMarker><%2$s><Key>%4$s</Key><%3$s>1</%3$s></%2$s></%1$s>"
                            .formatted(root, entry, id, key));
        })) {
            CompletableFuture<?> listed = entry.equals("Version")
                    ? server.connection().s3().versions().list(ROOT, page -> {})
                    : server.connection().s3().incompleteUploads().list("b", page -> {});
            assertEquals(AnswerProblem.NOTHING_NEW, problem(failure(listed)));
        }
    }

    @Test
    void topicsThatComeAgainEnd() throws Exception {
        String answer = "<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:aws:sns:us-east-1:1:t"
                + "</TopicArn></member></Topics><NextToken>t</NextToken></ListTopicsResult></ListTopicsResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.SAME_PAGE,
                    problem(failure(server.connection().sns().topics().all())));
        }
    }

    @Test
    void subscriptionsOfATopicThatComeAgainEnd() throws Exception {
        String answer = "<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions/>"
                + "<NextToken>t</NextToken></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.SAME_PAGE,
                    problem(failure(
                            server.connection().sns().subscriptions().all(new Topic("arn:aws:sns:us-east-1:1:t")))));
        }
    }

    @Test
    void sandboxNumbersThatComeAgainEnd() throws Exception {
        String answer = "<ListSMSSandboxPhoneNumbersResponse><ListSMSSandboxPhoneNumbersResult><PhoneNumbers/>"
                + "<NextToken>t</NextToken></ListSMSSandboxPhoneNumbersResult></ListSMSSandboxPhoneNumbersResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.SAME_PAGE,
                    problem(failure(server.connection().sns().sms().listSandbox(page -> {}))));
        }
    }

    @Test
    void optedOutNumbersThatComeAgainEnd() throws Exception {
        String answer = "<ListPhoneNumbersOptedOutResponse><ListPhoneNumbersOptedOutResult><phoneNumbers/>"
                + "<nextToken>t</nextToken></ListPhoneNumbersOptedOutResult></ListPhoneNumbersOptedOutResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.SAME_PAGE,
                    problem(failure(server.connection().sns().sms().listOptedOut(page -> {}))));
        }
    }

    @Test
    void subscriptionsThatComeAgainEnd() throws Exception {
        String answer = "<ListSubscriptionsResponse><ListSubscriptionsResult><Subscriptions><member><SubscriptionArn>a"
                + "</SubscriptionArn></member></Subscriptions><NextToken>t</NextToken></ListSubscriptionsResult>"
                + "</ListSubscriptionsResponse>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    AnswerProblem.SAME_PAGE,
                    problem(failure(server.connection().sns().subscriptions().listAll(page -> {}))));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', NO_NEXT_PAGE", "<NextPartNumberMarker>1</NextPartNumberMarker>, SAME_PAGE"})
    void partsWithoutANextPageEnd(String marker, AnswerProblem problem) throws Exception {
        String answer = "<ListPartsResult><UploadId>u</UploadId><IsTruncated>true</IsTruncated>" + marker
                + "<Part><PartNumber>1</PartNumber><Size>5</Size></Part></ListPartsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            IncompleteUpload upload = new IncompleteUpload("b", "k", "u", null, null);
            assertEquals(
                    problem,
                    problem(failure(server.connection().s3().incompleteUploads().parts(upload))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_NEXT_PAGE",
        "<NextKeyMarker>k</NextKeyMarker><NextUploadIdMarker>u</NextUploadIdMarker>, SAME_PAGE"
    })
    void unfinishedUploadsWithoutANextPageEnd(String markers, AnswerProblem problem) throws Exception {
        String answer = "<ListMultipartUploadsResult><Bucket>b</Bucket><IsTruncated>true</IsTruncated>" + markers
                + "<Upload><Key>k</Key><UploadId>u</UploadId></Upload></ListMultipartUploadsResult>";
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            assertEquals(
                    problem,
                    problem(failure(server.connection().s3().incompleteUploads().list("b", page -> {}))));
        }
    }

    private static String buckets(String name, String token) {
        return "<ListAllMyBucketsResult><Buckets><Bucket><Name>" + name + "</Name></Bucket></Buckets>"
                + (token.isEmpty() ? "" : "<ContinuationToken>" + token + "</ContinuationToken>")
                + "</ListAllMyBucketsResult>";
    }

    @Test
    void bucketsComeInPages() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> FaultyServer.send(
                exchange,
                200,
                query(exchange).containsKey("continuation-token") ? buckets("two", "") : buckets("one", "t")))) {
            List<Bucket> found = await(server.connection().objects().listBuckets());
            assertEquals(List.of("one", "two"), found.stream().map(Bucket::name).toList());
        }
    }

    /** An account with a quota of more than 10,000 buckets. */
    @Test
    void bucketsThatOnlyComeInPagesAreListed() throws Exception {
        try (FaultyServer server = new FaultyServer(exchange -> {
            if (query(exchange).containsKey("max-buckets")) {
                FaultyServer.send(exchange, 200, buckets("one", ""));
            } else {
                FaultyServer.send(exchange, 400, FaultyServer.error("InvalidRequest", "unpaginated"));
            }
        })) {
            List<Bucket> found = await(server.connection().objects().listBuckets());
            assertEquals(List.of("one"), found.stream().map(Bucket::name).toList());
        }
    }

    private static Object problem(CloudException e) {
        return e.failure().detail() instanceof Reason reason ? reason.code() : e;
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }

    /** A server's order is that of the bytes: Java's puts what lies beyond the basic plane before some of it. */
    @Test
    void keysOfAllPlanesAreListedOnceWithoutATokenToo() throws Exception {
        List<String> keys = new ArrayList<>(List.of("\uFF01"));
        IntStream.range(0, 150).forEach(i -> keys.add("\uD83D\uDE00" + String.format("%03d", i)));
        try (FaultyServer server = new FaultyServer(exchange -> {
            int from = keys.indexOf(query(exchange).getOrDefault("start-after", "")) + 1;
            int to = Math.min(keys.size(), from + PER_PAGE);
            FaultyServer.send(exchange, 200, page(to < keys.size(), "", keys.subList(from, to)));
        })) {
            List<ObjectEntry> found = new ArrayList<>();
            await(server.connection().objects().listAll(ROOT, found::addAll));
            assertEquals(keys, found.stream().map(ObjectEntry::key).toList());
        }
    }
}
