package app.bellhop.aws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.endpoint.Partitions;
import app.bellhop.aws.s3.bucket.AwsBucketConfiguration;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.policy.TopicStatements;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class PartitionsTest {

    private static final S3Location OBJECT = new S3Location("b", "k");

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, , arn:aws:s3:::b/k, http://b.s3-website-eu-west-1.amazonaws.com/",
        "cn-north-1, , arn:aws-cn:s3:::b/k, http://b.s3-website.cn-north-1.amazonaws.com.cn/",
        "cn-north-1, https://s3.cn-north-1.amazonaws.com.cn, arn:aws-cn:s3:::b/k, http://b.s3-website.cn-north-1.amazonaws.com.cn/",
        "us-gov-west-1, , arn:aws-us-gov:s3:::b/k, http://b.s3-website-us-gov-west-1.amazonaws.com/",
        "default, http://127.0.0.1:9000, arn:aws:s3:::b/k, http://b.s3-website.default.amazonaws.com/",
        "default, , arn:aws:s3:::b/k, http://b.s3-website.default.amazonaws.com/",
        "cn-north-1, https://minio.example.com, arn:aws:s3:::b/k, http://b.s3-website.cn-north-1.amazonaws.com/"
    })
    void arnsAndWebsitesAreOfTheRegionsPartition(String region, String endpoint, String arn, String website) {
        Partition partition = Partitions.of(Region.of(region), endpoint);
        assertEquals(arn, OBJECT.arn(partition));
        assertEquals(
                website, AwsBucketConfiguration.website("b", region, partition).toString());
    }

    @ParameterizedTest
    @CsvSource({"eu-west-1, aws", "cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
    void connectionsKnowTheirPartition(String region, String id) {
        Connection there = new Connection("t", "t", Connection.Source.SAVED, null, null, null, region, "AKIA");
        try (AwsConnection connection = new AwsConnection(there, "secret", Runnable::run)) {
            assertEquals(id, connection.s3().partition().id());
        }
    }

    @Test
    void templatesNameResourcesOfThePartition() {
        Partition china = Partitions.of(Region.CN_NORTH_1, null);
        for (PolicyTemplate template : PolicyTemplate.values()) {
            String statement = template.statement(china, "b", "123456789012");
            assertFalse(statement.contains("arn:aws:"), statement);
            assertTrue(statement.contains("arn:aws-cn:s3:::b"), statement);
        }
        String topic = "arn:aws-cn:sns:cn-north-1:123456789012:t";
        String statement = TopicStatements.bucketPublishes(topic, "123456789012", "b");
        assertTrue(statement.contains("arn:aws-cn:s3:::b"), statement);
    }
}
