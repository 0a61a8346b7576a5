package app.bellhop.cloud.s3.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.cloud.s3.S3Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** J: a place may come from anywhere. */
class TypedPlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3://b/a%20b|b|a%20b",
                "s3a://b/x/|b|x/",
                "S3N://b|b|\"\"",
                "b/x|b|x",
                "arn:aws:s3:::b|b|\"\"",
                "arn:aws-cn:s3:::b/x y/z|b|x y/z",
                "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/p/"
                        + "|arn:aws:s3:eu-west-1:123456789012:accesspoint/ap|p/",
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/object/k"
                        + "|arn:aws:s3:eu-west-1:123456789012:accesspoint/ap|k",
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap"
                        + "|arn:aws:s3:eu-west-1:123456789012:accesspoint/ap|\"\"",
                "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap/object/a/b"
                        + "|arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap|a/b",
                "mfzwi23gnjvgw.mrap/k|mfzwi23gnjvgw.mrap|k",
                "https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/a%20b|mfzwi23gnjvgw.mrap|a b",
                "https://ap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com/p/k"
                        + "|arn:aws:s3:eu-west-1:123456789012:accesspoint/ap|p/k",
                "https://ap-123456789012.s3-accesspoint.dualstack.cn-north-1.amazonaws.com.cn/"
                        + "|arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/ap|\"\"",
                "arn:aws:s3express:us-east-1:123456789012:bucket/b--use1-az4--x-s3|b--use1-az4--x-s3|\"\"",
                "arn:aws:s3express:us-east-1:123456789012:accesspoint/p--use1-az4--xa-s3/object/k|p--use1-az4--xa-s3|k",
                "s3://b--use1-az4--x-s3/p/k|b--use1-az4--x-s3|p/k",
                "https://b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/p/k|b--use1-az4--x-s3|p/k",
                "https://s3express-use1-az4.us-east-1.amazonaws.com/b--use1-az4--x-s3/k|b--use1-az4--x-s3|k",
                "https://my.bucket.s3.eu-west-1.amazonaws.com/a%20b%2Bc/d+e|my.bucket|a b+c/d+e",
                "https://b.s3.amazonaws.com/%2525|b|%25",
                "https://b.s3.dualstack.eu-west-1.amazonaws.com/k|b|k",
                "https://b.s3-accelerate.amazonaws.com/k|b|k",
                "https://b.s3.cn-north-1.amazonaws.com.cn/k|b|k",
                "https://s3.eu-west-1.amazonaws.com/b//k|b|/k",
                "https://s3-us-west-2.amazonaws.com/b/k|b|k",
                "https://s3.amazonaws.com/b|b|\"\"",
                "http://b.s3-website-us-east-1.amazonaws.com/index.html|b|index.html",
                "http://b.s3-website.eu-central-1.amazonaws.com/|b|\"\"",
                "https://b.s3.eu-west-1.amazonaws.com/k.csv?X-Amz-Algorithm=AWS4&X-Amz-Signature=0|b|k.csv",
                "https://eu-west-1.console.aws.amazon.com/s3/buckets/b?region=eu-west-1&prefix=a%2Fb/&x=1|b|a/b/",
                "https://s3.console.aws.amazon.com/s3/object/b?prefix=k.txt|b|k.txt",
                "https://b.s3.eusc-de-east-1.amazonaws.eu/k|b|k",
                "https://ap-123456789012.s3-accesspoint.eusc-de-east-1.amazonaws.eu/k|arn:aws-eusc:s3:eusc-de-east-1:123456789012:accesspoint/ap|k",
                "http://minio.example:9000/s3/b/k%3Fx|b|k?x",
                "http://minio.example:9000/s3/b|b|\"\"",
                "http://b.minio.example:9000/k|b|k",
                "http://city-data.s3-website.localhost:8000/a.html|city-data|a.html"
            })
    void placesAreReadInEveryForm(String text, String bucket, String key) {
        TypedPlace typed = TypedPlace.parse(text, "http://minio.example:9000/s3/");
        assertEquals(new S3Location(bucket, key), typed.place());
        assertNull(typed.problem());
    }

    @ParameterizedTest
    @CsvSource({
        "s3://, NO_BUCKET",
        "'', NO_BUCKET",
        "gs://b/k, UNKNOWN_SCHEME",
        "arn:aws:sns:us-east-1:1:topic, OTHER_ARN",
        "https://example.com/b/k, OTHER_SERVER",
        "https://b.s3.amazonaws.com.evil.example/k, OTHER_SERVER",
        "https://s3.amazonaws.com/, NO_BUCKET",
        "https://[x/, BAD_ADDRESS",
        "https://b.s3.amazonaws.com/%zz, BAD_ADDRESS"
    })
    void whatIsNoPlaceIsNamed(String text, PlaceProblem problem) {
        TypedPlace typed = TypedPlace.parse(text, null);
        assertNull(typed.place());
        assertNotNull(typed.problem());
        assertEquals(problem, typed.problem().code());
    }

    /** As links of the server name it. */
    @Test
    void anEndpointOfAnotherScriptIsKnownByTheNameThatIsLookedUp() {
        assertEquals(
                new S3Location("b", "k"),
                TypedPlace.parse("http://xn--bcher-kva.example:9000/b/k", "http://b\u00FCcher.example:9000")
                        .place());
    }
}
