package app.bellhop.work.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.Redaction;
import app.bellhop.cloud.activity.Withheld;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.ServerOptions.Addressing;
import app.bellhop.settings.ServerOptions.Checksums;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotoCodeTest {

    private static final Connection AWS = Connection.ofEnvironment("eu-west-1", null, null);

    private static ApiCall call(String service, String operation, String error, Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return new ApiCall(service, operation, named, 0, 1, error);
    }

    private static ApiCall s3(String operation, Object... arguments) {
        return call("s3", operation, "", arguments);
    }

    /** What stands behind the clients. */
    private static String code(ApiCall... calls) {
        String all = BotoCode.of(AWS, List.of(calls), 0);
        return all.substring(all.indexOf("\n\n", all.indexOf("client(")) + 2);
    }

    private static String script(ApiCall... calls) {
        String all = BotoCode.script(AWS, List.of(calls), 0);
        return all.substring(all.indexOf("\n\n", all.indexOf("client(")) + 2);
    }

    @Test
    void aCallIsALineWithItsClient() {
        Connection there = Connection.ofProfile("team", "eu-west-1", "http://localhost:9000", "http://localhost:9001");
        assertEquals(
                """
                import boto3
                from botocore.config import Config

                # boto3 finds the credentials itself: in environment variables or the AWS files.
                session = boto3.Session(profile_name='team')
                s3 = session.client('s3', endpoint_url='http://localhost:9000', region_name='eu-west-1', \
                config=Config(s3={'addressing_style': 'path'}))
                sns = session.client('sns', endpoint_url='http://localhost:9001', region_name='eu-west-1')

                s3.put_object_acl(Bucket='b', Key='k', ACL='public-read')
                # Failed: NotFound
                sns.delete_topic(TopicArn='arn:aws:sns:eu-west-1:1:bell')
                # 7 more calls were made, which Bellhop has not kept.
                """,
                BotoCode.of(
                        there,
                        List.of(
                                s3("PutObjectAcl", "Bucket", "b", "Key", "k", "ACL", "public-read"),
                                call("sns", "DeleteTopic", "NotFound", "TopicArn", "arn:aws:sns:eu-west-1:1:bell")),
                        7));
    }

    @Test
    void textsAreEscaped() {
        assertEquals(
                "s3.head_object(Bucket='b', Key='it\\'s \\\\ \"a\"\\n\\t\\x00\\x7fü\\u202e日🚀\\ud800')\n",
                code(s3("HeadObject", "Bucket", "b", "Key", "it's \\ \"a\"\n\t\0\u007fü\u202e日🚀\ud800")));
    }

    @Test
    void valuesNestAndLongCallsTakeSeveralLines() {
        assertEquals(
                """
                s3.put_bucket_lifecycle_configuration(
                    Bucket='b',
                    LifecycleConfiguration={
                        'Rules': [
                            {
                                'ID': 'old',
                                'Status': 'Enabled',
                                'Expiration': {
                                    'Date': datetime.datetime(2027, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc),
                                    'ExpiredObjectDeleteMarker': True,
                                },
                                'Transitions': [],
                            },
                        ],
                    },
                )
                """,
                code(s3(
                        "PutBucketLifecycleConfiguration",
                        "Bucket",
                        "b",
                        "LifecycleConfiguration",
                        Map.of(
                                "Rules",
                                List.of(ordered(
                                        "ID",
                                        "old",
                                        "Status",
                                        "Enabled",
                                        "Expiration",
                                        ordered(
                                                "Date",
                                                Instant.parse("2027-01-02T03:04:05Z"),
                                                "ExpiredObjectDeleteMarker",
                                                true),
                                        "Transitions",
                                        List.of()))))));
        assertEquals(
                "s3.delete_objects(Bucket='b', Delete={'Objects': [{'Key': 'k'}], 'Quiet': False})\n",
                code(s3(
                        "DeleteObjects",
                        "Bucket",
                        "b",
                        "Delete",
                        ordered("Objects", List.of(Map.of("Key", "k")), "Quiet", false))));
    }

    private static Map<String, Object> ordered(Object... arguments) {
        return s3("", arguments).arguments();
    }

    @Test
    void bodiesArePlaceholdersAndWhatBotoWorksOutOfThemIsLeftOut() {
        assertEquals(
                """
                s3.put_object(Bucket='b', Key='in/report.csv', Metadata={'by': 'me'}, Body=open('report.csv', 'rb'))
                s3.put_object(Bucket='b', Key='in/', Body=b'')
                s3.list_objects_v2(Bucket='b')
                """,
                code(
                        s3(
                                "PutObject",
                                "Bucket",
                                "b",
                                "Key",
                                "in/report.csv",
                                "ContentLength",
                                7,
                                "ChecksumCRC32",
                                "AAAA",
                                "Metadata",
                                Map.of("by", "me"),
                                "Body",
                                Withheld.BODY),
                        s3("PutObject", "Bucket", "b", "Key", "in/", "Body", Withheld.EMPTY_BODY),
                        s3("ListObjectsV2", "Bucket", "b", "EncodingType", "url")));
    }

    @Test
    void secretsComeFromTheEnvironment() {
        ApiCall put = new ApiCall(
                "s3",
                "GetObject",
                Redaction.of(
                        ordered("Bucket", "b", "Key", "k", "SSECustomerKey", "c2VjcmV0", "SSECustomerKeyMD5", "bWQ1")),
                0,
                1,
                "");
        ApiCall confirm = new ApiCall("sns", "ConfirmSubscription", Redaction.of(Map.of("Token", "t0ken")), 0, 1, "");
        String all = BotoCode.of(AWS, List.of(put, confirm), 0) + BotoCode.script(AWS, List.of(put, confirm), 0);
        assertTrue(all.startsWith("import base64\nimport os\n\nimport boto3\n"), all);
        assertTrue(
                all.contains("s3.get_object(Bucket='b', Key='k', "
                        + "SSECustomerKey=base64.b64decode(os.environ['SSE_CUSTOMER_KEY']))"),
                all);
        assertTrue(all.contains("sns.confirm_subscription(Token=os.environ['TOKEN'])"), all);
        assertFalse(all.contains("c2VjcmV0") || all.contains("bWQ1") || all.contains("t0ken"), all);
    }

    @Test
    void linksAreSignedByTheirOwnFunction() {
        assertEquals(
                """
                s3.generate_presigned_url(
                    ClientMethod='get_object',
                    Params={'Bucket': 'b', 'Key': 'k'},
                    ExpiresIn=60,
                )
                """,
                code(s3(
                        "GeneratePresignedUrl",
                        "ClientMethod",
                        "get_object",
                        "Params",
                        ordered("Bucket", "b", "Key", "k"),
                        "ExpiresIn",
                        60)));
    }

    @Test
    void binaryAttributesAreWrittenAsTheyAre() {
        assertEquals(
                "sns.publish(BinaryValue=bytes.fromhex('00ff27'))\n",
                code(call("sns", "Publish", "", "BinaryValue", new byte[] {0, -1, 0x27})));
    }

    /** Left to itself, boto3 signs them in the old way, and without the region in the host. */
    @Test
    void linksAreSignedAsBellhopSignsThem() {
        List<ApiCall> link = List.of(s3("GeneratePresignedUrl", "ClientMethod", "get_object"));
        assertTrue(
                BotoCode.of(AWS, link, 0)
                        .contains("config=Config(signature_version='s3v4', s3={'addressing_style': 'virtual'})"),
                BotoCode.of(AWS, link, 0));
        Connection server = Connection.ofEnvironment("eu-west-1", "http://localhost:9000", null);
        assertTrue(
                BotoCode.of(server, link, 0)
                        .contains("config=Config(signature_version='s3v4', s3={'addressing_style': 'path'})"),
                BotoCode.of(server, link, 0));
    }

    @Test
    void clientsSendAndTrustWhatTheConnectionDoes() {
        Connection server = AWS.withServer(new ServerOptions(
                Addressing.PATH, Checksums.WHEN_REQUIRED, false, null, "/etc/ca.pem", null, List.of()));
        assertTrue(
                BotoCode.of(server, List.of(s3("ListBuckets")), 0)
                        .contains("verify='/etc/ca.pem', config=Config(s3={'addressing_style': 'path'}, "
                                + "request_checksum_calculation='when_required', "
                                + "response_checksum_validation='when_required'))"),
                BotoCode.of(server, List.of(s3("ListBuckets")), 0));
    }

    @Test
    void linesWithoutTheirSecretsSaySo() {
        Map<String, Object> kept = Redaction.of(Map.of("Endpoint", "https://me:pw@example.com/"));
        assertEquals("""
                # Fill in what is REDACTED.
                sns.subscribe(Endpoint='https://REDACTED@example.com/')
                """, code(new ApiCall("sns", "Subscribe", kept, 0, 1, "")));
    }

    @Test
    void athenaIsNotWhereSnsIs() {
        Connection server = Connection.ofEnvironment("eu-west-1", "http://localhost:9000", "http://localhost:9001");
        String code = BotoCode.of(server, List.of(call("athena", "ListWorkGroups", "")), 0);
        assertTrue(code.contains("athena = boto3.client('athena', region_name='eu-west-1')\n"), code);
    }

    @Test
    void timesHaveTheDigitsOfPythonInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertEquals(
                    "s3.x(At=datetime.datetime(2027, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc))\n",
                    code(s3("X", "At", Instant.parse("2027-01-02T03:04:05Z"))));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aScriptLeavesOutUploadsThatWereNotCompleted() {
        ApiCall delete = s3("DeleteObject", "Bucket", "b", "Key", "old");
        assertEquals(
                "s3.delete_object(Bucket='b', Key='old')\n",
                script(
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "theirs"),
                        call("s3", "CompleteMultipartUpload", "PreconditionFailed", "Bucket", "b", "Key", "theirs"),
                        s3("AbortMultipartUpload", "Bucket", "b", "Key", "theirs"),
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "paused"),
                        s3("UploadPart", "Bucket", "b", "Key", "paused"),
                        delete));
    }

    @Test
    void aScriptSaysWhereAnUploadWouldReplaceWhatBellhopWouldNot() {
        assertEquals(
                """
                # Bellhop made sure that nothing else is replaced, which boto3 can't here.
                s3.upload_file('k', 'b', 'k')
                """,
                script(
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "k"),
                        s3("CompleteMultipartUpload", "Bucket", "b", "Key", "k", "IfNoneMatch", "*")));
    }

    @Test
    void aScriptUploadsAndCopiesInPartsAsBotoDoes() {
        Map<String, Object> source = ordered("Bucket", "a", "Key", "big");
        assertEquals(
                """
                s3.upload_file('video.mp4', 'b', 'in/video.mp4', ExtraArgs={'ACL': 'public-read'})
                s3.copy({'Bucket': 'a', 'Key': 'big'}, 'b', 'copy')
                # Failed: AccessDenied
                # s3.delete_object(Bucket='b', Key='k')
                """,
                script(
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "in/video.mp4", "ACL", "public-read"),
                        s3("UploadPart", "Bucket", "b", "Key", "in/video.mp4", "UploadId", "u", "Body", Withheld.BODY),
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "copy", "ChecksumType", "FULL_OBJECT"),
                        s3("UploadPartCopy", "Bucket", "b", "Key", "copy", "UploadId", "v", "CopySource", source),
                        s3("CompleteMultipartUpload", "Bucket", "b", "Key", "copy", "UploadId", "v"),
                        s3("CompleteMultipartUpload", "Bucket", "b", "Key", "in/video.mp4", "UploadId", "u"),
                        s3("CreateMultipartUpload", "Bucket", "b", "Key", "stopped"),
                        s3("AbortMultipartUpload", "Bucket", "b", "Key", "stopped", "UploadId", "w"),
                        call("s3", "DeleteObject", "AccessDenied", "Bucket", "b", "Key", "k")));
    }

    @Test
    void methodsHaveBotosNames() {
        Map<String, String> names = Map.of(
                "ListObjectsV2", "list_objects_v2",
                "PutObjectAcl", "put_object_acl",
                "GetSMSAttributes", "get_sms_attributes",
                "VerifySMSSandboxPhoneNumber", "verify_sms_sandbox_phone_number",
                "CheckIfPhoneNumberIsOptedOut", "check_if_phone_number_is_opted_out",
                "GetMetricData", "get_metric_data");
        names.forEach((api, boto) -> assertEquals(boto, BotoNames.method(api)));
    }
}
