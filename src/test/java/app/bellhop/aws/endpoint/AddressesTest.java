package app.bellhop.aws.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.settings.Connection;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private static Addresses addresses(@Nullable String s3, @Nullable String sns) {
        Connection connection = new Connection("t", "t", Connection.Source.SAVED, null, s3, sns, null, "AKIA");
        return Addresses.of(connection, new ChosenProfile(connection));
    }

    @Test
    void withoutEndpointsBothAreAws() {
        Addresses found = addresses(null, null);
        assertTrue(found.aws() && found.snsSetUp());
        assertNull(found.s3());
        assertNull(found.sns());
    }

    @Test
    void anotherServerWithoutSnsIsNotAskedAtAws() {
        Addresses found = addresses("https://s3.example.com", null);
        assertFalse(found.snsSetUp());
        assertEquals(URI.create("https://s3.example.com"), found.sns());
    }

    @Test
    void theSameAddressMayBeNamedTwice() {
        Addresses found = addresses("https://s3.example.com", "https://s3.example.com");
        assertTrue(found.snsSetUp());
        assertEquals(found.s3(), found.sns());
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-1.amazonaws.com, eu-west-1",
        "http://s3.amazonaws.com/, ",
        "https://S3-us-west-2.amazonaws.com, us-west-2",
        "https://s3.dualstack.eu-central-1.amazonaws.com, eu-central-1",
        "https://s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1",
        "https://my.bucket.s3.eu-west-1.amazonaws.com/folder, eu-west-1",
        "https://s3.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://s3express-use1-az4.us-east-1.amazonaws.com, us-east-1",
        "https://ap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com, eu-west-1",
        "https://x.mrap.accesspoint.s3-global.amazonaws.com, ",
        "https://bucket.s3-accelerate.amazonaws.com, ",
        "https://s3.eu-west-1.amazonaws.com., eu-west-1",
        "http://bucket.s3-website-us-east-1.amazonaws.com, us-east-1",
        "http://bucket.s3-website.eu-central-1.amazonaws.com/, eu-central-1"
    })
    void anEndpointOfAwsItselfIsAws(String endpoint, @Nullable String region) {
        Addresses found = addresses(endpoint, null);
        assertTrue(found.aws() && found.snsSetUp());
        assertNull(found.s3());
        assertNull(found.sns());
        assertEquals(region, found.region());
        assertEquals(endpoint.contains("fips"), found.fips());
        assertEquals(endpoint.contains("dualstack"), found.dualstack());
    }

    @Test
    void anEndpointInAVpcIsAwsUnderItsOwnName() {
        String endpoint = "https://bucket.vpce-0123-4567.s3.eu-west-1.vpce.amazonaws.com";
        Addresses found = addresses(endpoint, null);
        assertTrue(found.aws() && found.snsSetUp());
        assertEquals(URI.create(endpoint), found.s3());
        assertNull(found.sns());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ec2-1-2-3-4.eu-west-1.compute.amazonaws.com:9000",
                "https://my-s3.eu-west-1.elb.amazonaws.com",
                "https://s3.eu-west-1.amazonaws.com.evil.example",
                "https://s3.cn-north-1.amazonaws.com",
                "https://s3.wasabisys.com"
            })
    void aServerAtAwsIsNotAwsItself(String endpoint) {
        assertFalse(addresses(endpoint, null).aws());
    }
}
